"""One organisation written in many shapes is judged alike, and what is not in force gives no finding."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svcaudit import audit
from svcaudit.model.report import Finding

TODAY = date(2026, 11, 21)
PUBLISHED = "# Atención de quejas\n\nContestamos toda queja en un plazo máximo de 5 días hábiles.\n"
LATE = "La Oficina de Calidad contesta toda queja en un plazo máximo de 10 días hábiles.\n"
IN_TIME = "La Oficina de Calidad contesta toda queja en un plazo máximo de 5 días hábiles.\n"


def _found(root: Path, internal: dict[str, str], published: str = PUBLISHED, rule: str = "COH001") -> list[Finding]:
    for name, text in ({"published/carta.md": published} | internal).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(audit(root, today=TODAY, select=[rule]).findings)


def _lines(finding: Finding) -> list[tuple[str, int, str]]:
    return [(place.path, place.line, place.quote) for place in finding.locations]


_SHAPES = {
    "pipes": ("| Trámite | Plazo de respuesta |\n|---|---|\n| Queja | 10 días hábiles |\n", 5),
    "no outer pipes": ("Trámite | Plazo de respuesta\n--- | ---\nQueja | 10 días hábiles\n", 5),
    "missing cells": ("| Trámite | Plazo de respuesta | Nota |\n|-|-|-|\n| Queja | 10 días hábiles |\n| Otro |\n", 5),
    "html": (
        "<table>\n<thead>\n<tr><th>Trámite</th><th>Plazo de respuesta</th></tr>\n</thead>\n"
        "<tr>\n<td>Queja</td>\n\n<td>\n10 días hábiles</td>\n</tr>\n</table>\n",
        11,
    ),
    "html without headings": (
        "<table><tr><td><b>Trámite</b></td><td><strong>Plazo de respuesta</strong></td></tr>\n"
        "<tr><td>Queja</td><td>10 días hábiles</td></tr></table>\n",
        4,
    ),
    "html with spans": (
        "<table>\n<tr><th rowspan=2>Trámite<th colspan=2>Plazo de respuesta</tr>\n<tr><th>Normal<th>Con visita</tr>\n"
        "<tr><td>Queja<td>10 días hábiles<td>-</tr>\n</table>\n",
        6,
    ),
}


@pytest.mark.parametrize("shape", _SHAPES)
def test_tables(tmp_path: Path, shape: str) -> None:
    text, line = _SHAPES[shape]
    (finding,) = _found(tmp_path, {"internal/plazos.md": "# Plazos de atención\n\n" + text})
    assert _lines(finding) == [
        ("published/carta.md", 3, "en un plazo máximo de 5 días hábiles"),
        ("internal/plazos.md", line, "10 días hábiles"),
    ]


_SAID = {
    "quotation": "> [!IMPORTANT]\n> " + LATE,
    "admonition": "!!! warning\n    " + LATE,
    "directive": ":::note\n\n" + LATE + "\n:::\n",
    "task": "- [ ] " + LATE,
    "folded": "<details>\n<summary>¿Y las quejas?</summary>\n\n" + LATE + "\n</details>\n",
    "question": "**P: ¿Cuánto se tarda?** R: " + LATE,
    "footnote": "La Oficina de Calidad atiende las quejas.[^1]\n\n[^1]: " + LATE,
    "setext": "Quejas\n------\n" + LATE,
    "hard breaks": LATE.replace("contesta toda", "contesta  \ntoda"),
    "form feed": LATE.replace("contesta toda", "contesta\x0ctoda"),
    "definition": "Quejas\n: " + LATE,
    "long line": "El taller repara lo que se le trae. " * 500 + LATE,
}


@pytest.mark.parametrize("shape", _SAID)
def test_sentences(tmp_path: Path, shape: str) -> None:
    text = "# Procedimiento de quejas\n\n" + _SAID[shape]
    (finding,) = _found(tmp_path, {"internal/quejas.md": text})
    line = text[: text.index("10 días")].count("\n") + 1
    assert _lines(finding)[1] == ("internal/quejas.md", line, "en un plazo máximo de 10 días hábiles")


_UNREAD = {
    "comment": "<!-- " + LATE + " -->",
    "liquid comment": "{% comment %}\n" + LATE + "{% endcomment %}\n",
    "jinja comment": "{# " + LATE.strip() + " #}\n",
    "mdx comment": "{/* " + LATE.strip() + " */}\n",
    "argument": '{{< figure caption="' + LATE.strip() + '" >}}\n',
    "export": "export const nota = {\n  texto: '" + LATE.strip() + "',\n};\n",
    "code": "```text\n" + LATE + "```\n",
    "struck out": "~~" + LATE.strip() + "~~\n",
    "previous version": "## Versión anterior\n\n" + LATE,
    "first version": "## Versión 1\n\n" + LATE + "\n## Versión 2 (vigente)\n\n" + IN_TIME,
    "revisions": "| Versión | Cambios |\n|---|---|\n| 1 | " + LATE.strip() + " |\n",
}


@pytest.mark.parametrize("shape", _UNREAD)
def test_what_is_not_shown_or_not_in_force(tmp_path: Path, shape: str) -> None:
    text = "# Procedimiento de quejas\n\n" + IN_TIME + "\n" + _UNREAD[shape]
    assert _found(tmp_path, {"internal/quejas.md": text}) == []


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("internal/quejas_2019_obsoleto.md", LATE),
        ("internal/quejas-v1.md", LATE),
        ("internal/antiguo.md", "---\nstatus: superseded\n---\n\n" + LATE),
        ("internal/antiguo.md", "> Este documento queda sin efecto.\n\n" + LATE),
    ],
)
def test_documents_not_in_force(tmp_path: Path, old: str, text: str) -> None:
    assert _found(tmp_path, {old: text, "internal/quejas-v2.md": "# Quejas\n\n" + IN_TIME}) == []


def test_a_passage_pasted_twice_is_one_finding(tmp_path: Path) -> None:
    files = {
        "internal/quejas.md": "# Quejas\n\n" + LATE + "\n## Otra vez\n\n" + LATE,
        "internal/copia.md": "# Quejas\n\n" + LATE,
    }
    (finding,) = _found(tmp_path, files)
    assert [(place.path, place.line) for place in finding.locations] == [
        ("published/carta.md", 3),
        ("internal/copia.md", 3),
    ]


def test_a_promise_pasted_twice_is_one_finding(tmp_path: Path) -> None:
    published = PUBLISHED + "\n## Otra vez\n\n" + PUBLISHED.partition("\n\n")[2]
    (finding,) = _found(tmp_path, {"internal/quejas.md": "# Quejas\n\n" + LATE}, published)
    assert [place.line for place in finding.locations] == [3, 3, 7]
