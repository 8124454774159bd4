"""A value that lists keys of a page is said by the page's words, in the language of the report."""

from __future__ import annotations

from svcaudit.checking.page import load_page
from svcaudit.checking.phrasing import say

_PAGE = load_page("svcaudit.checks.clarity", "service_half_described")


def test_listed_keys_are_said_in_the_language_of_the_report() -> None:
    values = (("service", "Climbing"), ("missing", ("price", "hours")))
    assert say(_PAGE, "en", "broken", values).endswith("its price and its hours.")
    assert say(_PAGE, "es", "broken", values).endswith("el precio y el horario.")


def test_another_list_stays_as_it_is() -> None:
    values = (("service", "Climbing"), ("missing", ("Desk", "Office")))
    assert say(_PAGE, "en", "broken", values).endswith("Desk → Office.")
