"""COH007: what is promised without exception has none inside that the public is not told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.page import load_page
from svcaudit.checking.sections import NO_EVIDENCE
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.language import pack
from svcaudit.matching import Rarity, Vector
from svcaudit.matching.actions import relation
from svcaudit.model.claim import Relation, Speech, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Verdict
from svcaudit.model.quantity import QuantityKind

_WORDS = Vocabulary(load_page(__package__ or "", "absolute").words)
#: Similarity (0 to 100) of two sentences from which an exception is one to a promise, and from which it surely is.
ALIKE = 26
SURE = 34
#: And from which it is the promise over again, but for what it leaves out.
THE_SAME = 60
#: Similarity of a published sentence from which it tells the public of the exception.
TOLD = 30
_ACTION = "action."
_NEAR = 3  # words after a "not" in which its deed stands
_PROMISED = frozenset({Speech.COMMITMENT, Speech.PERMISSION, Speech.PROVISION, Speech.FACT, Speech.NEGATION})
#: Kinds of value whose contradictions are those of other rules.
_OF_OTHERS = frozenset({QuantityKind.HOURS, QuantityKind.MONEY})


@dataclass(frozen=True, slots=True)
class _Said:
    statement: Statement
    vector: Vector
    actions: frozenset[str]


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each promise with an absolute word against what is excepted inside."""
    if not organisation.two_sided:
        return
    rarity = Rarity(organisation.statements)
    exceptions = [_said(one, rarity) for one in organisation.statements if _excepts(one)]
    inside = [one for one in exceptions if one.statement.role is Role.INTERNAL]
    outside = [one for one in exceptions if one.statement.role is Role.PUBLISHED]
    seen: set[tuple[object, ...]] = set()
    found = (
        outcome
        for statement in organisation.statements
        if statement.role is Role.PUBLISHED and _absolute(statement)
        for outcome in _outcomes(_said(statement, rarity), inside, outside, rarity)
    )
    for outcome in sorted(found, key=lambda one: one.verdict is not Verdict.BROKEN):
        first, second = outcome.places
        about = (first.path, first.line, second)  # one promise may take two sentences of a passage
        if about not in seen:
            seen.add(about)
            yield outcome


def _said(statement: Statement, rarity: Rarity) -> _Said:
    done = (hit.concept for hit in statement.hits if hit.concept.startswith(_ACTION))
    return _Said(statement, rarity.vector(statement.topics), frozenset(one.removeprefix(_ACTION) for one in done))


def _says(statement: Statement, name: str) -> bool:
    return bool(_WORDS.hits(statement.text, statement.language, name))


def _absolute(statement: Statement) -> bool:
    """True for a promise that leaves nothing out, and says so."""
    if statement.speech not in _PROMISED or statement.conditions or _of_others(statement):
        return False
    absolute = _says(statement, "absolute") or _says(statement, "whole")
    return absolute and not _says(statement, "exception") and not _says(statement, "equal")


def _of_others(statement: Statement) -> bool:
    return any(quantity.kind in _OF_OTHERS for quantity in statement.quantities)


def _priced(statement: Statement) -> bool:
    return any(quantity.kind is QuantityKind.MONEY for quantity in statement.quantities)


def _excepts(statement: Statement) -> bool:
    """True for a sentence in force that leaves something out, or says that something is not done."""
    if statement.speech in NO_EVIDENCE or statement.speech is Speech.AIM:
        return False
    denies = any(hit.concept == "negation.act" for hit in statement.hits)
    return denies or _says(statement, "exception") or _says(statement, "undone")


def _refuses(promise: _Said, exception: _Said) -> bool:
    """True where the very deed that is promised is denied: "is not refunded"."""
    statement = exception.statement
    hits = {hit.concept for hit in statement.hits}
    if "decision.if" in hits or ("negation.limit" in hits and _timed(statement)):
        return False  # "not later than two days" leaves nothing out
    language = pack(statement.language)
    promised = _deeds(promise.statement)
    for denial in statement.hits:
        if denial.concept != "negation.act":
            continue
        for word in [one for one in language.words(statement.text) if one.start > denial.start][:_NEAR]:
            done = {hit.concept.removeprefix(_ACTION) for hit in statement.hits if hit.start == word.start}
            if word.stem in promised or relation(done & exception.actions, promise.actions) is Relation.SAME:
                return True
    return False


