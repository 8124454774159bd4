"""Pages of the documentation that come from the code and its output. `make rebaseline` writes them anew."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from golden import report_of
from rule_pages import rule_pages
from tabulate import tabulate

from svcaudit.checks import CATALOGUE
from svcaudit.checks.packs import standards
from svcaudit.maturity import LADDER, LEAST_COVERAGE
from svcaudit.messages import sentence
from svcaudit.model.flow import FlowGraph, Flows
from svcaudit.reporting.pictures.standalone import draw_flow, draw_ladder, draw_time
from svcaudit.reporting.words import Words
from svcaudit.scoring import (
    GRADES,
    LOWEST_GRADE,
    PACK_WEIGHT,
    PRINCIPLE_WEIGHTS,
    PROFILES,
    PROVISIONAL_UNDER,
    SEVERITY_WEIGHTS,
)

ROOT = Path(__file__).parent.parent
#: Documents for people, whose links and console blocks are checked.
DOCUMENTS = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")))
CONSOLE = re.compile(r"(?ms)^```console\n(.*?)^```$")
PROMPT = "$ "

RULES_HEAD = """\
# Rules

This page is made from the catalogue. `svcaudit explain RULE` tells all about one of them: what it means, why
it matters, what to do, with examples. So do the pages of each family, in [English](rules/en), [Spanish](rules/es) and
[Portuguese](rules/pt).
"""
SCORING = """\
# How the score comes about

This page is made from the tables in `svcaudit/scoring.py`.

A check answers for each thing that it looks at: *kept*, *broken*, *suspected* (needs review) or *undecided*.

- A rule's score is kept ÷ (kept + broken) × 100. Where nothing was decided there is none, good or bad.
- A principle's score is the mean of its rules, weighted by their severity.
- The whole is the mean of the principles, weighted by the table below.
- The *range* shows what could still become of it: everything that needs review, and every check that
  crashed, counted once as broken and once as kept.
- The *coverage* is the share of what applies that was decided, along the same weights, times the share of
  the documents that could be read and understood, and half of that where only one side could be. Under
  {provisional} the score is *provisional*. Figures are compared as they are printed, rounded half up.
- *Kept* counts only where both places are likely to speak of the same thing; otherwise it is undecided.
- Findings that were accepted stay in the score; beside it stands the score without them, which is what
  `--fail-under` holds against its limit.

{severities}

{principles}

{grades}

## Standards packs

Each [pack](packs.md) that is switched on is a group of its own below the principles, with a score, a range and a
coverage that come about in the same way. It weighs {pack_weight} in the whole, and so moves neither the score nor its
range, coverage and grade: a law says something only about those whom it binds, and two organisations with the same
documents should not differ by what they asked for. Who wants it otherwise says so in a profile, and the report then
says that its weights are its own:

```yaml
packs: [iso10002]
profile: complaints
profiles:
  complaints: {{rules: [COH, CMP], weights: {{ISO: 2}}}}
```

A pack is no step of the maturity ladder. Findings of a pack count for `--fail-on` like any others.

## The maturity ladder

Five levels, each on top of those below it. Beside the level that was reached, reports say what the next one takes,
what was reached of it and which rules stand in the way. A principle counts with a coverage of {least_coverage} or more,
a rule only where it was decided: what was not looked at is not reached, and the `core` profile ends below level 4.

