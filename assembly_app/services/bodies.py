# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies: the cooperative's tree."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.kinds import BodyKind
from assembly_app.services.use_case import need, need_text, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import Body, Membership


class BodyInsideItself(AssemblyError):
    """The tree has no loops."""

    message = N_("A body cannot be inside itself.")


@dataclass(frozen=True)
class BodyRow:
    """A body in the tree; `depth` counts from 0 at the root, `people` those who belong to it."""

    id: UUID
    name: str
    kind: BodyKind | None
    parent_id: UUID | None
    depth: int
    people: int


@use_case("bodies.add")
def add(
    tx: Transaction,
    name: str,
    kind: BodyKind,
    *,
    parent_id: UUID | None = None,
    code_prefix: str = "AC",
) -> UUID:
    """Add a body under another, or at the root; return its id."""
    if parent_id:
        need(tx, Body, parent_id)
    body = Body(id=tx.new_id(), name=need_text(name), kind=kind, parent_id=parent_id, code_prefix=code_prefix)
    tx.add(body)
    return body.id


@use_case("bodies.edit")
def edit(tx: Transaction, body_id: UUID, *, name: str, kind: BodyKind, parent_id: UUID | None = None) -> None:
    """Change a body's name, kind or place; raises BodyInsideItself."""
    body = need(tx, Body, body_id)
    above: UUID | None = parent_id
    while above:
        if above == body_id:
            raise BodyInsideItself
        above = need(tx, Body, above).parent_id
    body.name, body.kind, body.parent_id = need_text(name), kind, parent_id


@use_case("bodies.remove")
def remove(tx: Transaction, body_id: UUID) -> None:
    """Take a body out of the tree; what it agreed stays."""
    tx.remove(need(tx, Body, body_id))


def tree(tx: Transaction) -> list[BodyRow]:
    """Return every body, parents before their children, by kind and name."""
    found = tx.session.execute(
        select(Membership.body_id, func.count())
        .where(Membership.deleted.is_(None), Membership.ends_on.is_(None))
        .group_by(Membership.body_id)
    )
    counts = {row[0]: row[1] for row in found}
    kinds = list(BodyKind)
    bodies = sorted(tx.all(Body), key=lambda b: (kinds.index(b.kind) if b.kind else len(kinds), b.name, b.id))
    known = {body.id for body in bodies}
    children: dict[UUID | None, list[Body]] = {}
    for body in bodies:
        # A body whose parent has not been received yet stands at the root until it is.
        children.setdefault(body.parent_id if body.parent_id in known else None, []).append(body)
    rows: list[BodyRow] = []

    def descend(parent: UUID | None, depth: int) -> None:
        for body in children.get(parent, []):
            rows.append(BodyRow(body.id, body.name, body.kind, body.parent_id, depth, counts.get(body.id, 0)))
            descend(body.id, depth + 1)

    descend(None, 0)
    return rows


def organisation(tx: Transaction) -> BodyRow | None:
    """Return the body at the root, whose book this is."""
    return next((row for row in tree(tx) if row.depth == 0), None)
