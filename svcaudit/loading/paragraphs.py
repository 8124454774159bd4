"""A paragraph cut where its lines are things of their own: questions with answers, labels, lettered items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from svcaudit.loading.inline import Line, passage_of, passage_of_lines
from svcaudit.loading.passages import trimmed
from svcaudit.model.place import Passage

_ASKS = re.compile(r"(?:P|Q|Pregunta|Pergunta|Question)\s*\d{0,3}\s*[.:]\s*(?=\S)")
_ANSWERS = re.compile(r"(?:R|A|Respuesta|Resposta|Answer)\s*[.:]\s+")
_PAIR = re.compile(rf"{_ASKS.pattern}(?P<question>[^?]{{1,400}}\?)\s*(?:{_ANSWERS.pattern})?(?P<answer>.*)", re.DOTALL)
_LABEL = re.compile(r"[^\W\d_][^:.?!;|]{0,48}:(?=\s|$)")
_BULLETS = "•●▪◦·–—‣⁃➢✓➤"
#: How a list item is marked where Markdown knows no list: "a)", "(2)", "1.-", "•".
MARKER = re.compile(
    r"(?:\(?(?P<number>\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})(?:\.-|\)(?:\.?-)?|[º°]\)?\.?-?)"
    rf"|(?P<bullet>[{_BULLETS}]))\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a paragraph. An empty passage with a question is a question that stands alone."""

    passage: Passage
    question: Passage | None = None
    bold: bool = False


def segments(lines: Sequence[Line], *, asked_before: bool = False) -> list[Segment]:
    """The parts of a paragraph, in order; empty ones left out.

    `asked_before` is true where bold questions came earlier in the document: a bold first line is another.
    """
    lines = [line for line in lines if line.text]
    found: list[Segment] = []
    for group in _groups(lines):
        segment = _segment(group, asked_before)
        asked_before = asked_before or segment.question is not None
        if segment.passage.text or segment.question:
            found.append(segment)
    return found


def without_answer_mark(passage: Passage) -> Passage:
    """The passage without the "R:" or "A:" before an answer."""
    match = _ANSWERS.match(passage.text)
    return passage.part(match.end(), len(passage.text)) if match else passage


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    marked = [MARKER.match(line.text) is not None for line in lines]
    listed = sum(marked) > 1 or marked[:1] == [True]
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if not groups or (listed and marked[index]) or _starts(line, groups[-1]):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _starts(line: Line, group: list[Line]) -> bool:
    """Whether a line begins something of its own after the lines of `group`."""
    text, bold = line.text, _bold_text(line)
    if bold.endswith(("?", "?:")) or _ASKS.match(text):
        return True
    label = _LABEL.match(text)
    if bold and label and len(label[0]) <= len(bold) + 2:
        return True
    return line.hard and bool(label or _LABEL.match(group[0].text))


def _bold_text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces[: line.bold_pieces()]).strip()


def _segment(lines: list[Line], asked_before: bool) -> Segment:
    first, bold = lines[0], _bold_text(lines[0])
    if bold and _is_question(bold, lines, asked_before):
        return _bold_question(lines)
    passage = passage_of_lines(lines)
    pair = _PAIR.match(passage.text)
    if pair:
        return Segment(passage.part(*pair.span("answer")), passage.part(*pair.span("question")))
    return Segment(passage, bold=all(_bold_text(line) == line.text for line in lines) and bool(first.text))


def _is_question(bold: str, lines: list[Line], asked_before: bool) -> bool:
    """A bold question; or a bold line of its own over other lines, as label or among questions."""
    if bold.rstrip(": ").endswith("?"):
        return True
    alone = bold == lines[0].text and len(lines) > 1 and len(bold) <= 120
    return alone and not bold.endswith((":", ",", ";")) and (asked_before or bold[-1] not in ".!")


def _bold_question(lines: list[Line]) -> Segment:
    first = lines[0]
    count = first.bold_pieces()
    question = _without_ask_mark(trimmed(passage_of(first.pieces[:count]), " :"))
    rest = Line(pieces=first.pieces[count:])
    answer = passage_of_lines([rest, *lines[1:]])
    answer = answer.part(len(answer.text) - len(answer.text.lstrip(" :–—-")), len(answer.text))
    return Segment(without_answer_mark(answer), question)


def _without_ask_mark(passage: Passage) -> Passage:
    match = _ASKS.match(passage.text)
    return passage.part(match.end(), len(passage.text)) if match else passage


def marker_of(passage: Passage) -> tuple[str, Passage] | None:
    """The mark of a list item at the start of a passage and what follows it; None where there is none."""
    match = MARKER.match(passage.text)
    if not match:
        return None
    return match["number"] or match["bullet"], passage.part(match.end(), len(passage.text))
