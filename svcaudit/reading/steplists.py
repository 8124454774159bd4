"""Numbered lists as steps, with the steps nested in them ("1.1", "a)") and the labels below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from svcaudit.language import LanguagePack
from svcaudit.model.place import Passage
from svcaudit.reading.ordering import NUMBER
from svcaudit.reading.rawsteps import FEWEST, Page, RawStep
from svcaudit.reading.steplabels import read_labels
from svcaudit.reading.units import UnitRegister

_CLOSED = re.compile(r"\(([^()]{2,80})\)\s*[.;]?\s*$")
_BETWEEN = re.compile(r"\s*[,;/·–—]\s*")
_DECIMAL = re.compile(r"(?:^|(?<=\s))(\d{1,2})\.(\d{1,2})(?:\.\)?|\))?\s+(?=\S)")


def list_steps(page: Page, group: Sequence[int]) -> list[RawStep]:
    """The steps of an outermost list, none where an item has no number."""
    blocks = page.document.blocks
    if not all(NUMBER.fullmatch(blocks[number].marker.strip("().")) for number in group):
        return []
    return [raw for number in group for raw in _with_nested(page, number)]


def _with_nested(page: Page, number: int) -> Iterator[RawStep]:
    """An item's step, and those nested in it.

    Where the item says a time for all of it, the times of the steps in it are no more to be added.
    """
    block = page.document.blocks[number]
    marker = block.marker.strip("().")
    head, *inside = _decimals(block.passage, marker)
    step = _item_step(page, number, marker, head[1])
    nested = [_item_step(page, number, label, passage) for label, passage in inside]
    nested += _nested_steps(page, number, marker)
    if not nested:
        yield step
        return
    if not step.units:
        step = replace(step, units=nested[0].units, owner_from="step" if nested[0].units else "")
    whole = any(one.kind == "duration" for one in page.language.quantities(head[1].text))
    yield step
    yield from (replace(one, time=Passage("")) if whole else one for one in nested)


def _decimals(passage: Passage, marker: str) -> list[tuple[str, Passage]]:
    """The text of an item, and that of each line in it that is numbered after it: "1.1", "1.2"."""
    cuts = [found for found in _DECIMAL.finditer(passage.text) if found[1] == marker]
    numbers = [int(found[2]) for found in cuts]
    if len(cuts) < FEWEST or numbers != list(range(1, len(cuts) + 1)):
        return [(marker, passage)]
    ends = [found.start() for found in cuts[1:]] + [len(passage.text)]
    parts = [(marker, _trimmed(passage, 0, cuts[0].start()))]
    return parts + [
        (f"{marker}.{found[2]}", _trimmed(passage, found.end(), end)) for found, end in zip(cuts, ends, strict=True)
    ]


def _trimmed(passage: Passage, start: int, end: int) -> Passage:
    return passage.part(start, start + len(passage.text[start:end].rstrip()))


def _nested_steps(page: Page, number: int, marker: str) -> list[RawStep]:
    """The items in an item that are steps of their own: numbered, none of them an answer, and some unit acts."""
    blocks, inside = page.document.blocks, page.nested.get(number, ())
    markers = [blocks[one].marker.strip("().") for one in inside]
    if len(inside) < FEWEST or not all(map(NUMBER.fullmatch, (one.rpartition(".")[2] for one in markers))):
        return []
    texts = [blocks[one].passage.text for one in inside]
    if any(_is_arm(text, page.language) for text in texts) or not any(map(page.acting, texts)):
        return []
    return [
        _item_step(page, one, label if label.startswith(f"{marker}.") else f"{marker}.{label}", blocks[one].passage)
        for one, label in zip(inside, markers, strict=True)
    ]


def _is_arm(text: str, language: LanguagePack) -> bool:
    """True for an item that tells one case of several: "If it is, ...", "No: ..."."""
    arms = ("verdict.", "decision.", "condition.")
    return any(hit.concept.startswith(arms) and hit.start <= 2 for hit in language.hits(text))


def _item_step(page: Page, number: int, identifier: str, passage: Passage) -> RawStep:
    nested = [page.document.blocks[one].passage for one in page.nested.get(number, ())]
    labels = read_labels((passage, *nested), page.language)
    units, owner_from = item_units(page, passage.text, labels.units)
    timed = page.language.quantities(passage.text) if labels.time is not None else ()
    time = None if timed else labels.time
    place = page.document.locate(passage)
    answers = tuple(one.text for one in nested)
    header = labels.time_label if time is not None else ""
    return RawStep(identifier, passage, place, units, owner_from, time, number, None, False, answers, header)


def item_units(page: Page, text: str, labelled: tuple[str, ...] = ()) -> tuple[tuple[str, ...], str]:
    """Who does what a text says, and where that was read: a label, the brackets at its end, or its own words."""
    units = tuple(page.register.canonical(name) for name in labelled)
    units = units or page.acting(text) or _unit_in_brackets(text, page.register, page.language)
    return units, "step" if units else ""


def _unit_in_brackets(text: str, register: UnitRegister, language: LanguagePack) -> tuple[str, ...]:
    """The unit that stands alone in the brackets at a step's end, before its time or not: "(Caja, 1 día)"."""
    closed = _CLOSED.search(text)
    if closed is None:
        return ()
    name = _BETWEEN.split(closed[1].strip())[0]
    mentions = register.mentions(name)
    if len(mentions) == 1 and not language.topics(name[: mentions[0].start] + name[mentions[0].end :]):
        return (mentions[0].unit,)
    hits = [hit for hit in language.hits(name) if hit.concept in ("unit.head", "unit.role")]
    whole = any(hit.start == 0 and hit.end == len(name) for hit in hits)
    return (register.canonical(name),) if whole else ()
