"""YAML is read as 1.2 core, with a line for every pointer, and refused where readers would differ."""

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.document import child, load, parse, read
from generator.errors import GeneratorError, SpecError

HERE = Path(__file__).parent
ORCHARD = HERE / "orchard.yaml"
BROKEN: dict[str, dict[str, Any]] = json.loads((HERE / "broken_yaml.json").read_text(encoding="utf-8"))


def _refusal(text: str) -> SpecError:
    with pytest.raises(SpecError) as refusal:
        parse(text, Path("orchard.yaml"))
    return refusal.value


@pytest.mark.parametrize("name", BROKEN)
def test_parse_refuses(name: str) -> None:
    """Each broken text is refused with exactly these findings."""
    case = BROKEN[name]

    assert [str(finding) for finding in _refusal(case["text"]).findings] == case["findings"]


@pytest.mark.parametrize(
    "scalar",
    [
        *("yes", "No", "ON", "off", "y", "N"),
        *("2020-01-01", "2020-01-01T10:00:00Z", "1:30", "190:20:30.15"),
        *("017", "08", "00", "0o17", "0b11", "1_000", "0x_1f", "-0x1f", "1_0.5"),
        *("1e3", ".5e3", "1.5e3", "-.5", "+.5"),
        *("=", "<<"),
    ],
)
def test_parse_refuses_what_two_versions_of_yaml_read_differently(scalar: str) -> None:
    """A plain scalar that YAML 1.1 and 1.2 read differently is a finding; in quotes it is text."""
    refusal = _refusal(f"a: 1\nb: {scalar}\n")

    assert [(found.line, found.pointer, found.rule) for found in refusal.findings] == [
        (2, "/b", "yaml-scalar")
    ]
    assert parse(f"b: '{scalar}'", Path("orchard.yaml")).root == {"b": scalar}


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        *(("null", None), ("~", None), ("", None), ("true", True), ("False", False)),
        *(("12", 12), ("-3", -3), ("+4", 4), ("0", 0), ("0x1F", 31)),
        *(("1.5", 1.5), ("2.", 2.0), (".5", 0.5), ("1.5e+3", 1500.0), ("1.0E-2", 0.01)),
        *(("text", "text"), ("3.1.0", "3.1.0"), ("yes!", "yes!"), (".", "."), ("12:00 sharp", "12:00 sharp")),
        *(('"12"', "12"), ("'true'", "true"), ("[1, two]", [1, "two"]), ("{a: null}", {"a": None})),
    ],
)
def test_parse_reads_yaml_1_2(scalar: str, value: object) -> None:
    """Scalars have the type of the core schema."""
    read_value = parse(f"a: {scalar}", Path("orchard.yaml")).root["a"]

    assert read_value == value
    assert type(read_value) is type(value)


def test_parse_refuses_bottomless_nesting() -> None:
    """Brackets within brackets end in a finding, not in a recursion error."""
    assert [finding.rule for finding in _refusal("a: " + "[" * 5000).findings] == ["yaml-depth"]


def test_parse_refuses_endless_digits() -> None:
    """A number longer than Python cares to read is a finding."""
    assert [finding.rule for finding in _refusal("a: " + "9" * 5000).findings] == ["yaml-number"]


def test_parse_reports_every_ambiguity() -> None:
    """One bad scalar does not hide the next."""
    refusal = _refusal("a: yes\nb: no\nc: 1\nc: 2\n")

    assert [(finding.line, finding.rule) for finding in refusal.findings] == [
        (1, "yaml-scalar"),
        (2, "yaml-scalar"),
        (4, "yaml-duplicate-key"),
    ]
    assert str(refusal).splitlines()[-1] == "3 findings"


def test_load_refuses_a_missing_file(tmp_path: Path) -> None:
    """A path to nothing is a finding with that path."""
    with pytest.raises(SpecError, match=r"none\.yaml:1 #: \[file\] cannot be read: No such file"):
        load(tmp_path / "none.yaml")


