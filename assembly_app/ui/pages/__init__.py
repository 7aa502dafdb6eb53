# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of the rail, one page each; imported when first shown."""
