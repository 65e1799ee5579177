"""What changed since a revision, whom it breaks, and what becomes of that."""

from __future__ import annotations

import json
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import changes, document, render
from generator.breaking import BreakingError, notes, oasdiff, ours
from generator.breaking.__main__ import main
from generator.breaking.changes import Change, next_version, raised, semver
from generator.checks import Survey
from generator.document import Document

from .conftest import HERE, ROOT, Repository

Root = dict[str, Any]
Plant = Callable[[Root], object]
GIT = shutil.which("git") or "git"
TODAY = "2026-12-01"


@pytest.fixture(scope="session")
def specs() -> dict[str, Document]:
    """The real ones, to plant changes in copies of them."""
    return {
        api: document.load(ROOT / "specs" / f"{api}.yaml") for api in ("g2a", "gog", "gaming_goods_partner")
    }


def planted(spec: Document, plant: Plant) -> Document:
    """A copy with one change."""
    root = deepcopy(spec.root)
    plant(root)
    assert root != spec.root, "the plant changed nothing"
    return Document(spec.path, root, spec.lines)


def operation(root: Root, path: str, method: str = "get") -> Root:
    found: Root = root["paths"][path][method]
    return found


def schema(root: Root, name: str) -> Root:
    found: Root = root["components"]["schemas"][name]
    return found


def fields(root: Root, name: str) -> Root:
    found: Root = schema(root, name)["properties"]
    return found


def levels(changes: list[Change]) -> set[tuple[str, str, str]]:
    """Each kind of change with its level and whom it breaks."""
    return {(change.id, change.level, change.breaks) for change in changes}


# --- What only we look at, without oasdiff ---


def secure_products(root: Root) -> None:
    """The other way round: the list was open at BASE in the test."""
    operation(root, "/products")["security"] = []


def rename_order_id(root: Root) -> None:
    item = root["paths"].pop("/order/pay/{order_id}")
    item["put"]["parameters"] = [root["components"]["parameters"]["OrderId"] | {"name": "id"}]
    root["paths"]["/order/pay/{id}"] = item


def add_code(root: Root) -> None:
    """To the answers of one status, as the house style does it: beside a reference."""
    body = root["components"]["responses"]["InternalError"]["content"]["application/json"]
    body["schema"]["properties"]["code"]["x-extensible-enum"].append("BR03")


def rename_exception(root: Root) -> None:
    fields(root, "Error")["code"]["x-enum-varnames"][0] = "Nobody"


def rename_value(root: Root) -> None:
    fields(root, "OrderDetails")["status"]["x-enum-varnames"] = ["DONE", "WAITING"]


def drop_value(root: Root) -> None:
    status = fields(root, "OrderDetails")["status"]
    at = status["x-extensible-enum"].index("complete")
    for key in ("x-extensible-enum", "x-enum-varnames"):
        del status[key][at]


def close_status(root: Root) -> None:
    status = fields(root, "OrderDetails")["status"]
    status["enum"] = status.pop("x-extensible-enum")


def sort_order(root: Root) -> list[str]:
    found: list[str] = schema(root, "SortOrder")["enum"]
    return found


