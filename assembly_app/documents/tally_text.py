# SPDX-License-Identifier: GPL-3.0-or-later
"""A count as plain text for a terminal: winners, ranking and every stage."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from assembly_app.i18n import Speech
from assembly_app.i18n.numbers import format_number

Plain = dict[str, Any]


def tally_lines(count: Plain, say: Speech) -> list[str]:
    """Return the lines of a plain result of `domain.voting.explain`."""
    lines = [say._("Method: {method}").format(method=count["method"])]
    if count["seats"] is not None:
        lines.append(say._("Seats: {seats}").format(seats=count["seats"]))
    if count["quota"] is not None:
        lines.append(say._("Quota: {quota}").format(quota=_figure(count["quota"], say)))
    lines.append(say._("Elected: {names}").format(names=_list(count["winners"], say)))
    if count["tied"]:
        lines.append(say._("Tied: {names}").format(names=_list(count["tied"], say)))
    if count["undecided"]:
        lines.append(say._("Nothing that was published settles this tie."))
    lines += ["", say._("Ranking")]
    place = 1
    for group in count["ranking"]:
        lines.append(f"  {place}. {' = '.join(group)}")
        place += len(group)
    for stage in count["stages"]:
        lines += ["", *_stage(stage, say)]
    for tie in count["ties"]:
        lines += ["", _tie(tie, say)]
    if "beats" in count:
        lines += ["", say._("Votes that put the row above the column"), *_matrix(count, "beats")]
        lines += ["", say._("Strongest path from the row to the column"), *_matrix(count, "paths")]
    return lines


def _figure(text: str, say: Speech) -> str:
    return text if "/" in text else format_number(Decimal(text), say.language)


def _list(names: Sequence[str], say: Speech) -> str:
    return ", ".join(names) if names else say.pgettext("elected", "nobody")


def _action(stage: Plain, say: Speech) -> str:
    """Say what a stage did, by the word stored with it."""
    said = {
        "first": say.pgettext("stage", "first count"),
        "surplus": say.pgettext("stage", "surplus of {names}"),
        "exclude": say.pgettext("stage", "excluded: {names}"),
        "fill": say.pgettext("stage", "places left, for {names}"),
        "iterate": say.pgettext("stage", "new keep values"),
        "fund": say.pgettext("stage", "funded: {names}"),
        "skip": say.pgettext("stage", "does not fit: {names}"),
        "stop": say.pgettext("stage", "does not fit, and the count stops: {names}"),
        "tie": say.pgettext("stage", "tie of {names}"),
    }
    return said[stage["action"]].format(names=", ".join(stage["options"]))


def _stage(stage: Plain, say: Speech) -> list[str]:
    lines = [say._("Stage {number}: {action}").format(number=stage["number"], action=_action(stage, say))]
    if isinstance(stage.get("votes"), list):
        return lines + _votes(stage, say)
    # A step of a budget.
    words = {
        "votes": say._("Votes: {figure}"),
        "cost": say._("Cost: {figure}"),
        "price": say._("Most that a person pays: {figure}"),
        "left": say._("Left: {figure}"),
    }
    known = [words[key].format(figure=_figure(stage[key], say)) for key in words if key in stage]
    return [*lines, "  " + " · ".join(known)]


def _votes(stage: Plain, say: Speech) -> list[str]:
    rows = [
        (name, _figure(votes, say), "" if moved in ("0", votes) else _signed(moved, say))
        for (name, votes), moved in zip(stage["votes"], stage["moved"], strict=True)
    ]
    rows.append((say._("No longer count"), _figure(stage["exhausted"], say), ""))
    if stage["lost"] != "0":
        rows.append((say._("Lost in truncation"), _figure(stage["lost"], say), ""))
    if stage["quota"] is not None:
        rows.append((say._("Quota"), _figure(stage["quota"], say), ""))
    lines = _table(rows)
    if stage["elected"]:
        lines.append("  " + say._("Elected: {names}").format(names=", ".join(stage["elected"])))
    return lines


def _signed(text: str, say: Speech) -> str:
    figure = _figure(text, say)
    return figure if text.startswith("-") else f"+{figure}"


def _tie(tie: Plain, say: Speech) -> str:
    names, chosen = ", ".join(tie["among"]), ", ".join(tie["chosen"])
    if tie["rule"] == "earlier":
        said = say._("Tie at stage {stage} among {names}: stage {earlier} tells them apart ({chosen}).")
    elif tie["rule"] == "order":
        said = say._("Tie at stage {stage} among {names}: the order of the list settles it ({chosen}).")
    else:
        return say._("Tie at stage {stage} among {names}: nothing settles it.").format(
            stage=tie["stage"], names=names
        )
    return said.format(stage=tie["stage"], names=names, chosen=chosen, earlier=tie["earlier"])


def _matrix(count: Plain, key: str) -> list[str]:
    """Columns are numbered as the rows are."""
    head = ("", *(str(number) for number in range(1, len(count["options"]) + 1)))
    body = [
        (f"{number}. {name}", *("·" if at == number else figure for at, figure in enumerate(row, 1)))
        for number, (name, row) in enumerate(zip(count["options"], count[key], strict=True), 1)
    ]
    return _table([head, *body])


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Align the first column to the left and figures to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  "
        + "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        ).rstrip()
        for row in rows
    ]
