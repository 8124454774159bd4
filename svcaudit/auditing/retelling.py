"""A saved result told again in another language, from what it keeps: keys and typed values.

What this version's catalogue does not know keeps the sentence that was stored, and a remark says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from svcaudit.auditing.catalogue import every_page
from svcaudit.auditing.remarks import PACK, remark, remarks_of_packs
from svcaudit.auditing.words import pack_titles, principle_titles, rule_words, told_documents
from svcaudit.checking import Page
from svcaudit.checking.phrasing import say
from svcaudit.checking.questions import questions
from svcaudit.checks.packs import standards
from svcaudit.messages import has_sentence, sentence
from svcaudit.model.decision import Answered
from svcaudit.model.report import Finding, Remark, Report, RuleScore, RuleWords, Score
from svcaudit.version import RULESET

_RULE_UNKNOWN = "remark.rule_unknown"
_OTHER_RULESET = "remark.other_ruleset"

Pages = Mapping[str, Page]


def retell(report: Report, language: str, pages: Pages | None = None) -> Report:
    """The report in that language. `pages` are the rules known by id, those of the catalogue unless given."""
    known = _catalogue_pages() if pages is None else pages
    unknown = sorted({finding.rule for finding in report.findings if finding.rule not in known})
    return replace(
        report,
        language=language,
        score=_score(report.score, known, language),
        documents=told_documents(report.documents, language),
        findings=tuple(_finding(finding, known, language) for finding in report.findings),
        rules=tuple(_words(words, known, language) for words in report.rules),
        answers=tuple(_answer(one, language) for one in report.answers),
        remarks=(*_warnings(report, unknown, language), *_remarks(report.remarks, language)),
    )


def _answer(one: Answered, language: str) -> Answered:
    """The question in that language; one that this version lacks keeps its words."""
    known = {question.id: question for question in questions()}
    return replace(one, text=known[one.id].text(language)) if one.id in known else one


def _catalogue_pages() -> Pages:
    return every_page()


def _warnings(report: Report, unknown: Sequence[str], language: str) -> tuple[Remark, ...]:
    """What the reader has to know before anything else; one that was stored already is not said twice."""
    remarks = []
    if report.tool.ruleset != RULESET:
        values = (("stored", report.tool.ruleset), ("present", RULESET))
        remarks.append(remark(_OTHER_RULESET, language, values))
    if unknown:
        remarks.append(remark(_RULE_UNKNOWN, language, (("rules", ", ".join(unknown)),)))
    return tuple(remarks)


def _finding(finding: Finding, pages: Pages, language: str) -> Finding:
    page = pages.get(finding.rule)
    if page is None or page.texts(language).message(finding.message_key) is None:
        return finding
    message = say(page, language, finding.message_key, finding.values)
    return replace(finding, message=message, advice=page.texts(language).advice)


def _words(words: RuleWords, pages: Pages, language: str) -> RuleWords:
    return rule_words(pages[words.id], language) if words.id in pages else words


def _score(score: Score, pages: Pages, language: str) -> Score:
    titles = {**principle_titles(language), **pack_titles(language, standards())}
    principles = tuple(
        replace(
            principle,
            title=titles.get(principle.id, principle.title),
            rules=tuple(_rule_score(rule, pages, language) for rule in principle.rules),
        )
        for principle in score.principles
    )
    return replace(score, principles=principles)


def _rule_score(rule: RuleScore, pages: Pages, language: str) -> RuleScore:
    asked = {question.id: question for question in questions()}
    if rule.id in asked:
        return replace(rule, title=asked[rule.id].text(language))
    return replace(rule, title=pages[rule.id].texts(language).title) if rule.id in pages else rule


def _remarks(remarks: Sequence[Remark], language: str) -> tuple[Remark, ...]:
    ours = (_RULE_UNKNOWN, _OTHER_RULESET)
    return tuple(_retold(said, language) for said in remarks if said.key not in ours)


def _retold(said: Remark, language: str) -> Remark:
    if said.key == PACK:
        named = [pack for pack in standards() if pack.id == dict(said.values)["pack"]]
        return next(remarks_of_packs(named, language), said)
    if not has_sentence(said.key, language):
        return said
    return replace(said, text=sentence(said.key, language, **dict(said.values)))
