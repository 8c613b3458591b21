"""A still picture of the network: PNG without a browser, for a slide or a printed page.

Drawn by matplotlib, with the font that it brings along (DejaVu Sans): letters and marks are there on every machine.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kg.views.layout import Point, box_size, font_size, lay_out
from kg.views.network import INSPECTORATE, Network, Node, NodeKind
from kg.views.network_page import READABLE_BOXES, label_of, least_sentences
from kg.views.palette import paint

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DOTS = 150
"""Per inch."""
_PIXELS = 100
"""Of the layout, to an inch."""
_WIDEST = 40.0
"""Inches; a larger picture is made smaller."""
_MARGIN = 40


def still_picture(network: Network, *, title: str = "", whole: bool = True) -> bytes:
    """A PNG of the network.

    ``whole`` is for a picture of everything: as on the page, one of too many boxes leaves the agencies and the weakest
    lines out.
    """
    import matplotlib as mpl  # takes half a second, and only this needs it
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    shown = _readable(network) if whole else network
    labels = {node.id: label_of(node) for node in shown.nodes}
    places = lay_out(shown, labels)
    sizes = {node.id: box_size(node, labels[node.id]) for node in shown.nodes}
    left = min((places[n].x - w / 2 for n, (w, _) in sizes.items()), default=0) - _MARGIN
    right = max((places[n].x + w / 2 for n, (w, _) in sizes.items()), default=100) + _MARGIN
    top = min((places[n].y - h / 2 for n, (_, h) in sizes.items()), default=0) - _MARGIN * 2
    bottom = max((places[n].y + h / 2 for n, (_, h) in sizes.items()), default=100) + _MARGIN
    scale = min(1.0, _WIDEST * _PIXELS / max(right - left, bottom - top))
    with mpl.rc_context({"font.family": ["DejaVu Sans"], "text.parse_math": False}):
        figure = Figure(((right - left) * scale / _PIXELS, (bottom - top) * scale / _PIXELS), dpi=_DOTS)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_xlim(left, right)
        axes.set_ylim(bottom, top)
        axes.set_axis_off()
        points = 72 * scale / _PIXELS
        axes.text(left + _MARGIN, top + _MARGIN, title, fontsize=20 * points, va="center")
        for edge in shown.edges:
            ends = (places[edge.source], places[edge.target])
            dashes = "-" if "found at" in edge.relations else "--"
            width = min(1 + edge.weight / 4, 6) * points
            axes.plot([end.x for end in ends], [end.y for end in ends], dashes, color="#9aa3b0", lw=width, zorder=1)
        for node in shown.nodes:
            _draw(axes, node, labels[node.id], places[node.id], points)
        picture = io.BytesIO()
        FigureCanvasAgg(figure)
        figure.savefig(picture, format="png", metadata={"Software": None})  # no version in the bytes
    return picture.getvalue()


def _readable(network: Network) -> Network:
    """The strongest lines, and the agencies only where there is room."""
    least = least_sentences(network)
    agencies = len(network.nodes) <= READABLE_BOXES
    kinds = {node.id: node.kind for node in network.nodes}
    edges = tuple(
        edge for edge in network.edges if (edge.weight >= least if kinds[edge.target] is NodeKind.PATTERN else agencies)
    )
    joined = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = tuple(node for node in network.nodes if node.id in joined and node.category != INSPECTORATE)
    known = {node.id for node in nodes}
    return Network(nodes, tuple(edge for edge in edges if edge.source in known and edge.target in known))


def _draw(axes: Axes, node: Node, label: str, place: Point, points: float) -> None:
    from matplotlib.patches import Ellipse, FancyBboxPatch, Patch

    look = paint(node.kind, node.category)
    width, height = (size - 12 for size in box_size(node, label))
    corner = (place.x - width / 2, place.y - height / 2)
    shape: Patch
    if node.kind is NodeKind.PATTERN:
        shape = Ellipse((place.x, place.y), width, height, lw=points)
    elif node.kind is NodeKind.AGENCY:
        shape = FancyBboxPatch(corner, width, height, "square,pad=0", lw=points, ls="--")
    else:
        shape = FancyBboxPatch(corner, width, height, "round,pad=0,rounding_size=8", lw=3 * points)
    shape.set(facecolor=look.fill, edgecolor="#4a4f58", zorder=2)
    axes.add_patch(shape)
    words = {"fontsize": font_size(node) * points * 0.93, "linespacing": 1.1, "color": look.ink}
    axes.text(place.x, place.y, label, words, ha="center", va="center", zorder=3)