def test_load_refuses_latin_1(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are found at their line."""
    spec = tmp_path / "orchard.yaml"
    spec.write_bytes(b"a: 1\nb: caf\xe9\n")

    with pytest.raises(SpecError, match=r"orchard\.yaml:2 #: \[yaml-encoding\] not UTF-8"):
        load(spec)


def test_read_hands_over_what_it_could_read(tmp_path: Path) -> None:
    """An ambiguous scalar leaves a document to look further into; a syntax error leaves none."""
    spec = tmp_path / "orchard.yaml"
    spec.write_text("a: yes\n", encoding="utf-8")
    document, findings = read(spec)
    assert document is not None
    assert document.root == {"a": "yes"}
    assert len(findings) == 1

    spec.write_text("a: [\n", encoding="utf-8")
    assert read(spec)[0] is None


def test_line_is_that_of_the_key_or_its_nearest_parent() -> None:
    """Keys, items and what does not exist all have a line to open."""
    document = parse(
        'a:\n  b/c: 1\n  d:\n    - x\n    - {e: 1,\n       f: 2}\n"~": 1\n', Path("orchard.yaml")
    )

    assert {pointer: document.line(pointer) for pointer in document.lines} == {
        "": 1,
        "/a": 1,
        "/a/b~1c": 2,
        "/a/d": 3,
        "/a/d/0": 4,
        "/a/d/1": 5,
        "/a/d/1/e": 5,
        "/a/d/1/f": 6,
        "/~0": 7,
    }
    assert document.line("/a/d/1/none/at/all") == 5
    assert document.line("/none") == 1


def test_child_escapes_keys() -> None:
    """A path of the API becomes one step of the pointer."""
    assert child("/paths", "/trees/{id}", "get", 0) == "/paths/~1trees~1{id}/get/0"


def test_resolve_follows_every_hop() -> None:
    """A ref to a ref ends at the thing itself; a ref to nothing, or in a circle, stays what it is."""
    document = parse(
        "a: {$ref: '#/b'}\nb: {$ref: '#/c~1d/0'}\nc/d: [{type: string}]\n"
        "lost: {$ref: '#/none'}\nround: {$ref: '#/round'}\naway: {$ref: 'x.yaml#/a'}\n",
        Path("orchard.yaml"),
    )

    assert document.resolve(document.root["a"]) == {"type": "string"}
    assert document.resolve({"type": "object"}) == {"type": "object"}
    for name in ("lost", "round", "away"):
        assert document.resolve(document.root[name]) is document.root[name]


def test_operations_come_in_order_with_their_parameters() -> None:
    """Parameters of the path item are merged in and resolved."""
    document = load(ORCHARD)

    operations = list(document.operations())

    assert [operation.id for operation in operations] == ["trees.list", "harvests.create", "harvests.get"]
    create = operations[1]
    assert (create.group, create.verb, create.method) == ("harvests", "create", "post")
    assert create.pointer == "/paths/~1trees~1{tree_id}~1harvests/post"
    assert [parameter["name"] for parameter in create.parameters] == ["tree_id"]
    assert create.raw["summary"] == "Record a harvest"


def test_operation_parameter_wins_over_that_of_the_path_item() -> None:
    """Same name and place: the operation's own counts; another place is another parameter."""
    document = parse(
        "paths:\n  /a:\n    parameters:\n      - {name: x, in: query, description: outer}\n"
        "      - {name: x, in: header}\n    get:\n      parameters:\n        - {name: x, in: query}\n",
        Path("orchard.yaml"),
    )

    (operation,) = document.operations()

    assert operation.parameters == ({"name": "x", "in": "query"}, {"name": "x", "in": "header"})
    assert operation.id == operation.group == ""


def test_spec_error_survives_pickling() -> None:
    """Findings reach the parent process whole."""
    error = _refusal("a: yes")

    assert isinstance(error, GeneratorError)
    assert pickle.loads(pickle.dumps(error)).findings == error.findings  # noqa: S301 (our own bytes)


YAML_LIKE = st.text(
    alphabet=" \n\t:-[]{},&*!|>'\"%@`#?~<=.0123456789abcdefonxyesz_\\\ufeff\u2028é", max_size=60
)


@given(st.one_of(st.text(), YAML_LIKE))
@example("a: \ud800")
@example("\ufeff")
@example("\r\r:")
def test_parse_never_stumbles(text: str) -> None:
    """Any text is a document or a SpecError whose findings each fit a line."""
    try:
        list(parse(text, Path("orchard.yaml")).operations())
        findings = ["a document"]
    except SpecError as refusal:
        findings = [str(finding) for finding in refusal.findings]

    assert findings
    assert all("\n" not in finding for finding in findings)


@given(st.binary())
def test_load_never_stumbles(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Any bytes are a document or a SpecError."""
    spec = tmp_path_factory.getbasetemp() / "orchard.yaml"
    spec.write_bytes(data)

    document, findings = read(spec)

    assert document is not None or findings
