# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of assemblies over plain values: no window, no database, no language."""
