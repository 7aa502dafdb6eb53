# SPDX-License-Identifier: GPL-3.0-or-later
"""Use cases and queries, one module per noun; none commits, opens a transaction or talks to people."""
