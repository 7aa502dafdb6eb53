# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers and amounts, written and read as each language groups them."""

import re
from decimal import Decimal

from assembly_app.domain.errors import N_, AssemblyError

# Exactly what was given, whatever its decimals; amounts show none or at least two.
_PLAIN = "#,##0.###############"
_CENTS = "#,##0.00#############"
_TYPED = re.compile(r"[+-]?[0-9.,]+")


class NotANumber(AssemblyError):
    """What was typed cannot be read as a number of that language."""

    message = N_("“{text}” is not a number. Write it with digits, for example {example}.")


def format_number(value: int | Decimal, language: str) -> str:
    """The number with the language's separators: 9.800 or 9,800; nothing is rounded."""
    return _format(Decimal(value), _PLAIN, language)


def money(amount: Decimal | int, unit: str, language: str) -> str:
    """An amount in any unit that a group uses: "9.800 EUR", "7.160 ecos", "12,50 EUR"."""
    amount = Decimal(amount)
    whole = amount == amount.to_integral_value()
    return f"{_format(amount, _PLAIN if whole else _CENTS, language)} {unit}".rstrip()


def parse_decimal(text: str, language: str) -> Decimal:
    """What a person typed, or NotANumber. Strict: otherwise Babel reads "0.5" as 5 in Catalan."""
    from babel import numbers

    typed = text.strip().replace("\N{MINUS SIGN}", "-")
    refused = NotANumber(text=text.strip(), example=format_number(Decimal("1250.5"), language))
    if not _TYPED.fullmatch(typed):  # Decimal would take "nan", "1e5" and "1_0"
        raise refused
    try:
        return numbers.parse_decimal(typed, locale=language, strict=True)
    except numbers.NumberFormatError:
        raise refused from None


def _format(value: Decimal, pattern: str, language: str) -> str:
    from babel import numbers  # not while the window starts

    return numbers.format_decimal(value, format=pattern, locale=language, decimal_quantization=False)
