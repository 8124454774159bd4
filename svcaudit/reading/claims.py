"""Statements -> claims: one for each value that may be compared, with its slots and where they came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from svcaudit.language import LanguagePack
from svcaudit.learning import SentenceReader
from svcaudit.model.claim import Claim, ClaimKind, Facet, Hit, Scope, Slot, Source, Speech, Statement, Weighted
from svcaudit.model.document import Block, BlockKind, Document, Role
from svcaudit.model.place import Place
from svcaudit.model.quantity import Duration, Money, OpeningHours, Percentage, Quantity, QuantityKind, Unit
from svcaudit.reading.acts import act_of
from svcaudit.reading.clauses import clause_at
from svcaudit.reading.colours import coloured
from svcaudit.reading.context import Lens, Over, over
from svcaudit.reading.rows import row_labels
from svcaudit.reading.rowvalues import CellValue, on_days_above, row_values
from svcaudit.reading.scope import GIVING, giver_of, is_given, scope_of, slot
from svcaudit.reading.shares import is_target
from svcaudit.reading.times import is_term, is_too_late, is_too_old, kind_of_time, up_to

_KINDS = {
    QuantityKind.HOURS: ClaimKind.HOURS,
    QuantityKind.MONEY: ClaimKind.PRICE,
    QuantityKind.CONTACT: ClaimKind.CONTACT,
    QuantityKind.PERCENTAGE: ClaimKind.TARGET,
}


#: To claim is the customer's part, never a stage of the organisation's work.
_CUSTOMERS = "action.claim"
_NAMED = frozenset({QuantityKind.HOURS, QuantityKind.CONTACT})
_CARRYING = frozenset({"send", "notify", "register", "attend"})
#: "Email: we answer ..." names what all sentences of a list item are about.
_LABEL = re.compile(r"^\W*([^.:;]{2,60}):")
#: Verbs that say little beside their object, and the objects that name what is done.
_LIGHT = frozenset({"issue", "register", "pay", "send", "deliver", "grant", "dispatch"})
_DEEDS = {"subject.refund": "refund"}
#: Headers of the column of what those who write do, and of what they give where they do not.
_OURS = "header.ours"
_FAILING = "header.failing"
_COMPENSATING = "action.compensate"
_PRICED = frozenset({"kind.price", "action.pay"})
_ALL = 100  # percent
_MANY_SECONDS = 600
_SAYS_SOMETHING = 2  # topics: a sentence with fewer says only a value
_RIGHT_BEFORE = 12  # characters between "free" and the time that it holds for


@dataclass(frozen=True, slots=True)
class _Setting:
    """The texts that a value is read with, nearest first: clause, sentence, row, column, what stands over.

    `label` is what the list item begins with before a colon.
    """

    clause: str
    offset: int
    texts: tuple[tuple[Source, str], ...]
    place: Place
    label: str = ""


def read_claims(
    document: Document, statements: Iterable[Statement], lens: Lens, reader: SentenceReader
) -> Iterator[Claim]:
    """The claims of a document's statements, in order."""
    if not document.understood:
        return
    for statement in statements:
        block = document.blocks[statement.block]
        for setting, quantity in _settings(document, block, statement, lens):
            if quantity.kind is not QuantityKind.DATE and not _of_a_machine(quantity):
                yield _claim(document, block, statement, setting, quantity, lens, reader)


def _of_a_machine(quantity: Quantity) -> bool:
    """True for what only machines are set to: more than all of something, or many minutes told in seconds."""
    value = quantity.value
    if isinstance(value, Percentage):
        return value.value > _ALL
    return isinstance(value, Duration) and value.unit is Unit.SECOND and value.worst >= _MANY_SECONDS


def _settings(
    document: Document, block: Block, statement: Statement, lens: Lens
) -> Iterator[tuple[_Setting, Quantity]]:
    """Each value of a statement with the texts that it is read with."""
    if block.kind is BlockKind.ROW:
        for value in row_values(block, lens.language):
            yield _row_setting(document, block, value, lens.language), value.quantity
        return
    heading = block.headings[-1].passage.text if block.headings else ""
    for quantity in statement.quantities:
        dated = on_days_above(quantity, statement.text, heading, lens.language)
        yield _sentence_setting(document, block, statement, quantity, lens), dated


