"""Rule pages: read whole, and every mistake said with its line."""

import pytest

from svcaudit.checking.page import parse_page
from svcaudit.model.errors import ConfigurationError
from svcaudit.model.outcome import Kind, Severity

TEXTS = """
    title: Kept
    fault: Broken
    meaning: >-
      Two lines
      of text
    why: Why
    advice: Do it
    messages: {broken: "{promised} is promised."}
"""
PAGE = f"""\
id: COH001
name: deadline
principle: COH
severity: error
kind: contradiction
effort: small
sources: [a book]
texts:
  es:{TEXTS}
  en:{TEXTS}
  pt:{TEXTS}
examples:
  es:
    kept: {{published: "# A", internal: {{b.yaml: "x: y"}}}}
    broken: {{configuration: {{complete: true}}}}
  en: {{kept: {{}}, broken: {{}}}}
  pt: {{kept: {{}}, broken: {{}}}}
"""


def test_a_page_is_read_whole() -> None:
    page = parse_page(PAGE, "deadline.yaml")
    assert (page.id, page.name, page.severity, page.kind) == (
        "COH001",
        "deadline",
        Severity.ERROR,
        Kind.CONTRADICTION,
    )
    assert page.texts("es").meaning == "Two lines of text"
    assert page.languages == ("es", "en", "pt")
    kept, broken = page.examples[:2]
    assert kept.published == (("published.md", "# A"),)
    assert kept.internal == (("b.yaml", "x: y"),)
    assert broken.settings == (("complete", True),)


def test_a_language_that_it_lacks_is_english() -> None:
    assert parse_page(PAGE, "deadline.yaml").texts("fr").language == "en"


def test_every_mistake_is_said_with_its_line() -> None:
    wrong = PAGE.replace("severity: error", "severity: fatal").replace("effort: small", "effort: none")
    with pytest.raises(ConfigurationError) as raised:
        parse_page(wrong, "deadline.yaml")
    places = sorted(str(problem.place) for problem in raised.value.problems)
    assert places == ["deadline.yaml:4", "deadline.yaml:6"]
