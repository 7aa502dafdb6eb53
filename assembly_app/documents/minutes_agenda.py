# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda as approved, the changes that the room accepted, and the order in which it was done."""

from collections.abc import Iterator, Sequence

from assembly_app.documents import wording
from assembly_app.documents.blocks import (
    Block,
    Heading,
    Kind,
    ListBlock,
    Paragraph,
    Run,
    Runs,
    TableBlock,
    compose,
    plain,
    sentences,
    text,
)
from assembly_app.documents.voice import Voice
from assembly_app.domain.kinds import AgendaChangeKind, ItemKind
from assembly_app.domain.timing import spent_min
from assembly_app.services.minutes import ChangeRecord, ItemRecord


def agenda(voice: Voice) -> Iterator[Block]:
    """Numbers as approved; what was planned and what it took."""
    say, record = voice.say, voice.record
    numbered = sorted((i for i in record.items if is_numbered(i)), key=lambda i: i.number or 0)
    if not numbered:
        return
    yield Heading(1, say._("Agenda"), "agenda")
    changes = tuple(runs for row in record.changes if (runs := _change(voice, row)))
    approved = record.assembly.agenda_approved_at
    if approved:
        lead = (
            say._("The agenda is read and approved with these changes:")
            if changes
            else say._("The agenda is read and approved.")
        )
        yield _lead(lead, changes, voice.clock(approved))
    elif changes:
        yield _lead(say._("These changes are accepted:"), changes, "")
    yield TableBlock(
        (
            say._("No."),
            say._("Item"),
            say.pgettext("minutes", "Nature"),
            say.pgettext("minutes", "Planned (min)"),
            say.pgettext("minutes", "Actual (min)"),
        ),
        tuple(_row(voice, item) for item in numbered),
        (6, 38, 15, 10, 10),
        frozenset({0, 3, 4}),
        kind=Kind.META,
    )
    done = [item.number for item in record.items if is_numbered(item) and item.sessions and item.number]
    if done != sorted(done):
        yield Paragraph(
            text(say._("Order in which they were dealt with: {order}.").format(order=spans(done)))
        )


def _lead(words: str, changes: tuple[Runs, ...], time: str) -> Block:
    if changes:
        return ListBlock(changes, text(words), time=time)
    return Paragraph(text(words), time=time)


def _row(voice: Voice, item: ItemRecord) -> tuple[Runs, ...]:
    number = text(str(item.number))
    if voice.hides(item):
        return number, text(voice.say._("Reserved item")), (), (), ()
    spent = actual_min(voice, item)
    return (
        number,
        voice.runs(item.title, tag=False),
        text(wording.nature(voice.say, item.nature)),
        text(str(item.planned_min) if item.planned_min else ""),
        text("" if spent is None else str(spent)),
    )


def is_numbered(item: ItemRecord) -> bool:
    """Whether an item is business: the welcome, breaks and the closing carry no number in minutes."""
    return item.number is not None and item.kind in (ItemKind.BUSINESS, ItemKind.OPEN_FLOOR)


def actual_min(voice: Voice, item: ItemRecord) -> int | None:
    """The minutes an item took; None while it runs or when it never began."""
    if not item.sessions or any(stretch.end is None for stretch in item.sessions):
        return None
    return spent_min(item.sessions, max(s.end for s in item.sessions if s.end))


def _change(voice: Voice, row: ChangeRecord) -> Runs:
    """One accepted change; of a reserved item the public reads its number, and no reason."""
    say = voice.say
    hidden = voice.public and (row.reserved or _is_hidden(voice, row))
    number = str(row.number) if row.number is not None else ""
    item = text(say._("item {number}").format(number=number)) if number else ()
    titled = (item if hidden else voice.runs(row.title, tag=False)) or item
    if row.kind is AgendaChangeKind.NOTICE and hidden:
        return ()
    told = _told(voice, row, number, item, titled)
    if not hidden and row.text.text:
        told = sentences((*told[:-1], Run(told[-1].text.rstrip(".") + ":")), _ended(voice.runs(row.text)))
    if not hidden and row.person_id:
        told = (
            *told[:-1],
            Run(told[-1].text.rstrip(".") + voice.aside(row.person_id, after=plain(told)) + "."),
        )
    return told


def _told(voice: Voice, row: ChangeRecord, number: str, item: Runs, titled: Runs) -> Runs:
    say = voice.say
    match row.kind:
        case AgendaChangeKind.SWAP:
            low, high = sorted((row.number or 0, row.other_number or 0))
            return text(say._("Items {number} and {other} swap places.").format(number=low, other=high))
        case AgendaChangeKind.ADDED if number and titled != item:
            return compose(say._("Item {number} is added: {title}."), number=number, title=titled)
        case AgendaChangeKind.ADDED:
            return (
                compose(say._("Added: {title}."), title=titled)
                if titled
                else text(say._("An item is added."))
            )
        case AgendaChangeKind.DROPPED:
            return (
                compose(say._("Left out: {title}."), title=titled)
                if titled
                else text(say._("An item is left out."))
            )
        case AgendaChangeKind.MOVED:
            return (
                compose(say._("Moved: {title}."), title=titled)
                if titled
                else text(say._("An item is moved."))
            )
        case AgendaChangeKind.NOTICE:
            return compose(say._("A notice in {item}."), item=item) if item else text(say._("A notice."))


def _is_hidden(voice: Voice, row: ChangeRecord) -> bool:
    hidden = {item.number for item in voice.record.items if item.id in voice.hidden_items}
    return bool({row.number, row.other_number} & (hidden - {None}))


def _ended(runs: Runs) -> Runs:
    return runs if not runs or runs[-1].text.endswith((".", "!", "?", ")", "…")) else (*runs, Run("."))


def spans(numbers: Sequence[int]) -> str:
    """Numbers in the given order, runs of three or more shortened: "1–5, 9, 7, 8, 6, 10–12"."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    parts: list[str] = []
    for group in groups:
        parts += [f"{group[0]}–{group[-1]}"] if len(group) > 2 else [str(number) for number in group]
    return ", ".join(parts)