def _claim(
    document: Document,
    block: Block,
    statement: Statement,
    setting: _Setting,
    quantity: Quantity,
    lens: Lens,
    reader: SentenceReader,
) -> Claim:
    over_hits = lens.hits_over(over(document, block))
    clause_hits = lens.hits(setting.clause)
    labels = block.kind is BlockKind.ROW
    beside = [(source, (lens.hits_of_label if labels else lens.hits)(text)) for source, text in setting.texts]
    groups = [(Source.CLAUSE, clause_hits), *beside, *_by_source(over_hits)]
    doing = tuple(hit for hit in clause_hits if not _in_start_event(hit, setting, quantity))
    position = quantity.start - setting.offset
    act = act_of(statement, setting.clause, clause_hits, position, lens, reader)
    speech = _of_column(coloured(act.speech, (*statement.hits, *clause_hits), block, lens.language), statement, beside)
    asked = _asked(doing, setting.clause) if speech is Speech.REQUEST else ()
    action = _done_with(
        _action(asked or _last_of_list(doing, position, setting, lens), position, groups[1:]), clause_hits
    )
    subject = slot(groups, "subject")
    kind = _kind(statement, quantity, setting, doing, beside, over_hits, speech)
    too_late = is_too_late(quantity, clause_hits)
    if too_late:
        kind = ClaimKind.WINDOW
    if kind is ClaimKind.WINDOW and (too_late or is_too_old(clause_hits)):
        quantity = up_to(quantity)
    if kind in (ClaimKind.DEADLINE, ClaimKind.RETENTION) and _follows_free(quantity, setting, lens):
        kind = ClaimKind.TERM
    if kind is ClaimKind.DEADLINE and is_term(quantity, subject, action):
        kind = ClaimKind.TERM
    if kind is ClaimKind.AMOUNT and is_given(doing):
        action = _action(tuple(hit for hit in doing if hit.concept in GIVING), position, ())
    elif kind is ClaimKind.AMOUNT and _makes_up(beside, _headings(over_hits)):
        action = Slot(frozenset({"compensate"}), Source.COLUMN)
    elif kind is ClaimKind.NOTICE and action.values == {"notify"}:
        action = _action((), position, groups[1:]) or action  # notice tells; what it is given for stands elsewhere
    facets = scope_of(groups).facets
    if too_late:  # "are refused by letter" says how the refusal is told
        facets = tuple(facet for facet in facets if facet.name != "channel")
    if kind is ClaimKind.NOTICE:
        facets += (giver_of(clause_hits, action, speech, position, setting.clause),)
    if kind is ClaimKind.HOURS and _of_the_house(setting, over(document, block), lens):
        facets += (Facet("place", Slot(frozenset({"whole"}), Source.CLAUSE)),)
    if kind in (ClaimKind.HOURS, ClaimKind.CONTACT):
        facets += (Facet("unit", _unit_of(statement, setting, quantity, lens)),)
    return Claim(
        id=f"{setting.place.path}:{setting.place.line}:{setting.place.column}",
        kind=kind,
        statement=statement,
        place=setting.place,
        text=setting.clause,
        subject=subject,
        action=action,
        scope=Scope(facets, act.conditions),
        quantity=quantity,
        topics=_topics(setting, quantity, lens) + lens.topics_over(over(document, block)),
        speech=speech,
    )


def _of_column(speech: Speech, statement: Statement, beside: Iterable[tuple[Source, Iterable[Hit]]]) -> Speech:
    """What a cell does: under a header such as "We will" a bare verb asks the customer for nothing."""
    ours = any(hit.concept == _OURS for source, hits in beside if source is Source.COLUMN for hit in hits)
    if speech is not Speech.REQUEST or not ours:
        return speech
    return Speech.COMMITMENT if statement.role is Role.PUBLISHED else Speech.PROVISION


def _asked(clause: Sequence[Hit], text: str) -> tuple[Hit, ...]:
    """What a request begins with is what is asked for: "Cancel the collection ..." collects nothing."""
    return tuple(hit for hit in clause if hit.concept.startswith("action.") and not text[: hit.start].strip())


def _last_of_list(clause: tuple[Hit, ...], position: int, setting: _Setting, lens: Lens) -> tuple[Hit, ...]:
    """What is told with the last thing of a list that "we" do before the value: "we look into it and answer in ten
    days" is a time to answer in. What only carries another thing begins no part of its own.
    """
    ours = next((hit.end for hit in clause if hit.concept == "we.we" and hit.end <= position), None)
    if ours is None:
        return clause
    doing = [hit for hit in clause if ours <= hit.start and hit.end <= position and _tells(hit)]
    words = [word for word in lens.language.words(setting.clause[:position]) if word.start >= ours]
    joined = [word.end for word in words if word.folded in lens.language.grammar.joiners]
    begin = max((end for end in joined if any(hit.start >= end for hit in doing)), default=0)
    return tuple(hit for hit in clause if hit.start >= begin or not hit.concept.startswith("action."))


