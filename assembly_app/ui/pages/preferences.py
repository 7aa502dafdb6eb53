# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences: who is at this computer, the language and the look, the keys. Everything applies at once."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from assembly_app.domain.changes import Area, Changes
from assembly_app.i18n import _, pgettext
from assembly_app.settings import TEXT_SCALES
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.base import Page
from assembly_app.ui.pages.help import KeysTable, fill_from_window
from assembly_app.ui.widgets.card import TextCard
from assembly_app.ui.widgets.field import FieldRow
from assembly_app.ui.widgets.panes import Pane, ScrollPane, Splitter, column, row
from assembly_app.ui.widgets.prose import Label, Prose
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.segmented import Segmented

_LEFT = 233


class PreferencesPage(Page):
    """Sections at the left, all of them in one column at the right."""

    areas: ClassVar[Changes] = frozenset({Area.PEOPLE})

    # What had the keyboard when the window was built again in another language or size.
    _resume: ClassVar[str] = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sections: dict[object, QWidget] = {}
        self._filled = False
        self.person = QComboBox()
        self.person.setMaxVisibleItems(16)
        self.person.activated.connect(self._on_person)
        self.languages = Segmented(
            [("ca", _("Catalan")), ("es", _("Spanish")), ("en", _("English"))],
            desk.settings.language,
            name=_("Language of the program"),
        )
        self.scales = Segmented(
            [(scale, _("{number} %").format(number=scale)) for scale in TEXT_SCALES],
            desk.settings.text_scale,
            name=_("Text size"),
        )
        self.themes = Segmented(
            [
                ("light", pgettext("theme", "Light")),
                ("dark", pgettext("theme", "Dark")),
                ("system", _("As the system")),
            ],
            desk.settings.theme,
            name=_("Theme"),
        )
        self.sample = TextCard(
            _("It reads like this"),
            _("Buy a second-hand electric van, up to 10,900 euros. Due: 30 April."),
        )
        self.sample.body.addWidget(Prose(_("39 in support, 3 with reserves, no block."), role="ink2"))
        self.keys = KeysTable()
        self.keys.setMaximumWidth(theme.px(720))
        self._build()
        self._listen()
        self._tell_sample()
        self._show_people()

    def _build(self) -> None:
        self.list = RowList(_("Sections of the preferences"), height=40)
        self.list.set_rows(
            [
                Row("computer", _("This computer"), "laptop"),
                Row("text", _("Language and text"), "a-large-small"),
                Row("keys", _("Keys"), "keyboard"),
            ]
        )
        self.list.set_current("computer")
        self._left = Pane("paper")
        self._left.setLayout(
            column(
                row(Label(_("Preferences"), size=18, weight=600), None, margins=(8, 0, 0, 0)),
                self.list,
                spacing=10,
                margins=(8, 20, 8, 8),
            )
        )
        self._content = QWidget()
        parts = column(spacing=10, margins=(32, 24, 32, 32))
        self._section(parts, "computer", _("Who is at this computer"), self._computer())
        self._section(parts, "text", _("Language and text"), *self._text())
        self._section(parts, "keys", _("Keys"), self.keys)
        parts.addStretch(1)
        self._content.setLayout(parts)
        self.scroller = ScrollPane(self._content, "surface")
        self.splitter = Splitter(self._left, self.scroller, elastic=1)
        self.splitter.setSizes([theme.px(_LEFT), 1000])
        self.setLayout(column(self.splitter, spacing=0))

    def _section(self, parts: QVBoxLayout, key: str, title: str, *widgets: QWidget) -> None:
        whole = QWidget()
        whole.setLayout(
            column(Prose(title, size=18, weight=600), *widgets, spacing=12, margins=(0, 0, 0, 24))
        )
        whole.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._sections[key] = whole
        parts.addWidget(whole)

    def _computer(self) -> QWidget:
        self._person_row = _line(_("Person"), self.person, _("what is written here carries this name"))
        return self._person_row

    def _text(self) -> tuple[QWidget, ...]:
        self.sample.setMaximumWidth(theme.px(760))
        return (
            _line(_("Language of the program"), self.languages, _("minutes choose their own")),
            _line(_("Text size"), self.scales, _("Ctrl + and Ctrl −")),
            _line(_("Theme"), self.themes, ""),
            self.sample,
        )

    def _listen(self) -> None:
        self.list.current_key_changed.connect(self._on_section)
        self.languages.chosen.connect(lambda code: self._rebuilding("languages", language=code))
        self.scales.chosen.connect(lambda scale: self._rebuilding("scales", text_scale=scale))
        self.themes.chosen.connect(lambda name: self.desk.prefer(theme=name))
        self.desk.settings_changed.connect(self._on_settings)

    def refresh(self) -> None:
        """Ask again who there is."""
        self._show_people()

    def _show_people(self) -> None:
        runner = self.desk.runner
        blocked = QSignalBlocker(self.person)
        self.person.clear()
        self.person.setEnabled(runner.is_open)
        if not runner.is_open:
            self.person.setToolTip(_("Open a book first: people are in it."))
            blocked.unblock()
            return
        # Only now: these need the database, and the page may be shown without a book.
        from assembly_app.services import people

        self.person.setToolTip("")
        self.person.addItem(_("Nobody yet"), None)
        author = runner.workspace.author
        for one in runner.read(people.everybody):
            if one.left_on is None or one.id == author:
                self.person.addItem(one.name, one.id)
        self.person.setCurrentIndex(max(0, self.person.findData(author)))
        blocked.unblock()

    def _on_person(self, at: int) -> None:
        person: UUID | None = self.person.itemData(at)
        self.desk.runner.commit_typed()
        self.desk.runner.workspace.sit_down(person)
        if person is None:
            self.desk.say(_("What is written here carries no name"))
        else:
            self.desk.say(
                _("What is written here carries the name of {name}").format(name=self.person.itemText(at))
            )

    def _rebuilding(self, name: str, **changes: object) -> None:
        PreferencesPage._resume = name
        self.desk.prefer(**changes)

    def _on_settings(self, chosen: object) -> None:
        settings = self.desk.settings
        self.themes.set_current(settings.theme)
        self.scales.set_current(settings.text_scale)
        self.languages.set_current(settings.language)
        self._tell_sample()

    def _tell_sample(self) -> None:
        dark = theme.current().dark
        look = pgettext("theme", "dark") if dark else pgettext("theme", "light")
        scale = _("{number} %").format(number=self.desk.settings.text_scale)
        self.sample.note.set_text(f"{scale}, {look}")
        self.sample.note.show()

    def _on_section(self, key: object) -> None:
        section = self._sections.get(key)
        if section is not None:
            self.scroller.verticalScrollBar().setValue(section.y() - 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The list only leads to what is beside it: it gives way when the text is large.
        needed = theme.px(_LEFT) + self._content.minimumSizeHint().width()
        self._left.setVisible(self.width() >= needed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._filled:
            self._filled = fill_from_window(self, self.keys)
        if PreferencesPage._resume:
            # Whoever goes through the choices with the arrows goes on where they were.
            editor: QWidget = getattr(self, PreferencesPage._resume)
            PreferencesPage._resume = ""
            QTimer.singleShot(0, editor, lambda: self._go_on(editor))

    def _go_on(self, editor: QWidget) -> None:
        editor.setFocus()
        self.scroller.ensureWidgetVisible(editor)


def _line(label: str, editor: QWidget, hint: str) -> QWidget:
    """A row of preferences whose editor is no wider than it needs; the hint goes below when text is large."""
    if theme.current().scale <= 125:
        return FieldRow(label, editor, hint)
    whole = QWidget()
    held = FieldRow(label, editor, "", editor_width=200)
    under = row(Prose(hint, role="ink2"), margins=(held.label.minimumWidth() + 24, 0, 0, 0))
    whole.setLayout(column(held, *([under] if hint else []), spacing=2))
    whole.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return whole
