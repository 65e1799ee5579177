"""What a replay proposes for the specs: valid, silent the second time, and no line touched without need."""

import difflib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from contract_tests.replay.__main__ import main
from contract_tests.replay.editing import Editor, compose
from contract_tests.replay.patching import infer, varnames
from contract_tests.settings import ROOT
from generator import checks
from generator.__main__ import main as generator
from generator.document import as_map, is_list, is_map, load, parse
from tests.contract_tests.replay_drifts import PLANTS, planted, put, recorded
from tests.contract_tests.replay_recordings import DAY, Entry, keep

PATCHED = sorted({plant.on.partition(" ")[0] for plant in PLANTS if plant.mended})


@pytest.fixture(scope="module")
def found() -> dict[str, Entry]:
    """Real answers of the sandbox, by API and operation."""
    return recorded()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The specs and what the generator reads with them, in a folder of their own."""
    for name in ("specs", "extras", "contract_tests/strict"):
        shutil.copytree(ROOT / name, tmp_path / "copy" / name)
    return tmp_path / "copy"


def replay(root: Path, file: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """Run the command on the copy."""
    code = main([str(file), "--root", str(root), "--reports", str(root / "reports"), *options])
    return code, json.loads((root / "reports" / "replay.json").read_text("utf-8"))


def test_patch_mends_what_was_planted(found: dict[str, Entry], root: Path) -> None:
    """Applied with git, the specs are valid, and the same recording brings only what no patch can mend."""
    recording = keep(root / "planted.har", planted(found))
    before = {api: load(root / "specs" / f"{api}.yaml") for api in PATCHED}
    texts = {api: before[api].path.read_text("utf-8") for api in PATCHED}

    code, first = replay(root, recording, "--patch")
    assert code == 1
    assert first["refused"] == []
    for api in PATCHED:
        assert texts[api] == (root / "specs" / f"{api}.yaml").read_text("utf-8")
        patch = root / "reports" / f"replay-{api}.patch"
        subprocess.run(["git", "apply", str(patch)], cwd=root, check=True)  # noqa: S607

    for api in PATCHED:
        after = load(root / "specs" / f"{api}.yaml")
        assert checks.check_file(after.path) == []
        _assert_grown(before[api].root, after.root)
        _assert_comments_kept(texts[api], after.path.read_text("utf-8"))
    assert generator([*PATCHED, "--validate", "--root", str(root)]) == 0
    _, second = replay(root, recording)
    assert {_key(each) for each in second["findings"]} == {
        _key(each) for each in first["findings"] if not each["mended"]
    }
    assert {each["mended"] for each in first["findings"]} == {True, False}


def _key(finding: dict[str, Any]) -> tuple[object, ...]:
    return tuple(finding[name] for name in ("api", "operation", "status", "kind", "pointer"))


def _assert_grown(before: Any, after: Any) -> None:
    """All keys are there still, in their order; lists only grow, but for `required`, which may go."""
    if is_map(before) and is_map(after):
        if "$ref" in before and "oneOf" in after:
            assert after["oneOf"][0] == {"$ref": before["$ref"]}
            return
        gone = {"required"} - set(after)
        assert [key for key in after if key in before] == [key for key in before if key not in gone]
        for key, value in before.items():
            if key == "required" and is_list(value):
                left = after.get(key, [])
                assert [each for each in value if each in left] == left
            elif key != "type":
                _assert_grown(value, after[key])
    elif is_list(before):
        for old, new in zip(before, after, strict=False):
            _assert_grown(old, new)
        assert len(after) >= len(before)
    else:
        assert before == after


def _assert_comments_kept(before: str, after: str) -> None:
    """Each comment stands where it stood, and few lines are others than they were."""
    comments = [line for line in before.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in after.splitlines() if line.lstrip().startswith("#")] == comments
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    replaced = sum(end - start for tag, start, end, _, _ in matcher.get_opcodes() if tag != "equal")
    assert 0 < replaced <= sum(plant.mended for plant in PLANTS)


def test_patch_says_who_saw_it_and_when(found: dict[str, Entry], root: Path) -> None:
    """New fields have `observed` and the exchange's day; where a source stood before, it is contradicted."""
    drifted = put({"name": "Apple"}, "docs", 0, "seller")(found["g2a products.list"])
    drifted = put("9", "docs", 0, "qty")(drifted)
    undated: Entry = json.loads(json.dumps(put(7, "took")(found["g2a products.list"])))
    del undated["startedDateTime"]

    replay(root, keep(root / "shop.har", [drifted, undated]), "--write", "--date", "2026-04-05")

    schemas = load(root / "specs" / "g2a.yaml").root["components"]["schemas"]
    seller = schemas["Product"]["properties"]["seller"]
    evidence = {"source": "shop.har", "section": "products.list 200", "kind": "observed", "seen": DAY}
    assert seller["x-evidence"] == evidence
    assert seller["properties"] == {"name": {"type": "string"}}
    assert "seller" not in schemas["Product"]["required"]
    assert schemas["ProductPage"]["properties"]["took"]["x-evidence"]["seen"] == "2026-04-05"
    quantity = schemas["Product"]["properties"]["qty"]
    assert quantity["type"] == ["integer", "string"]
    assert quantity["x-evidence"]["kind"] == "documented"
    assert quantity["x-evidence"]["conflicts"] == [
        {"source": "shop.har", "section": "products.list 200", "says": f"observed {DAY}: string was seen"}
    ]


