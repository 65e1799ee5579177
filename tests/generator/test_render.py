"""A package is written whole or not at all, byte for byte the same each time."""

import ast
import hashlib
import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from generator import document, render
from generator.document import is_list, is_map
from generator.errors import SpecError, StaleError
from generator.extras import ExtrasError

from .conftest import ROOT, Repository

APIS = sorted(path.stem for path in (ROOT / "specs").glob("*.yaml"))


def contents(folder: Path) -> dict[str, str]:
    """A digest of every file."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("api", APIS)
def test_what_is_committed_is_what_its_spec_makes(api: str) -> None:
    """``generated/`` has no hand edit and is not stale."""
    outcome = render.generate(document.load(ROOT / "specs" / f"{api}.yaml"), root=ROOT, check=True)

    assert outcome.changed == ()


@pytest.mark.parametrize("api", APIS)
def test_every_package_has_the_same_runtime(api: str) -> None:
    """The copies are those of `generator.runtime`, to the letter."""
    copies = ROOT / "generated" / f"{api.replace('_', '-')}-client" / "src" / f"{api}_client" / "_runtime"

    assert contents(copies) == contents(ROOT / "generator" / "runtime")


def test_packages_ask_for_what_is_tested() -> None:
    """Their requirements are the group of pyproject.toml that `nox -s bounds` installs."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]

    assert tuple(groups["client"]) == (*render.REQUIREMENTS, *render.TOKEN_REQUIREMENTS)


def test_rendering_twice_gives_the_same_bytes(repository: Repository) -> None:
    """Nothing of the clock, the path or the order of a set reaches a file."""
    repository.add("orchard")
    first = repository.generate("orchard")
    before = contents(first.folder)
    shutil.rmtree(first.folder)

    second = repository.generate("orchard")

    assert contents(second.folder) == before
    assert second.changed == first.changed


def test_current_means_that_nothing_went_in_or_came_out_differently(repository: Repository) -> None:
    """The skip looks at the spec and at every file of the package."""
    path = repository.add("orchard")
    spec = document.load(path)
    assert not render.is_current(spec, root=repository.folder)
    folder = repository.generate("orchard").folder
    assert render.is_current(spec, root=repository.folder)

    for name in ("README.md", "src/orchard_client/stray.py"):
        (folder / name).write_text("mine now", encoding="utf-8")
        assert not render.is_current(spec, root=repository.folder)
        assert repository.generate("orchard").changed == (name,)
        assert render.is_current(spec, root=repository.folder)
    path.write_text(path.read_text(encoding="utf-8") + "# a comment\n", encoding="utf-8")
    assert not render.is_current(spec, root=repository.folder)
    assert repository.generate("orchard").changed == ("src/orchard_client/_about.py",)
    project = repository.folder / "pyproject.toml"
    project.write_text(project.read_text(encoding="utf-8") + "\n[tool.other]\n", encoding="utf-8")
    assert render.is_current(document.load(path), root=repository.folder)


NOTES = "## Unreleased\n\n- More trees.\n\n## 1.2.0 (2026-11-21)\n\nFirst description.\n"
PACKAGE = "src/orchard_client"


@pytest.mark.parametrize(
    ("name", "old", "new", "stale"),
    [
        (
            "specs/changes/orchard.md",
            "1.2.0",
            "1.3.0",
            ["CHANGELOG.md", "pyproject.toml", f"{PACKAGE}/_about.py"],
        ),
        ("specs/changes/orchard.md", "More", "Fewer", ["CHANGELOG.md"]),
        ("specs/orchard.yaml", "openapi:", "# Trees.\nopenapi:", [f"{PACKAGE}/_about.py"]),
        ("pyproject.toml", 'Issues = "https:', 'Issues = "http:', ["pyproject.toml"]),
        ("pyproject.toml", "Repository =", 'Chat = "https://x.example"\nRepository =', ["pyproject.toml"]),
        ("generated/orchard-client/src/orchard_client/py.typed", None, None, [f"{PACKAGE}/py.typed"]),
    ],
    ids=["version", "changelog", "spec", "url", "more-urls", "py.typed"],
)
def test_whatever_a_package_says_of_itself_can_be_stale(
    repository: Repository, name: str, old: str | None, new: str | None, stale: list[str]
) -> None:
    """Also where its code stays as it is: neither the check nor the skip passes over that."""
    spec = repository.add("orchard")
    repository.note("orchard", NOTES)
    repository.generate("orchard")
    assert repository.generate("orchard", check=True).changed == ()
    path = repository.folder / name
    if old is None or new is None:
        path.unlink()
    else:
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    assert not render.is_current(document.load(spec), root=repository.folder)
    with pytest.raises(StaleError) as caught:
        repository.generate("orchard", check=True)

    assert sorted(caught.value.changed) == sorted(stale)