def _tells(hit: Hit) -> bool:
    """True for an action that does not only carry another."""
    return hit.concept.startswith("action.") and hit.concept.removeprefix("action.") not in _CARRYING


def _done_with(action: Slot, clause: Sequence[Hit]) -> Slot:
    """What is done where the verb says little and its object all: who issues, pays or sends a refund refunds. Who calls
    off a booking does not book.
    """
    if action.values == {"reserve"} and action.source is Source.CLAUSE:
        off = any(hit.concept == "action.cancel" for hit in clause)
        return Slot(frozenset({"cancel"}), Source.CLAUSE) if off else action
    if action.values <= _LIGHT and action.source is Source.CLAUSE:
        for hit in clause:
            if hit.concept in _DEEDS:
                return Slot(frozenset({_DEEDS[hit.concept]}), Source.CLAUSE)
    return action


def _unit_of(statement: Statement, setting: _Setting, quantity: Quantity, lens: Lens) -> Slot:
    """The unit whose line or hours those are: the one named nearest before the value, else in the name of its row or
    list item, else the one of which the sentence goes on: "Reception opens at 8, and on Saturdays closes at 14".
    """
    position = quantity.start - setting.offset
    mentions = lens.register.mentions(setting.clause)
    before = [mention for mention in mentions if mention.end <= position]
    if mentions:
        return Slot(frozenset({(before[-1] if before else mentions[0]).unit}), Source.CLAUSE)
    rows = ((source, text) for source, text in setting.texts if source is Source.ROW)
    names = (*rows, (Source.LEAD_IN, setting.label))
    named = ((source, found) for source, text in names for found in lens.register.mentions(text))
    source, mention = next(named, (None, None))
    if mention is None and setting.offset and _goes_on(setting, quantity, lens):
        source = Source.SENTENCE
        mention = next(iter(lens.register.mentions(statement.text[: setting.offset])[-1:]), None)
    return Slot(frozenset({mention.unit}), source) if mention is not None else Slot()


def _goes_on(setting: _Setting, quantity: Quantity, lens: Lens) -> bool:
    """True for hours of what the sentence named before: a closing time, or a clause that names nothing else."""
    value = quantity.value
    return isinstance(value, OpeningHours) and (bool(value.shut) or not lens.names(setting.clause))


def _of_the_house(setting: _Setting, above: Iterable[Over], lens: Lens) -> bool:
    """True for hours beside which no name stands, nor in the heading, but words for the house itself."""
    heading = next((text.text for text in above if text.source is Source.HEADING), "")
    texts = (setting.clause, *(text for _, text in setting.texts), heading)
    return not any(lens.names(text) for text in texts)


def _bounded(hits: Iterable[Hit], at: tuple[int, int]) -> bool:
    """True for a sum that only bounds a case: "orders over 50 euros"."""
    return any(hit.concept == "limit.band" and 0 <= at[0] - hit.end <= 1 for hit in hits)


def _follows_free(quantity: Quantity, setting: _Setting, lens: Lens) -> bool:
    """True for "free for 24 hours": the time within which something costs nothing."""
    start = quantity.start - setting.offset
    return any(
        isinstance(value.value, Money) and not value.value.amount and _is_link(setting.clause[value.end : start], lens)
        for value in lens.language.quantities(setting.clause)
        if 0 <= start - value.end <= _RIGHT_BEFORE
    )


def _is_link(between: str, lens: Lens) -> bool:
    """True for "for" and its like; an "and" begins something else: "free and takes 72 hours"."""
    return not any(word.folded in lens.language.grammar.joiners for word in lens.language.words(between))


