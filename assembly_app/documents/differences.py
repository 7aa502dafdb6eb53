# SPDX-License-Identifier: GPL-3.0-or-later
"""What an amendment changed, in a few words; "" stands for nothing on one side."""

from difflib import SequenceMatcher

_MOST = 2  # with more changes than these, the whole text is easier to read
_EDGES = " ,;:."


def differences(before: str, after: str) -> list[tuple[str, str]]:
    """Pairs of (words taken out, words put in); [] when the whole text says it better."""
    old, new = before.split(), after.split()
    # A full stop that moved with the end of the sentence is no change.
    bare = SequenceMatcher(
        None, [w.strip(_EDGES) for w in old], [w.strip(_EDGES) for w in new], autojunk=False
    )
    found = [
        (" ".join(old[a:b]).strip(_EDGES), " ".join(new[c:d]).strip(_EDGES))
        for tag, a, b, c, d in bare.get_opcodes()
        if tag != "equal"
    ]
    few = len(found) == 1 or (len(found) <= _MOST and bare.ratio() > 0.5)
    return found if few and bare.ratio() > 0 else []
