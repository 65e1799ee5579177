"""The x- vocabulary: its schema, its page and the checks say the same."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.checks import check
from generator.document import as_list, as_map, parse

HERE = Path(__file__).parent
SPECS = HERE.parents[1] / "specs"
ORCHARD = (HERE / "orchard.yaml").read_text(encoding="utf-8")
SCHEMA: dict[str, Any] = json.loads((SPECS / "extensions.schema.json").read_text(encoding="utf-8"))
PAGE = (SPECS / "extensions.md").read_text(encoding="utf-8")
BROKEN = yaml.safe_load((HERE / "broken_extensions.yaml").read_text(encoding="utf-8"))
KEYS = {
    key for form in SCHEMA["$defs"].values() for key in form.get("properties", {}) if key.startswith("x-")
}


@pytest.mark.parametrize("name", BROKEN)
def test_check_reports(name: str) -> None:
    """One change to the orchard's vocabulary gives exactly these findings, each at its line and pointer."""
    case = BROKEN[name]
    assert case["was"] in ORCHARD

    found = check(parse(ORCHARD.replace(case["was"], case["now"], 1), Path("orchard.yaml")))

    assert [str(finding) for finding in found] == case["findings"]


def test_schema_is_a_schema() -> None:
    """Other tools can read the vocabulary: it is valid draft 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)


def test_page_has_a_section_for_each_key() -> None:
    """Nothing is in the schema that the page does not explain, nor the other way round."""
    assert set(re.findall(r"^## (x-.*)$", PAGE, re.MULTILINE)) == KEYS


@pytest.mark.parametrize("snippet", re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
def test_page_shows_valid_yaml(snippet: str) -> None:
    """Each example of the page reads as YAML, the same under 1.1 and 1.2."""
    assert parse("example:\n" + re.sub("^", "  ", snippet, flags=re.MULTILINE), Path("extensions.md")).root


def test_page_shows_what_the_schema_admits() -> None:
    """Each example of the page has the form that the schema asks for."""
    shown: list[tuple[str, Any]] = []

    def collect(node: Any) -> None:
        for key, value in as_map(node).items():
            if key in KEYS:
                shown.append((key, value))
            collect(value)
        for item in as_list(node):
            collect(item)

    for snippet in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL):
        collect(yaml.safe_load(snippet))

    assert {key for key, _ in shown} == KEYS
    for key, value in shown:
        form: Any = Draft202012Validator({"$ref": f"#/$defs/{key}", "$defs": SCHEMA["$defs"]})
        assert form.is_valid(value), key
