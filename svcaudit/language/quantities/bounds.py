"""What limits a number: "en un plazo máximo de" before it, "at the latest" after it, "máximo" earlier in the clause."""

from __future__ import annotations

from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.vocabulary import Vocabulary
from svcaudit.model.quantity import Bound

_MOST_FILLERS = 4
#: A bound of so many words may stand apart from its number, between commas.
_ADVERBIAL = 2
_NEGATOR_REACH = 8
_NOUN_REACH = 10
_CLAUSE_SIGNS = frozenset(",;.()!?")
_OPPOSITE = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}


def bound_before(line: Line, first: int, floor: int, vocabulary: Vocabulary) -> tuple[Bound, int] | None:
    """The bound said before token `first` and the token where its words begin, none of them before `floor`."""
    at = first
    for _ in range(_MOST_FILLERS + 1):
        found = vocabulary.bounds_before.before(line, at, floor)
        if found is not None:
            bound, start = _stronger(line, found, floor, vocabulary)
            turned = _turned(line, bound, start, floor, vocabulary)
            return (_OPPOSITE[bound] if turned else bound), start
        if at <= floor or not _is_filler(line, at - 1, floor, vocabulary):
            break
        at -= 1
    noun = _noun_before(line, first, floor, vocabulary)
    return (noun, first) if noun else None


def _stronger(line: Line, found: tuple[Bound, int], floor: int, vocabulary: Vocabulary) -> tuple[Bound, int]:
    """`within ~3 days` is a limit, and only roughly said."""
    further = vocabulary.bounds_before.before(line, found[1], floor) if found[0] is Bound.ABOUT else None
    return further or found


def bound_after(line: Line, end: int, vocabulary: Vocabulary) -> tuple[Bound, int] | None:
    """The bound said from token `end` on, with or without a bracket or comma, and where its words end."""
    opened = line.text(end) == "("
    found = vocabulary.bounds_after.at(line, end + (opened or line.text(end) == ","))
    if found is None:
        return None
    bound, after = found
    if opened:
        return (bound, after + 1) if line.text(after) == ")" else None
    if line.text(after) == ":":
        return None
    return bound, after - line.ends_sentence(after - 1)


def _is_filler(line: Line, at: int, floor: int, vocabulary: Vocabulary) -> bool:
    """What may stand between a bound and its number: "of the", and the comma of "a más tardar, 24 horas"."""
    if line.texts[at] == ",":
        found = vocabulary.bounds_before.before(line, at, floor)
        return found is not None and at - found[1] >= _ADVERBIAL
    return line.texts[at] in vocabulary.sets["bound_fillers"]


def _turned(line: Line, bound: Bound, start: int, floor: int, vocabulary: Vocabulary) -> bool:
    """True where a negation turns the bound round: "no más de", "no será inferior a"."""
    if bound is Bound.AT_LEAST:
        return negated(line, start, floor, vocabulary)
    at = start - 1
    while at > floor and line.texts[at] in vocabulary.sets["copulas"]:
        at -= 1
    lesser = vocabulary.words["lesser"].at(line, start) is not None
    return lesser and at >= floor and at < start - 1 and line.texts[at] in vocabulary.sets["negators"]


def negated(line: Line, start: int, floor: int, vocabulary: Vocabulary, reach: int = _NEGATOR_REACH) -> bool:
    """True where a negation stands at most `reach` tokens before token `start`, in its clause.

    `should not last more than`: a lower bound with a negation before it is an upper bound.
    """
    for at in range(start - 1, max(floor, start - reach) - 1, -1):
        word = line.texts[at]
        if word in _CLAUSE_SIGNS or line.digits[at]:
            return False
        if word in vocabulary.sets["negators"] or (word == "t" and line.text(at - 1) == "'"):
            return True
    return False


def _noun_before(line: Line, first: int, floor: int, vocabulary: Vocabulary) -> Bound | None:
    """`El plazo máximo de respuesta es de`: the noun's bound holds for the number after its verb or colon."""
    for at in range(first - 1, max(floor, first - _NOUN_REACH) - 1, -1):
        word = line.texts[at]
        if word in vocabulary.bound_nouns:
            return vocabulary.bound_nouns[word]
        # "the maximum, 5 days": a comma may stand for the verb.
        verb = word == "," and line.text(at - 1) in vocabulary.bound_nouns and at > floor
        if (word in _CLAUSE_SIGNS or line.digits[at]) and not verb:
            return None
    return None
