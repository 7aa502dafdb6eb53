# SPDX-License-Identifier: GPL-3.0-or-later
"""A count one can type, step with the arrows, or press up and down."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from assembly_app.ui import style_draw, theme
from assembly_app.ui.widgets.buttons import IconButton


class Stepper(QWidget):
    """A 44-high count (32 when compact); `editor` is the spin box that labels should name as their buddy."""

    value_changed = Signal(int)

    def __init__(
        self,
        value: int = 0,
        *,
        name: str = "",
        less: str = "−",
        more: str = "+",
        maximum: int = 99_999,
        compact: bool = False,
        buttons: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._compact, self._error = compact, False
        self.editor = QSpinBox(self)
        self.editor.setFrame(False)
        self.editor.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.editor.setRange(0, maximum)
        self.editor.setValue(value)
        self.editor.setAccessibleName(name)
        self.editor.lineEdit().setAccessibleName(name)
        self.editor.setAlignment(
            Qt.AlignmentFlag.AlignCenter
            if buttons
            else Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        theme.set_type(self.editor, 14 if compact else 24, 600)
        self.editor.installEventFilter(self)
        self.editor.valueChanged.connect(self.value_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(0)
        if buttons:
            self._less = self._step_button("minus", less, -1)
            self._more = self._step_button("plus", more, 1)
            row.addWidget(self._less)
            row.addWidget(self.editor, 1)
            row.addWidget(self._more)
        else:
            row.addWidget(self.editor, 1)
        self.setFocusProxy(self.editor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _step_button(self, icon: str, name: str, step: int) -> IconButton:
        button = IconButton(icon, name, side=28, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: self._on_step(step))
        return button

    def _on_step(self, step: int) -> None:
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        self.editor.stepBy(step)

    def value(self) -> int:
        """The count."""
        return self.editor.value()

    def set_value(self, value: int) -> None:
        """Show another count without telling anyone."""
        blocked = self.editor.blockSignals(True)
        self.editor.setValue(value)
        self.editor.blockSignals(blocked)

    def set_error(self, error: bool) -> None:
        """Draw the edge of something that does not add up."""
        self._error = error
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.FocusIn:
            self.editor.selectAll()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(104 if self._compact else 128), theme.px(32 if self._compact else 44))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(72 if self._compact else 84), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRect(self.rect())
        enabled = self.isEnabled()
        style_draw.field_ground(painter, box, enabled=enabled)
        style_draw.field_frame(
            painter, box, enabled=enabled, focused=self.editor.hasFocus(), error=self._error
        )
        painter.end()
