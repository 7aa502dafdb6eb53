# SPDX-License-Identifier: GPL-3.0-or-later
"""Languages, dates, numbers, lists and lengths of time."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app import i18n
from assembly_app.i18n import dates, durations, lists, numbers
from assembly_app.settings import LANGUAGES

MESSAGE = "“{text}” is not a number. Write it with digits, for example {example}."


def test_the_interface_changes_its_language() -> None:
    assert (i18n.current_language(), i18n._(MESSAGE)) == ("en", MESSAGE)
    for language in LANGUAGES:
        i18n.install(language)
        assert i18n.current_language() == language
        assert "{text}" in i18n._(MESSAGE)


def test_a_document_speaks_its_own_language() -> None:
    i18n.install("ca")
    document = i18n.Speech("es")
    assert document.language == "es"
    assert document._(MESSAGE) != i18n._(MESSAGE)
    assert i18n.translator("es") is i18n.translator("es")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LookupError):
        i18n.install("fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_words_show_themselves(language: str) -> None:
    i18n.install(language)
    for speaker in (i18n, i18n.Speech(language)):
        assert speaker._("") == ""
        assert speaker._("never said") == "never said"
        assert speaker.pgettext("here", "never said") == "never said"
        assert [speaker.ngettext("one", "many", count) for count in (0, 1, 2)] == ["many", "one", "many"]
        assert speaker.npgettext("here", "one", "many", 1) == "one"


def test_without_a_language_plurals_are_english() -> None:
    assert [i18n.ngettext("one", "many", count) for count in (0, 1, 2)] == ["many", "one", "many"]
    assert i18n.npgettext("here", "one", "many", 2) == "many"
    assert i18n.pgettext("here", "word") == "word"


def test_babel_is_not_imported_with_the_words() -> None:
    program = (
        "import sys, assembly_app.settings, assembly_app.i18n as i18n\n"
        "from assembly_app.i18n import dates, durations, lists, numbers\n"
        "i18n.install('ca')\n"
        "print([name for name in sys.modules if name.split('.')[0] in {'babel', 'sqlalchemy', 'docx'}])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


@pytest.mark.parametrize(
    ("language", "day", "style", "text"),
    [
        ("ca", date(2026, 3, 15), "long", "15 de març de 2026"),
        ("ca", date(2026, 4, 1), "long", "1 d'abril de 2026"),
        ("ca", date(2026, 8, 2), "long", "2 d'agost de 2026"),
        ("ca", date(2026, 10, 5), "weekday", "dl. 5 d'octubre"),
        ("ca", date(2026, 3, 15), "weekday", "dg. 15 de març"),
        ("ca", date(2026, 3, 15), "full", "diumenge, 15 de març de 2026"),
        ("ca", date(2026, 4, 1), "medium", "1 abr. 2026"),
        ("ca", date(2026, 4, 1), "short", "01/04/2026"),
        ("ca", date(2026, 4, 1), "month", "abril de 2026"),
        ("es", date(2026, 3, 15), "long", "15 de marzo de 2026"),
        ("es", date(2026, 3, 15), "weekday", "dom 15 de marzo"),
        ("es", date(2026, 3, 15), "medium", "15 mar 2026"),
        ("en", date(2026, 3, 15), "long", "15 March 2026"),
        ("en", date(2026, 3, 15), "full", "Sunday, 15 March 2026"),
        ("en", date(2026, 3, 15), "weekday", "Sun 15 March"),
        ("en", date(2026, 3, 15), "short", "15/03/2026"),
    ],
)
def test_dates(language: str, day: date, style: dates.DateStyle, text: str) -> None:
    assert dates.format_date(day, language, style) == text


def test_catalan_months_take_their_article() -> None:
    for month in range(1, 13):
        text = dates.format_date(date(2026, month, 1), "ca")
        assert (" d'" in text) == (month in {4, 8, 10})
        assert (" de " in text.removesuffix(" de 2026")) == (month not in {4, 8, 10})


def test_hours_are_local_on_the_day_the_clock_changes() -> None:
    before = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    hours = [dates.format_time(before + timedelta(hours=passed), "Europe/Madrid") for passed in (0, 1, 2)]
    assert hours == ["02:30", "02:30", "03:30"]
    assert dates.local_date(datetime(2026, 3, 14, 23, 30, tzinfo=UTC), "Europe/Madrid") == date(2026, 3, 15)
    moment = datetime(2026, 3, 15, 9, 12, tzinfo=UTC)
    assert dates.format_moment(moment, "Europe/Madrid", "ca", "long") == "15 de març de 2026, 10:12"


def test_a_moment_without_zone_is_refused() -> None:
    naive = datetime(2026, 3, 15, 10, 12)  # noqa: DTZ001 - that is what is tested
    with pytest.raises(ValueError, match="time zone"):
        dates.format_time(naive, "Europe/Madrid")
    with pytest.raises(ValueError, match="time zone"):
        dates.local_date(naive, "Europe/Madrid")


def test_lengths_of_time() -> None:
    lengths = {0: "0 min", 40: "40 min", 60: "1 h", 95: "1 h 35 min", 420: "7 h", -5: "−5 min"}
    assert {minutes: durations.duration_minutes(minutes) for minutes in lengths} == lengths
    signed = {16: "+16 min", -3: "−3 min", 0: "0 min", 75: "+1 h 15 min"}
    assert {minutes: durations.signed_minutes(minutes) for minutes in signed} == signed
    clocks = {0: "00:00", 59: "00:59", 754: "12:34", 4503: "75:03", -15: "−00:15"}
    assert {seconds: durations.clock(seconds) for seconds in clocks} == clocks


@pytest.mark.parametrize(
    ("language", "amount", "unit", "text"),
    [
        ("ca", "9800", "EUR", "9.800 EUR"),
        ("es", "9800", "EUR", "9.800 EUR"),
        ("en", "9800", "EUR", "9,800 EUR"),
        ("ca", "7160", "ecos", "7.160 ecos"),
        ("ca", "12.5", "EUR", "12,50 EUR"),
        ("en", "1234567.891", "ecos", "1,234,567.891 ecos"),
        ("ca", "9800.00", "EUR", "9.800 EUR"),
        ("ca", "-3", "", "-3"),
    ],
)
def test_amounts(language: str, amount: str, unit: str, text: str) -> None:
    assert numbers.money(Decimal(amount), unit, language) == text


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("ca", "0,5", "0.5"),
        ("ca", "9.800", "9800"),
        ("ca", " 9800 ", "9800"),
        ("es", "1.250,75", "1250.75"),
        ("en", "1,250.75", "1250.75"),
        ("en", "0.5", "0.5"),
        ("ca", "−3", "-3"),
    ],
)
def test_numbers_are_read(language: str, typed: str, value: str) -> None:
    assert numbers.parse_decimal(typed, language) == Decimal(value)


@pytest.mark.parametrize(
    ("language", "typed"),
    [("ca", "0.5"), ("es", "0.5"), ("en", "0,5"), ("ca", "1,250.5")]
    + [("ca", typed) for typed in ("", "nan", "Infinity", "1e5", "1_000", "dotze", "1,2,3", "--1")],
)
def test_what_is_no_number_is_refused_in_words(language: str, typed: str) -> None:
    with pytest.raises(numbers.NotANumber) as refused:
        numbers.parse_decimal(typed, language)
    assert refused.value.values["text"] == typed


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(LANGUAGES))
def test_what_is_written_can_be_read(amount: Decimal, language: str) -> None:
    assert numbers.parse_decimal(numbers.format_number(amount, language), language) == amount


@pytest.mark.parametrize(
    ("language", "items", "text"),
    [
        ("ca", [], ""),
        ("ca", ["Anna"], "Anna"),
        ("ca", ["Anna", "Ignasi"], "Anna i Ignasi"),
        ("ca", ["a", "b", "c"], "a, b i c"),
        ("es", ["a", "b", "c"], "a, b y c"),
        ("es", ["Anna", "Ignasi"], "Anna e Ignasi"),
        ("es", ["padres", "hijas"], "padres e hijas"),
        ("es", ["Anna", "Íñigo"], "Anna e Íñigo"),
        ("es", ["Anna", "Yves"], "Anna e Yves"),
        ("es", ["Anna", "Yolanda"], "Anna y Yolanda"),
        ("es", ["agua", "hielo"], "agua y hielo"),
        ("es", ["consonante", "hiato"], "consonante y hiato"),
        ("es", ["Anna", "Iago"], "Anna y Iago"),
        ("es", ["acuerdos", "«Informe»"], "acuerdos e «Informe»"),
        ("en", ["Anna", "Ignasi"], "Anna and Ignasi"),
        ("en", ["a", "b", "c"], "a, b and c"),
    ],
)
def test_lists_joined_by_and(language: str, items: list[str], text: str) -> None:
    assert lists.join_and(items, language) == text


@pytest.mark.parametrize(
    ("language", "items", "text"),
    [
        ("ca", ["plata", "or"], "plata o or"),
        ("es", ["plata", "oro"], "plata u oro"),
        ("es", ["minutos", "horas"], "minutos u horas"),
        ("es", ["siete", "Óscar"], "siete u Óscar"),
        ("es", ["7", "8"], "7 u 8"),
        ("es", ["10", "11"], "10 u 11"),
        ("es", ["100", "110"], "100 o 110"),
        ("es", ["1.000", "11.000"], "1.000 u 11.000"),
        ("es", ["a", "b", "c"], "a, b o c"),
        ("en", ["silver", "oak"], "silver or oak"),
    ],
)
def test_lists_joined_by_or(language: str, items: list[str], text: str) -> None:
    assert lists.join_or(items, language) == text
