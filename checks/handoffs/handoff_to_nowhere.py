"""HND004: whoever is handed a case is told somewhere what to do with it."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.mentions import Mentions
from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.language import pack
from svcaudit.model.claim import IN_FORCE, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.place import Place
from svcaudit.reading.receivers import Receiver, receivers

_NONE_OF_OURS = frozenset({"outside.body", "actor.customer", "unnamed.actor"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every receiver that steps name as data or a drawing, and every one that an internal sentence names; each once."""
    mentions = Mentions(organisation)
    judged: set[str] = set()
    for outcome, name in (*_charted(organisation, mentions), *_in_sentences(organisation, mentions)):
        if name not in judged:
            judged.add(name)
            yield outcome


def _charted(organisation: Organisation, mentions: Mentions) -> Iterator[tuple[Outcome, str]]:
    """The receivers of steps that are drawn or kept as data."""
    languages = {document.path: document.language for document in organisation.documents}
    for procedure in (one for one in organisation.procedures if one.charted):
        language = languages[procedure.path]
        for handoff in (one for step in procedure.steps for one in step.handoffs):
            name = handoff.receiver
            ours = not any(hit.concept in _NONE_OF_OURS for hit in pack(language).hits(name))
            if name and ours and not handoff.customer:
                told = any(not _overlap(one.place, handoff.place) for one in mentions.sentences(name))
                yield _outcome(name, handoff.place, told or mentions.acts(name, language), True), name


def _in_sentences(organisation: Organisation, mentions: Mentions) -> Iterator[tuple[Outcome, str]]:
    """The receivers of hand-offs that sentences say; a name without a noun for a unit may be none."""
    for statement in organisation.statements:
        if statement.role is Role.INTERNAL and statement.speech in IN_FORCE:
            for found in receivers(statement.text, pack(statement.language)):
                known = found.told or mentions.acts(found.name, statement.language)
                known = known or _mentioned(mentions, statement, found)
                yield _outcome(found.name, statement.place, known, found.unit), found.name


def _outcome(name: str, place: Place, known: bool, sure: bool) -> Outcome:
    subject = f"{name} {place.path}:{place.line}"
    if known:
        return kept(subject, place)
    return broken(subject, place, unit=name) if sure else suspected(subject, place, unit=name)


def _mentioned(mentions: Mentions, statement: Statement, found: Receiver) -> bool:
    """True where another sentence, or a heading, names the receiver in any way but as a receiver."""
    for other in mentions.sentences(found.name):
        again = (one for one in receivers(other.text, pack(other.language)) if not one.told)
        if other is not statement and not any(one.name == found.name for one in again):
            return True
    return mentions.in_heading(found.name)


def _overlap(one: Place, other: Place) -> bool:
    return one.path == other.path and one.line <= other.end_line and other.line <= one.end_line
