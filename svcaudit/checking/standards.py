"""Standards packs: folders of rule pages that a user switches on by name, each with what its `pack.yaml` says of it.

A pack is a group of its own beside the principles: the ids of its rules begin with its family. What it is not (advice
on the law) is said with each of its pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from svcaudit.checking.families import family
from svcaudit.checking.page import FALLBACK_LANGUAGE, PACK_FILE, Page, valid
from svcaudit.checking.runner import Check

if TYPE_CHECKING:
    from jsonschema_rs import Validator


@dataclass(frozen=True, slots=True)
class StandardTexts:
    """What a pack says of itself in one language; `notice` is what every reader of a result has to know."""

    language: str
    title: str
    covers: str
    notice: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A pack. `family` are the letters of its rules, `source` the text it comes from, `date` that text's (ISO 8601)."""

    id: str
    family: str
    source: str
    date: str
    told: tuple[StandardTexts, ...]
    package: str

    def texts(self, language: str) -> StandardTexts:
        """What it says in that language, or in the one that stands in for it."""
        known = {texts.language: texts for texts in self.told}
        return known.get(language) or known[FALLBACK_LANGUAGE]

    def checks(self) -> tuple[Check, ...]:
        """Its rules by id, each page with the pack's notice; raises ConfigurationError for a page that is amiss."""
        return tuple(replace(check, page=self._noticed(check.page)) for check in family(self.package))

    def _noticed(self, page: Page) -> Page:
        told = (replace(texts, meaning=f"{texts.meaning} {self.texts(texts.language).notice}") for texts in page.told)
        return replace(page, told=tuple(told))


def load_standard(package: str) -> Standard:
    """The pack in a folder such as "svcaudit.checks.packs.iso10002".

    Raises ConfigurationError with every mistake in its `pack.yaml`.
    """
    path = f"{package.removeprefix('svcaudit.').replace('.', '/')}/{PACK_FILE}.yaml"
    text = files(package).joinpath(f"{PACK_FILE}.yaml").read_text(encoding="utf-8")
    content = valid(text, path, _validator())
    told = tuple(_texts(language, said) for language, said in content["texts"].items())
    return Standard(content["id"], content["family"], content["source"], content["date"], told, package)


def _texts(language: str, said: Mapping[str, Any]) -> StandardTexts:
    folded = {name: " ".join(said[name].split()) for name in ("title", "covers", "notice")}
    return StandardTexts(language=language, **folded)


@cache
def _validator() -> Validator:
    import json

    from jsonschema_rs import validator_for

    return validator_for(json.loads(files("svcaudit.schemas").joinpath("pack.json").read_text(encoding="utf-8")))
