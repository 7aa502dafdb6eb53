# SPDX-License-Identifier: GPL-3.0-or-later
"""The one family of expected errors: each says, in one sentence, what to do."""

from typing import ClassVar


def N_(message: str) -> str:
    """Mark a message for the catalogues; the front that shows it translates it."""
    return message


class AssemblyError(Exception):
    """Something a person can put right; `message` is a msgid, `values` its named parameters."""

    message: ClassVar[str] = N_("That cannot be done.")

    def __init__(self, **values: object) -> None:
        super().__init__(self.message.format(**values))
        self.values = values
