# SPDX-License-Identifier: GPL-3.0-or-later
"""What a step has in its hands: the transaction, its moment, and the records behind the scenario's ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.demo.refs import Ref, Text
from assembly_app.services import notes
from assembly_app.storage.database import Transaction


@dataclass(frozen=True)
class Happening:
    """One step, or one part of the setting, while it is being done."""

    tx: Transaction
    at: datetime
    ids: Mapping[Ref, UUID]
    held: Ref

    @property
    def assembly(self) -> UUID:
        """The assembly that is held."""
        return self.ids[self.held]

    def __getitem__(self, ref: Ref) -> UUID:
        return self.ids[ref]

    def maybe(self, ref: Ref | None) -> UUID | None:
        """Return the record of an id that may be left out."""
        return self.ids[ref] if ref else None

    def many(self, refs: Iterable[Ref]) -> tuple[UUID, ...]:
        """Return the records of several ids."""
        return tuple(self.ids[ref] for ref in refs)

    def translate(self, subject: UUID, **texts: Text | None) -> None:
        """Link the translations that the file gives to the fields of a record."""
        for field, text in texts.items():
            for language, words in (text.translations if text else {}).items():
                notes.translate(self.tx, subject, field, language, words)
