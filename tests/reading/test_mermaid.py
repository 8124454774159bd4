"""Diagrams of internal documents become procedures, each piece at its exact place."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from svcaudit.config import Configuration
from svcaudit.loading import load
from svcaudit.model.document import Document
from svcaudit.model.procedure import Branch, Procedure, Step
from svcaudit.model.quantity import Duration
from svcaudit.reading.mermaid import read_diagrams
from svcaudit.reading.organisation import read
from svcaudit.reading.units import UnitRegister

_REGISTER = UnitRegister(["Front Desk", "Billing"], {"Risk Team": ["Risk"]})


class _Read:
    """A document with one diagram in it, and what was read of that."""

    def __init__(self, folder: Path, text: str, role: str = "internal", language: str = "en") -> None:
        (folder / "paths.md").write_text(text, encoding="utf-8")
        settings = Configuration(language=language, published=(), internal=("paths.md",))
        if role == "published":
            settings = Configuration(language=language, published=("paths.md",), internal=())
        self.library = load(folder, settings)
        self.document: Document = self.library.documents[0]
        self.procedures = list(read_diagrams(self.document, _REGISTER))

    @property
    def procedure(self) -> Procedure:
        assert len(self.procedures) == 1
        return self.procedures[0]

    def step(self, identifier: str) -> Step:
        found = self.procedure.step(identifier)
        assert found is not None
        return found

    def texts(self) -> list[tuple[str, str]]:
        return [(step.id, step.text) for step in self.procedure.steps]

    def ways(self) -> list[tuple[str, str | None, str]]:
        return [(s.id, b.target, b.condition) for s in self.procedure.steps for b in s.branches]

    def quotes(self) -> list[str]:
        return [self.document.quote(step.place) for step in self.procedure.steps]

    def quote(self, branch: Branch) -> str:
        return self.document.quote(branch.place)


def _chart(folder: Path, body: str, header: str = "flowchart TD", language: str = "en") -> _Read:
    return _Read(folder, f"# Paths\n\n```mermaid\n{header}\n{body}\n```\n", language=language)


def _sequence(folder: Path, body: str) -> _Read:
    return _chart(folder, body, "sequenceDiagram")


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("A[Take it]", "Take it"),
        ("A(Take it)", "Take it"),
        ("A([Take it])", "Take it"),
        ("A[[Take it]]", "Take it"),
        ("A[(Take it)]", "Take it"),
        ("A((Take it))", "Take it"),
        ("A(((Take it)))", "Take it"),
        ("A{Take it}", "Take it"),
        ("A{{Take it}}", "Take it"),
        ("A[/Take it/]", "Take it"),
        ("A[\\Take it\\]", "Take it"),
        ("A[/Take it\\]", "Take it"),
        ("A>Take it]", "Take it"),
        ('A["Take it (all of it) [now]"]', "Take it (all of it) [now]"),
        ('A["`Take **it**`"]', "Take it"),
        ('A["Take\nit"]', "Take it"),
        ("A[Take<br/>it<BR>now]", "Take it now"),
        ("A[Take (all) of it]", "Take (all) of it"),
        ("A(Take (all) of it)", "Take (all) of it"),
        ("A[(first) take it]", "(first) take it"),
        ("A[/api/cases is called]", "/api/cases is called"),
        ('A["Say #quot;it#quot; &amp; #35;1"]', 'Say "it" & #1'),
        ("A[<b>Take</b> it]", "Take it"),
        ('A@{ shape: rect, label: "Take it" }', "Take it"),
        ("A", "A"),
        ("Ñandú", "Ñandú"),
        ("recepción-2[Tomar nota]", "Tomar nota"),
        ("A[Take it]:::big", "Take it"),
    ],
)
def test_every_shape_gives_its_label(tmp_path: Path, written: str, label: str) -> None:
    found = _chart(tmp_path, f"  {written} --> B[The end]")
    assert [step.text for step in found.procedure.steps] == [label, "The end"]
    assert found.quotes() == [written.removesuffix(":::big"), "B[The end]"]
    assert found.quote(found.procedure.steps[0].branches[0]) == f"{written} --> B[The end]"


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("A --> B", ""),
        ("A-->B", ""),
        ("A ---> B", ""),
        ("A --- B", ""),
        ("A -.-> B", ""),
        ("A -..-> B", ""),
        ("A -.- B", ""),
        ("A ==> B", ""),
        ("A === B", ""),
        ("A --x B", ""),
        ("A --o B", ""),
        ("A <--> B", ""),
        ("A o--o B", ""),
        ("A e1@--> B", ""),
        ("A -->|if late| B", "if late"),
        ('A -->|"if late"| B', "if late"),
        ("A-->|if late|B", "if late"),
        ("A -- if late --> B", "if late"),
        ("A--if late-->B", "if late"),
        ('A -- "if late" --> B', "if late"),
        ("A -- if late --- B", "if late"),
        ("A -. if late .-> B", "if late"),
        ("A == if late ==> B", "if late"),
    ],
)
def test_every_arrow_leads_on(tmp_path: Path, written: str, label: str) -> None:
    found = _chart(tmp_path, f"  {written}")
    assert found.ways() == [("A", "B", label)]
    assert found.quote(found.procedure.steps[0].branches[0]) == written
    assert [step.ends for step in found.procedure.steps] == [False, True]


def test_chains_and_fans(tmp_path: Path) -> None:
    found = _chart(tmp_path, "A --> B -->|x| C\nB & C --> D & E; E ~~~ F")
    assert found.ways() == [
        ("A", "B", ""),
        ("B", "C", "x"),
        ("B", "D", ""),
        ("B", "E", ""),
        ("C", "D", ""),
        ("C", "E", ""),
    ]
    assert found.quote(found.step("B").branches[0]) == "B -->|x| C"
    assert found.quote(found.step("C").branches[0]) == "C --> D"
    assert [step.id for step in found.procedure.steps] == ["A", "B", "C", "D", "E", "F"]


def test_a_node_stands_where_its_label_does(tmp_path: Path) -> None:
    found = _chart(tmp_path, "A --> B\n  B[Billing: sends the bill]\n  A[Front Desk: notes the order]")
    assert [step.id for step in found.procedure.steps] == ["A", "B"]
    assert found.quotes() == ["A[Front Desk: notes the order]", "B[Billing: sends the bill]"]
    assert (found.step("A").place.line, found.step("A").place.column) == (7, 3)


@pytest.mark.parametrize(
    ("label", "units", "text"),
    [
        ("Front desk: notes the order", ("Front Desk",), "notes the order"),
        ("The front desk:<br/>notes the order", ("Front Desk",), "notes the order"),
        ("Risk: rates the loan", ("Risk Team",), "rates the loan"),
        ("Night Porter: locks the door", ("Night Porter",), "locks the door"),
        ("2. Night Porter: locks the door", ("Night Porter",), "locks the door"),
        ("Billing / Risk: agree on it", ("Billing", "Risk Team"), "agree on it"),
        ("Billing sends the bill", ("Billing",), "Billing sends the bill"),
        ("The Front Desk notes it", ("Front Desk",), "The Front Desk notes it"),
        ("Notify Billing of it", (), "Notify Billing of it"),
        ("Doors open at 10:30 sharp", (), "Doors open at 10:30 sharp"),
        ("See https://example.org now", (), "See https://example.org now"),
        ("Step 2: locks the door", (), "Step 2: locks the door"),
        ("If late: locks the door", (), "If late: locks the door"),
        ("Whoever is the last to leave: locks it", (), "Whoever is the last to leave: locks it"),
    ],
)
def test_who_does_it(tmp_path: Path, label: str, units: tuple[str, ...], text: str) -> None:
    step = _chart(tmp_path, f'A["{label}"] --> B').step("A")
    assert (step.units, step.text, step.owner_from) == (units, text, "step" if units else "")
    assert not step.nobody


def test_a_name_has_one_spelling_in_a_diagram(tmp_path: Path) -> None:
    found = _chart(tmp_path, "A[Night Porter: locks the door] --> B[The night porter: goes home]")
    assert [step.units for step in found.procedure.steps] == [("Night Porter",)] * 2


def test_the_customer_is_no_unit(tmp_path: Path) -> None:
    step = _chart(tmp_path, "A[Customer: sends the missing receipt] --> B").step("A")
    assert (step.units, step.text, step.waits_for_customer) == ((), "sends the missing receipt", True)


def test_lanes(tmp_path: Path) -> None:
    found = _chart(
        tmp_path,
        "subgraph one[Night Porter]\n direction LR\n A[locks the door] --> B\n A --> D[Billing: sends it]\nend\n"
        'subgraph "Day Porter"\n B[opens the door]\n subgraph Keys\n C[counts the keys]\n end\n E[sweeps it]\nend\n'
        "F[nobody's box] --> one\none --> F",
    )
    assert {step.id: (step.units, step.owner_from) for step in found.procedure.steps} == {
        "A": (("Night Porter",), "heading"),
        "B": (("Day Porter",), "heading"),
        "C": (("Keys",), "heading"),
        "D": (("Billing",), "step"),
        "E": (("Day Porter",), "heading"),
        "F": ((), ""),
    }
    assert [branch.target for branch in found.step("F").branches] == ["A"]


def test_nodes_that_are_put_into_a_lane_later(tmp_path: Path) -> None:
    found = _chart(tmp_path, "A[locks the door] --> B[opens the door]\nsubgraph Night Porter\n A\nend")
    assert [step.units for step in found.procedure.steps] == [("Night Porter",), ()]


def test_what_says_nothing_of_the_path_is_left_out(tmp_path: Path) -> None:
    found = _Read(
        tmp_path,
        "# Paths\n\n```mermaid\n---\ntitle: x --> y\n---\n%%{init: {'theme': 'dark'}}%%\n%% a --> b\n"
        "graph LR; A --> B\n%% c --> d\nB --> C %% as agreed\n"
        "style A fill:#f9f,stroke:#333\nclassDef big font-size:20px\nclass A,B big\n"
        'click A href "https://example.org" "A --> Z"\nlinkStyle 0 stroke:#f00\ndirection TB\naccTitle: P --> Q\n```\n',
    )
    assert found.ways() == [("A", "B", ""), ("B", "C", "")]


def test_decisions(tmp_path: Path) -> None:
    found = _chart(
        tmp_path,
        "A{Is it paid?} -->|yes| B\nA -->|no| C[Is it late?]\nC --> D{{Is it prepared}}\nB & D --> E{ }\nE --> F\n"
        'C2@{ shape: decision, label: "Rated" } -->|good| F\nF & C2 --> G{Meet} --> H\n',
    )
    decided = {step.id: decision for step in found.procedure.steps for decision in step.decisions}
    assert {key: (one.condition, one.arms, one.complete) for key, one in decided.items()} == {
        "A": ("Is it paid?", ("yes", "no"), True),
        "C": ("Is it late?", (), False),
        "C2": ("Rated", ("good",), True),
    }
    assert found.document.quote(decided["A"].place) == "A{Is it paid?}"
    assert found.document.quote(decided["C"].place) == "C[Is it late?]"


def test_rounds_that_are_limited(tmp_path: Path) -> None:
    found = _chart(tmp_path, "A --> B{Is it right?}\nB -->|no, first time| A\nB -->|no| A\nB -->|yes| C")
    assert [branch.limited for branch in found.step("B").branches] == [True, False, False]
    found = _chart(tmp_path, "A --> B{Is it the third time?}\nB -->|no| A\nB -->|yes| C")
    assert [branch.limited for branch in found.step("B").branches] == [True, True]


def test_times_and_acts(tmp_path: Path) -> None:
    found = _chart(tmp_path, "A[Billing: sends the bill within 2 days] --> B[Done]")
    step = found.step("A")
    assert step.time is not None and isinstance(step.time.value, Duration) and step.time.value.worst == 2
    assert (step.acts, found.step("B").acts, found.step("B").time) == (True, False, None)


def test_the_procedure_is_named_by_the_nearest_heading(tmp_path: Path) -> None:
    text = "# Refunds\n\n## Steps\n\nBilling is responsible for the whole case.\n\n```mermaid\ngraph TD\nA --> B\n```\n"
    found = _Read(tmp_path, text)
    assert (found.procedure.name, found.document.quote(found.procedure.place)) == ("Steps", "Steps")
    assert found.procedure.id == "paths.md:3:9"
    assert found.procedure.names == (frozenset({"refund"}),)
    assert (found.procedure.owner, found.procedure.case_owner) == (("Billing",), True)
    assert (found.step("A").units, found.step("A").owner_from) == (("Billing",), "procedure")


def test_without_a_heading_it_is_named_by_the_title(tmp_path: Path) -> None:
    found = _Read(tmp_path, "---\ntitle: Refunds\n---\n\n```mermaid\ngraph TD\nA --> B\n```\n")
    assert (found.procedure.name, found.document.quote(found.procedure.place)) == ("Refunds", "Refunds")
    found = _Read(tmp_path, "```mermaid\ngraph TD\nA --> B\n```\n")
    assert (found.procedure.name, found.procedure.place.line) == ("", 1)


def test_places_in_a_quotation_in_a_list(tmp_path: Path) -> None:
    found = _Read(
        tmp_path, "- x\n\n  > ```mermaid\n  > graph TD\n  >   Ñ[Añade 😀 esto] --> B[b\n  > C --> D\n  > ```\n"
    )
    assert found.quotes() == ["Ñ[Añade 😀 esto]", "B", "C", "D"]
    assert found.step("C").place.column == 5


def test_a_diagram_among_others(tmp_path: Path) -> None:
    drawn = "```mermaid\ngraph TD\nA --> B\n```\n"
    found = _Read(tmp_path, f'# P\n\n{drawn}\n```mermaid\npie\n"a" : 1\n```\n\n# Q\n\n{drawn}\n```mermaid\n```\n')
    assert [procedure.name for procedure in found.procedures] == ["P", "Q"]
    assert len({procedure.id for procedure in found.procedures}) == 2
    assert _Read(tmp_path, f"# P\n\n{drawn}", role="published").procedures == []


def test_reading_an_organisation_reads_its_diagrams(tmp_path: Path) -> None:
    found = _chart(tmp_path, "A[Front Desk: notes the order] --> B[Billing: sends the bill]")
    assert [procedure.name for procedure in read(found.library, Configuration()).procedures] == ["Paths"]


@pytest.mark.parametrize(
    "line", ["B[never closed", "B -->", "--> B", "[[[", "A -- text", "?? !! ((", "end", "B ==", "A -->|x"]
)
def test_a_broken_line_is_left_out(tmp_path: Path, line: str) -> None:
    found = _chart(tmp_path, f"A --> X\n{line}\nX --> Y[fine]")
    assert [way for way in found.ways() if way[0] != "B"] == [("A", "X", ""), ("X", "Y", "")]
    assert found.step("Y").text == "fine"


def test_an_arrow_to_a_box_that_is_not_closed_is_kept(tmp_path: Path) -> None:
    assert _chart(tmp_path, "A --> B[never closed\nB --> C").ways() == [("A", "B", ""), ("B", "C", "")]


def test_messages_of_a_sequence(tmp_path: Path) -> None:
    found = _sequence(
        tmp_path,
        "  participant F as Front Desk\n  actor C as Customer\n  autonumber\n  C->>F: asks for the money back\n"
        "  Note over F,C: F->>C: not a message\n  F->>+Risk: passes the case on; activate Risk\n"
        "  Risk-->>-F: says what it thinks\n  F->>F: notes it\n  F--)Night Porter: lets the customer in\n",
    )
    assert [(step.id, step.units, step.text) for step in found.procedure.steps] == [
        ("1", (), "asks for the money back"),
        ("2", ("Front Desk",), "passes the case on"),
        ("3", ("Risk Team",), "says what it thinks"),
        ("4", ("Front Desk",), "notes it"),
        ("5", ("Front Desk",), "lets the customer in"),
    ]
    handed = [handoff for step in found.procedure.steps for handoff in step.handoffs]
    assert [(one.sender, one.receiver, one.step, one.text) for one in handed] == [
        ("Front Desk", "Risk Team", "2", "F->>+Risk: passes the case on"),
        ("Risk Team", "Front Desk", "3", "Risk-->>-F: says what it thinks"),
        ("Front Desk", "Night Porter", "5", "F--)Night Porter: lets the customer in"),
    ]
    assert [found.document.quote(one.place) for one in handed] == [one.text for one in handed]
    assert found.ways() == [("1", "2", ""), ("2", "3", ""), ("3", "4", ""), ("4", "5", "")]
    assert [step.ends for step in found.procedure.steps] == [False] * 4 + [True]
    assert found.step("1").waits_for_customer


def test_arms_of_a_sequence(tmp_path: Path) -> None:
    found = _sequence(
        tmp_path,
        "A->>B: asks\nalt paid\nB->>A: sends it\nelse not paid\nB->>D: tells it\nend\nopt on Mondays\nA->>E: counts\n"
        "end\nloop daily\nA->>B: checks\nend\nbreak on strike\nB->>A: stops\nend\nA->>B: closes",
    )
    assert found.ways() == [
        ("1", "2", "paid"),
        ("1", "3", "not paid"),
        ("2", "4", "on Mondays"),
        ("2", "5", ""),
        ("3", "4", "on Mondays"),
        ("3", "5", ""),
        ("4", "5", ""),
        ("5", "6", "on strike"),
        ("5", "7", ""),
    ]
    conditional = [handoff.conditional for step in found.procedure.steps for handoff in step.handoffs]
    assert conditional == [False, True, True, True, False, True, False]


def test_participants_with_properties_and_messages_from_the_middle_of_a_line(tmp_path: Path) -> None:
    found = _sequence(
        tmp_path,
        'participant F@{ "type": "boundary" } as Front Desk\nparticipant R@{ "type": "queue", "alias": "Risk" }\n'
        'participant Billing@{ "type": "entity" }\nF->>()R: passes it on\nR()->>Billing: sends the rating\n'
        "Billing->>F: says what to pay",
    )
    assert [step.units for step in found.procedure.steps] == [("Front Desk",), ("Risk Team",), ("Billing",)]


def test_round_boxes_and_dotted_arrows_are_told_apart(tmp_path: Path) -> None:
    found = _chart(
        tmp_path,
        'A([Asked]) --> B[Does it]\nB -. by post .-> C((" "))\n'
        'B -.->|late| D@{ shape: stop, label: "Over" }\nB ==> E{ }',
    )
    assert [(step.id, step.text, str(step.shape)) for step in found.procedure.steps] == [
        ("A", "Asked", "terminal"),
        ("B", "Does it", "box"),
        ("C", "", "terminal"),
        ("D", "Over", "terminal"),
        ("E", "", "question"),
    ]
    assert [branch.message for branch in found.step("B").branches] == [True, True, False]


@pytest.mark.parametrize(
    ("label", "text", "days"),
    [
        ("Rates the loan<br/>⏱ 2 working days", "Rates the loan", 2),
        ("Rates the loan ⏱️ within 3 days", "Rates the loan", 3),
        ("Rates the loan within 4 days", "Rates the loan within 4 days", 4),
        ("Rates the loan ⏱", "Rates the loan", None),
    ],
)
def test_the_time_behind_a_clock(tmp_path: Path, label: str, text: str, days: int | None) -> None:
    step = _chart(tmp_path, f'A["{label}"] --> B').step("A")
    value = step.time.value if step.time is not None else None
    assert (step.text, value.worst if isinstance(value, Duration) else None) == (text, days)


@pytest.mark.parametrize("line", ["A->>", "->>B: x", "A B: x", ":::", "end", "else", "participant", "A-->>", "alt"])
def test_a_broken_message_is_left_out(tmp_path: Path, line: str) -> None:
    found = _sequence(tmp_path, f"A->>B: one\n{line}\nB->>A: two")
    assert [text for _, text in found.texts()] == ["one", "two"]


_HOSTILE = [
    "A[" * 60_000,
    "A[\n" * 40_000,
    'A["' * 40_000,
    'A["x\n' * 30_000,
    "A@{" * 40_000,
    "A@{\n" * 30_000,
    "A" + "-" * 120_000,
    "A -- " + "." * 120_000,
    "A -." + "." * 120_000,
    "A -- x\n" * 20_000,
    "A -->|x\n" * 20_000,
    " " * 120_000 + "x",
    "A" + " " * 120_000 + "x",
    "A&" * 60_000,
    "A[/x]&" * 20_000,
    "A-->" * 30_000,
    "subgraph x\n" * 10_000 + "A\n" * 10_000,
    "end\n" * 30_000,
    "%%{" * 40_000,
    "%%\n" * 40_000,
    ";" * 120_000,
    "A[" + "(" * 120_000,
    "A[" + "<br " * 30_000 + "]",
    "A[" + "a" * 1_500 + "#" * 400 + "]-->B",
    "A[" + "&#9" * 400 + ";]-->B",
    "&".join(f"a{n}" for n in range(10_000)) + " --> " + "&".join(f"b{n}" for n in range(10_000)),
    "A->>" * 30_000,
    "A->>B:x\n" * 20_000,
    "alt x\n" * 20_000 + "A->>B: x\n" + "end\n" * 20_000,
    "alt x\nA->>B: y\nelse z\n" * 400,
    "-" * 120_000,
    "A" + "-x" * 60_000,
    "#" * 120_000,
]


@pytest.mark.parametrize("header", ["flowchart TD", "sequenceDiagram", "---", "%%{init"])
@pytest.mark.parametrize("number", range(len(_HOSTILE)))
def test_hostile_text_takes_no_long_time(tmp_path: Path, header: str, number: int) -> None:
    (tmp_path / "x.md").write_text(f"```mermaid\n{header}\n{_HOSTILE[number]}\n```\n", encoding="utf-8")
    document = load(tmp_path, Configuration(language="en", published=(), internal=("x.md",))).documents[0]
    begun = time.process_time()
    list(read_diagrams(document, _REGISTER))
    assert time.process_time() - begun < 4


def test_any_mixture_of_marks_can_be_read(tmp_path: Path) -> None:
    pieces = [
        *"AÑ \n;[](){}>|&#",
        '"',
        "-->",
        "---",
        "-.->",
        "==>",
        "--",
        ":::",
        "@{",
        "%%",
        "end",
        "subgraph ",
        "style ",
    ]
    pieces += ["->>", ": ", "alt ", "else", "<br/>"]
    chance = random.Random(7)
    for _ in range(300):
        header = chance.choice(["graph TD\n", "sequenceDiagram\n"])
        body = "".join(chance.choice(pieces) for _ in range(chance.randrange(120)))
        found = _Read(tmp_path, f"# P\n\n```mermaid\n{header}{body}\n```\n")
        for procedure in found.procedures:
            identifiers = {step.id for step in procedure.steps}
            assert len(identifiers) == len(procedure.steps)
            for step in procedure.steps:
                assert found.document.quote(step.place).strip()
                assert {branch.target for branch in step.branches} <= identifiers
