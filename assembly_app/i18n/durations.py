# SPDX-License-Identifier: GPL-3.0-or-later
"""Lengths of time. The symbols h and min serve every language; Babel would round 95 min to 2 hours."""

_MINUS = "\N{MINUS SIGN}"


def duration_minutes(minutes: int) -> str:
    """ "40 min", "1 h 35 min", "2 h"; a negative length keeps its sign."""
    hours, rest = divmod(abs(minutes), 60)
    parts = [f"{hours} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return (_MINUS if minutes < 0 else "") + " ".join(parts)


def signed_minutes(minutes: int) -> str:
    """A difference from the plan: "+16 min", "−3 min", "0 min"."""
    return ("+" if minutes > 0 else "") + duration_minutes(minutes)


def clock(seconds: int) -> str:
    """A running clock, mm:ss; minutes do not turn into hours, and below zero it counts the time overdrawn."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{_MINUS if seconds < 0 else ''}{minutes:02}:{rest:02}"
