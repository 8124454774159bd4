"""COH008: for each concrete promise some internal document says how it is kept."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from svcaudit.checking.evidence import provided_for
from svcaudit.checking.outcomes import broken, kept, undecided
from svcaudit.language import pack
from svcaudit.matching import Rarity, Vector
from svcaudit.matching.actions import relation
from svcaudit.model.claim import BINDING, Claim, ClaimKind, Hit, Relation, Source, Speech, Statement, Weighted
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Verdict
from svcaudit.reading.promises import EXTRA, EXTRAS

#: What an organisation promises to do for a customer, with a measure.
KINDS = frozenset({ClaimKind.DEADLINE, ClaimKind.INTERVAL, ClaimKind.WAITING, ClaimKind.NOTICE, ClaimKind.PROMISE})
_COMPLAINT = "subject.complaint"
#: Those whose words name the thing itself, and do not only say that something is given.
NAMED = frozenset(f"{EXTRA}{name}" for name in ("report", "interpreter", "minor", "review", "replacement"))
#: Similarity (0 to 100) to the closest internal statement from which something provides for a promise, and below
#: which nothing does; between them it cannot be told.
SOMETHING = 24
NOTHING = 8
#: The same for statements that give the same thing beyond the service.
DONE = 8
#: The same for those that do something like it for a customer, or speak of the thing.
LIKE_IT = 12
#: The share of the words of a thing (0 to 1) from which a statement speaks of it.
SPOKEN_OF = 0.5
_WORDS_OF_A_THING = 3
_BESIDE = ("channel.", "unit.", "actor.")  # what is named beside the thing that is given
_BY_REACH = 2  # words between "by" and whom or what it names
_DONE_PERHAPS = (Relation.SAME, Relation.OVERLAPPING)
_TO_SOMEBODY = frozenset({"you.you", "actor.customer"})
_VERB_REACH = 3  # words between "we" and what we do
_FEWEST_WORDS = 3  # words of its own that a promise needs for their absence inside to mean anything


@dataclass(frozen=True, slots=True)
class _Provision:
    """An internal statement as it is looked through: its words and what it does."""

    statement: Statement
    vector: Vector
    actions: frozenset[str]
    extras: frozenset[str]


def _provision(statement: Statement, rarity: Rarity) -> _Provision:
    extras = frozenset(hit.concept for hit in statement.hits if hit.concept.startswith(EXTRA))
    return _Provision(statement, rarity.vector(statement.topics), _actions(statement), extras)


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each promise with a measure against everything that is said inside."""
    if not organisation.two_sided:
        return
    rarity = Rarity(organisation.statements)
    inside = [_provision(one, rarity) for one in organisation.statements if one.role is Role.INTERNAL]
    compared = _compared(organisation)
    asked = _asked(organisation.statements)
    complaints = provided_for(organisation, _COMPLAINT, Role.INTERNAL)
    for claim in _promises(organisation):
        if not complaints and _COMPLAINT in claim.statement.all_concepts():
            continue  # that nothing provides for complaints is CMP002
        if claim.id in compared:
            yield kept(claim.id, claim.place, promise=claim.id)
        else:
            outcome = _outcome(claim, asked.get(claim.statement.id), inside, rarity)
            missing = outcome.verdict is Verdict.BROKEN and _vague(claim)
            yield undecided(claim.id, claim.place, promise=claim.id) if missing else outcome


def _vague(claim: Claim) -> bool:
    """True for "as soon as possible" and no more: nothing concrete that could be missing inside."""
    return claim.kind is ClaimKind.PROMISE and any(hit.concept.startswith("vague.") for hit in claim.statement.hits)


def _compared(organisation: Organisation) -> frozenset[str]:
    across = (one for one in organisation.comparisons if one.left.role is not one.right.role)
    found = {one.left.id for one in across if one.certain or one.likely}
    return frozenset(found | {journey.promise for journey in organisation.journeys})


def _promises(organisation: Organisation) -> Iterator[Claim]:
    """One claim a statement: a promise said with two values is one promise."""
    by_statement: dict[str, list[Claim]] = defaultdict(list)
    for claim in organisation.claims:
        if claim.role is Role.PUBLISHED and claim.speech in BINDING and _is_promise(claim):
            by_statement[claim.statement.id].append(claim)
    for claims in by_statement.values():
        yield claims[0]


def _asked(statements: Sequence[Statement]) -> dict[str, Statement]:
    """The question right before a sentence of its paragraph, by the sentence's id: "Need a lift? We send one"."""
    return {
        answer.id: one
        for one, answer in pairwise(statements)
        if one.speech is Speech.QUESTION and one.path == answer.path and one.block == answer.block >= 0
    }


def _is_promise(claim: Claim) -> bool:
    """True for something done with a measure, and for what is given beyond the service, whatever its value: a price, an
    age.
    """
    extra = any(hit.concept.startswith(EXTRA) for hit in claim.statement.hits)
    acts = any(hit.concept.startswith("action.") for hit in claim.statement.hits)
    return extra or (claim.kind in KINDS and acts)


