# SPDX-License-Identifier: GPL-3.0-or-later
"""Assemblies that decide by consensus: agendas, presence, decisions and minutes."""

__version__ = "0.1.0"