OURS: list[tuple[str, Plant, set[tuple[str, str, str]]]] = [
    (
        "g2a",
        lambda root: fields(root, "OrderDetails")["status"]["x-extensible-enum"].append("lost"),
        {("enum-value-added", "harmless", "")},
    ),
    (
        "g2a",
        drop_value,
        {("enum-value-removed", "warning", "")},
    ),
    ("g2a", close_status, {("enum-closed", "harmless", "")}),
    (
        "g2a",
        lambda root: fields(root, "CreatedOrder")["currency"].update({"const": "EUR"}),
        {("enum-closed", "harmless", "")},
    ),
    ("g2a", add_code, {("enum-value-added", "harmless", "")}),
    (
        "g2a",
        rename_exception,
        {("exception-removed", "breaking", "packages"), ("exception-added", "harmless", "")},
    ),
    (
        "gog",
        lambda root: sort_order(root).remove("desc"),
        {("enum-value-removed", "breaking", "wire")},
    ),
    ("gog", lambda root: sort_order(root).append("random"), {("enum-value-added", "harmless", "")}),
    (
        "gaming_goods_partner",
        lambda root: fields(root, "CartCheckout").update(
            source={"type": "string", "enum": ["cart", "basket"]}
        ),
        {("enum-value-added", "harmless", "")},
    ),
    (
        "gaming_goods_partner",
        lambda root: fields(root, "CartCheckout")["source"].update(const="basket"),
        {("enum-value-added", "harmless", ""), ("enum-value-removed", "breaking", "wire")},
    ),
    (
        "g2a",
        lambda root: operation(root, "/products").update({"x-effect": "spends"}),
        {("effect-changed", "breaking", "packages")},
    ),
    (
        "g2a",
        lambda root: operation(root, "/order", "post").update({"x-effect": "read"}),
        {("effect-changed", "harmless", "")},
    ),
    (
        "gog",
        lambda root: operation(root, "/user/wishlist/add/{product_id}").update({"x-effect": "irreversible"}),
        {("effect-changed", "warning", "")},
    ),
    (
        "g2a",
        lambda root: fields(root, "CreatedOrder")["price"]["x-money"].update(unit="minor"),
        {("money-unit-changed", "breaking", "wire")},
    ),
    (
        "g2a",
        lambda root: fields(root, "CreatedOrder")["price"]["x-money"].update(currency="PLN"),
        {("money-currency-changed", "breaking", "wire")},
    ),
    (
        "g2a",
        lambda root: fields(root, "CreatedOrder")["price"].pop("x-money"),
        {("money-removed", "breaking", "packages")},
    ),
    (
        "g2a",
        lambda root: operation(root, "/products").pop("x-pagination"),
        {("pagination-removed", "breaking", "packages")},
    ),
    (
        "g2a",
        lambda root: operation(root, "/products")["x-pagination"].update(last=50),
        {("pagination-changed", "warning", "")},
    ),
    (
        "g2a",
        lambda root: root["servers"][1].update(url="https://api.g2a.example/v1"),
        {("server-removed", "breaking", "wire"), ("server-added", "harmless", "")},
    ),
    (
        "g2a",
        lambda root: root["servers"].insert(0, root["servers"].pop(1)),
        {("server-default-changed", "breaking", "packages")},
    ),
    (
        "g2a",
        lambda root: root["servers"].append({"url": "https://eu.g2a.example"}),
        {("server-added", "harmless", "")},
    ),
    (
        "gog",
        lambda root: next(item for item in root["paths"].values() if "servers" in item)["servers"][0].update(
            url="https://elsewhere.example"
        ),
        {("server-removed", "breaking", "wire"), ("server-added", "harmless", "")},
    ),
    (
        "g2a",
        lambda root: root["components"]["securitySchemes"]["Authorization"].update(name="X-Key"),
        {("security-scheme-changed", "breaking", "wire")},
    ),
    ("g2a", secure_products, {("security-loosened", "harmless", "")}),
    (
        "g2a",
        lambda root: schema(root, "NewOrder").update(additionalProperties=True),
        {("additional-properties-opened", "harmless", "")},
    ),
    (
        "g2a",
        lambda root: operation(root, "/products").update(operationId="products.all"),
        {("operation-renamed", "breaking", "packages")},
    ),
    (
        "g2a",
        lambda root: root["info"].update({"x-client-name": "G3A"}),
        {("client-renamed", "breaking", "packages")},
    ),
    ("g2a", rename_order_id, {("path-parameter-renamed", "breaking", "packages")}),
    ("g2a", rename_value, {("enum-name-changed", "breaking", "packages")}),
    (
        "g2a",
        lambda root: operation(root, "/products")["parameters"][2].pop("x-filter"),
        {("filter-changed", "warning", "")},
    ),
]


@pytest.mark.parametrize(("api", "plant", "wanted"), OURS)
def test_what_oasdiff_does_not_look_at(
    specs: dict[str, Document], api: str, plant: Plant, wanted: set[tuple[str, str, str]]
) -> None:
    """Each change, and nothing else, with its level and whom it breaks."""
    assert levels(ours.compare(specs[api], planted(specs[api], plant))) == wanted


def test_the_way_back_means_something_else(specs: dict[str, Document]) -> None:
    """Narrower for a request is wider the other way round."""
    spec = specs["g2a"]
    opened = planted(spec, lambda root: schema(root, "NewOrder").update(additionalProperties=True))

    assert levels(ours.compare(opened, spec)) == {("additional-properties-closed", "breaking", "wire")}
    (secured,) = ours.compare(planted(spec, secure_products), spec)
    assert (secured.id, secured.text) == ("security-added", "now needs `Authorization`")
    (closed,) = ours.compare(planted(spec, close_status), spec)
    assert (closed.id, closed.level, closed.kind) == ("enum-opened", "breaking", "Grows")


def test_growth_is_marked_and_shared_schemas_keep_their_operations(specs: dict[str, Document]) -> None:
    """One change for each operation, so that an exception can name one; all of the same words."""
    changes = ours.compare(specs["g2a"], planted(specs["g2a"], add_code))

    assert {change.kind for change in changes} == {"Grows"}
    assert {(change.place, change.text) for change in changes} == {
        ("answer 500 › code", "`BR03` is a new value")
    }
    assert sorted(change.operation for change in changes) == [
        *("orders.create", "orders.details", "orders.key", "orders.pay"),
    ]


