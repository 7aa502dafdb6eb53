# SPDX-License-Identifier: GPL-3.0-or-later
"""The advisory answer of those online: greys only, never added, tied to its version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.ui import theme
from assembly_app.ui.widgets.bars import BarPart, ResultBar
from assembly_app.ui.widgets.flow import Flow
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Label, Prose

if TYPE_CHECKING:
    from assembly_app.services.consultations import AdvisoryRow


class AdvisoryView(QWidget):
    """Heading, bar, numbers, and a warning when the text has changed since."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(_("Online consultation"), weight=600, icon="wifi")
        self.meta = Label("", role="ink2", elide=True)
        self.bar = ResultBar(advisory=True, tall=False)
        self.favour = Label("", weight=500, icon="check")
        self.against = Label("", weight=500, icon="x")
        self.abstain = Label("", weight=500, icon="minus")
        self.apart = Label(_("not added"), size=12, weight=600, role="ink2")
        # As high as the numbers it stands beside.
        self.apart.setMinimumHeight(theme.px(22))
        self.stale = Prose("", weight=600, role="warn", icon="triangle-alert", icon_role="warn")
        head = row(self.title, spacing=10)
        head.addWidget(self.meta, 1)
        numbers = Flow(self.favour, self.against, self.abstain, self.apart, spacing=16, push_last=True)
        self.setLayout(column(head, self.bar, numbers, self.stale, spacing=6))

    def show_result(self, result: AdvisoryRow, version: int) -> None:
        """Show a closed consultation; `version` is the one on the table now."""
        people = result.in_favour + result.against + result.abstention
        form = ngettext("not binding, {count} person", "not binding, {count} people", people)
        self.meta.set_text(form.format(count=people))
        words = advisory_words(result)
        for label, text in zip((self.favour, self.against, self.abstain), words, strict=True):
            label.set_text(text)
        parts = [
            BarPart(result.in_favour, "solid"),
            BarPart(result.against, "hatched"),
            BarPart(result.abstention, "empty"),
        ]
        self.bar.set_result(parts, ", ".join(words))
        self.stale.setVisible(result.version != version)
        self.stale.set_text(stale_words(result.version, version))


def advisory_words(result: AdvisoryRow) -> tuple[str, str, str]:
    """The three counts in words."""
    return (
        pgettext("advisory", "{count} in favour").format(count=result.in_favour),
        pgettext("advisory", "{count} against").format(count=result.against),
        ngettext("{count} abstention", "{count} abstentions", result.abstention).format(
            count=result.abstention
        ),
    )


def stale_words(asked: int, now: int) -> str:
    """That the text has changed since those online were asked."""
    return _("Asked about version {asked}. The text is now version {now}.").format(asked=asked, now=now)
