"""Words that look like a value and are none: idioms ("wait a second") and the ages of people ("over 18 years old")."""

from __future__ import annotations

from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.measures import Measure, read_measure
from svcaudit.language.quantities.vocabulary import Vocabulary
from svcaudit.model.quantity import Unit

#: What people's ages are told in. Months "old" are as often those of a receipt, and keep their value.
_UNITS_OF_AGE = (Unit.YEAR, Unit.MONTH)


def unvalued(line: Line, index: int, words: Vocabulary) -> int:
    """Where the words end that begin at token `index` and are no value; 0 where there are none."""
    idiom = words.words["idioms"].at(line, index)
    if idiom is not None:
        return idiom[1]
    if not (line.digits[index] or line.texts[index] in words.number_words):
        return 0
    measure = read_measure(line, index, words)
    return measure.end if measure is not None and _is_age(line, measure, words) else 0


def _is_age(line: Line, measure: Measure, words: Vocabulary) -> bool:
    if measure.unit not in _UNITS_OF_AGE:
        return False
    told = words.words["ages_before"].before(line, measure.first) is not None
    return told or (measure.unit is Unit.YEAR and words.words["ages_after"].at(line, measure.end) is not None)
