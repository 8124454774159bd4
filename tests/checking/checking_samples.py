"""Small organisations, pages and checks for the tests of what becomes of outcomes."""

from collections.abc import Iterator

from svcaudit.checking import Check, Page
from svcaudit.checking.page import Texts
from svcaudit.model.document import Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Kind, Outcome, Severity
from svcaudit.model.place import Place

CHARTER = "# Charter\n\nWe answer within\n48 hours.\nWe answer within 48 hours.\n"
PROCEDURE = "# Complaints\n\nAnswer in five days.\n"


def organisation() -> Organisation:
    """A charter and a procedure, with nothing read in them."""
    documents = (
        Document("published/charter.md", Role.PUBLISHED, "en", CHARTER),
        Document("internal/complaints.md", Role.INTERNAL, "en", PROCEDURE),
    )
    return Organisation("Sample", documents, (), (), ())


def place(path: str, quote: str) -> Place:
    """The place of the first occurrence of the words."""
    document = organisation().document(path)
    start = document.source.index(quote)
    return document.place(start, start + len(quote))


PROMISE = place("published/charter.md", "within\n48 hours")
PROVISION = place("internal/complaints.md", "five days")


def page(rule: str = "COH001", kind: Kind = Kind.CONTRADICTION, severity: Severity = Severity.ERROR) -> Page:
    """A rule page in English and Spanish with one sentence of each verdict."""
    told = tuple(
        Texts(language, f"{rule} kept", f"{rule} fault", "meaning", "why", "advice", messages)
        for language, messages in (
            ("en", (("broken", "{promised} is promised."), ("suspected", "Perhaps."))),
            ("es", (("broken", "Se promete {promised}."), ("suspected", "Quizá."))),
        )
    )
    return Page(rule, "sample", rule[:3], severity, kind, "small", ("a source",), told, ())


PAGE = page()


def check(*outcomes: Outcome, page: Page = PAGE) -> Check:
    """A check that answers just that."""

    def judge(organisation: Organisation) -> Iterator[Outcome]:
        yield from outcomes

    return Check(page, judge)
