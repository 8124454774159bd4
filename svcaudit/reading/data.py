"""What a YAML document states as data: its slots win over what the sentence says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from svcaudit.language import LanguagePack, fold, pack
from svcaudit.model.claim import Claim, ClaimKind, Facet, Scope, Slot, Source, Speech, Statement, Weighted
from svcaudit.model.document import ChannelEntry, Document, PromiseEntry, Role, StepEntry
from svcaudit.model.place import Passage, Place
from svcaudit.model.quantity import Duration, Percentage, Quantity, QuantityKind

_TIMES = frozenset({ClaimKind.DEADLINE, ClaimKind.INTERVAL, ClaimKind.WINDOW, ClaimKind.NOTICE, ClaimKind.TERM})


def with_data(document: Document, claims: Iterable[Claim], statements: Sequence[Statement]) -> Iterator[Claim]:
    """The claims of a document, corrected and completed by what its data states."""
    listed = list(claims)
    record = document.record
    if record is None or not document.understood:
        yield from listed
        return
    language = pack(document.language)
    spans = [(document.place(*entry.span), entry) for entry in record.promises]
    for claim in listed:
        entry = next((entry for place, entry in spans if _inside(claim.place, place)), None)
        yield claim if entry is None else _enriched(document, claim, entry, language)
    for place, entry in spans:
        if entry.within is not None and not any(
            _inside(claim.place, place) and claim.kind in _TIMES for claim in listed
        ):
            yield from _of_promise(document, entry, statements, language)
        yield from _target(document, entry, statements, language)
    if record.price is not None:
        yield from _price(document, record.price, statements, language)
    for step in record.steps:
        yield from _of_step(document, step, statements, language)
    for channel in record.channels:
        yield from _of_channel(document, channel, language)


def _inside(inner: Place, outer: Place) -> bool:
    return (outer.line, outer.column) <= (inner.line, inner.column) and (inner.end_line, inner.end_column) <= (
        outer.end_line,
        outer.end_column,
    )


def _enriched(document: Document, claim: Claim, entry: PromiseEntry, language: LanguagePack) -> Claim:
    return replace(
        claim,
        place=document.place(*entry.span),
        subject=_named(entry.subject, "subject", language) or claim.subject,
        action=claim.action if _one_of_several(claim) else _named(entry.action, "action", language) or claim.action,
        topics=claim.topics + _topics((entry.subject,), language) + _topics((entry.action,), language, Source.CLAUSE),
        scope=_scope(entry, claim.scope, language),
        speech=Speech.COMMITMENT if claim.speech is Speech.REQUEST else claim.speech,
    )


def _one_of_several(claim: Claim) -> bool:
    """True for one of several times of a promise that names its own action: "we confirm in one day, answer in four"."""
    times = [quantity for quantity in claim.statement.quantities if quantity.kind is QuantityKind.DURATION]
    return claim.action.source is Source.CLAUSE and len(times) > 1


def _named(passage: Passage | None, group: str, language: LanguagePack) -> Slot:
    if passage is None:
        return Slot()
    prefix = group + "."
    hits = (hit.concept for hit in language.hits(passage.text))
    return Slot(frozenset(hit.removeprefix(prefix) for hit in hits if hit.startswith(prefix)), Source.DATA)


def _topics(
    passages: Iterable[Passage | None], language: LanguagePack, source: Source = Source.DATA
) -> tuple[Weighted, ...]:
    texts = (passage.text for passage in passages if passage is not None)
    return tuple(topic for text in texts for topic in language.told(text, source))


def _scope(entry: PromiseEntry, scope: Scope, language: LanguagePack) -> Scope:
    audience = _audience(entry.audience, language)
    if audience:
        wider = (facet for facet in scope.facets if facet.name != "audience")
        scope = replace(scope, facets=(*wider, Facet("audience", audience)))
    channels = frozenset(value for passage in entry.channels for value in _named(passage, "channel", language).values)
    if not channels:
        return scope
    others = tuple(facet for facet in scope.facets if facet.name != "channel")
    return replace(scope, facets=(*others, Facet("channel", Slot(channels, Source.DATA))))


def _audience(passage: Passage | None, language: LanguagePack) -> Slot:
    """Whom a promise is for: classes that the lexicon knows, else the words themselves; empty for everybody."""
    if passage is None or any(hit.concept == "everybody.all" for hit in language.hits(passage.text)):
        return Slot()
    known = _named(passage, "audience", language)
    return known or Slot(frozenset({fold(passage.text)}), Source.DATA)


def _duration(passage: Passage | None, language: LanguagePack) -> Quantity | None:
    if passage is None:
        return None
    found = (quantity for quantity in language.quantities(passage.text) if quantity.kind is QuantityKind.DURATION)
    return next(found, None)


def _of_promise(
    document: Document, entry: PromiseEntry, statements: Sequence[Statement], language: LanguagePack
) -> Iterator[Claim]:
    quantity = _duration(entry.within, language)
    if quantity is not None:
        texts = (entry.text, entry.subject, entry.action)
        claim = _claim(document, entry.span, entry.text, texts, quantity, statements, language)
        yield _enriched(document, claim, entry, language)


def _target(
    document: Document, entry: PromiseEntry, statements: Sequence[Statement], language: LanguagePack
) -> Iterator[Claim]:
    """The level that a promise is kept at, with the time that the promise sets as its threshold."""
    if entry.target is None:
        return
    for quantity in language.quantities(entry.target.text):
        if isinstance(quantity.value, Percentage):
            time = _duration(entry.within, language) or _duration(entry.text, language)
            bound = time.value if time is not None and isinstance(time.value, Duration) else None
            level = replace(quantity, value=Percentage(quantity.value.value, quantity.value.threshold or bound))
            texts = (entry.text, entry.subject, entry.action)
            claim = _claim(document, entry.span, entry.text, texts, level, statements, language, ClaimKind.TARGET)
            yield _enriched(document, claim, entry, language)


def _price(
    document: Document, price: Passage, statements: Sequence[Statement], language: LanguagePack
) -> Iterator[Claim]:
    """What a published service costs as a whole."""
    record = document.record
    service = record.service if record is not None else None
    for quantity in language.quantities(price.text):
        if quantity.kind is QuantityKind.MONEY:
            span = price.source_span(0, len(price.text))
            yield _claim(document, span, price, (price, service), quantity, statements, language, ClaimKind.PRICE)


def _of_step(
    document: Document, step: StepEntry, statements: Sequence[Statement], language: LanguagePack
) -> Iterator[Claim]:
    quantity = _duration(step.within, language)
    text = step.do or step.decide
    if quantity is not None and text is not None:
        record = document.record
        over = (record.procedure, record.service) if record is not None else ()
        yield _claim(document, step.span, text, (text, *over), quantity, statements, language)


def _claim(
    document: Document,
    span: tuple[int, int],
    text: Passage,
    texts: Iterable[Passage | None],
    quantity: Quantity,
    statements: Sequence[Statement],
    language: LanguagePack,
    kind: ClaimKind = ClaimKind.DEADLINE,
) -> Claim:
    place = document.place(*span)
    return Claim(
        id=f"{place.path}:{place.line}:{place.column}",
        kind=kind,
        statement=_statement(document, place, text, statements),
        place=place,
        text=text.text,
        subject=_named(text, "subject", language),
        action=_named(text, "action", language),
        scope=Scope(),
        quantity=quantity,
        topics=_topics(texts, language),
        speech=Speech.COMMITMENT if document.role is Role.PUBLISHED else Speech.PROVISION,
    )


def _statement(document: Document, place: Place, text: Passage, statements: Sequence[Statement]) -> Statement:
    """The statement that was read from the item's text, or one made for it."""
    for statement in statements:
        if _inside(statement.place, place):
            return statement
    return Statement(
        id=f"{place.path}:{place.line}:{place.column}",
        path=document.path,
        role=document.role,
        language=document.language,
        text=text.text,
        place=place,
        block=-1,
        speech=Speech.COMMITMENT if document.role is Role.PUBLISHED else Speech.PROVISION,
        certain=True,
    )


def _of_channel(document: Document, channel: ChannelEntry, language: LanguagePack) -> Iterator[Claim]:
    service = document.record.service if document.record is not None else None
    for passage, kinds in ((channel.value, (QuantityKind.CONTACT,)), (channel.hours, (QuantityKind.HOURS,))):
        if passage is None:
            continue
        for quantity in language.quantities(passage.text):
            if quantity.kind in kinds:
                span = passage.source_span(0, len(passage.text))
                texts = (channel.kind, channel.value, channel.hours, service)
                kind = ClaimKind.CONTACT if quantity.kind is QuantityKind.CONTACT else ClaimKind.HOURS
                claim = _claim(document, span, passage, texts, quantity, (), language, kind)
                yield replace(claim, scope=_channel_scope(channel, language))


def _channel_scope(channel: ChannelEntry, language: LanguagePack) -> Scope:
    slot = _named(channel.kind, "channel", language)
    if not slot and channel.kind is not None:
        slot = Slot(frozenset({channel.kind.text.lower()}), Source.DATA)
    return Scope((Facet("channel", slot),)) if slot else Scope()
