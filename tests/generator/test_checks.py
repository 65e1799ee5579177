"""The orchard is clean; each change to it is found at its line, and no change makes the checks stumble."""

import copy
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import checks
from generator.checks import check, check_file, load_checked
from generator.document import Document, as_list, as_map, is_list, is_map, load, parse
from generator.errors import SpecError

HERE = Path(__file__).parent
ORCHARD = HERE / "orchard.yaml"
CASES: dict[str, dict[str, Any]] = {
    name: case
    for file in ("broken_orchard.yaml", "broken_extensions.yaml")
    for name, case in yaml.safe_load((HERE / file).read_text(encoding="utf-8")).items()
}
BROKEN = yaml.safe_load((HERE / "broken_orchard.yaml").read_text(encoding="utf-8"))
BASKET = "basket: {{type: object, {}}}"


def test_check_finds_nothing_in_a_clean_spec() -> None:
    """The orchard uses every idiom of the house and has no finding."""
    assert check_file(ORCHARD) == []
    assert load_checked(ORCHARD).api == "orchard"


@pytest.mark.parametrize("name", BROKEN)
def test_check_reports(name: str) -> None:
    """One change to the orchard gives exactly these findings, each at its line and pointer."""
    case = BROKEN[name]
    text = ORCHARD.read_text(encoding="utf-8")
    assert case["was"] in text

    found = check(parse(text.replace(case["was"], case["now"], case.get("times", 1)), Path("orchard.yaml")))

    assert [str(finding) for finding in found] == case["findings"]


SOUND = {
    "a version before a release": ('version: "1"', 'version: "1.0rc1.post2.dev3"'),
    "a server on this machine": ("https://orchard.example/v1", "http://127.0.0.1:8000/orchard"),
    "annotations beside a ref": (
        '- $ref: "#/components/schemas/Tree"',
        '- {$ref: "#/components/schemas/Tree", title: T, description: D, deprecated: true, default: null}',
    ),
    "a map that is nothing else": ("basket: {type: integer}", BASKET.format("additionalProperties: {}")),
    "an open object": (
        "basket: {type: integer}",
        BASKET.format("properties: {row: {type: integer}}, additionalProperties: true"),
    ),
    "one list without pagination": (
        "      x-pagination: {style: page, page: page, size: size, first: 1, last: 100,"
        " items: /trees, total: /total}\n",
        "",
    ),
    "pages behind allOf": (
        '                $ref: "#/components/schemas/TreePage"',
        '                allOf: [{$ref: "#/components/schemas/TreePage"}]',
    ),
    "a currency in another member": (
        "basket: {type: integer}",
        "basket: {allOf: [{type: object, properties: {sum: {type: number, x-money:"
        " {unit: minor, currency: /coin}}}}, {type: object, properties: {coin: {type: string}}}]}",
    ),
    "a currency deeper inside": (
        "basket: {type: integer}",
        "basket: {type: object, properties: {of: {type: object, properties: {coin: {type: string}}},"
        " sum: {type: array, items: {type: number, x-money: {unit: minor, currency: /of/coin}}}}}",
    ),
    "a link to what was sent": ("$response.body#/id", "$request.path.tree_id"),
    "a link to a sent body": ("$response.body#/id", "$request.body#/grams"),
    "a link to a header": (
        "\n          links:\n            read_back:",
        "\n          headers: {Location: {schema: {type: string}}}\n          links:\n            by_place:\n"
        "              operationId: harvests.get\n              parameters:"
        ' {path.harvest_id: "{$response.header.location}"}\n            read_back:',
    ),
    "a code of no list": ("example: {code: no_harvest,", "example: {code: no_tree,"),
}


@pytest.mark.parametrize("name", SOUND)
def test_check_admits(name: str) -> None:
    """What looks like a mistake of these kinds, and is none, has no finding."""
    was, now = SOUND[name]
    text = ORCHARD.read_text(encoding="utf-8")
    assert was in text

    assert check(parse(text.replace(was, now, 1), Path("orchard.yaml"))) == []


