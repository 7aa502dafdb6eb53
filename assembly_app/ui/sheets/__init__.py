# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets that open beside the work, never over it: door, test, agreement and their kin."""
