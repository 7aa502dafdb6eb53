# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenario files: read, and played through the same services as the window."""
