"""Pictures as files of their own: with their colours, light and dark, and nothing else that they need."""

from __future__ import annotations

from svcaudit.model.flow import Feasibility, FlowGraph, Rung
from svcaudit.reporting.pictures.ladder import ladder
from svcaudit.reporting.pictures.lanes import lane_pictures
from svcaudit.reporting.pictures.svg import element
from svcaudit.reporting.pictures.timeline import timeline
from svcaudit.reporting.styles import style_sheet
from svcaudit.reporting.words import Words

_NAMESPACE = "http://www.w3.org/2000/svg"
_STYLES = ("colours.css", "pictures.css")


def draw_flow(graph: FlowGraph, words: Words) -> str:
    """One flow as an SVG file that ends with a line end; in one piece, however long it is."""
    return _alone(lane_pictures(graph, words, "flow", pages=False)[0])


def draw_time(feasibility: Feasibility, graph: FlowGraph, words: Words) -> str:
    """A critical path against its promise as an SVG file."""
    return _alone(timeline(feasibility, graph, words, "time"))


def draw_ladder(rungs: tuple[Rung, ...], words: Words) -> str:
    """The ladder of the complaint path as an SVG file."""
    return _alone(ladder(rungs, words, "ladder"))


def _alone(picture: str) -> str:
    """The picture with its own style and a ground of its own."""
    begin, rest = picture.replace("<svg ", f'<svg xmlns="{_NAMESPACE}" ', 1).split("</desc>", 1)
    ground = element("rect", width="100%", height="100%", class_="ground")
    return f"{begin}</desc><style>{style_sheet(*_STYLES)}</style>{ground}{rest}\n"
