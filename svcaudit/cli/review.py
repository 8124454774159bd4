"""`svcaudit review`: what needs a person, one after the other, and what people decide of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcaudit.cli.options import configuration_option, folder_argument, language_option, today_option

if TYPE_CHECKING:
    from svcaudit.model.decision import Answered, Decisions
    from svcaudit.model.report import Finding, Report

EPILOG = """\b
Examples:
  svcaudit review docs --by "Ana Ruiz"      walk through what needs review, then the questions
  svcaudit review docs --list               what is still open, with fingerprints
  svcaudit review docs --by Ana --dismiss 4f0c21 --why "The two plans are not the same."
  svcaudit review docs --by Ana --answer ATT-Q1=yes --why "Three waits of six minutes."
"""
_QUIT = "q"
_SKIP = "s"


@click.command(short_help="Decide what needs a person, and keep the decisions.", epilog=EPILOG)
@folder_argument
@click.option("--by", "who", metavar="NAME", help="Who decides; asked for where it is missing.")
@click.option("--list", "listing", is_flag=True, help="Only list what is open, and change nothing.")
@click.option("--confirm", "confirmed", metavar="FINGERPRINT", help="Confirm one finding; its first letters will do.")
@click.option("--dismiss", "dismissed", metavar="FINGERPRINT", help="Dismiss one finding.")
@click.option("--comment", "commented", metavar="FINGERPRINT", help="Say something of one finding, and leave it open.")
@click.option("--answer", "answer", metavar="QUESTION=yes|no|unknown", help="Answer one question.")
@click.option("--why", metavar="TEXT", help="The reason, with the options above.")
@click.option("--evidence", metavar="TEXT", help="Where it can be seen, with the options above.")
@language_option("Language of the findings and questions.")
@configuration_option
@today_option
def command(
    path: Path,
    who: str | None,
    listing: bool,
    confirmed: str | None,
    dismissed: str | None,
    commented: str | None,
    answer: str | None,
    why: str | None,
    evidence: str | None,
    language: str | None,
    configuration_file: Path | None,
    today: date | None,
) -> None:
    """Walk through the findings of the folder PATH that need review, and through the questions that documents cannot
    answer; confirm, dismiss, comment or answer each.

    Decisions are kept in svcaudit-decisions.yaml beside the configuration, and later runs honour them: what is
    confirmed becomes certain, what is dismissed is closed and stays in sight, and answers move score and coverage.
    """
    from svcaudit import auditing
    from svcaudit.cli import complaining
    from svcaudit.cli.folders import usable_folder
    from svcaudit.config import load_decisions

    complaining.speak(language)
    root = usable_folder(path)
    configuration = auditing.configure(root, configuration_file)
    complaining.speak(language or configuration.language)
    day = today or date.today()
    report = auditing.audit(root, today=day, configuration=configuration, request=auditing.Request(language=language))
    complaining.speak(report.language)
    session = _Session(root, report, load_decisions(root), day)
    single = {"confirmed": confirmed, "dismissed": dismissed, "comment": commented}
    if listing:
        session.list_open()
    elif any(single.values()) or answer:
        session.decide_single(single, answer, who, why, evidence)
    else:
        session.walk(who)


class _Session:
    """One sitting: the report, the decisions so far, and the file that is written after each new one."""

    def __init__(self, root: Path, report: Report, decisions: Decisions, today: date) -> None:
        self._root, self._report, self._decisions = root, report, decisions
        self._today = today.isoformat()

    def list_open(self) -> None:
        """Every open finding and question, a line each."""
        for finding in self._open():
            place = finding.locations[0] if finding.locations else None
            where = f"{place.path}:{place.line} " if place else ""
            click.echo(_inert(f"{finding.fingerprint[:12]}  {finding.rule}  {where}{finding.message}"))
        for one in self._report.answers or _unanswered(self._report.language):
            if not one.answer:
                click.echo(_inert(f"{one.id:<12}  {one.text}"))

    def decide_single(
        self,
        verdicts: dict[str, str | None],
        answer: str | None,
        who: str | None,
        why: str | None,
        evidence: str | None,
    ) -> None:
        """What the options say, without a question. Raises UsageError for what is missing or fits nothing."""
        if not who or not why:
            raise click.UsageError(_say("review.needs"))
        for verdict, mark in verdicts.items():
            if mark:
                self._keep(self._of_mark(mark), verdict, who, why, evidence or "")
        if answer:
            question, _, given = answer.partition("=")
            self._keep_answer(question, given, who, why, evidence or "")
        click.echo(_say("review.written", file=self._file().name))

    def walk(self, who: str | None) -> None:
        """Findings first, then questions; each decision is on disk before the next is asked for."""
        open_ones = list(self._open())
        by = who or click.prompt(_say("review.who"))
        click.echo(_say("review.count", count=len(open_ones)))
        for number, finding in enumerate(open_ones, start=1):
            self._show(finding, number, len(open_ones))
            choice = click.prompt(
                _say("review.choose"), type=click.Choice(("c", "d", "n", _SKIP, _QUIT)), default=_SKIP
            )
            if choice == _QUIT:
                return
            if choice != _SKIP:
                verdict = {"c": "confirmed", "d": "dismissed", "n": "comment"}[choice]
                self._keep(finding, verdict, by, click.prompt(_say("review.why")), _evidence())
        self._ask(by)

    def _ask(self, who: str) -> None:
        for one in self._report.answers or _unanswered(self._report.language):
            if one.answer:
                continue
            click.echo(f"\n{one.id} · {_inert(one.text)}")
            choice = click.prompt(
                _say("review.answer"), type=click.Choice(("y", "n", "u", _SKIP, _QUIT)), default=_SKIP
            )
            if choice == _QUIT:
                return
            if choice != _SKIP:
                given = {"y": "yes", "n": "no", "u": "unknown"}[choice]
                self._keep_answer(one.id, given, who, click.prompt(_say("review.why")), _evidence())

    def _open(self) -> Iterator[Finding]:
        """What needs review and was not decided; a comment leaves it open, and so does a baseline."""
        for finding in self._report.findings:
            if finding.certainty == "review" and finding.status in ("open", "baselined"):
                yield finding

    def _of_mark(self, mark: str) -> Finding:
        fitting = [finding for finding in self._report.findings if finding.fingerprint.startswith(mark)]
        if len(fitting) != 1:
            raise click.UsageError(_say("review.no_finding", mark=mark, count=len(fitting)))
        return fitting[0]

    def _show(self, finding: Finding, number: int, count: int) -> None:
        click.echo(f"\n[{number}/{count}] {finding.rule} · {_inert(finding.message)}")
        for place in finding.locations:
            click.echo(f"  {_inert(place.path)}:{place.line}")
            click.echo(f"    │ {_inert(place.quote)}")
        if finding.reason:
            click.echo(f"  {_inert(finding.reason)}")

    def _keep(self, finding: Finding, verdict: str, who: str, why: str, evidence: str) -> None:
        from svcaudit.model.decision import Decision

        quote = " / ".join(" ".join(place.quote.split()) for place in finding.locations)
        decision = Decision(finding.fingerprint, finding.rule, verdict, who, self._today, why, evidence, quote)
        others = tuple(one for one in self._decisions.decisions if one.fingerprint != finding.fingerprint)
        self._write(replace(self._decisions, decisions=(*others, decision)))

    def _keep_answer(self, question: str, given: str, who: str, why: str, evidence: str) -> None:
        from svcaudit.model.decision import ANSWERS, Answer

        if given not in ANSWERS or question not in {one.id for one in _unanswered(self._report.language)}:
            raise click.UsageError(_say("review.no_question", question=question, answers=", ".join(ANSWERS)))
        others = tuple(one for one in self._decisions.answers if one.question != question)
        answer = Answer(question, given, who, self._today, why, evidence)
        self._write(replace(self._decisions, answers=(*others, answer)))

    def _write(self, decisions: Decisions) -> None:
        """The file anew, put in place of the old one at once, so that a stop leaves the one or the other whole."""
        from svcaudit.config import decisions_text

        target = self._file()
        beside = target.with_suffix(".tmp")
        beside.write_text(decisions_text(decisions), encoding="utf-8", newline="\n")
        beside.replace(target)
        self._decisions = replace(decisions, path=target.name)

    def _file(self) -> Path:
        from svcaudit.config import DECISIONS_FILE

        return self._root / DECISIONS_FILE


def _unanswered(language: str) -> tuple[Answered, ...]:
    """Every question without an answer, for where no decision was kept yet."""
    from svcaudit.checking.questions import answered
    from svcaudit.config import DECISIONS_FILE
    from svcaudit.model.decision import Decisions

    return answered(Decisions(path=DECISIONS_FILE), language)


def _evidence() -> str:
    return str(click.prompt(_say("review.evidence"), default="", show_default=False))


def _say(key: str, **values: str | int) -> str:
    from svcaudit.cli.complaining import spoken_language
    from svcaudit.messages import sentence

    return sentence(key, spoken_language(), **values)


def _inert(text: str) -> str:
    from svcaudit.reporting.inert import inert_line

    return inert_line(text)