def test_check_has_a_broken_snippet_for_every_rule() -> None:
    """No rule is without a case that shows what it finds."""
    rules: list[tuple[str, str, object]] = vars(checks)["_RULES"]
    shown = {line.split("[")[1].split("]")[0] for case in CASES.values() for line in case["findings"]}

    assert {name for name, _, _ in rules} <= shown


def test_check_reports_everything_at_once() -> None:
    """Findings of all readings come together, sorted by line."""
    text = ORCHARD.read_text(encoding="utf-8")
    for old, new in (
        ("summary: Get a harvest", "summary: get a harvest."),
        ("x-effect: reversible", "x-efect: reversible"),
        ("/schemas/NewHarvest", "/schemas/NewHarvst"),
        ("  title: Orchard\n", ""),
    ):
        text = text.replace(old, new, 1)

    found = check(parse(text, ORCHARD))

    assert [finding.rule for finding in found] == ["openapi", "x-form", "x-key", "ref", "summary", "summary"]
    assert found == sorted(found, key=lambda finding: finding.line)


def test_load_checked_reports_yaml_and_meaning_together(tmp_path: Path) -> None:
    """An ambiguous scalar does not hide a missing operationId."""
    text = ORCHARD.read_text(encoding="utf-8").replace("      operationId: trees.list\n", "")
    spec = tmp_path / "orchard.yaml"
    spec.write_text(text.replace('seen: "2025-03-01"', "seen: 2025-03-01", 1), "utf-8")

    with pytest.raises(SpecError) as refusal:
        load_checked(spec)

    assert [finding.rule for finding in refusal.value.findings] == ["operation-id", "yaml-scalar"]
    assert str(refusal.value).endswith("\n2 findings")


def test_check_stops_at_another_version_of_openapi() -> None:
    """A spec of Swagger 2 is told one thing, not hundreds."""
    found = check(parse("swagger: '2.0'\npaths: {}\n", Path("old.yaml")))

    assert [finding.rule for finding in found] == ["openapi-version"]


def test_check_is_quick() -> None:
    """A spec is checked in well under a second once the libraries are imported."""
    document = load(ORCHARD)
    check(document)

    began = time.perf_counter()
    check(document)

    assert time.perf_counter() - began < 1


def _places(node: Any) -> list[tuple[Any, Any]]:
    keys: list[Any] = [*as_map(node), *range(len(as_list(node)))]
    return [place for key in keys for place in ((node, key), *_places(node[key]))]


ODD: tuple[Callable[[], Any], ...] = (
    *(
        lambda value=value: value
        for value in (None, 0, -1.5, True, "", "text", "#/paths", "#", "x-odd", "[", "{")
    ),
    *(list, dict, lambda: [[]], lambda: [{}], lambda: {"": {}}, lambda: {"$ref": 1}, lambda: ["a", 1, None]),
    *(lambda name=name: {"$ref": f"#/components/schemas/{name}"} for name in ("Tree", "Harvest", "None")),
    lambda: {"type": "object", "properties": {"$ref": {"type": "string"}}},
    lambda: {
        "allOf": [{"$ref": "#/components/schemas/Harvest"}],
        "discriminator": {"mapping": {"a": "Tree"}},
    },
)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_check_never_stumbles(data: st.DataObject) -> None:
    """Whatever is deleted, replaced or renamed, findings come back and no exception."""
    root = copy.deepcopy(load(ORCHARD).root)
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(_places(root)))
        match data.draw(st.sampled_from(["delete", "replace", "rename", "repeat"])):
            case "delete":
                del holder[key]
            case "rename" if is_map(holder):
                holder[data.draw(st.sampled_from(["$ref", "x-y", "", "/", "~", "default", "allOf"]))] = (
                    holder[key]
                )
            case "repeat" if is_list(holder):
                holder.append(copy.deepcopy(holder[key]))
            case _:
                holder[key] = data.draw(st.sampled_from(ODD))()
        if not root:
            return

    found = check(Document(ORCHARD, root, {}))

    assert all(finding.message and finding.rule for finding in found)
    assert all("\n" not in str(finding) for finding in found)
