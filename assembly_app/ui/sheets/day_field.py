# SPDX-License-Identifier: GPL-3.0-or-later
"""A line that reads days and hours as people write them, and shows the day in words."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.moments import local, moment
from assembly_app.domain.near import fold_accents
from assembly_app.i18n import LANGUAGES, _, current_language
from assembly_app.i18n.dates import format_date, format_time
from assembly_app.ui import errors
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.search_box import SearchBox

_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2})[:.h]?(\d{2})")


class NotADay(AssemblyError):
    """What was typed names no day."""

    message = N_("“{text}” is not a day. Write it as {example}.")


class NotAnHour(AssemblyError):
    """What was typed names no hour."""

    message = N_("“{text}” is not an hour. Write it as 12:26.")


def parse_day(text: str, base: date, language: str) -> date | None:
    """Return the day of "30/4/2026", "30-4" or "30 d'abril"; None for nothing; raises NotADay.

    A day without its year is the next one from `base` on. Months are known in every language.
    """
    clean = " ".join(text.split())
    if not clean:
        return None
    refused = NotADay(text=clean, example=format_date(base + timedelta(days=30), language))
    parts = _by_numbers(clean) or _by_words(clean)
    if parts is None:
        raise refused
    day, month, year = parts
    try:
        if year:
            return date(year, month, day)
        this = date(base.year, month, day)
        return this if this >= base else date(base.year + 1, month, day)
    except ValueError:
        raise refused from None


def _by_numbers(text: str) -> tuple[int, int, int] | None:
    if found := _ISO.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _NUMBERS.fullmatch(text):
        return int(found[1]), int(found[2]), _year(found[3] or "0")
    return None


def _by_words(text: str) -> tuple[int, int, int] | None:
    months = _months()
    day = month = year = 0
    for number in re.findall(r"\d+", text):
        if len(number) == 4:
            year = int(number)
        elif not day:
            day = int(number)
        else:
            return None
    for word in re.findall(r"[^\W\d_]{3,}", fold_accents(text)):
        found = {at for name, at in months if name.startswith(word)}
        if len(found) == 1:
            month = found.pop()
    return (day, month, year) if day and month else None


def _year(text: str) -> int:
    year = int(text)
    return year + 2000 if 0 < year < 100 else year


@cache
def _months() -> tuple[tuple[str, int], ...]:
    from babel.dates import get_month_names

    found = []
    for language in LANGUAGES:
        names = get_month_names("wide", "stand-alone", locale=language)
        found += [(fold_accents(name), at) for at, name in names.items()]
    return tuple(found)


class DayField(SearchBox):
    """A day, or none. `changed` tells of another text, `misread` of one that is no day ("" when it is)."""

    changed = Signal()
    misread = Signal(str)

    def __init__(
        self,
        base: date,
        *,
        name: str = "",
        placeholder: str = "",
        icon: str = "calendar-days",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder or _("day, such as 30/4"), icon=icon, name=name, parent=parent)
        self._base = base
        self.textChanged.connect(lambda _text: self.changed.emit())
        self.textEdited.connect(lambda _text: self.misread.emit(""))
        self.editingFinished.connect(self.settle)

    def value(self) -> date | None:
        """The day; None when empty or not understood."""
        try:
            return parse_day(self.text(), self._base, current_language())
        except NotADay:
            return None

    def set_value(self, day: date | None) -> None:
        """Show a day in words, or nothing."""
        self.setText(format_date(day, current_language()) if day else "")
        self.misread.emit("")

    def problem(self) -> str:
        """Why what is written is no day, in words; "" when it is one, or empty."""
        try:
            parse_day(self.text(), self._base, current_language())
        except NotADay as error:
            return errors.words(error)
        return ""

    def settle(self) -> None:
        """Show in words what was understood, or say what was not."""
        problem = self.problem()
        day = self.value()
        if day and not problem and format_date(day, current_language()) != self.text():
            self.setText(format_date(day, current_language()))
        self.misread.emit(problem)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()


class HourField(SearchBox):
    """An hour of the assembly's day; empty means now."""

    def __init__(self, day: date, zone: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_("now"), icon="clock", name=name, parent=parent)
        self._day, self._zone = day, zone

    def value(self) -> datetime | None:
        """The moment, None for now; raises NotAnHour."""
        clean = self.text().strip()
        if not clean:
            return None
        found = _CLOCK.fullmatch(clean)
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            raise NotAnHour(text=clean)
        return moment(self._day, time(int(found[1]), int(found[2])), self._zone)

    def set_value(self, at: datetime | None) -> None:
        """Show an hour."""
        self.setText(format_time(at, self._zone) if at else "")


def day_of(at: datetime, zone: str) -> date:
    """The local day of a moment."""
    return local(at, zone).date()


def dated(label: str, editor: DayField, hint: str = "") -> Field:
    """A day field under its label, which says what was not understood."""
    field = Field(label, editor)
    field.set_hint(hint)
    editor.misread.connect(field.set_error)
    return field