{levels}
"""


def rules_page() -> str:
    """docs/rules.md."""
    parts = [RULES_HEAD]
    for principle in PRINCIPLE_WEIGHTS:
        rows = [
            (page.id, page.name, str(page.severity), str(page.kind), page.texts("en").title)
            for page in (check.page for check in CATALOGUE)
            if page.principle == principle
        ]
        if rows:
            parts.append(f"## {principle} · {sentence(f'principle.{principle}', 'en')}\n")
            parts.append(_table(("rule", "name", "severity", "kind", "what it asks for"), rows))
    for pack in standards():
        parts.append(f"## {pack.family} · {pack.texts('en').title}\n")
        parts.append(
            f"The pack `{pack.id}`: it runs only where it is [switched on](packs.md). {pack.texts('en').notice}\n"
        )
        pages = [check.page for check in pack.checks()]
        rows = [(page.id, page.name, str(page.severity), str(page.kind), page.texts("en").title) for page in pages]
        parts.append(_table(("rule", "name", "severity", "kind", "what it asks for"), rows))
    return "\n".join(parts)


def scoring_page() -> str:
    """docs/scoring.md."""
    profiles = {name: [key for key in PROFILES if name in PROFILES[key]] for name in PRINCIPLE_WEIGHTS}
    principles = [
        (name, sentence(f"principle.{name}", "en"), weight, ", ".join(profiles[name]))
        for name, weight in PRINCIPLE_WEIGHTS.items()
    ]
    grades = [(letter, f"{lowest} or more") for letter, lowest in GRADES]
    return SCORING.format(
        provisional=PROVISIONAL_UNDER,
        severities=_table(("severity", "weight"), SEVERITY_WEIGHTS.items()),
        principles=_table(("principle", "what it asks for", "weight", "profiles"), principles),
        least_coverage=LEAST_COVERAGE,
        pack_weight=PACK_WEIGHT,
        levels=_table(("level", "name", "what it says", "takes"), _levels()),
        grades=_table(("grade", "score"), [*grades, (LOWEST_GRADE, "less")]),
    )


def _levels() -> Iterator[tuple[object, ...]]:
    for number, rung in enumerate(LADDER, start=1):
        takes = [f"{rule} kept" for rule in rung.rules] + [f"{name} {least:g}" for name, least in rung.principles]
        yield number, rung.name, sentence(f"maturity.means.{rung.name}", "en"), ", ".join(takes)


def lanes_picture() -> str:
    """docs/images/lanes.svg: a flow of the example whose faults lie in the flow."""
    return draw_flow(_new_connections(), Words("en"))


def time_picture() -> str:
    """docs/images/time.svg: the critical path of that flow against its promise."""
    graph = _new_connections()
    return draw_time(next(one for one in _pictured().feasibilities if one.path.flow == graph.id), graph, Words("en"))


def ladder_picture() -> str:
    """docs/images/ladder.svg: the complaint path of the same example."""
    return draw_ladder(_pictured().ladder, Words("en"))


def _new_connections() -> FlowGraph:
    return next(graph for graph in _pictured().graphs if graph.name == "New connections")


def _pictured() -> Flows:
    return report_of(ROOT / "examples" / "water-company").flows


PAGES: dict[Path, Callable[[], str]] = {
    ROOT / "docs" / "images" / "ladder.svg": ladder_picture,
    ROOT / "docs" / "images" / "lanes.svg": lanes_picture,
    ROOT / "docs" / "images" / "time.svg": time_picture,
    ROOT / "docs" / "rules.md": rules_page,
    ROOT / "docs" / "scoring.md": scoring_page,
    **rule_pages(),
}


def with_outputs(text: str) -> str:
    """The document with the output of every command in its console blocks, run in order in one folder."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(ROOT / "examples", work / "examples")
        return CONSOLE.sub(lambda block: f"```console\n{_block(block[1], work)}```", text)


def _block(text: str, work: Path) -> str:
    return "".join(_run(command, work) for command in _commands(text))


def _commands(text: str) -> Iterator[str]:
    return (line.removeprefix(PROMPT) for line in text.splitlines() if line.startswith(PROMPT))


def _run(command: str, work: Path) -> str:
    """The command as typed, and all that it printed; the language is English where nothing else is said."""
    script = f'svcaudit() {{ "{sys.executable}" -m svcaudit "$@"; }}\n{command}'
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=work,
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return f"{PROMPT}{command}\n{done.stdout}"


def rebaseline() -> list[Path]:
    """Writes every generated page and every output in a console block; the files that changed."""
    texts = {path: page() for path, page in PAGES.items()}
    texts |= {path: with_outputs(path.read_text(encoding="utf-8")) for path in DOCUMENTS if path not in PAGES}
    changed = []
    for path, text in texts.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def _table(headers: tuple[str, ...], rows: object) -> str:
    return tabulate(rows, headers=headers, tablefmt="github") + "\n"  # type: ignore[arg-type]
