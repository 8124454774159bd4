"""YAML as nodes: what is kept as written, where it stands, and what is refused."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from svcaudit.model.errors import UnreadableDocument
from svcaudit.yaml_nodes import Mapping, Node, Scalar, Sequence, Style, compose, composing, plain, typed


@pytest.fixture(params=["c", "python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "python":
        monkeypatch.setattr(composing, "_LOADER", yaml.SafeLoader)
    return str(request.param)


def _mapping(text: str) -> Mapping:
    node = compose(text, "f.yaml")
    assert isinstance(node, Mapping)
    return node


def _scalar(text: str, key: str) -> Scalar:
    node = _mapping(text).get(key)
    assert isinstance(node, Scalar)
    return node


def _problem(text: str) -> tuple[str, int]:
    with pytest.raises(UnreadableDocument) as caught:
        compose(text, "f.yaml")
    (problem,) = caught.value.problems
    assert problem.place is not None
    return problem.key, problem.place.line


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("word", ["no", "on", "17:00", "012", "2024-01-05", "1e3", "~", "95%", "yes", "0x1F"])
def test_scalars_stay_as_written(word: str) -> None:
    assert plain(compose(f"a: {word}", "f.yaml")) == {"a": word}


def test_typed_knows_numbers_and_truth_only() -> None:
    text = "a: 3\nb: 2.5\nc: true\nd: no\ne: 012\nf: '3'\ng: 17:00\nh:\ni: [1, x]"
    expected = {"a": 3, "b": 2.5, "c": True, "d": "no", "e": "012", "f": "3", "g": "17:00", "h": None}
    assert typed(compose(text, "f.yaml")) == {**expected, "i": [1, "x"]}


@pytest.mark.usefixtures("loader")
def test_spans_are_characters() -> None:
    text = 'ñandú: "😀 uno"\nlista:\n  - {a: 1}\n  - id: 2\n    texto: >-\n      uno\n      dos\n\n\nz: 1\n'
    node = _mapping(text)
    slices = {entry.key.text: text[slice(*entry.value.span)] for entry in node}
    assert slices["ñandú"] == '"😀 uno"'
    items = node.get("lista")
    assert isinstance(items, Sequence)
    assert text[slice(*items.items[0].span)] == "{a: 1}"
    assert text[slice(*items.items[1].span)] == "id: 2\n    texto: >-\n      uno\n      dos"


@pytest.mark.usefixtures("loader")
def test_byte_order_mark_moves_nothing() -> None:
    text = "\ufeffa: 1\nb: dos"
    assert text[slice(*_scalar(text, "b").span)] == "dos"
    assert text[slice(*_scalar(text, "a").span)] == "1"


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (">-\n  uno\n  dos\n\n  tres", Style.FOLDED, "uno dos\ntres"),
        (">\n  uno  # no\n  dos\n", Style.FOLDED, "uno  # no dos\n"),
        ("|2-\n   uno\n  dos", Style.LITERAL, " uno\ndos"),
        ("uno\n  dos  tres\n  cuatro", Style.PLAIN, "uno dos  tres cuatro"),
        ('"uno \\u00e1 \\\n  dos\n\n  tres"', Style.QUOTED, "uno á dos\ntres"),
        ("'it''s\n  so'", Style.QUOTED, "it's so"),
    ],
)
def test_passages_lead_back(value: str, style: Style, text: str) -> None:
    source = f"# top\na: {value}\nb: 1\n"
    scalar = _scalar(source, "a")
    assert (scalar.style, scalar.text) == (style, text)
    passage = scalar.passage
    assert passage.text == text
    for run in passage.runs:
        end = run.text_start + run.length
        assert source[run.source_start : run.source_start + run.length] == text[run.text_start : end]
    for word in text.split():
        if "á" not in word:
            start, end = passage.source_span(text.index(word), text.index(word) + len(word))
            assert source[start:end].replace("''", "'") == word


def test_each_folded_line_maps_to_its_own() -> None:
    source = "a: >-\n  uno dos\n  tres cuatro\n"
    passage = _scalar(source, "a").passage
    assert source.count("\n", 0, passage.source_offset(passage.text.index("tres"))) == 2


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("a: 1\nb: 2\na: 3", "yaml.duplicate_key", 3),
        ("a: {x: 1,\n x: 2}", "yaml.duplicate_key", 2),
        ("a: &a\n  - *a", "yaml.cycle", 2),
        ("a: *nobody", "yaml.alias", 1),
        ("a: 1\nb: !!python/object:os.system x", "yaml.tag", 2),
        ("a: !mine x", "yaml.tag", 1),
        ("a: 1\nb: \0", "yaml.character", 2),
        ("? [a]\n: 1", "yaml.key", 1),
        ("a: 1\n---\nb: 2", "yaml.several_documents", 2),
        ("a: 1\n<<: 3", "yaml.merge", 2),
        ("a: [1", "yaml.syntax", 1),
        ("a: b: c", "yaml.syntax", 1),
        ("[" * 30_000 + "]" * 30_000, "yaml.too_deep", 1),
        ("a: " * 200, "yaml.syntax", 1),
    ],
)
def test_refused_with_a_place(text: str, key: str, line: int) -> None:
    assert _problem(text) == (key, line)


def test_deep_blocks_are_refused() -> None:
    text = "\n".join("  " * depth + "a:" for depth in range(200))
    assert _problem(text) == ("yaml.too_deep", 101)


def _bomb(template: str) -> str:
    lines = ["a0: &a0 {x: 1, y: 2}"]
    lines += [template.format(n=level, m=level - 1, many=", ".join([f"*a{level - 1}"] * 9)) for level in range(1, 12)]
    return "\n".join(lines)


@pytest.mark.parametrize("template", ["a{n}: &a{n} [{many}]", "a{n}: &a{n}\n  k{n}: 1\n  <<: [{many}]"])
def test_bombs_end(template: str) -> None:
    try:
        node: Node | None = compose(_bomb(template), "f.yaml")
    except UnreadableDocument as error:
        assert error.problems[0].key == "yaml.too_many_nodes"
        node = None
    if node is not None:
        plain(node)


def test_aliases_and_merges_are_resolved() -> None:
    text = "base: &b {x: 1, y: 2}\nother: {<<: *b, y: 3}\nthird:\n  <<: [{y: 9}, *b]\n"
    expected = {"base": {"x": "1", "y": "2"}, "other": {"y": "3", "x": "1"}, "third": {"y": "9", "x": "1"}}
    assert plain(compose(text, "f.yaml")) == expected


def test_quoted_merge_sign_is_a_key() -> None:
    assert plain(compose('"<<": 1', "f.yaml")) == {"<<": "1"}


@pytest.mark.parametrize("text", ["", "\n", "# only this\n", "---\n"])
def test_empty_documents_are_empty_scalars(text: str) -> None:
    node = compose(text, "f.yaml")
    assert isinstance(node, Scalar)
    assert node.absent


@given(st.text(alphabet=st.sampled_from(list("ab:-[]{}&*!|>'\"\\ \n#,?é<0\t%@`~")), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        node = compose(text, "f.yaml")
    except UnreadableDocument as error:
        assert error.problems[0].place is not None
        return
    plain(node)
    _check(node, text)


def _check(node: Node, text: str) -> None:
    start, end = node.span
    assert 0 <= start <= end <= len(text)
    if isinstance(node, Scalar):
        passage = node.passage
        assert passage.text == node.text
        for run in passage.runs:
            part = node.text[run.text_start : run.text_start + run.length]
            assert text[run.source_start : run.source_start + run.length] == part
    elif isinstance(node, Sequence):
        for item in node.items:
            _check(item, text)
    else:
        for entry in node:
            _check(entry.key, text)
            _check(entry.value, text)
