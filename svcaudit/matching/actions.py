"""How two actions stand to one another: the same stage, perhaps the same, or different stages."""

from __future__ import annotations

from collections.abc import Iterable

from svcaudit.model.claim import Relation

#: Actions that name one and the same event.
_SAME = (
    frozenset({"restore", "repair", "resolve"}),
    frozenset({"install", "restore"}),
    frozenset({"inspect", "visit"}),
    frozenset({"refund", "pay"}),
    frozenset({"refund", "return_goods"}),
    frozenset({"compensate", "pay"}),
    frozenset({"issue", "deliver", "send"}),
    frozenset({"answer", "answer_call"}),
    frozenset({"wait", "answer_call"}),
    frozenset({"wait", "attend"}),
    frozenset({"attend", "answer_call"}),
    frozenset({"update", "notify"}),
    frozenset({"quote", "send"}),
    frozenset({"collect", "visit"}),
    frozenset({"repair", "replace"}),
)
#: Actions that may name the same event; only more words could tell.
_RELATED = (
    frozenset({"answer", "resolve"}),
    frozenset({"answer", "decide"}),
    frozenset({"answer", "notify"}),
    frozenset({"answer", "send"}),
    frozenset({"answer", "attend"}),
    frozenset({"answer", "update"}),
    frozenset({"answer", "call_back"}),
    frozenset({"answer", "grant"}),
    frozenset({"decide", "resolve"}),
    frozenset({"decide", "grant"}),
    frozenset({"resolve", "attend"}),
    frozenset({"resolve", "review"}),
    frozenset({"answer", "review"}),
    frozenset({"decide", "review"}),
    frozenset({"review", "investigate"}),
    frozenset({"deliver", "dispatch"}),
    frozenset({"deliver", "visit"}),
    frozenset({"send", "notify"}),
    frozenset({"send", "dispatch"}),
    frozenset({"inspect", "attend"}),
    frozenset({"visit", "attend"}),
    frozenset({"visit", "repair"}),
    frozenset({"refund", "compensate"}),
    frozenset({"pay", "deliver"}),
    frozenset({"issue", "grant"}),
    frozenset({"issue", "register"}),
    frozenset({"notify", "call_back"}),
    frozenset({"replace", "deliver"}),
    frozenset({"lend", "deliver"}),
    frozenset({"reserve", "attend"}),
    frozenset({"reserve", "grant"}),
    frozenset({"quote", "deliver"}),
    frozenset({"quote", "inspect"}),
    frozenset({"install", "deliver"}),
    frozenset({"install", "visit"}),
)


def relation(left: Iterable[str], right: Iterable[str]) -> Relation:
    """How two sets of actions stand to one another; UNKNOWN where a side says none."""
    first, second = frozenset(left), frozenset(right)
    if not first or not second:
        return Relation.UNKNOWN
    if first & second or _any(first, second, _SAME):
        return Relation.SAME
    return Relation.OVERLAPPING if _any(first, second, _RELATED) else Relation.DISJOINT


def _any(first: frozenset[str], second: frozenset[str], pairs: tuple[frozenset[str], ...]) -> bool:
    return any(pair & first and pair & second for pair in pairs)
