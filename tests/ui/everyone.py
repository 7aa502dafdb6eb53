# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of whatever the window shows: controls are named, Tab goes on, words are whole."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMenuBar,
    QRadioButton,
    QWidget,
)

from assembly_app.ui.widgets.prose import Prose

_TAB = Qt.FocusPolicy.TabFocus.value
_MOST_TABS = 400
_ROWS = (QAccessible.Role.ListItem, QAccessible.Role.TreeItem)
_NAME, _VALUE = QAccessible.Text.Name, QAccessible.Text.Value


def describe(widget: QWidget) -> str:
    """Which control, for whoever reads of a failure."""
    chain = []
    one: QWidget | None = widget
    while one is not None and len(chain) < 4:
        chain.append(type(one).__name__)
        one = one.parentWidget()
    text = getattr(widget, "text", None)
    said = widget.accessibleName() or (text() if callable(text) else "")
    return f"{' < '.join(chain)} {said[:60]!r}"


def shown(root: QWidget) -> list[QWidget]:
    """Every widget that can be seen, or scrolled to."""
    return [widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root)]


def _is_part(widget: QWidget) -> bool:
    """Qt's own parts inside a control, which speak through it."""
    return widget.objectName().startswith("qt_") or widget.focusProxy() is not None


def stops(root: QWidget) -> list[QWidget]:
    """What Tab should stop at."""
    return [
        widget
        for widget in shown(root)
        if widget.focusPolicy().value & _TAB
        and widget.isEnabled()
        and not _is_part(widget)
        and not isinstance(widget, QMenuBar)
        # Of choices of which one is taken, Tab stops at that one; arrows lead to the others.
        and not (isinstance(widget, QRadioButton) and not widget.isChecked())
    ]


# --- names ------------------------------------------------------------------------------------------------


def nameless(root: QWidget) -> list[str]:
    """Controls, and rows of lists, that a screen reader could not name."""
    return [f"no name: {what}" for what in _nameless(QAccessible.queryAccessibleInterface(root))]


def _nameless(control: QAccessibleInterface | None) -> Iterator[str]:
    if control is None or not control.isValid() or control.state().invisible:
        return
    widget = control.object()
    if isinstance(widget, QWidget):
        if control.state().focusable and not _is_part(widget) and not _has_name(control, widget):
            yield describe(widget)
    elif control.role() in _ROWS and not control.text(_NAME):
        parent = control.parent()
        yield f"row in {parent.text(_NAME) if parent else '?'}"
    for at in range(control.childCount()):
        yield from _nameless(control.child(at))


def _has_name(control: QAccessibleInterface, widget: QWidget) -> bool:
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.accessibleName():
        return True
    related = control.relations(QAccessible.RelationFlag.Label)
    if any(one is not None and one.text(_NAME) for one, _kind in related):
        return True
    # On some systems the name of a list of choices is whatever is chosen: that names nothing.
    return control.role() != QAccessible.Role.ComboBox and bool(control.text(_NAME))


# --- the keyboard -----------------------------------------------------------------------------------------


def unreached(root: QWidget) -> list[str]:
    """Controls that Tab does not come to before it is back where it began."""
    return _walk(root, Qt.Key.Key_Tab)


def unreached_backwards(root: QWidget) -> list[str]:
    """The same with Shift+Tab."""
    return _walk(root, Qt.Key.Key_Backtab)


def _walk(root: QWidget, key: Qt.Key) -> list[str]:
    wanted = stops(root)
    if not wanted:
        return []
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    reached: list[QWidget] = []
    for _turn in range(_MOST_TABS):
        now = QApplication.focusWidget()
        if now is None or now in reached:
            break
        reached.append(now)
        QTest.keyClick(now, key)
    trap = QApplication.focusWidget()
    missing = [describe(one) for one in wanted if one not in reached]
    if not missing:
        return []
    return [f"{key.name} does not reach: {one}" for one in missing] + [
        f"(it ended in {describe(trap) if trap else 'nothing'} after {len(reached)} stops)"
    ]


# --- words that are cut -----------------------------------------------------------------------------------


def cut(root: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit in them, or that stick out of what holds them."""
    found = []
    for widget in shown(root):
        if isinstance(widget, QLabel) and widget.text():
            found += _too_small(widget, *_needed(widget))
        elif isinstance(widget, QAbstractButton):
            needed = widget.minimumSizeHint()
            found += _too_small(widget, needed.width(), needed.height())
        else:
            continue
        found += _covered(widget)
    return found


def _needed(label: QLabel) -> tuple[int, int]:
    # What draws itself, such as a bar, says fewer words when it is narrow.
    if getattr(label, "_elide", False) or not isinstance(label, Prose):
        return label.minimumSizeHint().width(), label.minimumSizeHint().height()
    if label.hasHeightForWidth():
        return label.minimumSizeHint().width(), label.heightForWidth(label.width())
    return label.sizeHint().width(), label.sizeHint().height()


def _too_small(widget: QWidget, width: int, height: int) -> list[str]:
    if widget.width() >= width and widget.height() >= height:
        return []
    has = f"{widget.width()}×{widget.height()}"
    return [f"cut: {describe(widget)} is {has} and needs {width}×{height}"]


def _covered(widget: QWidget) -> list[str]:
    """What is around a widget may hide it only where it scrolls: up and down."""
    seen = widget.visibleRegion().boundingRect()
    if seen.isEmpty():
        return [] if _scrolls(widget) else [f"out of sight: {describe(widget)}"]
    if seen.width() < widget.width():
        return [f"cut at a side: {describe(widget)} shows {seen.width()} of {widget.width()}"]
    if seen.height() < widget.height() and not _scrolls(widget):
        return [f"cut below: {describe(widget)} shows {seen.height()} of {widget.height()}"]
    return []


def _scrolls(widget: QWidget) -> bool:
    one = widget.parentWidget()
    while one is not None:
        if isinstance(one, QAbstractScrollArea):
            return True
        one = one.parentWidget()
    return False
