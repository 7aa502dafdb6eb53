# SPDX-License-Identifier: GPL-3.0-or-later
"""What documents say, in the language of the document, whatever the interface speaks."""

from collections.abc import Sequence
from datetime import date

from assembly_app.documents.grammar import the
from assembly_app.domain.consensus import Positions
from assembly_app.domain.kinds import Adoption, AgreementState, AssemblyKind, Nature, Regime, Relation, Role
from assembly_app.i18n import Speech, translator
from assembly_app.i18n.dates import format_date
from assembly_app.i18n.lists import join_and
from assembly_app.i18n.numbers import money
from assembly_app.services.agreements import AgreementRow, Sum
from assembly_app.services.assemblies import AssemblyRow


def assembly_name(say: Speech, row: AssemblyRow) -> str:
    """The short name: "Permanent núm. 142", "Monogràfica núm. 7"."""
    if row.number is None:
        return row.topic or row.code
    if row.kind is AssemblyKind.MONOGRAPHIC:
        return say.pgettext("short name", "Monographic no. {number}").format(number=row.number)
    return say.pgettext("short name", "Permanent no. {number}").format(number=row.number)


def assembly_with_day(say: Speech, row: AssemblyRow) -> str:
    """The short name with its day: "Permanent núm. 143 (29 de març de 2026)"."""
    name = assembly_name(say, row)
    return f"{name} ({format_date(row.held_on, say.language)})" if row.held_on else name


def assembly_subject(say: Speech, row: AssemblyRow) -> str:
    """The assembly as who acts, at the beginning of a sentence: "L'Assemblea permanent núm. 142"."""
    if row.number is None:
        return say.pgettext("who agrees", "The assembly")
    if row.kind is AssemblyKind.MONOGRAPHIC:
        return say.pgettext("who agrees", "Monographic assembly no. {number}").format(number=row.number)
    return say.pgettext("who agrees", "Permanent assembly no. {number}").format(number=row.number)


def minutes_title(say: Speech, row: AssemblyRow) -> str:
    """The title of the minutes of an assembly."""
    if row.number is None:
        return say._("Minutes of the assembly")
    if row.kind is AssemblyKind.MONOGRAPHIC:
        return say._("Minutes of monographic assembly no. {number}").format(number=row.number)
    return say._("Minutes of permanent assembly no. {number}").format(number=row.number)


def regime(say: Speech, value: Regime) -> str:
    """Under which rules an assembly decides."""
    if value is Regime.LEGAL:
        return say.pgettext("regime", "statutory")
    return say.pgettext("regime", "assembly")


def role(say: Speech, value: Role) -> str:
    """A role as minutes head it, the same for anybody: "Dinamització"."""
    return {
        Role.FACILITATOR: say.pgettext("role in minutes", "Facilitation"),
        Role.PROCESS_FACILITATOR: say.pgettext("role in minutes", "Process facilitation"),
        Role.MINUTE_TAKER: say.pgettext("role in minutes", "Minute-taking"),
        Role.TURN_KEEPER: say.pgettext("role in minutes", "Turns to speak"),
        Role.TIMEKEEPER: say.pgettext("role in minutes", "Timekeeping"),
        Role.REMOTE_LIAISON: say.pgettext("role in minutes", "Remote liaison"),
        Role.DOOR: say.pgettext("role in minutes", "Sign-in"),
        Role.CARE: say.pgettext("role in minutes", "Care"),
    }[value]


def nature(say: Speech, value: Nature | None) -> str:
    """What an item asked of the room; "" when nobody said."""
    return {
        None: "",
        Nature.INFORMATION: say.pgettext("nature of an item", "Information"),
        Nature.DISCUSSION: say.pgettext("nature of an item", "Discussion"),
        Nature.DECISION: say.pgettext("nature of an item", "Decision"),
        Nature.INFORMATION_AND_DECISION: say.pgettext("nature of an item", "Information and decision"),
    }[value]


def adopted(say: Speech, value: Adoption | None) -> str:
    """How an agreement was adopted; "" when unknown."""
    return {
        None: "",
        Adoption.CONSENSUS: say.pgettext("adopted", "by consensus"),
        Adoption.CONSENSUS_WITH_RESERVES: say.pgettext("adopted", "by consensus, with reserves"),
        Adoption.VOTE: say.pgettext("adopted", "by vote"),
        Adoption.ASSENT: say.pgettext("adopted", "by assent"),
        Adoption.RATIFICATION: say.pgettext("adopted", "by ratification"),
    }[value]


