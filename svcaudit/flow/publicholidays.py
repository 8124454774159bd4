"""The public holidays of a country: the only module that knows the library `holidays`.

It is large and takes a fifth of a second to import, so it is loaded when a year is asked for and never before.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache


class NoHolidays(Exception):
    """The holidays cannot be told; `reason` is "library" where it is not installed, "country" where it has none."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@lru_cache(maxsize=64)
def holidays_of(country: str, year: int) -> frozenset[date]:
    """The public holidays in `year` of a country, or of one of its regions ("MX", "ES-MD"; ISO 3166).

    Raises NoHolidays where the library is not there, or knows no such country or region.
    """
    try:
        import holidays
    except ModuleNotFoundError as error:
        raise NoHolidays("library") from error
    code, _, region = country.partition("-")
    try:
        days = holidays.country_holidays(code, subdiv=region or None, years=year)
    except (NotImplementedError, KeyError) as error:
        raise NoHolidays("country") from error
    return frozenset(day for day in days if day.year == year)
