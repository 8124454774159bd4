"""The promise register: every promise with its verdict and the provisions that keep or break it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from svcaudit.checking import CheckResult
from svcaudit.model.claim import Claim, ClaimKind, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Kind, Outcome, Verdict
from svcaudit.model.report import RegisterEntry

#: Kinds of claims that promise something by themselves. The others (prices, hours, channels ...) are facts:
#: they come into the register where a check held them against something.
PROMISING = frozenset(
    {
        ClaimKind.DEADLINE,
        ClaimKind.INTERVAL,
        ClaimKind.WINDOW,
        ClaimKind.NOTICE,
        ClaimKind.TERM,
        ClaimKind.WAITING,
        ClaimKind.TARGET,
        ClaimKind.PROMISE,
    }
)


class PromiseVerdict(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    BROKEN = "broken"
    UNSUPPORTED = "unsupported"
    VAGUE = "vague"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome on a promise with the kind of the rule that gave it."""

    kind: Kind
    outcome: Outcome

    def says(self, kind: Kind, verdict: Verdict) -> bool:
        """True where a rule of that kind gave that verdict."""
        return self.kind is kind and self.outcome.verdict is verdict


def register_of(organisation: Organisation, results: Sequence[CheckResult]) -> tuple[RegisterEntry, ...]:
    """One entry for each published statement that promises something, in the order of the documents."""
    answers = _answers_by_claim(results)
    entries = []
    for statement, claims in _promises(organisation, answers):
        on_it = [answer for claim in claims for answer in answers.get(claim.id, ())]
        entries.append(_entry(statement, claims, on_it, organisation))
    return tuple(sorted(entries, key=lambda entry: (entry.path, entry.line, entry.id)))


def _answers_by_claim(results: Sequence[CheckResult]) -> dict[str, list[Answer]]:
    answers: dict[str, list[Answer]] = {}
    for result in results:
        for outcome in result.outcomes:
            if outcome.promise is not None:
                answers.setdefault(outcome.promise, []).append(Answer(result.check.page.kind, outcome))
    return answers


def _promises(
    organisation: Organisation, answers: Mapping[str, Sequence[Answer]]
) -> Iterator[tuple[Statement, list[Claim]]]:
    """Published statements with their binding claims, where one of these promises something or was judged."""
    by_statement: dict[str, list[Claim]] = {}
    for claim in organisation.claims:
        if claim.role is Role.PUBLISHED and claim.binding:
            by_statement.setdefault(claim.statement.id, []).append(claim)
    for claims in by_statement.values():
        if any(claim.kind in PROMISING or claim.id in answers for claim in claims):
            yield claims[0].statement, claims


def _entry(
    statement: Statement, claims: Sequence[Claim], answers: Sequence[Answer], organisation: Organisation
) -> RegisterEntry:
    return RegisterEntry(
        id=statement.id,
        text=statement.text,
        path=statement.path,
        line=statement.place.line,
        verdict=verdict_of(answers, measured=any(claim.quantity is not None for claim in claims)),
        provisions=_provisions((answer.outcome for answer in answers), organisation),
    )


def verdict_of(answers: Sequence[Answer], measured: bool) -> PromiseVerdict:
    """What the answers come to; the worst that is certain counts.

    That somebody inside provides for a promise keeps it only where it has no value (`measured`): five days
    inside for the 48 hours outside are a provision too.
    """

    def any_says(kind: Kind, verdict: Verdict) -> bool:
        return any(answer.says(kind, verdict) for answer in answers)

    if any_says(Kind.CONTRADICTION, Verdict.BROKEN):
        return PromiseVerdict.BROKEN
    if any_says(Kind.GAP, Verdict.BROKEN):
        return PromiseVerdict.UNSUPPORTED
    if any_says(Kind.WORDING, Verdict.BROKEN):
        return PromiseVerdict.VAGUE
    if any(answer.outcome.verdict is Verdict.SUSPECTED for answer in answers):
        return PromiseVerdict.UNCLEAR
    if any_says(Kind.CONTRADICTION, Verdict.KEPT) or (not measured and any_says(Kind.GAP, Verdict.KEPT)):
        return PromiseVerdict.KEPT
    return PromiseVerdict.UNCLEAR


def _provisions(outcomes: Iterable[Outcome], organisation: Organisation) -> tuple[tuple[str, int], ...]:
    inside = {document.path for document in organisation.of_role(Role.INTERNAL)}
    places = {place for outcome in outcomes for place in outcome.places if place.path in inside}
    return tuple(sorted({(place.path, place.line) for place in places}))