def test_a_schema_that_contains_itself_ends(specs: dict[str, Document]) -> None:
    """Also where something stands beside the reference."""
    spec = specs["g2a"]

    def recur(root: Root) -> None:
        fields(root, "CreatedOrder")["again"] = {
            "$ref": "#/components/schemas/CreatedOrder",
            "properties": {"again": {"properties": {"again": {"title": "Once more"}}}},
        }

    old = planted(spec, recur)
    new = planted(old, lambda root: fields(root, "CreatedOrder")["price"].pop("x-money"))

    assert ("money-removed", "breaking", "packages") in levels(ours.compare(old, new))


def another(key: str, value: Any) -> Any:
    """Something else that may stand under a key."""
    match key:
        case "enum" | "x-extensible-enum" | "x-enum-varnames":
            return [*value, "another"]
        case "x-money":
            return value | {"unit": "minor" if value["unit"] == "major" else "major"}
        case "additionalProperties":
            return not value if isinstance(value, bool) else value
        case "const":
            return "another"
        case _:
            return value


@pytest.mark.parametrize("api", ["g2a", "gog", "gaming_goods_partner"])
def test_no_place_is_overlooked(specs: dict[str, Document], api: str) -> None:
    """Whichever schema of a spec says something else: in a tuple, a union, a map, behind references."""
    spec = specs[api]
    names = {place.pointer: place.value for place in Survey(spec).of("schema")}
    overlooked: list[str] = []
    for pointer, value in names.items():
        changed = {key: another(key, inner) for key, inner in value.items()}
        if changed != value:
            new = Document(spec.path, deepcopy(spec.root), spec.lines)
            new.at(pointer).update(changed)
            overlooked += [] if ours.compare(spec, new) else [pointer]

    assert len(names) > 50
    assert overlooked == []


@pytest.mark.parametrize("nonsense", [None, True, 5, "x", [], [None], {}, {"$ref": 5}, {"$ref": "#/nowhere"}])
def test_nonsense_in_either_revision_is_no_traceback(specs: dict[str, Document], nonsense: object) -> None:
    """Old revisions may say what `nox -s validate` refuses today."""
    spec = specs["g2a"]
    for name in spec.root["components"]["schemas"]:
        broken = Document(spec.path, deepcopy(spec.root), spec.lines)
        broken.root["components"]["schemas"][name] = nonsense

        assert levels(ours.compare(spec, broken)) >= {("model-removed", "breaking", "packages")}
        ours.compare(broken, spec)


# --- With oasdiff ---


def test_its_output_becomes_changes() -> None:
    """As recorded: without what we tell better, with our levels, an operation's statuses in one place."""
    changes = oasdiff.read((HERE / "oasdiff.json").read_text(encoding="utf-8"))

    assert [(change.operation, change.id, change.level, change.kind, change.place) for change in changes] == [
        ("orders.create", "new-required-request-property", "breaking", "Added", "request"),
        ("orders.create", "response-property-type-changed", "breaking", "Changed", "answer 400 500"),
        ("orders.pay", "api-removed-without-deprecation", "breaking", "Removed", ""),
        ("products.list", "request-parameter-removed", "breaking", "Removed", "request"),
    ]
    assert changes[1].text == "the `message` response's property `type` changed from `string` to `integer`"
    assert [change.breaks for change in changes] == ["wire", "wire", "wire", "packages"]
    assert changes[2].call == "PUT /order/pay/{order_id}"


@pytest.mark.parametrize("output", ["Error: no", '{"a": 1}', '[{"id": "x"}]'])
def test_other_output_is_refused(output: str) -> None:
    """Another version might print something else."""
    with pytest.raises(BreakingError, match="oasdiff printed"):
        oasdiff.read(output)


def test_without_go_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Not a traceback of a missing program."""
    monkeypatch.setattr(oasdiff, "_TOOLS", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BreakingError, match=r"oasdiff 1\.33\.0 has to be built once.*https://go\.dev/dl"):
        oasdiff.program()


def test_a_failed_build_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The next run tries again; go's own last words are told."""
    monkeypatch.setattr(oasdiff, "_TOOLS", tmp_path / "tools")
    go = tmp_path / "go"
    go.write_text("#!/bin/sh\necho 'verifying module: checksum mismatch' >&2\nexit 1\n", encoding="utf-8")
    go.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")

    with pytest.raises(BreakingError, match="cannot be built, go says: verifying module: checksum mismatch"):
        oasdiff.program()

    assert list((tmp_path / "tools").iterdir()) == []


