# SPDX-License-Identifier: GPL-3.0-or-later
"""Expected errors in the person's words."""

from assembly_app.domain.errors import AssemblyError
from assembly_app.i18n import _


def words(error: AssemblyError) -> str:
    """Return the one sentence that says what to do, in the language of the window."""
    values = {name: _inner(value) for name, value in error.values.items()}
    return _(error.message).format(**values)


def _inner(value: object) -> object:
    """An error can carry another as its reason."""
    return words(value) if isinstance(value, AssemblyError) else value
