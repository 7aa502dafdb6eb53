# SPDX-License-Identifier: GPL-3.0-or-later
"""The mark of a use case, and looking up the records it needs."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import Record

_P = ParamSpec("_P")
_T = TypeVar("_T")
_R = TypeVar("_R", bound=Record)


class NotHere(AssemblyError):
    """The record was deleted, or has not been received yet."""

    message = N_("This is not in the book any more, or has not been received yet.")


class NeedsText(AssemblyError):
    """A text that must not be empty."""

    message = N_("Write something first.")


def use_case(
    verb: str,
) -> Callable[[Callable[Concatenate[Transaction, _P], _T]], Callable[Concatenate[Transaction, _P], _T]]:
    """Name the change that this function makes, unless another use case called it."""

    def mark(
        function: Callable[Concatenate[Transaction, _P], _T],
    ) -> Callable[Concatenate[Transaction, _P], _T]:
        @wraps(function)
        def act(tx: Transaction, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
            if not tx.verb:
                tx.verb = verb
            return function(tx, *args, **kwargs)

        act.verb = verb  # type: ignore[attr-defined]
        return act

    return mark


def need(tx: Transaction, model: type[_R], record_id: UUID | None) -> _R:
    """Return the record; raises NotHere when it is deleted or unknown."""
    found = tx.get(model, record_id) if record_id else None
    if found is None:
        raise NotHere
    return found


def first(tx: Transaction, model: type[_R], *criteria: ColumnElement[bool]) -> _R | None:
    """Return the earliest record that meets the criteria, or None; two laptops may have made two."""
    return next(iter(tx.all(model, *criteria)), None)


# What no keyboard types and no document can hold: controls but for tabs and new lines, lone surrogates.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def naked(text: str) -> str:
    """Return the text without what cannot be printed."""
    return _UNPRINTABLE.sub("", text)


def need_text(text: str) -> str:
    """Return the text without the blanks around it; raises NeedsText when nothing is left."""
    clean = naked(text).strip()
    if not clean:
        raise NeedsText
    return clean
