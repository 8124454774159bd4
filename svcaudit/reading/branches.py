"""Ways out of a step: to the following one, to one that the text names, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcaudit.language import LanguagePack
from svcaudit.model.document import Document, StepEntry
from svcaudit.model.place import Passage
from svcaudit.model.procedure import Branch
from svcaudit.reading.decisions import conditions, has_else

_LEADING = frozenset({"leading.step", "onward.next", "handoff.back"})
_NEAR = 30  # characters between the words that lead to a step and its name


def read_branches(
    document: Document,
    passage: Passage,
    data: StepEntry | None,
    number: int,
    identifiers: Sequence[str],
    language: LanguagePack,
) -> tuple[Branch, ...]:
    """The ways out of step `number` (from 0) of the steps called `identifiers`."""
    following = identifiers[number + 1] if number + 1 < len(identifiers) else None
    if data is not None:
        return tuple(_from_data(document, data, following, language))
    named = tuple(_named(document, passage, identifiers, language))
    plain = _plain(document, passage, following, named, language)
    return named + plain


def _from_data(document: Document, data: StepEntry, following: str | None, language: LanguagePack) -> Iterator[Branch]:
    place = document.place(*data.span)
    for branch in data.branches:
        when = branch.when.text if branch.when else ""
        limited = _limited(when, language)
        yield Branch(branch.next.text if branch.next else None, when, place, limited)
    if data.branches or data.end:
        return
    target = data.next.text if data.next else following
    if target is not None:
        yield Branch(target, "", place)


def _named(
    document: Document, passage: Passage, identifiers: Sequence[str], language: LanguagePack
) -> Iterator[Branch]:
    """Steps that the text names: "goes to step 5", "vuelve al paso 2"."""
    words = language.words(passage.text)
    for hit in language.hits(passage.text):
        if hit.concept != "reference.step":
            continue
        after = next((word for word in words if word.start >= hit.end), None)
        if after is not None and after.text in identifiers:
            condition = _condition_before(passage.text, hit.start, language)
            if not condition and not _leads(passage.text, hit.start, language):
                continue
            place = document.locate(passage, hit.start, after.end)
            yield Branch(after.text, condition, place, _limited(passage.text, language))


def _leads(text: str, position: int, language: LanguagePack) -> bool:
    """True where the words before the name of a step lead there: "goes to step 5", and not "the file of step 5"."""
    before = (hit for hit in language.hits(text) if hit.concept in _LEADING and hit.start < position)
    return any(position - hit.end <= _NEAR for hit in before)


def _condition_before(text: str, position: int, language: LanguagePack) -> str:
    """The condition of the sentence in which a step is named, "" where there is none."""
    for start, end in language.sentences(text):
        if start <= position < end:
            opened = conditions(text[start:end], language)
            if opened:
                return text[start + opened[0].start : position].strip(" ,")
            return text[start:position].strip(" ,") if has_else(text[start:end], language) else ""
    return ""


def _plain(
    document: Document, passage: Passage, following: str | None, named: Sequence[Branch], language: LanguagePack
) -> tuple[Branch, ...]:
    """The way to the following step, unless the text names every arm itself."""
    both = len(named) >= 2 or (named and not named[0].condition)
    if following is None or (both and not any(branch.target == following for branch in named)):
        return ()
    if any(branch.target == following for branch in named):
        return ()
    return (Branch(following, "", document.locate(passage)),)


def _limited(text: str, language: LanguagePack) -> bool:
    """True where the words say how many times: "the first time", "once"."""
    return any(hit.concept == "limit.times" for hit in language.hits(text))
