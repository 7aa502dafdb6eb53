# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: E501
"""Draws every component in both themes: `QT_QPA_PLATFORM=offscreen python -m tests.ui.gallery FOLDER [SCALE]`."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenuBar,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from assembly_app.ui import theme
from assembly_app.ui.theme import Scheme
from assembly_app.ui.widgets.banner import Banner
from assembly_app.ui.widgets.bars import BarPart, ResultBar, Thermometer, TimeBar, TotalBar
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.card import Fact, TextCard
from assembly_app.ui.widgets.disclosure import Disclosure
from assembly_app.ui.widgets.empty import EmptyState
from assembly_app.ui.widgets.field import Field, FieldRow
from assembly_app.ui.widgets.panes import Pane, Splitter, column, row
from assembly_app.ui.widgets.prose import Label, Prose, Run, StateLabel
from assembly_app.ui.widgets.rail import Place, Rail
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.search_box import SearchBox
from assembly_app.ui.widgets.segmented import Segmented
from assembly_app.ui.widgets.sheet import Sheet
from assembly_app.ui.widgets.status_line import StatusLine
from assembly_app.ui.widgets.step_strip import StepStrip
from assembly_app.ui.widgets.stepper import Stepper
from assembly_app.ui.widgets.table import Cell, Column, Table, TableRow
from assembly_app.ui.widgets.text_area import TextArea

PLACES = (
    Place("assemblies", "calendar-days", "Assemblees", "Ctrl+1"),
    Place("room", "messages-square", "Sala", "Ctrl+2"),
    Place("minutes", "file-pen", "Actes", "Ctrl+3"),
    Place("agreements", "handshake", "Acords", "Ctrl+4"),
    Place("tasks", "list-checks", "Tasques", "Ctrl+5"),
    Place("people", "users-round", "Persones", "Ctrl+6"),
    Place("exchange", "arrow-left-right", "Intercanvi", "Ctrl+7"),
)
FOOT = (Place("preferences", "settings", "Preferències"), Place("help", "circle-question-mark", "Ajuda"))
STEPS = ("Presentació", "Aclariments", "Debat", "Esmenes", "Lectura", "Comprovació", "Acord")


class Focused(Button):
    """A button drawn as if it had the keyboard."""

    def hasFocus(self) -> bool:
        return True

    def initStyleOption(self, option) -> None:
        from PySide6.QtWidgets import QStyle

        super().initStyleOption(option)
        option.state |= QStyle.StateFlag.State_HasFocus


class Hovered(Button):
    """A button drawn as if the pointer were on it."""

    def initStyleOption(self, option) -> None:
        from PySide6.QtWidgets import QStyle

        super().initStyleOption(option)
        option.state |= QStyle.StateFlag.State_MouseOver


def buttons(kind: str) -> QHBoxLayout:
    """A kind of button in its four states."""
    off = Button("No disponible", kind)
    off.refuse("Cal una persona a la sala")
    return row(
        Button("Dona la paraula", kind), Hovered("En passar-hi", kind), Focused("Amb focus", kind), off, None,
        spacing=12,
    )  # fmt: skip


def small(text: str) -> Label:
    """A small heading."""
    return Label(text, size=12, weight=600, role="ink2")


def states() -> QWidget:
    """The states of every small component."""
    page = Pane("surface")
    words = (
        ("check", "vigent", "ok"), ("hourglass", "condicionat", "warn"),
        ("rotate-cw", "pendent de ratificació", "accent"), ("triangle-alert", "revisió vençuda", "warn"),
    )  # fmt: skip
    others = (("pencil", "modificat", "ink2"), ("arrow-right", "substituït", "ink2"),
              ("x", "revocat", "ink2"), ("check-check", "complert", "ok"))  # fmt: skip
    banner = Banner(
        "El temps del punt s’ha acabat. Què fem?", icon="timer", meta="40:00",
        actions=[Button("Tanca el punt"), Button("Allarga 10 minuts"), Button("A una comissió"),
                 Button("A la propera assemblea")],
    )  # fmt: skip
    counts = Pane("fill", radius=8)
    wrong = Stepper(40, name="Suports", buttons=False)
    wrong.set_error(True)
    boxes = row()
    for glyph, word, editor in (
        ("octagon-x", "Bloquejos", Stepper(0, name="Bloquejos", buttons=False)),
        ("circle-dashed", "Al marge", Stepper(3, name="Al marge", buttons=False)),
        ("minus", "Reserves", Stepper(3, name="Reserves")),
        ("check", "Suports", wrong),
    ):
        label = Label(word, size=12, weight=600, role="ink2", icon=glyph, icon_size=14)
        label.setBuddy(editor.editor)
        boxes.addLayout(column(label, editor, spacing=6))
    save = Button("Desa", "primary")
    save.refuse("La suma no quadra")
    error = Prose(
        "Sumen 46 i a la sala hi ha 45 persones. Revisa els suports.", weight=500, role="stop",
        icon="triangle-alert",
    )  # fmt: skip
    counts.setLayout(column(boxes, row(error, None, save), margins=(20, 14, 20, 16), spacing=10))
    page.setLayout(
        column(
            buttons("primary"), buttons("secondary"), buttons("quiet"),
            row(Button("Edita", "link"), Button("Comprova el consens", icon="handshake", key="F8"),
                Button("Fes constar", "primary", key="Ctrl+↵", tall=True), None, spacing=12),
            small("Estats"),
            row(*(StateLabel(*word) for word in words), None, spacing=20),
            row(*(StateLabel(*word) for word in others), None, spacing=20),
            small("Quan s’acaba el temps, dins la capçalera del punt"), banner,
            small("Comprovació del consens, sala de 45 persones"), counts,
            EmptyState("signpost", "Cap tema aparcat", "Arrossega aquí un tema per parlar-ne un altre dia.",
                       Button("Aparca un tema")),
            None, margins=(32, 24, 32, 24), spacing=10,
        )
    )  # fmt: skip
    return page


def agenda() -> RowList:
    """The agenda of the example."""
    done = (("0", "Benvinguda i rols", "12′", "10′"), ("1", "Ratificació de l’acta 141", "6′", "5′"),
            ("2", "Aprovació de l’ordre del dia", "11′", "10′"), ("", "Pausa", "13′", "15′"))  # fmt: skip
    to_come = (("6", "Guia d’acollida", "13:06", "20′", ""), ("10", "Punt reservat", "13:26", "15′", "lock"),
               ("11", "Monogràfic d’abril", "13:41", "10′", ""))  # fmt: skip
    rows = [
        Row(("done", at), title, "check", "ok", number=number, early=real, meta=plan, muted=True)
        for at, (number, title, real, plan) in enumerate(done)
    ]
    rows.append(
        Row("now", "Furgoneta elèctrica", "play", "accent", number="8", now=True,
            second="Fa 18 min de 40", second_right="fins a 13:06")
    )  # fmt: skip
    rows += [
        Row(("next", number), title, "circle", "ink2", number=number, early=at, meta=plan, lock=lock)
        for number, title, at, plan, lock in to_come
    ]
    rows.append(Row("parked", "Aparcats", heading="group", meta="2"))
    rows.append(Row("roof", "Coberta solar a La Farinera", muted=True))
    made = RowList("Ordre del dia", height=36, tall=60)
    made.set_rows(rows)
    return made


def item() -> Pane:
    """The middle of the Room."""
    pane = Pane("surface")
    warmth = Thermometer()
    warmth.set_counts(24, 12, 10, ("24 verd", "12 ambre", "10 vermell"), "24 verd, 12 ambre, 10 vermell")
    online = Disclosure("Aportacions en línia", "5 llegides", icon="globe")
    online.set_summary("5 llegides", "triangle-alert", "1 per llegir")
    concerns = RowList("Inquietuds", height=28, fit=True, small_meta=True)
    concerns.set_rows([
        Row(1, "Assegurança i manteniment: uns 1.100 € l’any, fora de pressupost", "circle", "warn",
            state="oberta", meta="Quim Astor"),
        Row(2, "Només serveix un nucli", "circle-check", "ok", state="recollida",
            meta="esmena de Carme Aulet"),
    ])  # fmt: skip
    notes = TextArea("Carme proposa obrir el calendari d’ús a tots els nuclis i ecoxarxes.")

    clock = row(Label("18:10", size=24, weight=600), Label("de 40′", role="ink2"), spacing=6)
    strip = StepStrip(STEPS, 2)
    pane.setLayout(column(
        row(Label("Punt 8", size=12, weight=600, role="accent"),
            Label("Decisió", size=12, weight=600, role="ink2", icon="scale", icon_size=14),
            Label("Pau Torrents i Mireia Solanes", size=12, weight=500, role="ink2", elide=True), None,
            spacing=16),
        row(Prose("Abastament: furgoneta elèctrica de segona mà", size=24, weight=600), clock),
        TimeBar(18, 40, "18 minuts de 40"),
        row(Button("Allarga", "quiet", icon="timer", key="F5"), Button("Suspèn", "quiet", icon="pause", key="F6"),
            None, Button("Tanca el punt", "quiet", icon="check", key="Ctrl+↵")),
        strip,
        TextCard("Text sobre la taula", "Comprar una furgoneta elèctrica de segona mà per 9.800 € amb càrrec a la"
                 " partida Transport comú.", "versió 1 · 12:28", action=Button("Edita", "link")),
        row(Button("Comprova el consens", icon="handshake", key="F8"), opened(), None),
        row(Label("Termòmetre", weight=600, icon="thermometer"), Label("12:44", role="ink2"), warmth, spacing=12),
        Disclosure("Inquietuds", "1 recollida, 3 obertes", icon="message-circle-question-mark", opened=True),
        concerns, online,
        Field("Notes del punt", notes, "desat a les 12:44"), None, margins=(24, 16, 24, 16), spacing=8,
    ))  # fmt: skip
    return pane


def opened() -> Button:
    """A button whose sheet is open."""
    made = Button("Vota", icon="vote", key="F9")
    made.set_open(True)
    return made


def test_sheet() -> Sheet:
    """The sheet of the test for consensus."""
    sheet = Sheet("Comprovació del consens", "handshake", "F8", "Esc torna als torns")
    sheet.middle.addLayout(row(
        Prose("Es pregunta en aquest ordre; decideix la sala.", role="ink2"), None,
        Segmented([(1, "Nombres"), (2, "Noms")], ground="rail"),
    ))  # fmt: skip
    for order, (glyph, word, ask, value) in enumerate((
        ("octagon-x", "Bloquejos", "Algú bloqueja?", 0),
        ("circle-dashed", "Al marge", "Algú es manté al marge?", 3),
        ("check", "Suports", "proposats: la sala menys la resta", 39),
    ), 1):  # fmt: skip
        stepper = Stepper(value, name=word)
        stepper.setFixedWidth(theme.px(128))
        words = column(Label(word, weight=600), Label(ask, size=12, role="ink2"), spacing=0)
        sheet.middle.addLayout(
            row(Label(str(order), weight=500, role="ink2"), Label(icon=glyph, icon_size=20), words, None, stepper,
                spacing=12)
        )  # fmt: skip
    sheet.middle.addWidget(Field("S’aparta de la sala. Per què?", QLineEdit("Costos i ús compartit")))
    warned = Field("Revisió", SearchBox("quan es tornarà a mirar?", icon="rotate-cw"))
    warned.set_warning("Sense revisió.", "Es pot deixar així; sortirà a «per completar» de l’acta.")
    sheet.middle.addWidget(warned)
    wrong = Field("Termini", QLineEdit("31 de febrer"))
    wrong.set_error("El febrer no té 31 dies.")
    sheet.middle.addWidget(wrong)
    parts = [BarPart(47, label="47"), BarPart(9, "hatched", label="9"), BarPart(14, "empty", label="14"),
             BarPart(3, "empty", label="3")]  # fmt: skip
    sheet.middle.addWidget(
        ResultBar(parts, threshold=49, threshold_text="en calien 49", description="47 de 73; en calien 49")
    )
    grey = [BarPart(2), BarPart(6, "hatched"), BarPart(1, "empty")]
    sheet.middle.addWidget(ResultBar(grey, advisory=True, tall=False, description="2 a favor, 6 en contra"))
    sheet.middle.addStretch(1)
    sheet.stay.addLayout(
        row(
            Button("Acord per consens", "primary", key="Ctrl+↵", tall=True),
            Button("Desa sense acord", tall=True),
            None,
        )
    )
    sheet.show_foot(Label("Ningú no parla", weight=600, icon="mic", icon_role="accent"), None,
                    Label("llista tancada", size=12, weight=500, role="ink2"))  # fmt: skip
    return sheet


def window() -> QWidget:
    """The whole frame."""
    bar = QMenuBar()
    for word in ("Fitxer", "Edita", "Visualitza", "Assemblea", "Ajuda"):
        bar.addAction(word)
    search = SearchBox("Cerca acords, persones, punts…", "Ctrl+F")
    search.setFixedWidth(320)
    top = Pane("rail")
    top.setLayout(row(bar, None, search, margins=(8, 6, 12, 6)))
    rail = Rail(PLACES, FOOT, "Llocs")
    rail.set_current("room")
    rail.set_badge("exchange", 2, "2 diferències")
    left = Pane("paper")
    left.setLayout(column(row(Label("Ordre del dia", weight=600), None, margins=(12, 12, 12, 4)), agenda(),
                          margins=(8, 0, 8, 8)))  # fmt: skip
    status = StatusLine()
    status.say("Desat a les 12:44 · 3 canvis encara no exportats")
    status.set_roles("Aurora Pinyol pren acta · Teo Marquès porta els torns")
    split = Splitter(left, item(), test_sheet(), elastic=1)
    split.setSizes([300, 620, 430])
    page = Pane("paper")
    middle = row(rail, spacing=0)
    middle.addWidget(split, 1)
    layout = column(top, spacing=0)
    layout.addLayout(middle, 1)
    layout.addWidget(status)
    page.setLayout(layout)
    return page


def lists() -> QWidget:
    """Lists, table, preferences."""
    left = Pane("paper")
    search = SearchBox("Cerca per paraules, codi, persona o òrgan", "Ctrl+F", tall=True)
    agreements = RowList("Acords", tall=60)
    agreements.set_rows([
        Row(1, "Furgoneta elèctrica per a la Central d’Abastament", "check", "ok", second_state="vigent",
            second_role="ok", second="Permanent 142 · 15 març 2026", meta="AC-2026-035", bold=True),
        Row(2, "Alta de Formatgeria La Cingla", "hourglass", "warn", second_state="condicionat",
            second_role="warn", second="aval abans del 12 d’abril o caduca", meta="AC-2026-034", bold=True),
        Row(3, "Límit de crèdit de projectes", "arrow-right", second_state="substituït",
            second="per AC-2023-009", meta="AC-2021-022", muted=True),
        Row("h", "Hi van ser", heading="label"),
        Row(4, "Mercè Vidal", "users-round", badge="primer cop", badge_glyph="sprout", meta="11:30"),
        Row(5, "Comissions", level=0, expanded=True, meta="9"),
        Row(6, "Coordinació", level=1, meta="6"),
        Row(7, "Horari de la biblioteca d’eines", second="Ferran Ollé · debat · 10 minuts", action="plus"),
        Row(8, "Joel Baró", number="1", second="primer cop en aquest punt", grip=True, bold=True),
    ])  # fmt: skip
    agreements.set_current(1)
    combos = row(Segmented([(1, "Vigents"), (2, "Tots")], 2, ground="rail"), QComboBox(), Button("Més", "quiet",
                 icon="sliders-horizontal"), None)  # fmt: skip
    combos.itemAt(1).widget().addItems(["Avui", "Una data"])
    left.setLayout(column(search, combos, agreements, margins=(16, 16, 16, 16)))
    right = Pane("surface")
    table = Table(
        (Column("Punt", stretch=True), Column("Naturalesa"), Column("Porta"), Column("Minuts", right=True,
         editable=True), Column("Papers", right=True)), "Ordre del dia", fit=True,
    )  # fmt: skip
    table.set_rows([
        TableRow("g", heading="Ja havien de ser fetes", count="2"),
        *(TableRow(at, (Cell(title), Cell("Decisió", "scale", "ink2"), Cell("Mireia Solanes", role="ink2"),
                        Cell(str(at * 5)), Cell("2", "paperclip", "ink2")))
          for at, title in enumerate(("Benvinguda i rols", "Abastament: furgoneta elèctrica", "Torn obert"), 1)),
    ])  # fmt: skip
    table.set_current(2, 3)
    combo = QComboBox()
    combo.addItems(["Aurora Pinyol"])
    checks = [QCheckBox("Una persona en línia després de dues"), QCheckBox("Avisa als tres minuts"),
              QRadioButton("Primera opció"), QRadioButton("Segona")]  # fmt: skip
    checks[0].setChecked(True)
    checks[2].setChecked(True)
    progress = QProgressBar()
    progress.setValue(40)
    off = QLineEdit("no es pot tocar")
    off.setEnabled(False)
    off.setAccessibleName("Apagat")
    right.setLayout(column(
        row(Prose("Permanent 142", size=24, weight=600), None, Button("Fulls en blanc", icon="printer"),
            Button("Prepara la convocatòria", "primary", icon="send")),
        row(Fact("Quan", "dg. 15 de març, 10:00–14:00"), Fact("On", "Molí Nou"), Fact("Règim", "assembleari")),
        table, TotalBar(255, 240, "14:00, hora de tancar", "15 minuts massa"),
        TimeBar(46, 40, "46 de 40"),
        FieldRow("Persona", combo, "el que s’escriu queda signat amb aquest nom"),
        FieldRow("Tema", Segmented([(1, "Clar"), (2, "Fosc"), (3, "Com el sistema")]), "el projector té el seu"),
        FieldRow("Minuts", QSpinBox(), "per torn"), off,
        *checks, progress,
        Banner("No consta que el resultat consultiu s’hagi llegit a la sala.", actions=[Button("Marca com a llegit")]),
        Banner("La consulta es va tancar a les 12:53: no hi entra.", "info"),
        prose(), StepStrip(STEPS, 6), None, margins=(24, 16, 24, 16), spacing=10,
    ))  # fmt: skip
    split = Splitter(left, right, elastic=1)
    split.setSizes([560, 780])
    return split


def prose() -> Prose:
    """Runs of several weights, wrapped."""
    made = Prose(line=24)
    made.set_runs([
        Run("Pau Torrents i Mireia Solanes presenten la proposta", 600),
        Run(": una furgoneta elèctrica de segona mà per al repartiment setmanal de la Central. El preu és de 9.800 €"),
    ])  # fmt: skip
    return made


PAGES: dict[str, tuple[Callable[[], QWidget], int, int]] = {
    "states": (states, 720, 840),
    "window": (window, 1440, 900),
    "lists": (lists, 1366, 1000),
}


def main() -> None:
    """Write a picture of every page in both themes."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    scale = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.install(app, Scheme.LIGHT, scale)
    for name, (make, width, height) in PAGES.items():
        page = make()
        page.resize(width, height)
        page.show()
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme.current().set_scheme(scheme)
            app.processEvents()
            page.grab().save(str(folder / f"{name}-{scheme.value}-{scale}.png"))
        page.hide()
        theme.current().set_scheme(Scheme.LIGHT)


if __name__ == "__main__":
    main()