def _outcome(claim: Claim, asked: Statement | None, inside: list[_Provision], rarity: Rarity) -> Outcome:
    extras = [hit for hit in claim.statement.hits if _is_extra(hit, claim.statement)]
    if extras:
        return _extra(claim, claim.statement, extras[0], inside, rarity)
    wanted = [hit for hit in asked.hits if hit.concept.startswith(EXTRA)] if asked is not None else []
    if asked is not None and wanted and not claim.statement.negated:
        return _extra(claim, asked, wanted[0], inside, rarity)
    mine = rarity.vector(claim.topics)
    words = mine.weights.keys()
    scored = [(rarity.similarity(mine, one.vector), one) for one in inside if not words.isdisjoint(one.vector.weights)]
    best, closest = max(scored, key=lambda item: item[0], default=(0, None))
    near = [stem for stem in mine.near if not stem.startswith("@")]
    if closest is not None and best >= SOMETHING:
        return kept(claim.id, claim.place, closest.statement.place, promise=claim.id)
    done = any(relation(claim.action.values, one.actions) in _DONE_PERHAPS for one in inside)
    if best < NOTHING and len(near) >= _FEWEST_WORDS and not done and _for_somebody(claim.statement):
        return broken(claim.id, claim.place, promise=claim.id)
    return undecided(claim.id, claim.place, promise=claim.id)


def _for_somebody(statement: Statement) -> bool:
    """True where a customer is named, or "we" are right before what is done: not in "we use its way of delivery"."""
    if statement.concepts() & _TO_SOMEBODY:
        return True
    language = pack(statement.language)
    near = (
        language.words(statement.text[: hit.start])[-_VERB_REACH:] + language.words(statement.text[hit.start : hit.end])
        for hit in statement.hits
        if hit.concept.startswith("action.")
    )
    return any(language.grammar.says_we(word.folded) for words in near for word in words)


def _is_extra(hit: Hit, statement: Statement) -> bool:
    """True for a verb or phrase that gives something beyond the service: "we lend you", not "your loan"."""
    if hit.concept.startswith(EXTRA):
        return True
    named = any(one.concept == "determiner.noun" and one.end + 1 == hit.start for one in statement.hits)
    return hit.concept in EXTRAS and not named


def _extra(claim: Claim, statement: Statement, extra: Hit, inside: list[_Provision], rarity: Rarity) -> Outcome:
    """What is given beyond the service: some statement does the same, or speaks of the very thing."""
    action = extra.concept.removeprefix("action.")
    mine = rarity.vector(claim.topics if statement is claim.statement else statement.topics)
    given = _given(statement, extra)
    perhaps = False
    for one in inside:
        alike = rarity.similarity(mine, one.vector)
        like_it = extra.concept in one.extras
        same = (relation({action}, one.actions) is Relation.SAME and alike >= DONE) or (like_it and alike >= LIKE_IT)
        if same or (given and alike >= LIKE_IT and _covered(given, one, rarity) >= SPOKEN_OF):
            return kept(claim.id, claim.place, one.statement.place, promise=claim.id)
        perhaps = perhaps or like_it
    return (undecided if perhaps else broken)(claim.id, claim.place, promise=claim.id)


def _given(statement: Statement, extra: Hit) -> tuple[Weighted, ...]:
    """The first words after the verb, or of the name of the thing, up to the next stop: what is lent, paid or done.

    By whom, by which channel and for how much are no part of it.
    """
    text = statement.text
    for start, end in [(value.start, value.end) for value in statement.quantities] + _beside(statement):
        text = text[:start] + " " * (end - start) + text[end:]
    rest = re.split(r"[.;:,]", text[extra.start if extra.concept in NAMED else extra.end :], maxsplit=1)[0]
    return pack(statement.language).told(rest, Source.CLAUSE)[:_WORDS_OF_A_THING]


def _beside(statement: Statement) -> list[tuple[int, int]]:
    """Where a sentence says by whom or by which channel: "from the area manager", "no aplicativo"."""
    words = pack(statement.language).words
    by = [hit for hit in statement.hits if hit.concept == "exclusive.by"]
    return [
        (one.start, hit.end)
        for hit in statement.hits
        if hit.concept.startswith(_BESIDE)
        for one in by
        if one.start <= hit.start and len(words(statement.text[one.end : hit.start])) <= _BY_REACH
    ]


def _covered(given: tuple[Weighted, ...], provision: _Provision, rarity: Rarity) -> float:
    """The share of what is given, by the weight of its words, that a statement speaks of by the same words or others.

    A thing that takes several words, such as a courtesy car, is not spoken of by one of them.
    """
    near = provision.vector.near
    named = {thing for thing, stems in provision.vector.things.items() if stems & near}
    count = Counter(word.thing for word in given if word.thing)
    together = {thing for thing, words in count.items() if words > 1}
    if together:
        return 1.0 if together <= named else 0.0
    spoken_of = [word for word in given if rarity.form(word.stem) in near or word.thing in named]
    whole = sum(rarity.weight(word.stem) for word in given)
    return sum(rarity.weight(word.stem) for word in spoken_of) / whole if whole else 0.0


def _actions(statement: Statement) -> frozenset[str]:
    doing = (hit.concept for hit in statement.hits if hit.concept.startswith("action."))
    return frozenset(concept.removeprefix("action.") for concept in doing)