def standing(say: Speech, row: AgreementRow) -> str:
    """What an agreement lacked on its adoption to be in force, whatever came later; "" for nothing."""
    if row.condition.text:
        return say.pgettext("agreement", "conditional")
    ratified = any(one.relation is Relation.RATIFIES and not one.outgoing for one in row.relations)
    if ratified or row.state is AgreementState.AWAITING_RATIFICATION:
        return say.pgettext("agreement", "awaiting ratification")
    return ""


def relation(say: Speech, value: Relation, code: str) -> str:
    """How an agreement bears on an earlier one."""
    return {
        Relation.MODIFIES: say._("Revises {code}."),
        Relation.SUPERSEDES: say._("Supersedes {code}."),
        Relation.REVOKES: say._("Revokes {code}."),
        Relation.RATIFIES: say._("Ratifies {code}."),
        Relation.IMPLEMENTS: say._("Implements {code}."),
        Relation.BASED_ON: say._("Is based on {code}."),
        Relation.CONTRADICTS: say._("Contradicts {code}."),
        Relation.CONFIRMS: say._("Confirms {code}."),
    }[value].format(code=code)


def language_name(say: Speech, language: str) -> str:
    """A language by its name; its code when it is none of ours."""
    return {
        "ca": say.pgettext("language", "Catalan"),
        "es": say.pgettext("language", "Spanish"),
        "en": say.pgettext("language", "English"),
    }.get(language, language)


def language_tag(say: Speech, language: str) -> str:
    """The mark of a text left in the language it was written in."""
    return {
        "ca": say._("(in Catalan)"),
        "es": say._("(in Spanish)"),
        "en": say._("(in English)"),
    }.get(language, f"({language})")


def version(say: Speech, number: int) -> str:
    """A version by its place, in words up to the tenth."""
    words = (
        say.pgettext("proposal", "first version"),
        say.pgettext("proposal", "second version"),
        say.pgettext("proposal", "third version"),
        say.pgettext("proposal", "fourth version"),
        say.pgettext("proposal", "fifth version"),
        say.pgettext("proposal", "sixth version"),
        say.pgettext("proposal", "seventh version"),
        say.pgettext("proposal", "eighth version"),
        say.pgettext("proposal", "ninth version"),
        say.pgettext("proposal", "tenth version"),
    )
    if 1 <= number <= len(words):
        return words[number - 1]
    return say.pgettext("proposal", "version {number}").format(number=number)


def positions_line(say: Speech, present: int, positions: Positions) -> str:
    """The room's positions, binding: reserves and asides only where there are some, blocks always."""
    parts = [say.ngettext("{count} support", "{count} in support", positions.support)]
    counts = [positions.support]
    if positions.reserves:
        parts.append(say.ngettext("{count} with reserves", "{count} with reserves", positions.reserves))
        counts.append(positions.reserves)
    if positions.aside:
        parts.append(say.ngettext("{count} standing aside", "{count} standing aside", positions.aside))
        counts.append(positions.aside)
    if positions.no_position:
        parts.append(
            say.ngettext("{count} taking no position", "{count} taking no position", positions.no_position)
        )
        counts.append(positions.no_position)
    if positions.block:
        parts.append(say.ngettext("{count} block", "{count} blocks", positions.block))
    else:
        parts.append(say._("no block"))
    counts.append(positions.block)
    said = ", ".join(part.format(count=count) for part, count in zip(parts, counts, strict=True))
    line = say.ngettext(
        "Room (binding), {count} person: {positions}.",
        "Room (binding), {count} people: {positions}.",
        present,
    )
    return line.format(count=present, positions=said)


