# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of persons and bodies, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembly_app.domain.kinds import BodyKind
from assembly_app.i18n import _, pgettext
from assembly_app.i18n.terms import language_name

if TYPE_CHECKING:
    from assembly_app.services.people import MembershipRow, PersonRow


def kinds_word(kind: BodyKind) -> str:
    """Several bodies of a kind, for their group in the tree."""
    return {
        BodyKind.COOPERATIVE: pgettext("bodies", "Cooperatives"),
        BodyKind.ASSEMBLY: pgettext("bodies", "Assemblies"),
        BodyKind.COMMISSION: pgettext("bodies", "Commissions"),
        BodyKind.WORKING_GROUP: pgettext("bodies", "Working groups"),
        BodyKind.NODE: pgettext("bodies", "Local nodes"),
        BodyKind.ECONETWORK: pgettext("bodies", "Eco-networks"),
        BodyKind.PAIC: pgettext("bodies", "PAIC"),
        BodyKind.PUBLIC_PROJECT: pgettext("bodies", "Public projects"),
        BodyKind.AUTONOMOUS_PROJECT: pgettext("bodies", "Autonomous projects"),
    }[kind]


def belongs(membership: MembershipRow) -> str:
    """How a person belongs to a body, or when they did."""
    start, end = membership.starts_on, membership.ends_on
    if end:
        return f"{start.year}–{end.year}" if start else _("until {year}").format(year=end.year)
    since = _("since {year}").format(year=start.year) if start else ""
    if membership.coordinates:
        coordination = pgettext("membership", "coordination")
        return f"{coordination}, {since}" if since else coordination
    return since


def member(person: PersonRow) -> str:
    """How long a person has been a member, and the language they speak."""
    parts = []
    if person.left_on:
        parts.append(_("Left in {year}").format(year=person.left_on.year))
    elif person.member_since:
        parts.append(_("Member since {year}").format(year=person.member_since.year))
    if person.language:
        parts.append(language_name(person.language))
    line = " · ".join(parts)
    return line[:1].upper() + line[1:]
