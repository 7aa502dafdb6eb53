# SPDX-License-Identifier: GPL-3.0-or-later
"""Gathers the words of the source and brings the catalogues up to date; builds them.

    translations.py merge              source -> translations/messages.pot -> the three .po
    translations.py compile [PO …]     .po -> .mo

Merging keeps what is translated, adds what is new as empty and drops what nobody says any more; it never
guesses (no fuzzy matches). English says each msgid. Nothing changes without cause:
no line numbers, no dates.
"""

import io
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "translations"
TEMPLATE = TRANSLATIONS / "messages.pot"
LANGUAGES = ("ca", "es", "en")
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "NP_": ((1, "c"), 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# Gettext asks for a date; the repository knows the true ones.
A_DATE = datetime(2026, 1, 1, tzinfo=UTC)
CHURN = ('"POT-Creation-Date:', '"Generated-By:')
HEADER = """\
# Words of Assembly App.
# SPDX-License-Identifier: GPL-3.0-or-later"""


def po_path(language: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES" / "assembly_app.po"


def extract(root: Path = ROOT) -> Catalog:
    """Every message of the source, with the files it is said in."""
    mappings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"][
        "mappings"
    ]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    template = new_catalog(None)
    package = root / "assembly_app"
    for filename, _line, message, comments, context in extract_from_dir(
        root,
        methods,
        keywords=KEYWORDS,
        comment_tags=("TRANSLATORS:",),
        strip_comment_tags=True,
        directory_filter=lambda path: Path(path) == root or Path(path).is_relative_to(package),
    ):
        template.add(message, None, [(Path(filename).as_posix(), 0)], auto_comments=comments, context=context)
    return template


def new_catalog(language: str | None) -> Catalog:
    return Catalog(
        locale=language,
        header_comment=HEADER,
        project="Assembly App",
        version="0",
        msgid_bugs_address="see CONTRIBUTING.md",
        revision_date=A_DATE,
        last_translator="see the history of this file",
        language_team=language,
        fuzzy=False,
    )


def key(message: Message) -> tuple[str, str]:
    """What tells two messages apart: the context and the (singular) msgid."""
    return message.context or "", message.id[0] if isinstance(message.id, tuple) else message.id


def merged(language: str, template: Catalog) -> Catalog:
    """The catalogue of a language for the words of today."""
    path = po_path(language)
    known: dict[tuple[str, str], Message] = {}
    if path.exists():
        with path.open("rb") as file:
            known = {key(message): message for message in read_po(file, locale=language) if message.id}
    catalog = new_catalog(language)
    for message in template:
        if not message.id:
            continue
        before = known.get(key(message))
        said = english(message) if language == "en" else translation(message, before, catalog.num_plurals)
        catalog.add(
            message.id,
            said,
            sorted(set(message.locations)),
            flags=message.flags,
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    return catalog


def english(message: Message) -> str | tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, tuple) else message.id


def translation(message: Message, before: Message | None, plurals: int) -> str | tuple[str, ...]:
    """What was said, if it has the same shape; otherwise empty, for a person to write."""
    if not isinstance(message.id, tuple):
        return before.string if before and isinstance(before.string, str) and not before.fuzzy else ""
    empty = ("",) * plurals
    if not before or before.fuzzy or not isinstance(before.string, tuple):
        return empty
    return (tuple(before.string) + empty)[:plurals]


def is_said(message: Message) -> bool:
    return all([message.string] if isinstance(message.string, str) else message.string)


def rendered(catalog: Catalog) -> str:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, include_lineno=False)
    lines = buffer.getvalue().decode("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith(CHURN)).rstrip("\n") + "\n"


def write(path: Path, text: str) -> None:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print("written:", path.relative_to(ROOT))


def merge() -> None:
    template = extract()
    write(TEMPLATE, rendered(template))
    for language in LANGUAGES:
        catalog = merged(language, template)
        write(po_path(language), rendered(catalog))
        empty = sum(not is_said(message) for message in catalog if message.id)
        print(f"{language}: {len(catalog)} messages, {empty} to translate")


def compile_catalogues(paths: list[Path]) -> None:
    """Written beside and moved in, so that a running application never reads half a catalogue."""
    for path in paths:
        with path.open("rb") as file:
            catalog = read_po(file, locale=path.parent.parent.name)
        built = path.with_suffix(".mo")
        temporary = built.with_suffix(".new")
        with temporary.open("wb") as file:
            write_mo(file, catalog)
        temporary.replace(built)


def main(arguments: list[str]) -> int:
    match arguments:
        case ["merge"]:
            merge()
        case ["compile", *names]:
            compile_catalogues(
                [Path(name) for name in names] or [po_path(language) for language in LANGUAGES]
            )
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
