# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a scenario file, and the step that could not be done."""

from assembly_app.domain.errors import N_, AssemblyError


class ScenarioWrong(AssemblyError):
    """The file cannot be played; `reason` is an error of its own, to be put into words by the front."""

    message = N_("Scenario, {place}: {reason}")


class ScenarioUnreadable(AssemblyError):
    """There is no such file, or it cannot be read."""

    message = N_("The scenario “{path}” cannot be read. Check its name.")


class NotJson(AssemblyError):
    """The file is not written in JSON."""

    message = N_("The scenario “{path}” is no JSON: look at line {line}, column {column}.")


class UnknownKey(AssemblyError):
    """A key that means nothing in its place."""

    message = N_("“{key}” means nothing here.")


class MissingKey(AssemblyError):
    """A key that must be there."""

    message = N_("“{key}” is missing.")


class RepeatedKey(AssemblyError):
    """An object that says the same thing twice."""

    message = N_("“{key}” is written twice in one object.")


class NotAnObject(AssemblyError):
    """Something else where an object belongs."""

    message = N_("An object in braces belongs here.")


class NotAList(AssemblyError):
    """Something else where a list belongs."""

    message = N_("A list in brackets belongs here.")


class NotText(AssemblyError):
    """Something else where a text belongs."""

    message = N_("A text belongs here.")


class NotWhole(AssemblyError):
    """Something else where a whole number belongs."""

    message = N_("A whole number of at most six figures belongs here.")


class NotAQuantity(AssemblyError):
    """Something else where an amount belongs."""

    message = N_('A quantity such as "1100" or "1100.50" belongs here.')


class NotTruth(AssemblyError):
    """Something else where true or false belongs."""

    message = N_("Only true or false can stand here.")


class NotADay(AssemblyError):
    """Something else where a date belongs."""

    message = N_("A date such as 2026-03-15 belongs here.")


class NotAnHour(AssemblyError):
    """Something else where a local time belongs."""

    message = N_("“{text}” is no local time. Write it as 12:44, or 00:10+1 for the next day.")


class OffsetNotThere(AssemblyError):
    """The zone has another offset at that hour."""

    message = N_("“{text}”: that is not the offset of {zone} at that hour.")


class NotAMoment(AssemblyError):
    """Something else where a date with its time belongs."""

    message = N_("A date and time such as 2026-03-12 18:40 belongs here.")


class NotOneOf(AssemblyError):
    """A word outside its list."""

    message = N_("“{word}” is none of: {words}.")


class UnknownId(AssemblyError):
    """An id that nothing before it has."""

    message = N_("Nothing of this kind called “{id}” comes before this.")


class RepeatedId(AssemblyError):
    """Two things with one id."""

    message = N_("The id “{id}” is already in use.")


class OneOfTwo(AssemblyError):
    """Two keys that exclude each other, one of which must be there."""

    message = N_("Write either “{one}” or “{other}”.")


class NeedsOriginal(AssemblyError):
    """A text in several languages without the one it was said in."""

    message = N_("The text in “{language}”, in which it was said, is missing.")


class FormatTooNew(AssemblyError):
    """A scenario of another format."""

    message = N_("This version reads scenarios of format 1.")


class PastNeedsHours(AssemblyError):
    """A past assembly was opened and closed."""

    message = N_(
        "A past assembly needs the hours at which it was opened and closed, and no other may have them."
    )


class HeldNotPast(AssemblyError):
    """The assembly of the scenario is still to be held."""

    message = N_("The assembly to be held cannot be past.")


class NotWaiting(AssemblyError):
    """Somebody who has not asked for the floor."""

    message = N_("{name} is not on the list of speakers.")


class NotBlocking(AssemblyError):
    """Somebody whose block is not in the test."""

    message = N_("{name} does not block in that test.")


class OtherCode(AssemblyError):
    """An agreement that did not get the code the scenario expects."""

    message = N_("The agreement would be {code} and not {expected}.")


class StepRefused(AssemblyError):
    """A step that cannot be done: its number, verb and local time, and the reason, an error of its own."""

    message = N_("Step {number} ({at}, {verb}) cannot be done: {reason}")

    def __init__(self, number: int, verb: str, at: str, reason: AssemblyError) -> None:
        super().__init__(number=number, verb=verb, at=at, reason=reason)
        self.number = number
        self.verb = verb
        self.at = at
        self.reason = reason


class EarlierStepRefused(StepRefused):
    """The same for what happened before the opening."""

    message = N_("Step {number} before the opening ({at}, {verb}) cannot be done: {reason}")
