"""The door to how cases travel: text for the terminal, JSON, and one procedure as a graph for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.flow import FlowGraph, Flows

#: Names of the formats, the default first.
FLOW_FORMATS = ("text", "json", "mermaid", "dot", "bpmn", "svg")


def render_flow(flows: Flows, format: str, *, language: str = "en") -> str:
    """The flows of an organisation, or the one that is asked for, ending with a line end.

    `language` is that of the words around what was read. Raises ConfigurationError for an unknown format, and where a
    format that holds one graph is given another number of them.
    """
    match format:
        case "text":
            from svcaudit.reporting.flow_text import render_flow_text

            return render_flow_text(flows, language)
        case "json":
            from svcaudit.reporting.flow_json import render_flow_json

            return render_flow_json(flows)
        case "mermaid":
            from svcaudit.reporting.flow_mermaid import render_flow_mermaid

            return render_flow_mermaid(_one(flows.graphs, format), language)
        case "dot":
            from svcaudit.reporting.flow_dot import render_flow_dot

            return render_flow_dot(_one(flows.graphs, format), language)
        case "bpmn":
            from svcaudit.reporting.flow_bpmn import render_flow_bpmn

            return render_flow_bpmn(_one(flows.graphs, format), language)
        case "svg":
            from svcaudit.reporting.pictures.standalone import draw_flow
            from svcaudit.reporting.words import Words

            return draw_flow(_one(flows.graphs, format), Words(language))
    values = (("format", format), ("formats", ", ".join(FLOW_FORMATS)))
    raise ConfigurationError(Problem("reporting.unknown_format", values))


def choose_flow(flows: Flows, wanted: str) -> Flows:
    """The flows of the one procedure of that id or name, letters large or small, without the complaint path.

    A part of a name is enough where only one has it. Raises ConfigurationError where none or several fit.
    """
    words = wanted.casefold().strip()
    exact = [graph for graph in flows.graphs if words in (graph.id.casefold(), graph.name.casefold())]
    near = [graph for graph in flows.graphs if words and words in graph.name.casefold()]
    found = exact or near
    if len(found) != 1:
        key = "flow.several_procedures" if found else "flow.no_procedure"
        raise ConfigurationError(_choice(key, found or flows.graphs, wanted))
    chosen = found[0]
    return Flows(
        graphs=(chosen,),
        feasibilities=tuple(one for one in flows.feasibilities if one.path.flow == chosen.id),
        paths=tuple(path for path in flows.paths if path.flow == chosen.id),
    )


def _one(graphs: Sequence[FlowGraph], format: str) -> FlowGraph:
    if not graphs:
        raise ConfigurationError(Problem("flow.no_graph"))
    if len(graphs) > 1:
        raise ConfigurationError(_choice("flow.choose", graphs, format))
    return graphs[0]


def _choice(key: str, graphs: Sequence[FlowGraph], said: str) -> Problem:
    """What can be chosen, by name with the id behind it."""
    told = "; ".join(f"{graph.name} ({graph.id})" for graph in graphs)
    return Problem(key, (("said", said), ("procedures", told)))