def hide(root: Root) -> None:
    """A change in a schema that is only ever referred to with something beside the reference."""
    schema(root, "Error")["required"].remove("message")


def describe_reference(root: Root) -> None:
    body = operation(root, "/order", "post")["requestBody"]["content"]["application/json"]
    body["schema"] = {"$ref": "#/components/schemas/NewOrder", "description": "What to buy"}


def query(name: str, *, required: bool) -> Root:
    return {"name": name, "in": "query", "required": required, "schema": {"type": "string"}}


def move_success(root: Root) -> None:
    answers = operation(root, "/order", "post")["responses"]
    answers["201"] = answers.pop("200")


def drop_price(root: Root) -> None:
    fields(root, "CreatedOrder").pop("price")
    schema(root, "CreatedOrder")["required"].remove("price")


def add_operation(root: Root) -> None:
    root["paths"]["/offers"] = {
        "get": operation(deepcopy(root), "/products") | {"operationId": "offers.list"}
    }


BREAKING: list[tuple[str, Plant, str]] = [
    (
        "required parameter",
        lambda root: operation(root, "/products")["parameters"].append(query("q", required=True)),
        "new-required-request-parameter",
    ),
    (
        "parameter becomes required",
        lambda root: operation(root, "/products")["parameters"][0].update(required=True),
        "request-parameter-became-required",
    ),
    (
        "required field of a request",
        lambda root: schema(root, "NewOrder")["required"].append("currency"),
        "request-property-became-required-with-default",
    ),
    (
        "argument gone",
        lambda root: operation(root, "/products")["parameters"].pop(2),
        "request-parameter-removed",
    ),
    (
        "field of a request gone",
        lambda root: fields(root, "NewOrder").pop("currency"),
        "request-property-removed",
    ),
    ("answer field gone", drop_price, "response-required-property-removed"),
    (
        "optional answer field gone",
        lambda root: fields(root, "OrderDetails").pop("price"),
        "response-optional-property-removed",
    ),
    (
        "answer field optional",
        lambda root: schema(root, "CreatedOrder")["required"].remove("price"),
        "response-property-became-optional",
    ),
    (
        "answer field null",
        lambda root: fields(root, "CreatedOrder")["price"].update(type=["number", "null"]),
        "response-property-became-nullable",
    ),
    (
        "type of an answer",
        lambda root: fields(root, "CreatedOrder")["price"].update(type="string"),
        "response-property-type-changed",
    ),
    (
        "type of a request",
        lambda root: fields(root, "NewOrder")["max_price"].update(type="string"),
        "request-property-type-changed",
    ),
    (
        "bound of a request",
        lambda root: operation(root, "/products")["parameters"][0]["schema"].update(maximum=50),
        "request-parameter-max-decreased",
    ),
    ("path gone", lambda root: root["paths"].pop("/products"), "api-path-removed-without-deprecation"),
    ("success gone", move_success, "response-success-status-removed"),
    ("behind a reference with something beside it", hide, "response-property-became-optional"),
]


@pytest.mark.parametrize(
    ("plant", "wanted"), [case[1:] for case in BREAKING], ids=[case[0] for case in BREAKING]
)
def test_breaking_changes_are_caught(
    specs: dict[str, Document], built: Path, plant: Plant, wanted: str
) -> None:
    """By that name, and the package has to raise its major version."""
    changes = oasdiff.compare(specs["g2a"], planted(specs["g2a"], plant))

    assert wanted in {change.id for change in changes if change.level == "breaking"}
    assert semver(changes) == "major"


def test_a_large_spec_is_compared_whole(specs: dict[str, Document], built: Path) -> None:
    """Path-level parameters, tuples, unions with null, schemas that contain themselves."""
    path = "/user/wishlist/add/{product_id}"
    spec = specs["gog"]
    new = planted(spec, lambda root: root["paths"][path].pop("get"))

    (gone,) = oasdiff.compare(spec, new)
    assert (gone.level, gone.call, gone.text) == ("breaking", f"GET {path}", "the operation is gone")
    (back,) = oasdiff.compare(new, spec)
    assert (back.level, back.kind, back.operation) == ("harmless", "Added", gone.operation)


