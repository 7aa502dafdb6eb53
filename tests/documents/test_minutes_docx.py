# SPDX-License-Identifier: GPL-3.0-or-later
"""The .docx: what a word processor needs, and the same bytes for the same record."""

import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from assembly_app.documents.blocks import AgreementBlock, plain
from assembly_app.documents.minutes_docx import minutes_bytes, write_minutes
from assembly_app.documents.outline import outline
from assembly_app.documents.variant import Variant
from assembly_app.services.minutes import MinutesRecord


@pytest.fixture
def path(record: MinutesRecord, tmp_path: Path) -> Path:
    file = tmp_path / "minutes.docx"
    write_minutes(record, file, variant=Variant.INTERNAL, language="es")
    return file


def test_header_rows_repeat_and_rows_stay_whole(path: Path) -> None:
    tables = docx.Document(str(path)).tables
    assert tables
    for table in tables:
        rows = [row._tr for row in table.rows]
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_page_numbers_are_fields(path: Path) -> None:
    foot = docx.Document(str(path)).sections[0].footer
    assert [one.text.strip() for one in foot._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_styles_are_real(path: Path) -> None:
    document = docx.Document(str(path))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "Agreement", "Agreement Text"} <= used


def test_languages_are_marked(path: Path) -> None:
    document = docx.Document(str(path))
    default = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default is not None
    assert default.get(qn("w:val")) == "es-ES"
    foreign = {mark.get(qn("w:val")) for mark in document.element.body.iter(qn("w:lang"))}
    assert {"ca-ES", "en-GB"} <= foreign


def test_properties(path: Path) -> None:
    core = docx.Document(str(path)).core_properties
    assert (core.author, core.last_modified_by, core.identifier) == (
        "Cooperativa del Rec",
        "Cooperativa del Rec",
        "P7",
    )
    assert (core.language, core.category, core.comments) == ("es-ES", "internal", "")
    assert core.created is not None
    assert core.created.replace(tzinfo=None) == datetime(2026, 5, 10, 10, 45)  # noqa: DTZ001 - kept as UTC
    assert core.title
    with zipfile.ZipFile(path) as archive:
        assert not any("thumbnail" in name for name in archive.namelist())


def test_page_is_a4(path: Path) -> None:
    section = docx.Document(str(path)).sections[0]
    assert section.page_width and section.page_height
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_same_record_same_bytes(record: MinutesRecord) -> None:
    document = outline(record, variant=Variant.PUBLIC, language="ca")
    assert minutes_bytes(document) == minutes_bytes(document)


def test_an_agreement_is_a_whole_paragraph(record: MinutesRecord, path: Path) -> None:
    document = outline(record, variant=Variant.INTERNAL, language="es")
    texts = [plain(block.text) for block in document.blocks if isinstance(block, AgreementBlock)]
    written = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert [written.count(text) for text in texts] == [1] * len(texts)


def test_writing_replaces_whole(record: MinutesRecord, tmp_path: Path) -> None:
    file = tmp_path / "minutes.docx"
    file.write_bytes(b"old")
    write_minutes(record, file, variant=Variant.PUBLIC, language="en")
    assert zipfile.is_zipfile(file)
    assert [one.name for one in tmp_path.iterdir()] == ["minutes.docx"]


def test_public_file_holds_no_name(record: MinutesRecord, tmp_path: Path) -> None:
    file = tmp_path / "minutes.docx"
    write_minutes(record, file, variant=Variant.PUBLIC, language="ca")
    with zipfile.ZipFile(file) as archive:
        everything = (
            b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace").lower()
        )
    for secret in ("rebost", "oriol", "pau roca", "alba mir"):
        assert secret not in everything


def test_where_it_cannot_be_written(record: MinutesRecord, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        write_minutes(record, tmp_path / "nowhere" / "minutes.docx", variant=Variant.PUBLIC, language="ca")
