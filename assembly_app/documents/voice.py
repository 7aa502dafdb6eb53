# SPDX-License-Identifier: GPL-3.0-or-later
"""How one document speaks: its language, its words for people, its hours, and what the public reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from assembly_app.documents import brackets, wording
from assembly_app.documents.blocks import Run, Runs
from assembly_app.documents.variant import Variant
from assembly_app.domain import mentions
from assembly_app.domain.kinds import Visibility
from assembly_app.i18n import Speech, translator
from assembly_app.i18n.dates import DateStyle, format_date, format_time
from assembly_app.i18n.lists import join_and
from assembly_app.services.minutes import ItemRecord, MinutesRecord
from assembly_app.services.names import Wording


@dataclass(frozen=True)
class Voice:
    """One record told in one language to one public."""

    record: MinutesRecord
    variant: Variant
    language: str

    @property
    def say(self) -> Speech:
        """The words of the document's language."""
        return translator(self.language)

    @property
    def public(self) -> bool:
        """Whether names stay out."""
        return self.variant is Variant.PUBLIC

    def hides(self, item: ItemRecord) -> bool:
        """Whether the public reads nothing of an item but its number and where it goes."""
        kept = item.reserved or any(row.visibility is not Visibility.OPEN for row in item.agreements)
        return self.public and kept

    @cached_property
    def hidden_items(self) -> frozenset[UUID]:
        """The items of which the public reads nothing."""
        return frozenset(item.id for item in self.record.items if self.hides(item))

    @cached_property
    def _ids_by_name(self) -> dict[str, UUID]:
        return {ref.name: person_id for person_id, ref in self.record.people.items() if ref.name}

    def person(self, person_id: UUID | None) -> str:
        """A person by name; in public by their body, or else their role here, in brackets.

        The body first: a role of the day changes hands, and says nothing in an agreement that lasts.
        """
        ref = self.record.people.get(person_id) if person_id else None
        if not self.public:
            return ref.name if ref else "—"
        if ref and ref.body_id in self.record.bodies:
            return f"[{self.body(ref.body_id)}]"
        if ref and ref.role:
            return f"[{wording.role(self.say, ref.role)}]"
        somebody = self.say._("one person")
        return f"[{somebody}]"

    def aside(self, person_id: UUID | None, *, after: str = "") -> str:
        """A person after what is theirs: " (Carme Aulet)", in public " [Economia]" unless just said."""
        if not person_id:
            return ""
        name = self.person(person_id)
        if self.public:
            return "" if brackets.repeats(name, after.rstrip("."), self._known) else f" {name}"
        return f" ({name})"

    def people(self, ids: Iterable[UUID]) -> str:
        """Several people as a list in a sentence; in public each bracket once."""
        return join_and(dict.fromkeys(self.person(person_id) for person_id in ids), self.language)

    def author(self, person_id: UUID | None) -> str:
        """Whose words they are; in public nobody's."""
        return self.person(person_id) if person_id and not self.public else ""

    def show(self, text: str) -> str:
        """A text with its people as this public reads them."""
        if self.public:
            # Words that came from outside hold names nobody linked.
            text = mentions.link(text, self._ids_by_name)
        shown = mentions.expand(text, self.person)
        return brackets.without_repeats(shown, self._known) if self.public else shown

    @cached_property
    def _known(self) -> dict[str, frozenset[str]]:
        """The names of each body in every language, by its bracket in this one."""
        return {
            f"[{self.body(body_id)}]": frozenset({name.text, *name.translations.values()})
            for body_id, name in self.record.bodies.items()
        }

    def body(self, body_id: UUID | None) -> str:
        """A body by its name in the document's language, if somebody translated it."""
        found = self.record.bodies.get(body_id) if body_id else None
        return found.written_in(self.language)[0] if found else ""

    def body_called(self, name: str, language: str = "") -> str:
        """The same for a body known by its name only."""
        for found in self.record.bodies.values():
            if name and found.text == name:
                return found.written_in(language or self.language)[0]
        return name

    @property
    def organisation(self) -> str:
        """Whose minutes they are."""
        return self.body(self.record.organisation_id) or self.record.organisation

    def runs(self, words: Wording, *, tag: bool = True, bold: bool = False) -> Runs:
        """A text in the document's language, or else as it was written, with the mark of its language."""
        if not words.text:
            return ()
        said, language = words.written_in(self.language)
        foreign = language if language and language != self.language else ""
        found = [Run(self.show(said), bold=bold, language=foreign)]
        if foreign and tag:
            found.append(Run(f" {wording.language_tag(self.say, foreign)}", italic=True))
        return tuple(found)

    def spoken(self, words: Wording) -> Runs:
        """What somebody said, in the language they said it, between quotes; never translated."""
        foreign = words.language if words.language and words.language != self.language else ""
        return (Run(self.quoted(self.show(words.text)), language=foreign),)

    def quoted(self, words: str) -> str:
        """Words between the quotes of the document's language."""
        return self.say._("“{text}”").format(text=words)

    def quote(self, words: Wording) -> Runs:
        """A text between quotes, in the document's language where somebody translated it."""
        runs = self.runs(words)
        if not runs:
            return ()
        first = Run(self.quoted(runs[0].text), language=runs[0].language)
        return (first, *runs[1:])

    def clock(self, moment: datetime | None) -> str:
        """The local hour "12:34"; "" for none."""
        return format_time(moment, self.record.assembly.zone) if moment else ""

    def day(self, on: date, style: DateStyle = "long") -> str:
        """A day in the document's language."""
        return format_date(on, self.language, style)
