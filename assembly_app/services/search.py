# SPDX-License-Identifier: GPL-3.0-or-later
"""What was decided about something: by words of any language, code, person or body, accents or not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from assembly_app.domain.kinds import Outcome
from assembly_app.domain.near import fold_accents
from assembly_app.services import agreements as agreeing
from assembly_app.services import names as naming
from assembly_app.services.agreements import AgreementRow
from assembly_app.services.assemblies import code_of
from assembly_app.services.people import PersonRow, everybody, matches
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaItem, Assembly

_WORD: Final = re.compile(r"[\w-]+")
# "l'Acollida" asks for "acollida": what is before an apostrophe is an article.
_ARTICLE: Final = re.compile(r"\b\w{1,2}['’](?=\w)")
_APART: Final = re.compile(r"[\W_]+")
# "ecoxarxa" also finds "eco xarxa"; a shorter word would be found across any two others.
_LONG: Final = 6


@dataclass(frozen=True)
class ItemHit:
    """An agenda item and its assembly, which was `held` or is `running`."""

    id: UUID
    number: int | None
    title: str
    reserved: bool
    outcome: Outcome | None
    assembly_id: UUID
    assembly: str
    held_on: date | None
    held: bool
    running: bool


@dataclass(frozen=True)
class Found:
    """Everything that some words mean, each kind in its own order."""

    agreements: tuple[AgreementRow, ...]
    persons: tuple[PersonRow, ...]
    items: tuple[ItemHit, ...]


def agreements(tx: Transaction, words: str) -> list[AgreementRow]:
    """Return the agreements that hold every word, the latest first; all of them for no words."""
    wanted = _wanted(words)
    rows = agreeing.every(tx)
    if not wanted:
        return rows
    names = naming.load(tx)
    return [row for row in rows if _holds(wanted, _texts(row, names))]


def everything(tx: Transaction, words: str) -> Found:
    """Return the agreements, persons and agenda items that hold every word; nothing for no words."""
    wanted = _wanted(words)
    if not wanted:
        return Found((), (), ())
    beginnings = [part for part in _APART.split(_plain(words)) if part]
    persons = tuple(row for row in everybody(tx) if matches(row.name, beginnings))
    hits = tuple(hit for hit in items(tx) if not hit.reserved and _holds(wanted, [hit.title]))
    return Found(tuple(agreements(tx, words)), persons, hits)


def items(tx: Transaction) -> list[ItemHit]:
    """Return every agenda item that stands on an agenda, those of the latest assembly first."""
    names = naming.load(tx)
    assemblies = {row.id: row for row in tx.all(Assembly)}
    hits = [
        ItemHit(
            item.id,
            item.number,
            names.show(item.title),
            item.reserved,
            item.outcome,
            assembly.id,
            code_of(assembly),
            assembly.held_on,
            assembly.opened_at is not None,
            assembly.opened_at is not None and assembly.closed_at is None,
        )
        for item in tx.all(AgendaItem, AgendaItem.in_intake.is_(None))
        if item.assembly_id and (assembly := assemblies.get(item.assembly_id))
    ]
    return sorted(hits, key=lambda hit: (hit.held_on or date.min, -(hit.number or 0)), reverse=True)


def _texts(row: AgreementRow, names: naming.Names) -> list[str]:
    """Return what an agreement is known by: its words in every language, its code, its people."""
    wordings = (row.title, row.wording, row.condition, row.remote_note)
    written = [
        names.show(text) for wording in wordings for text in (wording.text, *wording.translations.values())
    ]
    lines = [amount.line for amount in row.amounts]
    related = [one.code for one in row.relations]
    return [
        *written, row.code, *row.persons, row.body, row.with_body, row.scope, row.held_in, *lines, *related,
    ]  # fmt: skip


def _plain(words: str) -> str:
    return _ARTICLE.sub("", fold_accents(words))


def _wanted(words: str) -> list[str]:
    return _WORD.findall(_plain(words))


def _holds(wanted: Sequence[str], texts: Iterable[str]) -> bool:
    folded = fold_accents("\n".join(texts))
    closed = _APART.sub("", folded)
    return all(word in folded or _closed(word, closed) for word in wanted)


def _closed(word: str, text: str) -> bool:
    bare = _APART.sub("", word)
    return len(bare) >= _LONG and bare in text
