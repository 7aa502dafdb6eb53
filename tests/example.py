# SPDX-License-Identifier: GPL-3.0-or-later
"""The example book with Permanent 142 held in it, and its minutes: made once for all test processes."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from filelock import FileLock

from assembly_app import cli
from tests.source import ROOT

SCENARIO = ROOT / "resources" / "demo" / "permanent-142.json"
BOOK = "cooperativa-integral-vall-de-sorrell.assemblea"
LANGUAGES = ("ca", "es", "en")
_PATIENCE_S = 300

# How the room decided, and what those online answered, as the minutes say it of the same numbers.
ROOM = {
    "ca": "Sala (vinculant), 45 persones: 39 suports, 3 reserves, 3 al marge, cap bloqueig.",
    "es": "Sala (vinculante), 45 personas: 39 apoyos, 3 reservas, 3 al margen, ningún bloqueo.",
    "en": "Room (binding), 45 people: 39 in support, 3 with reserves, 3 standing aside, no block.",
}
ONLINE = {
    "ca": (
        "Consulta en línia (no vinculant) sobre la primera versió, 9 persones: "
        "2 a favor, 6 en contra, 1 abstenció."
    ),
    "es": (
        "Consulta en línea (no vinculante) sobre la primera versión, 9 personas: "
        "2 a favor, 6 en contra, 1 abstención."
    ),
    "en": (
        "Remote consultation (not binding) on the first version, 9 people: "
        "2 in favour, 6 against, 1 abstention."
    ),
}


def scenario() -> dict[str, Any]:
    """What the example book was made from."""
    found: dict[str, Any] = json.loads(SCENARIO.read_text(encoding="utf-8"))
    return found


def example_folder(factory: pytest.TempPathFactory) -> Path:
    """The folder that `demo` filled; nobody may write in it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "example"
    with FileLock(shared / "example.lock", timeout=_PATIENCE_S):
        if not (folder / "done").exists():
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("assembly_app.i18n._installed", None)
                patch.setenv("LANGUAGE", "en")
                assert cli.main(["demo", str(folder), "--language", "en"]) == 0
            (folder / "done").touch()
    return folder


def lines_of(document: Path) -> list[str]:
    """The text of a document, one paragraph after another, those of tables and margins where they stand."""
    return list(_lines(document))


def _lines(document: Path) -> Iterator[str]:
    for paragraph in Document(str(document)).element.body.iter(qn("w:p")):
        said = "".join(
            "\t" if part.tag == qn("w:tab") else part.text or ""
            for part in paragraph.iter(qn("w:t"), qn("w:tab"))
        )
        if said.strip():
            yield said
