# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting votes exactly: integers and fractions only, every stage kept, every tie logged."""