def test_what_is_not_approved_takes_no_place(repository: Repository) -> None:
    """The checks have the last word, after rendering."""
    repository.add("orchard")

    def refuse() -> None:
        raise SpecError([])

    with pytest.raises(SpecError):
        render.generate(
            document.load(repository.folder / "specs" / "orchard.yaml"),
            root=repository.folder,
            approve=refuse,
        )

    assert list((repository.folder / "generated").iterdir()) == []


def test_check_names_stale_files_and_changes_nothing(repository: Repository) -> None:
    """`--check` is for CI."""
    path = repository.add("orchard")
    folder = repository.generate("orchard").folder
    before = contents(folder)
    path.write_text(
        path.read_text(encoding="utf-8").replace("summary: List trees", "summary: List all trees"),
        encoding="utf-8",
    )

    with pytest.raises(StaleError, match=r"nox -s generate[\s\S]*client\.py") as caught:
        repository.generate("orchard", check=True)

    assert "src/orchard_client/client.py" in caught.value.changed
    assert contents(folder) == before


def test_a_failure_leaves_the_old_package_and_no_rubbish(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a package is never seen."""
    path = repository.add("orchard")
    folder = repository.generate("orchard").folder
    before = contents(folder)
    path.write_text(
        path.read_text(encoding="utf-8").replace("summary: List trees", "summary: List all trees"),
        encoding="utf-8",
    )
    from generator import hooks

    def broken(self: hooks.Package) -> None:
        raise RuntimeError("ruff is gone")

    monkeypatch.setattr(hooks.Package, "tidy", broken)
    with pytest.raises(RuntimeError, match="gone"):
        repository.generate("orchard")

    assert contents(folder) == before
    assert {entry.name for entry in folder.parent.iterdir()} == {folder.name, f".{folder.name}.json"}


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, OSError])
def test_an_interrupted_swap_leaves_the_old_package(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, trouble: type[BaseException]
) -> None:
    """Also when it comes between the two renames."""
    path = repository.add("orchard")
    folder = repository.generate("orchard").folder
    before = contents(folder)
    path.write_text(
        path.read_text(encoding="utf-8").replace("summary: List trees", "summary: List all"), encoding="utf-8"
    )
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise trouble
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(trouble):
        repository.generate("orchard")

    assert contents(folder) == before


ODD = """\
openapi: 3.1.0
info: {title: Odd, version: "1", x-client-name: Odd}
servers: [{url: "https://odd.example"}]
tags: [{name: things}]
paths:
  /things:
    post:
      operationId: things.list
      summary: List
      x-effect: read
      x-pagination: {style: page, page: page, first: 1, items: /things}
      tags: [things]
      parameters:
        - {name: page, in: query, description: d, schema: {type: integer}}
        - {name: item, in: query, description: d, schema: {type: string}}
        - {name: answer, in: query, description: d, schema: {type: string}}
        - {name: itertools, in: query, description: d, schema: {type: string}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Query"}
      responses:
        "200":
          description: d
          content: {application/json: {schema: {$ref: "#/components/schemas/Page"}}}
components:
  schemas:
    Page:
      type: object
      required: [things]
      properties: {things: {type: array, items: {$ref: "#/components/schemas/Thing"}}}
    Query:
      type: object
      required: [models, json]
      properties: {models: {type: string}, json: {type: string}, kind: {type: string, const: Thing}}
    Thing:
      type: object
      properties:
        kind: {type: [string, "null"], x-extensible-enum: [apple, pear], x-enum-varnames: [APPLE, PEAR]}
        fixed: {type: string, const: "a\\"b, c"}
"""


def test_names_and_values_that_meet_ours_keep_their_meaning(repository: Repository) -> None:
    """Parameters called like our locals and modules, a const called like a schema, an enum with null."""
    repository.add("odd", ODD)
    repository.generate("odd")
    asked: list[tuple[str, bytes]] = []

    def pages(request: httpx.Request) -> httpx.Response:
        asked.append((request.url.query.decode(), request.content))
        things = [{"kind": None}, {"kind": "plum", "fixed": 'a"b, c'}] if len(asked) < 3 else []
        return httpx.Response(200, json={"things": things})

    with repository.imported("odd") as package:
        odd = package.Odd(transport=httpx.MockTransport(pages))
        found = list(
            odd.things.iter(models_="m", json_="j", item="i", answer="a", itertools_="t", kind="Thing")
        )

    assert [thing.kind for thing in found] == [None, "plum"] * 2
    assert found[1].fixed == 'a"b, c'
    assert [query for query, _ in asked] == [f"page={n}&item=i&answer=a&itertools=t" for n in (1, 2, 3)]
    assert {body for _, body in asked} == {b'{"models":"m","json":"j","kind":"Thing"}'}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("x-client-name: Odd", "x-client-name: Things", "x-client-name: Things is taken"),
        ("x-client-name: Odd", "x-client-name: Credentials", "x-client-name: Credentials is taken"),
        ("    Page:", "    UNSET:", "schema UNSET"),
    ],
)
def test_names_that_the_package_has_itself_are_refused(
    repository: Repository, old: str, new: str, told: str
) -> None:
    """Each would make a package that cannot be imported, or not be used."""
    repository.add(
        "odd",
        ODD.replace(old, new).replace("schemas/Page", "schemas/UNSET" if "UNSET" in new else "schemas/Page"),
    )

    with pytest.raises(SpecError, match=told):
        repository.generate("odd")


def test_hostile_text_stays_text(repository: Repository) -> None:
    """Quotes, backslashes, Jinja, keywords and control characters reach the package as data only."""
    repository.add("hostile")
    folder = repository.generate("hostile").folder
    spec = document.load(repository.folder / "specs" / "hostile.yaml").root

    calls = {"exit", "SystemExit", "raw"}
    for path in (path for path in folder.rglob("*.py") if "_runtime" not in path.parts):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        modules = {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        assert not names & calls, path
        assert "os" not in modules, path

    with repository.imported("hostile") as package:
        models = package.models
        assert models.Thing.__doc__.strip().split() == ['"""', "raise", "SystemExit", '"""']
        kinds = spec["components"]["schemas"]["Thing"]["properties"]["kind"]["x-extensible-enum"]
        assert [member.value for member in models.ThingKind] == kinds
        thing = msgspec.json.decode(
            b'{"class": "c", "None": 1, "with space": "s", "__class__": "x"}', type=models.Thing
        )
        assert (thing.class_, thing.none, thing.with_space, thing.field_class_) == ("c", 1, "s", "x")
        assert b'"None":1' in msgspec.json.encode(thing)
        method = package.client.Class.import_
        assert spec["paths"]['/things/{from}/{self}/"{{ 7 * 7 }}']["get"]["summary"] in method.__doc__
        assert "{{ 7 * 7 }}" in method.__doc__
        assert package.client._CLASS_IMPORT.path == '/things/{from_}/{self_}/"{{ 7 * 7 }}'
        assert (spec["servers"][0]["url"],) == package.client.SERVERS
        assert package.__version__ == spec["info"]["version"]
        assert package.SPEC[:2] == (spec["info"]["title"], spec["info"]["version"])


def test_names_that_would_shadow_each_other_are_refused(repository: Repository) -> None:
    """Two codes, members or arguments under one Python name would lose one of them without a word."""
    orchard = repository.add("orchard").read_text(encoding="utf-8")

    for old, new, told in (
        ("[TreeFelled, NoHarvest]", "[Sdk, NoHarvest]", "SdkError is taken"),
        ("[TABLE, JUICE]", "[TABLE, table]", "become TABLE"),
        (
            "        grams:\n          type: integer\n          minimum: 1",
            "        tree_id:\n          type: integer",
            "become tree_id",
        ),
        ("        basket:", '        "bas\\"ket":', "takes no property"),
    ):
        assert old in orchard
        repository.add("orchard", orchard.replace(old, new))
        with pytest.raises(SpecError, match=told):
            repository.generate("orchard")


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("x-once: {status: '409', code: tree_felled}", "refused with 409 (TreeFelledError)."),
        ("x-once: {status: '409'}", "Once for each thing: then it is refused with 409."),
        ("x-undo: {operation: harvests.drop}", "Effect: reversible. Taken back by `harvests.drop`."),
        ("x-undo: {operation: harvests.create, before: [body]}", "Taken back by itself, with the value"),
    ],
)
def test_docstrings_say_what_happens_next(repository: Repository, key: str, told: str) -> None:
    """Whether the call succeeds once only, and what takes it back."""
    text = (ROOT / "tests" / "generator" / "orchard.yaml").read_text(encoding="utf-8")
    effect = "      x-effect: reversible\n"
    repository.add("orchard", text.replace(effect, f"{effect}      {key}\n"))

    repository.generate("orchard")

    with repository.imported("orchard") as package:
        for client in (package.Orchard, package.AsyncOrchard):
            assert told in " ".join(client().harvests.create.__doc__.split())


def test_extras_become_part_of_the_package(repository: Repository) -> None:
    """Credentials give the client its arguments, a mixin its group a method."""
    repository.add("orchard")
    extras = repository.folder / "extras" / "orchard"
    extras.mkdir(parents=True)
    shutil.copy(ROOT / "extras" / "g2a" / "credentials.py", extras)
    (extras / "baskets.py").write_text(
        '"""Baskets."""\n\nfrom __future__ import annotations\n\n\n'
        "class TreesExtra:\n    def shake(self) -> str:\n        return 'fruit'\n\n\n"
        "class AsyncTreesExtra:\n    async def shake(self) -> str:\n        return 'fruit'\n",
        encoding="utf-8",
    )

    folder = repository.generate("orchard").folder

    copied = (folder / "src" / "orchard_client" / "credentials.py").read_text(encoding="utf-8")
    assert "from ._runtime.credentials import Secret" in copied
    assert "Copied from extras/orchard/credentials.py" in copied
    with repository.imported("orchard") as package:
        client = package.Orchard(api_hash="h", email="e", secret="s")
        assert client.trees.shake() == "fruit"
        assert "The merchant's API hash" in package.Orchard.__doc__


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("class Credentials:\n    pass\n", "no __init__"),
        ("class Credentials:\n    def __init__(self, key: str) -> None: ...\n", "by keyword only"),
        ("class Credentials:\n    def __init__(self, *, key) -> None: ...\n", "needs an annotation"),
        ("class Credentials(:\n", "credentials.py:1: not Python"),
    ],
)
def test_extras_of_the_wrong_form_are_refused(repository: Repository, text: str, told: str) -> None:
    """With the file and the line."""
    repository.add("orchard")
    folder = repository.folder / "extras" / "orchard"
    folder.mkdir(parents=True)
    (folder / "credentials.py").write_text(text, encoding="utf-8")

    with pytest.raises(ExtrasError, match=re.escape(told)):
        repository.generate("orchard")


@pytest.mark.parametrize("api", APIS)
def test_every_decoder_builds_and_every_example_decodes(api: str) -> None:
    """A dangling forward reference shows when a decoder is built; no example of a spec is refused."""
    import importlib

    package = importlib.import_module(f"{api}_client")
    client = importlib.import_module(f"{api}_client.client")
    spec = document.load(ROOT / "specs" / f"{api}.yaml")
    by_id = {op.id: op for op in vars(client).values() if type(op).__name__ == "Operation"}
    assert set(by_id) == {operation.id for operation in spec.operations()}

    for name in package.models.__all__:
        msgspec.json.Decoder(getattr(package.models, name))
    decoded = 0
    for raw in spec.operations():
        operation = by_id[raw.id]
        for status, response in raw.raw["responses"].items():
            for media in spec.resolve(response).get("content", {}).values():
                for example in media.get("examples", {}).values():
                    decoded += check_example(operation, status, example["value"])
    assert decoded


def mended(value: Any, back: Any) -> Any:
    """A value of the spec as the client writes it: PHP's empty lists are empty maps or nothing, UTC is Z."""
    if value == [] and (back is None or back == {}):
        return back
    if isinstance(value, str) and isinstance(back, str) and value.replace("+00:00", "Z") == back:
        return back  # the same moment
    if is_map(value) and is_map(back):
        return {key: mended(inner, back.get(key)) for key, inner in value.items()}
    if is_list(value) and is_list(back):
        return [mended(inner, other) for inner, other in zip(value, back, strict=True)]
    return value


def check_example(operation: Any, status: str, value: Any) -> int:
    """Decode one example as the client would, and encode it back without loss."""
    body = json.dumps(value).encode()
    if status.startswith("2"):
        back = msgspec.to_builtins(operation.answers[int(status)].decode(body))
        plain = json.loads(json.dumps(back))  # tuples are lists to JSON
        assert mended(value, plain) == plain
    else:
        error = operation.refusals.read(None, int(status), {}, body)
        assert error.error is not None
        assert error.status == int(status)
    return 1
