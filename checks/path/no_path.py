"""PTH001: an internal document about a promised service says which steps are taken."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, undecided
from svcaudit.language import pack
from svcaudit.model.claim import BINDING, IN_FORCE, Source, Statement
from svcaudit.model.document import BlockKind, Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.reading.naming import without_code

#: Sentences with an action of the organisation's that are enough of a path in prose.
_PROSE = 3
_ACTIONS = frozenset(
    {"register", "answer", "resolve", "repair", "inspect", "deliver", "collect", "issue", "refund", "install", "close",
     "escalate", "investigate", "decide", "notify", "send", "call_back", "restore", "replace", "attend", "visit"}
)  # fmt: skip

#: Writing something down leads nowhere by itself.
_NOTES = frozenset({"register"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each internal document that a promise is held against, or that provides for nothing else."""
    promised = _promised(organisation)
    for document in organisation.of_role(Role.INTERNAL):
        if document.understood and _serves(organisation, document, promised):
            yield _outcome(organisation, document)


def _promised(organisation: Organisation) -> frozenset[str]:
    """Stems of the published sentences in which the organisation says what it does."""
    said = (s for s in organisation.statements if s.role is Role.PUBLISHED and s.speech in BINDING)
    return frozenset(topic.stem for s in said for topic in s.topics if topic.source is not Source.DOCUMENT)


def _serves(organisation: Organisation, document: Document, promised: frozenset[str]) -> bool:
    """True where the title of a document names something that is promised, and is not that of a list."""
    language = pack(document.language)
    title = without_code(_title(document))
    listed = any(hit.concept == "roster.title" for hit in language.hits(title))
    stems = frozenset(language.topics(title))
    return not listed and bool(stems) and len(stems & promised) * 2 >= len(stems)


def _title(document: Document) -> str:
    for block in document.blocks:
        if block.headings:
            return block.headings[0].passage.text
    return document.metadata.title.text if document.metadata.title is not None else ""


def _outcome(organisation: Organisation, document: Document) -> Outcome:
    place = document.place(0, 1)
    for block in document.blocks:
        if block.headings:
            place = document.locate(block.headings[0].passage)
            break
    if any(procedure.path == document.path for procedure in organisation.procedures):
        return kept(document.path, place)
    told = [s for s in organisation.statements if s.path == document.path and _acts(document, s)]
    if len(told) >= _PROSE:
        return kept(document.path, told[0].place)
    if any(_done(statement) - _NOTES for statement in told):
        return undecided(document.path, place)
    return broken(document.path, place)


def _acts(document: Document, statement: Statement) -> bool:
    """True where a sentence of prose says what is done."""
    block = document.blocks[statement.block] if statement.block >= 0 else None
    prose = block is None or block.kind is not BlockKind.ROW
    return prose and statement.speech in IN_FORCE and not statement.negated and bool(_done(statement))


def _done(statement: Statement) -> frozenset[str]:
    """The actions that a sentence tells and that lead a case on."""
    return _ACTIONS & {concept.removeprefix("action.") for concept in statement.concepts()}
