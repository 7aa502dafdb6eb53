# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom a document is for."""

from enum import StrEnum


class Variant(StrEnum):
    """Minutes for the group, with names, or for everybody, without them."""

    INTERNAL = "internal"
    PUBLIC = "public"
