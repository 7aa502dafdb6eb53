# SPDX-License-Identifier: GPL-3.0-or-later
"""Line icons (Lucide), recoloured for the theme and drawn sharp at the screen's pixel ratio."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from assembly_app.ui import theme
from assembly_app.ui.fonts import RESOURCES

FOLDER = RESOURCES / "icons"


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=1024)
def _pixmap(name: str, size: int, rgb: str, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", rgb).encode()))
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def pixmap(name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon as a square of `size` device-independent pixels."""
    return _pixmap(name, size, color.name(), ratio)


def paint(painter: QPainter, name: str, box: QRect | QRectF, color: QColor, size: int | None = None) -> None:
    """Draw the icon in the middle of a box; `size` defaults to the box's smaller side."""
    area = QRectF(box)
    side = size if size is not None else round(min(area.width(), area.height()))
    if side <= 0:
        return
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    corner = QPointF(
        round(area.center().x() - side / 2),
        round(area.center().y() - side / 2),
    )
    painter.drawPixmap(corner, pixmap(name, side, color, ratio))


def icon(name: str, role: theme.Role = "ink2", size: int = 16) -> QIcon:
    """The same as a QIcon for actions; made for the theme of the moment, ask again when it changes."""
    made = QIcon()
    for mode, tone in (
        (QIcon.Mode.Normal, theme.color(role)),
        (QIcon.Mode.Disabled, theme.color("disabled")),
    ):
        for ratio in (1.0, 2.0):
            made.addPixmap(pixmap(name, theme.px(size), tone, ratio), mode)
    return made