HARMLESS: list[tuple[str, Plant, str]] = [
    ("description", lambda root: root["info"].update(description="Other words."), "none"),
    ("description beside a reference", describe_reference, "none"),
    ("example", lambda root: operation(root, "/products")["parameters"][0].update(example=2), "none"),
    (
        "format that only hides",
        lambda root: fields(root, "NewOrder")["product_id"].update(format="password"),
        "none",
    ),
    (
        "optional parameter",
        lambda root: operation(root, "/products")["parameters"].append(query("q", required=False)),
        "minor",
    ),
    (
        "optional answer field",
        lambda root: fields(root, "CreatedOrder").update(note={"type": "string"}),
        "minor",
    ),
    ("operation", add_operation, "minor"),
    ("deprecation", lambda root: operation(root, "/products").update(deprecated=True), "minor"),
    (
        "wider request",
        lambda root: fields(root, "NewOrder")["max_price"].update(type=["number", "string"]),
        "minor",
    ),
    ("refusal", lambda root: operation(root, "/products")["responses"].pop("429"), "minor"),
]


@pytest.mark.parametrize(
    ("plant", "wanted"), [case[1:] for case in HARMLESS], ids=[case[0] for case in HARMLESS]
)
def test_harmless_changes_are_not(specs: dict[str, Document], built: Path, plant: Plant, wanted: str) -> None:
    """Neither by oasdiff nor by us."""
    new = planted(specs["g2a"], plant)
    changes = [*ours.compare(specs["g2a"], new), *oasdiff.compare(specs["g2a"], new)]

    assert [change for change in changes if change.level == "breaking"] == []
    assert semver(changes) == wanted


def test_a_constant_that_becomes_a_wider_list_is_no_false_alarm(
    specs: dict[str, Document], built: Path
) -> None:
    """In a request; oasdiff takes it for a narrowing."""
    spec = specs["gaming_goods_partner"]
    new = planted(spec, OURS[8][1])

    assert oasdiff.compare(spec, new) == []
    assert levels(ours.compare(spec, new)) == {("enum-value-added", "harmless", "")}


def test_what_follows_a_description_beside_a_reference_is_seen(
    specs: dict[str, Document], built: Path
) -> None:
    """Such a sibling hides the schema from oasdiff, too."""
    old = planted(specs["g2a"], describe_reference)
    new = planted(old, lambda root: fields(root, "NewOrder")["max_price"].update(type="string"))

    assert {change.id for change in oasdiff.compare(old, new)} == {"request-property-type-changed"}


# --- The command ---


