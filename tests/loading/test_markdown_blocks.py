"""Markdown to blocks: what each becomes, and that every piece leads back to its source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcaudit.loading.markdown import read_markdown
from svcaudit.model.document import Block, BlockKind, Document, Role
from svcaudit.model.place import Passage


def _passages(block: Block) -> list[Passage]:
    found = [block.passage, *(heading.passage for heading in block.headings)]
    found += [passage for cell in block.cells for passage in (cell.header, cell.passage)]
    return found + [passage for passage in (block.question, block.lead_in) if passage is not None]


def _check(source: str, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        for passage in _passages(block):
            for run in passage.runs:
                part = passage.text[run.text_start : run.text_start + run.length]
                assert source[run.source_start : run.source_start + run.length] == part


def _read(source: str) -> tuple[Block, ...]:
    blocks = read_markdown(source)
    _check(source, blocks)
    return blocks


def _texts(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.passage.text) for block in _read(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("uno\ndos *tres*\n", [("paragraph", "uno dos tres")]),
        ("uno  dos\tseis", [("paragraph", "uno dos seis")]),
        ("ver [aquí](http://x.es) y `10 días` ya", [("paragraph", "ver aquí y 10 días ya")]),
        ("<mailto:a@b.es>, <http://x.es> y <tel:+3491>", [("paragraph", "a@b.es, http://x.es y +3491")]),
        ("[Escriba](mailto:a@b.es?subject=x)", [("paragraph", "Escriba (a@b.es)")]),
        ("[91 555](tel:91555)", [("paragraph", "91 555")]),
        ("a ![foto](x.png) b[^1]\n\n[^1]: nota al pie", [("paragraph", "a b"), ("paragraph", "nota al pie")]),
        ("~~24 horas~~ 48 horas, ~3 días", [("paragraph", "48 horas, ~3 días")]),
        ("A &amp; B \\* c", [("paragraph", "A & B * c")]),
        ("<!-- no\n\nno -->\nsí", [("paragraph", "sí")]),
        ("uno <!-- no --> dos", [("paragraph", "uno dos")]),
        ("{{< note >}}\nuno {{ x }} dos\n{% endif %}\n<%= erb %>", [("paragraph", "uno dos")]),
        ("```\ncode {{ x }}\n```\n\n    x = 1;\n", []),
        ("```mermaid\ngraph TD\nA{{x}}-->B\n```", [("diagram", "graph TD\nA{{x}}-->B\n")]),
        ("> [!NOTE]\n> uno\n> dos", [("paragraph", "uno dos")]),
        ('!!! note "T"\n    uno\n\n    dos\ntres', [("paragraph", "uno"), ("paragraph", "dos tres")]),
        (":::tip\nuno\n:::", [("paragraph", "uno")]),
        ("- [ ] uno\n- [x] dos", [("item", "uno"), ("item", "dos")]),
        ("a\x01b\x0cc\u00a0d", [("paragraph", "ab c d")]),
        ("<p>uno <b>dos</b></p><ul><li>a</li></ul>", [("paragraph", "uno dos"), ("item", "a")]),
        (
            "Título\n======\n\n**Requisitos:**\n\nuno",
            [("heading", "Título"), ("heading", "Requisitos:"), ("paragraph", "uno")],
        ),
        ("**Vencimiento: 72 horas hábiles**", [("paragraph", "Vencimiento: 72 horas hábiles")]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_texts(source: str, expected: list[tuple[str, str]]) -> None:
    assert _texts(source) == expected


def test_label_lines_are_paragraphs_of_their_own() -> None:
    source = "**Plazo:** 15 días hábiles  \n**Costo:** S/. 150.00\nHorario: de 9\na 18\n"
    assert _texts(source) == [
        ("paragraph", "Plazo: 15 días hábiles"),
        ("paragraph", "Costo: S/. 150.00 Horario: de 9 a 18"),
    ]


def test_hard_breaks_in_prose_are_joined() -> None:
    assert _texts("Calle Mayor 1  \n28001 Madrid") == [("paragraph", "Calle Mayor 1 28001 Madrid")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**¿Hay costo?** No.", [("¿Hay costo?", "No.")]),
        ("**Is it free?**\nYes.\n**And fast?** No.", [("Is it free?", "Yes."), ("And fast?", "No.")]),
        ("**¿Cuánto?**\n\nUn día.\n\n- uno", [("¿Cuánto?", "Un día."), ("¿Cuánto?", "uno")]),
        ("**P: ¿Cuánto?** R: Un día.", [("¿Cuánto?", "Un día.")]),
        ("P: ¿Cuánto?\nR: Un día.\nP: ¿Y luego?\nR: Nada.", [("¿Cuánto?", "Un día."), ("¿Y luego?", "Nada.")]),
        ("Q: How long?\n\nA: A day.", [("How long?", "A day.")]),
        ("**Why?** So.\n\n**I smell gas.**\nRun.", [("Why?", "So."), ("I smell gas.", "Run.")]),
        ("**Plazo**\n15 días", [("Plazo", "15 días")]),
        ("Término\n: Definición", [("Término", "Definición")]),
    ],
)
def test_questions(source: str, expected: list[tuple[str, str]]) -> None:
    found = [(block.question.text if block.question else None, block.passage.text) for block in _read(source)]
    assert found == expected


def test_a_heading_ends_what_a_question_covers() -> None:
    blocks = _read("**¿Cuánto?**\n\nUn día.\n\n# Otro\n\nAlgo.")
    assert [block.question is None for block in blocks] == [False, True, True]


def test_headings_stand_over_what_follows() -> None:
    blocks = _read("# A\n\n## B\n\nuno\n\n### C\n\n## D\n\ndos\n\n# E\n\ntres")
    paths = {block.passage.text: [heading.passage.text for heading in block.headings] for block in blocks}
    assert paths["uno"] == ["A", "B"]
    assert paths["dos"] == ["A", "D"]
    assert paths["tres"] == ["E"]
    assert paths["C"] == ["A", "B"]


def test_lists_know_their_place() -> None:
    blocks = _read("Pasos:\n\n3. uno\n   sigue\n   - hijo\n\n   más\n4. dos\n")
    items = [(block.passage.text, block.marker, block.depth, block.parent, block.index) for block in blocks]
    assert items[1:] == [
        ("uno sigue", "3", 0, None, 0),
        ("hijo", "-", 1, 1, 0),
        ("más", "", 1, 1, 0),
        ("dos", "4", 0, None, 1),
    ]
    assert [block.lead_in.text if block.lead_in else None for block in blocks] == [
        None,
        "Pasos:",
        "uno sigue",
        None,
        "Pasos:",
    ]
    assert blocks[1].group == blocks[4].group != blocks[2].group


def test_lettered_lines_are_a_list() -> None:
    blocks = _read("No se tramitan:\na) Quejas\nb) Denuncias\n\nFin.\n\n1.- Recibe\n\n2.- Responde\n")
    found = [(block.kind.value, block.marker, block.passage.text) for block in blocks]
    assert found == [
        ("paragraph", "", "No se tramitan:"),
        ("item", "a", "Quejas"),
        ("item", "b", "Denuncias"),
        ("paragraph", "", "Fin."),
        ("item", "1", "Recibe"),
        ("item", "2", "Responde"),
    ]
    assert blocks[1].lead_in is not None
    assert blocks[1].lead_in.text == "No se tramitan:"


@pytest.mark.parametrize(
    "source",
    [
        "Plazos:\n\n| Trámite | Plazo |\n|---|---|\n| Queja | 5 días<br/>hábiles |\n| Otro |\n",
        "Plazos:\n\nTrámite | Plazo\n-|-\nQueja | 5 días<br>hábiles\nOtro\n",
        "Plazos:\n\n<table>\n<tr><th>Trámite</th><th>Plazo</th></tr>\n\n    <tr><td>Queja</td>"
        "<td>5 días<br>hábiles</td></tr>\n<tr><td>Otro</td><td></td></tr></table>\n",
    ],
)
def test_tables(source: str) -> None:
    blocks = _read(source)[1:]
    assert [block.kind for block in blocks] == [BlockKind.ROW] * 2
    rows = [[(cell.column, cell.header.text, cell.passage.text) for cell in block.cells] for block in blocks]
    assert rows == [
        [(0, "Trámite", "Queja"), (1, "Plazo", "5 días hábiles")],
        [(0, "Trámite", "Otro"), (1, "Plazo", "")],
    ]
    assert [block.index for block in blocks] == [0, 1]
    assert all(block.lead_in is not None and block.lead_in.text == "Plazos:" for block in blocks)


def test_a_table_of_one_line_is_a_row() -> None:
    (block,) = _read("| Plazo | 5 días |\n|---|---|\n")
    assert [(cell.header.text, cell.passage.text) for cell in block.cells] == [("", "Plazo"), ("", "5 días")]


def test_cells_with_lists_and_spans() -> None:
    source = (
        "<table><tr><td rowspan=2>Grave</td><td><ul><li>Uno</li><li>Dos</li></ul></td></tr>"
        "<tr><td>Tres &amp; más</td></tr></table>"
    )
    rows = [[cell.passage.text for cell in block.cells] for block in _read(source)]
    assert rows == [["Grave", "Uno; Dos"], ["Grave", "Tres & más"]]


def test_decomposed_accents_are_composed() -> None:
    source = "Pla\u0301tano en di\u0301as"
    (block,) = _read(source)
    assert block.passage.text == "Plátano en días"
    start, end = block.passage.source_span(11, 15)
    assert source[start:end] == "di\u0301as"


def test_places_of_hard_wrapped_words() -> None:
    source = "> respondemos en\n> **cinco** días\n> hábiles\n"
    (block,) = _read(source)
    document = Document("x.md", Role.PUBLISHED, "es", source, (block,))
    start = block.passage.text.index("cinco")
    place = document.locate(block.passage, start)
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 5, 3, 10)


_HOSTILE = [
    "[", "*a ", "> ", "- ", "{{", "{{ a ", "{%", "<%", "{#", "<!--", "<table>", "<td>", "</table", "|", "`", "```\n",
    "~~", "<", "&", "a  \n", "**", "**a?** b\n", "P: a? ", "P: a\n", "a) b\n", "• a\n", "![", "[a](", "<br>",
    "<tr><td rowspan=999 colspan=999>", "Plazo: x  \n", "!!! a\n    ", "#\n", "1. ", ": a\n", "a\n: b\n", "::: a\n",
    "    a\n", "---\n", "[^1]: a\n", "e\u0301 ", "\x01", "\x0c", "😀", "import a from ", "<mailto:a", "- > ", "| a ",
    "{% if a %}", "{% else %}", "{% endif %}", "{% comment %}", "{{< code >}}", "{{< /code >}}", "export const a\n",
    "import {", "{/* ", "<summary>a?", "</details>", "<dt>", "<caption>", "<th colspan=9>", "<b>", "a[^1] ", "v1\n==\n",
    "Version 2\n-\n", "- **a?** b\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", _HOSTILE)
def test_repeated_pieces_neither_crash_nor_hang(piece: str) -> None:
    _read(piece * (40_000 // len(piece)))


def test_two_megabytes() -> None:
    paragraph = "Respondemos a **toda** queja en *cinco* días\nhábiles, según el [manual](http://x.es/y).\n\n"
    section = "# Título\n\n" + paragraph * 3 + "- uno\n- dos\n\n| a | b |\n|---|---|\n| x | 5 días |\n\n"
    source = section * (2_000_000 // len(section))
    assert len(read_markdown(source)) > 10_000


def test_a_very_long_line() -> None:
    (block,) = _read("palabra " * 3000)
    assert len(block.passage.text) == 8 * 3000 - 1


_PIECES = [
    "#", "*", "**", "a", "ñ", " ", "\n", "\n\n", "|", "-", "- ", "1. ", "`", "```", "<table>", "<td>", "</table>",
    "<br>", "{{", "}}", "{% x %}", "?", "¿", ":", "  \n", "> ", "[x](mailto:a@b)", "~", "~~", "&amp;", "\\|", "\x0c",
    "e\u0301", "P: ", "R: ", "a) ", "!!! n\n    ", "<!--", "-->", "---\n", "😀", "\t", ": ", "\x00", "\ufeff",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join))
def test_every_run_is_a_slice_of_the_source(source: str) -> None:
    blocks = _read(source)
    for block in blocks:
        assert block.passage.text == block.passage.text.strip() or block.kind is BlockKind.DIAGRAM
        assert block.parent is None or blocks[block.parent].kind is BlockKind.ITEM