def advisory_line(say: Speech, version_number: int, in_favour: int, against: int, abstention: int) -> str:
    """What those online answered, never binding, tied to the version they were asked about."""
    parts = [
        say.ngettext("{count} in favour", "{count} in favour", in_favour)
        if in_favour
        else say._("none in favour"),
        say.ngettext("{count} against", "{count} against", against) if against else say._("none against"),
        say.ngettext("{count} abstention", "{count} abstentions", abstention)
        if abstention
        else say._("no abstention"),
    ]
    counts = (in_favour, against, abstention)
    answers = ", ".join(part.format(count=count) for part, count in zip(parts, counts, strict=True))
    people = sum(counts)  # those who answered, all of one electorate
    line = say.ngettext(
        "Remote consultation (not binding) on the {version}, {count} person: {answers}.",
        "Remote consultation (not binding) on the {version}, {count} people: {answers}.",
        people,
    )
    return line.format(version=version(say, version_number), count=people, answers=answers)


def assent_line(say: Speech, present: int) -> str:
    """Nobody against, of those present."""
    line = say.ngettext(
        "Approved by assent, with no voice against ({count} person present).",
        "Approved by assent, with no voice against ({count} people present).",
        present,
    )
    return line.format(count=present)


def amount(say: Speech, sum_: Sum) -> str:
    """An amount with its unit, its line and whether it is a ceiling."""
    shown = money(sum_.quantity, sum_.unit, say.language)
    if sum_.up_to:
        shown = say.pgettext("budget", "up to {amount}").format(amount=shown)
    if sum_.line:
        shown = say.pgettext("budget", "{amount}, {line} line").format(amount=shown, line=sum_.line)
    return shown


def review(say: Speech, on: date | None, held_in: AssemblyRow | None) -> str:
    """When an agreement comes back: the assembly with its day, or the day."""
    if held_in:
        return assembly_with_day(say, held_in)
    return format_date(on, say.language) if on else ""


def _agrees(say: Speech, how: Adoption) -> str:
    return {
        Adoption.CONSENSUS: say._("{assembly} agrees by consensus to {what}."),
        Adoption.CONSENSUS_WITH_RESERVES: say._("{assembly} agrees by consensus to {what}."),
        Adoption.VOTE: say._("{assembly} agrees by vote to {what}."),
        Adoption.ASSENT: say._("{assembly} agrees by assent to {what}."),
        Adoption.RATIFICATION: say._("{assembly} ratifies the agreement to {what}."),
    }[how]


def agreement_sentence(
    language: str,
    assembly: AssemblyRow,
    what: str,
    *,
    body: str = "",
    persons: Sequence[str] = (),
    with_body: str = "",
    due_on: date | None = None,
    amounts: Sequence[Sum] = (),
    review_on: date | None = None,
    review_in: AssemblyRow | None = None,
    how: Adoption = Adoption.CONSENSUS,
) -> str:
    """An agreement that can be read alone years later: who agrees what, who does it, when, with what money.

    `what` begins with an infinitive ("comprar una furgoneta"); whatever is not given is left out.
    """
    say = translator(language)
    clean = what.strip().rstrip(".")
    # A proposal is written with a capital; inside the sentence its verb has none.
    clean = clean[:1].lower() + clean[1:] if clean[1:2].islower() else clean
    parts = [_agrees(say, how).format(assembly=assembly_subject(say, assembly), what=clean)]
    responsible = in_charge(say, body, persons, with_body)
    if responsible:
        # Who answers is the body, when there is one, whoever it does it with.
        count = 1 if body else len(persons)
        told = say.npgettext("agreement", "Responsible: {who}.", "Responsible: {who}.", count)
        parts.append(told.format(who=responsible))
    if due_on:
        parts.append(say.pgettext("agreement", "Due: {date}.").format(date=format_date(due_on, language)))
    if amounts:
        said = join_and([amount(say, one) for one in amounts], language)
        parts.append(say.pgettext("agreement", "Budget: {amount}.").format(amount=said))
    back = review(say, review_on, review_in)
    if back:
        parts.append(say.pgettext("agreement", "Review: {when}.").format(when=back))
    return " ".join(parts)


def in_charge(say: Speech, body: str, persons: Sequence[str], with_body: str) -> str:
    """Who does it: "la Central d'Abastament (Pau Torrents) amb la Comissió d'Economia"."""
    names = join_and(persons, say.language)
    who = the(body, say.language) if body else names
    if body and names:
        who = f"{who} ({names})"
    if with_body and who:
        other = the(with_body, say.language)
        return say.pgettext("in charge", "{who} with {other}").format(who=who, other=other)
    return who
