# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts pages are made of; none of them knows the book."""
