"""Typed values in words: time, opening hours, money, shares, contacts, dates and paths of units."""

from __future__ import annotations

from svcaudit.messages.catalogue import has_sentence, listed, words
from svcaudit.messages.hours import hours_words
from svcaudit.messages.money import money_words
from svcaudit.messages.numbers import number_words
from svcaudit.model.outcome import Value
from svcaudit.model.quantity import (
    Bound,
    Contact,
    DateValue,
    Duration,
    Money,
    OpeningHours,
    Percentage,
    Unit,
)


def phrase(value: Value, language: str) -> str:
    """A value in the words and notation of a language; text and whole numbers stay as they are."""
    match value:
        case Duration():
            return _duration(value, language)
        case OpeningHours():
            return hours_words(value, language)
        case Money():
            return money_words(value, language)
        case Percentage():
            return _percentage(value, language)
        case Contact():
            return value.value
        case DateValue():
            return _date(value, language)
        case tuple():
            return " → ".join(value)
        case _:
            return str(value)


def channels_words(value: Value, language: str) -> str:
    """Channels, by their ids in the lexicon, in words; an id without a word stays as it is."""
    identifiers = value if isinstance(value, tuple) else (str(value),)
    return listed([concept_words("channel", identifier, language) for identifier in identifiers], language)


def concept_words(group: str, identifier: str, language: str) -> str:
    """What a concept of the lexicons is called, by its group and its id there; an id without a word stays as it is."""
    key = f"phrase.channel.{identifier}" if group == "channel" else f"concept.{group}.{identifier}"
    return words(key, language) if has_sentence(key, language) else identifier


def _duration(duration: Duration, language: str) -> str:
    span = _span(duration, language)
    if duration.bound is Bound.ABOUT:
        return words("phrase.duration.about", language, duration=span)
    if duration.bound is Bound.AT_LEAST or duration.maximum is None:
        return words("phrase.duration.at_least", language, duration=span)
    return span


def _span(duration: Duration, language: str) -> str:
    if duration.minimum == 0 and duration.maximum == 1 and duration.unit is Unit.DAY:
        return words(f"phrase.same_day.{duration.calendar}", language)
    count = number_words(duration.worst, language)
    unit = words(f"phrase.unit.{duration.unit}.{duration.calendar}", language, count=count)
    lowest, highest = duration.minimum, duration.maximum
    if not lowest or highest is None or lowest == highest:
        return words("phrase.duration.plain", language, number=count, unit=unit)
    first = number_words(lowest, language)
    return words("phrase.duration.range", language, first=first, last=count, unit=unit)


def _percentage(percentage: Percentage, language: str) -> str:
    share = words("phrase.percentage.plain", language, number=number_words(percentage.value, language))
    if percentage.threshold is None:
        return share
    threshold = _duration(percentage.threshold, language)
    return words("phrase.percentage.within", language, share=share, threshold=threshold)


def _date(date: DateValue, language: str) -> str:
    parts = date.value.split("-")
    if len(parts) == 1:
        return date.value
    month = words(f"phrase.month.{parts[1]}", language)
    if len(parts) == 2:
        return words("phrase.date.month", language, month=month, year=parts[0])
    return words("phrase.date.day", language, day=parts[2].lstrip("0"), month=month, year=parts[0])
