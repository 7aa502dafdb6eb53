# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: pages of frozen rows over services, drawn by one style."""