def _kind(
    statement: Statement,
    quantity: Quantity,
    setting: _Setting,
    clause_hits: Sequence[Hit],
    beside: Sequence[tuple[Source, Sequence[Hit]]],
    over_hits: Sequence[Hit],
    speech: Speech,
) -> ClaimKind:
    row_hits = tuple(hit for source, hits in beside if source in (Source.ROW, Source.COLUMN) for hit in hits)
    at = (quantity.start - setting.offset, quantity.end - setting.offset)
    headings = _headings(over_hits)
    kind = _KINDS.get(quantity.kind) or kind_of_time(quantity, at, clause_hits, row_hits, speech, headings)
    if isinstance(quantity.value, Money) and quantity.value.amount:
        told = (*clause_hits, *row_hits)
        priced = any(hit.concept in _PRICED for hit in clause_hits)
        if _makes_up(beside, headings):
            return ClaimKind.AMOUNT
        return ClaimKind.AMOUNT if is_given(told) or (_bounded(told, at) and not priced) else ClaimKind.PRICE
    if kind is ClaimKind.TARGET and not is_target(quantity, (*clause_hits, *row_hits)):
        return ClaimKind.SHARE
    return kind


def _headings(over_hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(hit for hit in over_hits if hit.source is Source.HEADING)


def _makes_up(beside: Iterable[tuple[Source, Iterable[Hit]]], headings: Iterable[Hit]) -> bool:
    """True for a sum in a table of what the customer is given where something went wrong, by its column or heading."""
    listed = [(source, tuple(hits)) for source, hits in beside if source in (Source.ROW, Source.COLUMN)]
    told = [hit.concept for _, hits in listed for hit in hits]
    if any(hit.concept == _FAILING for source, hits in listed if source is Source.COLUMN for hit in hits):
        return True
    return bool(listed) and "kind.price" not in told and any(hit.concept == _COMPENSATING for hit in headings)


def _sentence_setting(
    document: Document, block: Block, statement: Statement, quantity: Quantity, lens: Lens
) -> _Setting:
    offset = statement.start
    place = document.locate(block.passage, offset + quantity.start, offset + quantity.end)
    start, end = _own_clause(statement, quantity, lens.language)
    rest = (statement.text[:start] + " " + statement.text[end:]).strip()
    # The names of other lines and places in the sentence are not this one's.
    whole_clause = clause_at(statement.text, quantity.start, quantity.end, lens.language)
    beside = Source.SENTENCE if (start, end) == whole_clause else Source.LEAD_IN
    texts = [(beside, rest)] if rest else []
    if len(lens.topics(statement.text, Source.SENTENCE)) < _SAYS_SOMETHING:
        # "Time: three days." says the time of what the sentence before it tells.
        before = _sentence_before(block, statement, lens)
        texts += [(Source.SENTENCE, before)] if before else []
    asked = _question_before(block, statement, lens)
    if asked:
        texts.append((Source.QUESTION, asked))
    label = _LABEL.match(block.passage.text) if block.kind is BlockKind.ITEM else None
    if label is None or statement.start < label.end():
        return _Setting(statement.text[start:end], start, tuple(texts), place)
    texts.append((Source.LEAD_IN, label[1]))
    return _Setting(statement.text[start:end], start, tuple(texts), place, label[1])


def _own_clause(statement: Statement, quantity: Quantity, language: LanguagePack) -> tuple[int, int]:
    """The clause of a value. Of several hours or contacts in one clause, each has what stands since the one before."""
    start, end = clause_at(statement.text, quantity.start, quantity.end, language)
    if quantity.kind not in _NAMED:
        return start, end
    others = [one for one in statement.quantities if one.kind is quantity.kind and start <= one.start < end]
    before = [one.end for one in others if one.end <= quantity.start]
    after = [one for one in others if one.start >= quantity.end]
    return max(before, default=start), quantity.end if after else end


def _sentence_before(block: Block, statement: Statement, lens: Lens) -> str:
    """The sentence that stands before a statement in its block, "" where it is the first."""
    spans = lens.language.sentences(block.passage.text)
    before = bisect_right(spans, statement.start, key=itemgetter(1))
    return block.passage.text[slice(*spans[before - 1])] if before else ""


def _question_before(block: Block, statement: Statement, lens: Lens) -> str:
    """The question that a passage asks before a statement and answers with it, "" where it asks none."""
    spans = lens.language.sentences(block.passage.text)
    before = (block.passage.text[start:end] for start, end in reversed(spans) if end <= statement.start)
    return next((text for text in before if text.rstrip().endswith("?")), "")


def _row_setting(document: Document, block: Block, value: CellValue, language: LanguagePack) -> _Setting:
    cell, quantity = value.cells[0], value.quantity
    start, end = clause_at(cell.passage.text, quantity.start, quantity.end, language)
    first = cell.passage.source_span(quantity.start, quantity.end)[0]
    last = value.cells[-1].passage
    stop = quantity.end if len(value.cells) == 1 else len(last.text)
    place = document.place(first, last.source_span(0, stop)[1])
    before, after = row_labels(block, language, cell.column)
    texts = [(Source.COLUMN, cell.header.text), *((Source.ROW, label) for label in before)]
    texts += [(Source.ROW if not before else Source.DOCUMENT, label) for label in after]
    texts = [(source, text) for source, text in texts if text]
    return _Setting(cell.passage.text[start:end], start, tuple(texts), place)


def _in_start_event(hit: Hit, setting: _Setting, quantity: Quantity) -> bool:
    """True for a word of the event that starts the clock: "24 hours from the payment" pays nothing."""
    if not quantity.starts_from:
        return False
    start = setting.clause.find(quantity.starts_from, quantity.end - setting.offset)
    if start < 0:
        start = setting.clause.rfind(quantity.starts_from, 0, quantity.start - setting.offset)
    return start >= 0 and start <= hit.start < start + len(quantity.starts_from)


def _by_source(hits: Sequence[Hit]) -> list[tuple[Source, tuple[Hit, ...]]]:
    order = (Source.QUESTION, Source.LEAD_IN, Source.HEADING, Source.DOCUMENT)
    return [(source, tuple(hit for hit in hits if hit.source is source)) for source in order]


def _action(clause: Sequence[Hit], position: int, rest: Sequence[tuple[Source, Iterable[Hit]]]) -> Slot:
    """The action nearest to the value in its clause, else the first place that names any."""
    actions = [hit for hit in clause if hit.concept.startswith("action.") and hit.concept != _CUSTOMERS]
    ours = _first_of_ours(clause, actions, position)
    if actions:
        nearest = ours or min(actions, key=lambda hit: (_distance(hit, position), hit.start))
        same = (hit for hit in actions if (hit.start, hit.end) == (nearest.start, nearest.end))
        return Slot(frozenset(hit.concept.removeprefix("action.") for hit in same), Source.CLAUSE)
    for source, hits in rest:
        found = [hit for hit in hits if hit.concept.startswith("action.") and hit.concept != _CUSTOMERS]
        if found:
            # The first action of a label or heading is the one that it is named after.
            first = min(found, key=lambda hit: (hit.start, -hit.end))
            same = (hit for hit in found if (hit.start, hit.end) == (first.start, first.end))
            return Slot(frozenset(hit.concept.removeprefix("action.") for hit in same), source)
    return Slot()


def _first_of_ours(clause: Sequence[Hit], actions: Sequence[Hit], position: int) -> Hit | None:
    """The first thing that "we" do before the value; what only carries another action is passed over."""
    ours = [hit.end for hit in clause if hit.concept == "we.we" and hit.end <= position]
    after = [hit for hit in actions if ours and ours[0] <= hit.start and hit.end <= position]
    telling = [hit for hit in after if _tells(hit)]
    return min(telling, key=lambda hit: (hit.start, -hit.end), default=None)


def _distance(hit: Hit, position: int) -> int:
    # A verb after its time is further from it than one before: "within two days, and then we close it".
    return position - hit.end if hit.end <= position else 2 * (hit.start - position)


def _topics(setting: _Setting, quantity: Quantity, lens: Lens) -> tuple[Weighted, ...]:
    own, others = _own_words(setting, quantity, lens.language)
    texts = ((Source.CLAUSE, own), *((Source.DOCUMENT, other) for other in others), *setting.texts)
    return tuple(topic for source, text in texts for topic in lens.topics(text, source))


def _own_words(setting: _Setting, quantity: Quantity, language: LanguagePack) -> tuple[str, tuple[str, ...]]:
    """The words of the clause that go with the value, and those that go with other values of its kind.

    "Three days between cities and four in the islands": what stands after each value up to the next is its own.
    """
    clause, at = setting.clause, (quantity.start - setting.offset, quantity.end - setting.offset)
    spans = [(one.start, one.end) for one in language.quantities(clause) if one.kind is quantity.kind]
    if len(spans) <= 1 or at not in spans or not language.topics(clause[spans[-1][1] :]):
        return clause, ()
    stops = [*(start for start, _ in spans[1:]), len(clause)]
    after = [clause[end:stop] for (_, end), stop in zip(spans, stops, strict=True)]
    mine = spans.index(at)
    own = f"{clause[: spans[0][0]]} {clause[at[0] : at[1]]} {after[mine]}"
    return own, tuple(text for number, text in enumerate(after) if number != mine)