def test_patch_leaves_out_what_no_client_could_be_made_of(found: dict[str, Entry], root: Path) -> None:
    """The generator has the last word: one finding that it refuses costs no other its place."""
    listed = found["g2a products.list"]
    entries = [put("list", "docs")(listed), put(1, "took")(listed)]

    _, figures = replay(root, keep(root / "shop.har", entries), "--patch")

    mended = {each["pointer"]: each["mended"] for each in figures["findings"]}
    assert mended == {"/docs": False, "/took": True}
    assert [(each["pointer"], each["why"] != "") for each in figures["refused"]] == [("/docs", True)]


def test_nothing_found_is_no_patch(found: dict[str, Entry], root: Path) -> None:
    """Specs and reports stay as they are."""
    before = (root / "specs" / "g2a.yaml").read_bytes()

    code, figures = replay(root, keep(root / "shop.har", [found["g2a products.list"]]), "--write")

    assert (code, figures["patches"]) == (0, [])
    assert (root / "specs" / "g2a.yaml").read_bytes() == before


def edited(text: str, edit: Callable[[Editor], object]) -> str:
    """A YAML text after an edit; it still is YAML of ours."""
    editor = Editor(text, compose(text))
    edit(editor)
    after = editor.result()
    parse(after, Path("x.yaml"))
    return after


TEXT = """\
# head
a:
  type: object  # what it is
  required: [one, two]
  properties:
    one: {type: string}   # the first
    # about two
    two:
      type: [string, "null"]
      enum:
        - u
        - v   # the last

# about b
b: {}
c:
  text: >-
    folded
    text

d: 1
"""


ONE, TWO = "/a/properties/one", "/a/properties/two"
EDITS: dict[str, tuple[Callable[[Editor], object], str, str]] = {
    "a pair behind a comment": (
        lambda e: e.add("/a/properties", "three", {"type": "string"}),
        "        - v   # the last\n",
        "        - v   # the last\n    three:\n      type: string\n",
    ),
    "a pair in the middle": (
        lambda e: e.add("/a", "format", "no", after="type"),
        "# what it is\n",
        '# what it is\n  format: "no"\n',
    ),
    "a pair at first": (lambda e: e.add("", "404", 1, first=True), "a:\n", '"404": 1\na:\n'),
    "a pair behind folded text": (
        lambda e: e.add("/c", "more", True),
        "    text\n",
        "    text\n  more: true\n",
    ),
    "a pair in nothing": (lambda e: e.add("/b", "k", {"s": "2026"}), "b: {}", 'b: {k: {s: "2026"}}'),
    "an item": (lambda e: e.append(f"{TWO}/enum", ["on"]), "# the last\n", '# the last\n        - "on"\n'),
    "a type": (
        lambda e: e.widen(f"{TWO}/type", ["string", "null"], ["integer"]),
        "[string, ",
        "[string, integer, ",
    ),
    "null": (
        lambda e: e.widen(f"{ONE}/type", ["string"], ["null"]),
        "type: string}",
        'type: [string, "null"]}',
    ),
    "pairs of several blocks that end together": (
        lambda e: (e.add("/a", "z", 1), e.add(TWO, "deep", 2)),  # type: ignore[func-returns-value]
        "        - v   # the last\n",
        "        - v   # the last\n      deep: 2\n  z: 1\n",
    ),
    "one less": (lambda e: e.drop("/a/required", "one"), "[one, two]", "[two]"),
    "none left": (
        lambda e: (e.drop("/a/required", "one"), e.drop("/a/required", "two")),  # type: ignore[func-returns-value]
        "  required: [one, two]\n",
        "",
    ),
    "one line less": (lambda e: e.drop(f"{TWO}/enum", "u"), "        - u\n", ""),
}


@pytest.mark.parametrize(("edit", "old", "new"), EDITS.values(), ids=EDITS)
def test_editor_changes_what_it_was_asked_to(edit: Callable[[Editor], object], old: str, new: str) -> None:
    """Comments, quotes, styles and blank lines stay; the edit is all that differs."""
    assert TEXT.count(old) == 1
    assert edited(TEXT, edit) == TEXT.replace(old, new)


@pytest.mark.parametrize("api", ["g2a", "gaming_goods", "gaming_goods_partner", "gog", "gog_galaxy"])
def test_editor_without_edits_changes_nothing(api: str) -> None:
    """Byte for byte, for every spec of ours."""
    text = (ROOT / "specs" / f"{api}.yaml").read_text("utf-8")

    assert edited(text, lambda editor: editor) == text


def test_infer_says_no_more_than_all_examples_show() -> None:
    """Fields of all of them, none required; whole numbers among numbers; ids as keys are a map."""
    assert infer([{"a": 1, "b": "x"}, {"a": 1.5, "c": None}]) == {
        "type": "object",
        "properties": {"a": {"type": "number"}, "b": {"type": "string"}, "c": {}},
    }
    assert infer([[], [1], None]) == {"type": ["array", "null"], "items": {"type": "integer"}}
    assert infer([{"1207658691": True}]) == {"type": "object", "additionalProperties": {"type": "boolean"}}
    assert infer([True, "x"]) == {"type": ["boolean", "string"]}


def test_varnames_follow_those_beside_them() -> None:
    """In their case, without a name twice, and never a digit first."""
    assert varnames(["KEY"], ["gift-card", "key", "2nd"]) == ["GIFT_CARD", "KEY_2", "VALUE_2_ND"]
    assert varnames(["OrderGone"], ["TEA01"]) == ["Tea01"]
    assert as_map(infer([])) == {}