class Checkout:
    """A git repository with one committed spec, in JSON, which is YAML."""

    def __init__(self, folder: Path, spec: Document) -> None:
        self.folder, self.root = folder, deepcopy(spec.root)
        self.spec = folder / "specs" / "g2a.yaml"
        self.spec.parent.mkdir()
        self.git("init", "-q")
        self.plant(lambda root: None)
        self.commit()

    def git(self, *arguments: str) -> str:
        """What git prints."""
        identity = ("-c", "user.name=Orchard", "-c", "user.email=orchard@example.org")
        command = [GIT, "-C", str(self.folder), *identity, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def commit(self) -> None:
        """All that is there."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "one")

    def plant(self, plant: Plant) -> None:
        """Change the spec on disk."""
        plant(self.root)
        self.spec.write_text(json.dumps(self.root, indent=1), encoding="utf-8")

    def excuse(self, text: str) -> None:
        """Write the list of exceptions."""
        path = self.spec.parent / "changes" / "breaking.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> int:
        """Run the command, on a certain day."""
        return main([*arguments, "--root", str(self.folder), "--today", TODAY])

    def report(self) -> dict[str, Any]:
        """What it left for programs."""
        found: dict[str, Any] = json.loads((self.folder / "reports" / "breaking.json").read_bytes())
        return found

    def notes(self) -> str:
        """The changelog of the spec."""
        return (self.spec.parent / "changes" / "g2a.md").read_text(encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path, specs: dict[str, Document]) -> Checkout:
    return Checkout(tmp_path, specs["g2a"])


EXCUSE = """\
exceptions:
  - {{api: g2a, id: response-required-property-removed, {narrower}reason: Never sent, until: "{until}"}}
"""


def excuse(narrower: str = "", until: str = TODAY) -> str:
    return EXCUSE.format(narrower=narrower, until=until)


def test_a_breaking_change_fails(checkout: Checkout, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the operation, the change and what to do; and for programs."""
    checkout.plant(drop_price)

    assert checkout.run("HEAD") == 1

    told = capsys.readouterr().out
    head, row, *_ = told.splitlines()
    assert head.split() == ["API", "operation", "place", "change", "level", "verdict"]
    assert row.split()[:4] == ["g2a", "orders.create", "answer", "200"]
    assert "removed the required property `price`" in row
    assert row.split()[-1] == "FAILS"
    assert "g2a 1.0.0: 1 breaking since HEAD; they ask for 2.0.0" in told
    figures = checkout.report()["g2a"]
    assert (figures["level"], figures["fails"], figures["status"]) == ("major", True, "changed")
    assert figures["version"] == {"old": "1.0.0", "new": "1.0.0", "next": "2.0.0"}
    assert figures["base"] == checkout.git("rev-parse", "HEAD").strip()
    (change,) = figures["changes"]
    assert (change["id"], change["excused"]) == ("response-required-property-removed", "")
    assert change["fingerprint"] in told


def test_another_order_and_other_comments_are_the_same(checkout: Checkout) -> None:
    """Nothing is compared, so nothing has to be built."""
    text = json.dumps(dict(reversed(checkout.root.items())))
    checkout.spec.write_text(f"# A comment\n{text}\n", encoding="utf-8")

    assert checkout.run("HEAD") == 0
    assert (checkout.report()["g2a"]["status"], checkout.report()["g2a"]["level"]) == ("same", "none")


def test_other_words_raise_the_patch(checkout: Checkout, built: Path) -> None:
    """Docstrings change, programs do not."""
    checkout.plant(lambda root: root["info"].update(description="Other words."))

    assert checkout.run("HEAD") == 0
    assert checkout.report()["g2a"]["level"] == "patch"
    assert [change["id"] for change in checkout.report()["g2a"]["changes"]] == ["text-changed"]


def test_another_version_alone_changes_nothing(checkout: Checkout) -> None:
    """It says what changed; it is no change."""
    checkout.plant(lambda root: root["info"].update(version="1.0.1"))

    assert checkout.run("HEAD") == 0
    assert (checkout.report()["g2a"]["status"], checkout.report()["g2a"]["changes"]) == ("same", [])


@pytest.mark.parametrize(("version", "status"), [("2.0.0", 0), ("1.9.0", 1), ("1.0.0-2", 1)])
def test_the_major_version_excuses(checkout: Checkout, built: Path, version: str, status: int) -> None:
    """And no other part of it."""
    checkout.plant(drop_price)
    checkout.plant(lambda root: root["info"].update(version=version))

    assert checkout.run("HEAD") == status


@pytest.mark.parametrize(
    ("narrower", "status"),
    [
        ("", 0),
        ("operation: orders.create, ", 0),
        ('text: "`pr[io]ce`", ', 0),
        ("operation: orders.pay, ", 1),
        ("text: height, ", 1),
    ],
)
def test_a_listed_change_passes(
    checkout: Checkout,
    built: Path,
    narrower: str,
    status: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With its reason in the table; not if the entry means another."""
    checkout.plant(drop_price)
    checkout.excuse(excuse(narrower))

    assert checkout.run("HEAD") == status

    caught = capsys.readouterr()
    assert ("allowed until 2026-12-01: Never sent" in caught.out) == (status == 0)
    assert ("breaking.yaml:2: excuses nothing that changed since HEAD: delete it" in caught.err) == bool(
        status
    )


def test_a_fingerprint_names_one_change(checkout: Checkout, built: Path) -> None:
    """The one that the run prints."""
    checkout.plant(drop_price)
    checkout.run("HEAD")
    (change,) = checkout.report()["g2a"]["changes"]
    entry = f'{{api: g2a, fingerprint: "{change["fingerprint"]}", reason: Never sent, until: "{TODAY}"}}'
    checkout.excuse(f"exceptions:\n  - {entry}\n")

    assert checkout.run("HEAD") == 0


def test_an_exception_for_an_unknown_api_is_named(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else a slip of the pen would wait there for ever."""
    checkout.excuse(excuse().replace("g2a", "g3a"))

    assert checkout.run("HEAD") == 1
    assert "breaking.yaml:2: api: no spec is called `g3a`; there are g2a" in capsys.readouterr().err


def test_an_exception_expires(checkout: Checkout, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The day after, with the line to mend."""
    checkout.plant(drop_price)
    checkout.excuse(excuse(until="2026-11-30"))

    assert checkout.run("HEAD") == 1
    assert "breaking.yaml:2: expired on 2026-11-30" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("exceptions: [\n", "breaking.yaml:"),
        ("- api: g2a\n", "breaking.yaml:1"),
        ("other: []\n", "breaking.yaml:1: begins with `exceptions:`"),
        ("exceptions:\n  - {api: g2a}\n", "breaking.yaml:2: an entry has api, reason, until"),
        (excuse("colour: red, "), "breaking.yaml:2: an entry has api, reason, until"),
        (excuse('fingerprint: "123456789abc", '), "breaking.yaml:2: name the change by its fingerprint, or"),
        (excuse(until="soon"), "breaking.yaml:2: until: `soon` is no date"),
        (excuse('text: "(", '), "breaking.yaml:2: text: no regular expression"),
    ],
)
def test_a_broken_list_is_refused(
    checkout: Checkout, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    """Before anything is compared."""
    checkout.excuse(text)

    assert checkout.run("HEAD") == 2
    assert told in capsys.readouterr().err


def test_new_and_removed_apis(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    """A new one breaks nobody; one that is gone does, and only a listed exception lets it pass."""
    checkout.spec.rename(checkout.spec.with_name("meadow.yaml"))

    assert checkout.run("HEAD") == 1

    told = capsys.readouterr().out
    assert "g2a: removed since HEAD" in told
    assert "meadow: new since HEAD" in told
    report = checkout.report()
    assert [(api, row["status"], row["fails"], row["level"]) for api, row in report.items()] == [
        ("g2a", "removed", True, "major"),
        ("meadow", "new", False, "minor"),
    ]
    assert checkout.run("HEAD", "meadow") == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere",), "nowhere: no revision of this repository"),
        (("HEAD", "orchard"), "orchard: no spec of that name, neither here nor at HEAD; there are g2a"),
    ],
)
def test_what_is_not_there_is_named(
    checkout: Checkout, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    """One message, no traceback, no report."""
    assert checkout.run(*arguments) == 2

    caught = capsys.readouterr()
    assert caught.err.startswith(told)
    assert len(caught.err.splitlines()) == 1
    assert not (checkout.folder / "reports").exists()


@pytest.mark.parametrize("then", [True, False])
def test_a_broken_spec_is_named(checkout: Checkout, capsys: pytest.CaptureFixture[str], then: bool) -> None:
    """With its revision, if it was broken then; with its line."""
    whole = checkout.spec.read_text(encoding="utf-8")
    checkout.spec.write_text("openapi: 3.1.0\ninfo: [\n", encoding="utf-8")
    if then:
        checkout.commit()
        checkout.spec.write_text(whole, encoding="utf-8")

    assert checkout.run("HEAD") == 2
    assert ("HEAD:specs/g2a.yaml:" if then else "specs/g2a.yaml:") in capsys.readouterr().err


def test_what_is_no_openapi_is_named(
    checkout: Checkout, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By oasdiff's words, and the file's own name instead of a temporary one."""
    checkout.plant(
        lambda root: fields(root, "CreatedOrder").update(price={"$ref": "#/components/schemas/Gone"})
    )

    assert checkout.run("HEAD") == 2

    told = capsys.readouterr().err
    assert "specs/g2a.yaml: oasdiff cannot compare it with HEAD:specs/g2a.yaml" in told
    assert "Gone" in told
    assert "old.json" not in told


def test_a_folder_without_git_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to compare with."""
    (tmp_path / "specs").mkdir()

    assert main(["HEAD", "--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path}: no git checkout, so there is nothing to compare with\n"


def test_markdown_for_a_pull_request(
    checkout: Checkout, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table, with bars in a change escaped."""
    checkout.plant(drop_price)
    checkout.plant(lambda root: fields(root, "OrderDetails")["status"]["x-extensible-enum"].append("a|b"))

    checkout.run("HEAD", "--format", "markdown")

    told = capsys.readouterr().out.splitlines()
    assert told[0] == (
        "- g2a 1.0.0: 1 breaking, 1 harmless, 1 of them grows an enumeration since HEAD; they ask for 2.0.0"
    )
    assert "| API | operation | place | change | level | verdict |" in told
    assert (
        "| g2a | orders.details | OrderDetails (answer) › status | `a\\|b` is a new value | grows | passes |"
        in told
    )


def test_many_operations_of_one_schema_are_one_row(
    checkout: Checkout, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With all statuses of their answers."""
    checkout.plant(hide)

    checkout.run("HEAD")

    rows = [line for line in capsys.readouterr().out.splitlines() if line.endswith("FAILS")]
    assert len(rows) == 1
    assert "orders.create, orders.details, orders.key and 2 more" in rows[0]
    assert "answer 400 401 402 403 404 405 429 500" in rows[0]


# --- The changelog ---


def test_notes_are_written_once(checkout: Checkout, built: Path) -> None:
    """As unreleased, by kind, with operations; the second run adds nothing."""
    checkout.excuse("exceptions: []\n")
    (checkout.spec.parent / "changes" / "g2a.md").write_text(
        "## 1.0.0 (2026-11-21)\n\nFirst description.\n", encoding="utf-8"
    )
    checkout.plant(drop_price)
    checkout.plant(add_operation)
    checkout.plant(add_code)
    assert checkout.run("HEAD", "--write") == 1
    assert checkout.notes() == "## 1.0.0 (2026-11-21)\n\nFirst description.\n"

    checkout.plant(lambda root: root["info"].update(version="2.0.0"))
    assert checkout.run("HEAD", "--write") == 0

    once = checkout.notes()
    assert once == (
        "## Unreleased\n\n"
        "### Removed\n\n"
        "- **Breaking:** answer 200: removed the required property `price` from the response "
        "(`orders.create`).\n\n"
        "### Added\n\n"
        "- A new operation (`offers.list`).\n\n"
        "### Grows\n\n"
        "- answer 500 › code: `BR03` is a new value "
        "(`orders.create`, `orders.details`, `orders.key`, `orders.pay`).\n\n"
        "## 1.0.0 (2026-11-21)\n\nFirst description.\n"
    )
    assert checkout.run("HEAD", "--write") == 0
    assert checkout.notes() == once


def test_a_new_spec_begins_its_notes(checkout: Checkout) -> None:
    """Without listing everything that is in it."""
    checkout.spec.with_name("meadow.yaml").write_bytes(checkout.spec.read_bytes())

    assert checkout.run("HEAD", "meadow", "--write") == 0

    path = checkout.spec.parent / "changes" / "meadow.md"
    assert path.read_text(encoding="utf-8") == "## 1.0.0 (2026-12-01)\n\nFirst description.\n"
    assert checkout.run("HEAD", "meadow", "--write") == 0
    assert path.read_text(encoding="utf-8").count("First description") == 1


def test_what_people_wrote_stays() -> None:
    """Their words, their order, and a line of ours that they wrapped is not written again."""
    before = (
        "## Unreleased\n\nThe store moved.\n\n### Added\n\n- A new operation\n  (`trees.fell`).\n\n"
        "### Fixed\n\n- A typo.\n\n## 1.0.0\n\nFirst description.\n"
    )
    lines = notes.told(
        [
            Change("endpoint-added", "a new operation", "harmless", "Added", operation="trees.fell"),
            Change("endpoint-added", "a new operation", "harmless", "Added", operation="trees.plant"),
        ]
    )
    together = {"Added": ["- A new operation (`trees.fell`).", "- Another (`trees.plant`)."]}

    assert lines == {"Added": ["- A new operation (`trees.fell`, `trees.plant`)."]}
    after = notes.write(before, "1.1.0", date(2026, 12, 1), together)  # type: ignore[arg-type]
    assert after == before.replace("(`trees.fell`).\n", "(`trees.fell`).\n- Another (`trees.plant`).\n")
    assert notes.write(after, "1.1.0", date(2026, 12, 1), together) == after  # type: ignore[arg-type]


def test_a_package_has_the_notes_of_its_spec(repository: Repository) -> None:
    """As its changelog, in both distributions; a spec without notes makes a package without one."""
    repository.add("orchard")
    folder = repository.generate("orchard").folder
    assert not (folder / "CHANGELOG.md").exists()
    assert "CHANGELOG" not in (folder / "pyproject.toml").read_text(encoding="utf-8")
    repository.note("orchard", "## 1.0.0 (2026-11-21)\n\nFirst description: 3 {{ trees }} & more.\n")

    spec = document.load(repository.folder / "specs" / "orchard.yaml")
    assert not render.is_current(spec, root=repository.folder)
    changed = repository.generate("orchard").changed
    assert changed == ("CHANGELOG.md", "pyproject.toml", "src/orchard_client/_about.py")

    changelog = (folder / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.endswith("\n\n## 1.0.0 (2026-11-21)\n\nFirst description: 3 {{ trees }} & more.\n")
    hatch = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]
    targets = hatch["build"]["targets"]
    assert "/CHANGELOG.md" in targets["sdist"]["include"]
    assert targets["wheel"]["extra-metadata"] == {"CHANGELOG.md": "CHANGELOG.md"}


@pytest.mark.parametrize("api", sorted(path.stem for path in (ROOT / "specs").glob("*.yaml")))
def test_every_package_has_the_version_of_its_notes(api: str) -> None:
    """What is unreleased raises nothing before the release."""
    folder = ROOT / "generated" / f"{api.replace('_', '-')}-client"
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["version"] == changes.version(
        (ROOT / "specs" / "changes" / f"{api}.md").read_text(encoding="utf-8")
    )


@pytest.mark.parametrize(
    ("version", "level", "following"),
    [
        ("1.2.3", "major", "2.0.0"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "none", "1.2.3"),
        ("2017-11", "major", None),
    ],
)
def test_versions_follow_each_other(version: str, level: Any, following: str | None) -> None:
    """Nothing is made up where a version is no version."""
    assert next_version(version, level) == following
    assert raised(version, following or "") == (level == "major" and following is not None)