def _deeds(statement: Statement) -> frozenset[str]:
    """The stems of what "we" do: "aceitamos", "we always accept"."""
    language = pack(statement.language)
    words = language.words(statement.text)
    ours = [number for number, word in enumerate(words) if language.grammar.says_we(word.folded)]
    return frozenset(word.stem for number in ours for word in words[number : number + _NEAR])


def _meant(promise: _Said, exception: _Said) -> bool:
    """True where all of a promise is absolute, or the very thing that is "every" one is named by the exception, too."""
    statement = promise.statement
    if _says(statement, "absolute"):
        return True
    language = pack(statement.language)
    named = set(language.topics(exception.statement.text))
    return any(
        named.issuperset(language.topics(statement.text[hit.end :])[:1])
        for hit in _WORDS.hits(statement.text, statement.language, "whole")
    )


def _timed(statement: Statement) -> bool:
    return any(quantity.kind is QuantityKind.DURATION for quantity in statement.quantities)


def _of_another_rule(promise: _Said, exception: _Said) -> bool:
    """True where two times or a price stand against each other: those are other rules'."""
    return _priced(exception.statement) or (_timed(promise.statement) and _timed(exception.statement))


def _left_out(promise: _Said, exception: _Said) -> bool:
    """True where the exception leaves something out of what is promised, or undoes it."""
    done = relation(promise.actions, exception.actions)
    if _says(exception.statement, "exception") and done is not Relation.DISJOINT:
        return True
    if any(hit.concept == "absolute.never" for hit in promise.statement.hits):
        return False  # what is never done is not done there either
    return _refuses(promise, exception) or _says(exception.statement, "undone")


def _outcomes(promise: _Said, inside: list[_Said], outside: list[_Said], rarity: Rarity) -> Iterator[Outcome]:
    found = [
        (rarity.similarity(promise.vector, one.vector), one)
        for one in inside
        if _left_out(promise, one)
        and _same_matter(promise, one, rarity)
        and _meant(promise, one)
        and not _of_another_rule(promise, one)
    ]
    found += [(ALIKE, one) for one in inside if _of_one_kind(promise.statement, one.statement)]
    alike, exception = max(found, key=lambda pair: pair[0], default=(0, None))
    place = promise.statement.place
    if exception is None or alike < ALIKE:
        return
    if any(_tells(one, exception, promise, rarity) for one in outside):
        yield kept(promise.statement.id, place, exception.statement.place, promise=None)
        return
    words = _WORDS.hits(promise.statement.text, promise.statement.language, "absolute")
    sure = alike >= SURE and bool(words) and relation(promise.actions, exception.actions) is Relation.SAME
    yield (broken if sure else suspected)(promise.statement.id, place, exception.statement.place)


def _same_matter(promise: _Said, exception: _Said, rarity: Rarity) -> bool:
    """True where both name one thing beside what is done with it, or say the very same."""
    if rarity.similarity(promise.vector, exception.vector) >= THE_SAME:
        return True
    return bool(_things(promise, rarity) & _things(exception, rarity))


def _things(said: _Said, rarity: Rarity) -> frozenset[str]:
    statement = said.statement
    language = pack(statement.language)
    done = {
        rarity.form(stem)
        for hit in statement.hits
        if hit.concept.startswith((_ACTION, "actor.", "absolute."))
        for stem in language.topics(statement.text[hit.start : hit.end])
    }
    return frozenset(stem for stem in said.vector.near - done if stem[0] not in "@#")


def _tells(told: _Said, exception: _Said, promise: _Said, rarity: Rarity) -> bool:
    """True where another published sentence leaves the same out, or something out of what is promised right there."""
    if told.statement.id == promise.statement.id or not _left_out(promise, told):
        return False
    near = rarity.similarity(told.vector, exception.vector) >= TOLD
    one, other = told.statement, promise.statement
    return near or (one.path == other.path and one.headings == other.headings and _same_matter(promise, told, rarity))


def _of_one_kind(promise: Statement, exception: Statement) -> bool:
    """True for "every class goes ahead" and "a class with fewer than four people is called off": the head of both."""
    if not _says(exception, "undone"):
        return False
    language = pack(promise.language)
    first = language.topics(exception.text)[:1]
    return any(
        language.topics(promise.text[hit.end :])[:1] == first
        for hit in _WORDS.hits(promise.text, promise.language, "whole")
    )
