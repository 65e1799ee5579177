"""The files for release: complete, the same each time, and never half there."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from generator import bundle, document, views
from tests.generator.conftest import ROOT, Repository

APIS = sorted(path.stem for path in (ROOT / "specs").glob("*.yaml"))


@pytest.fixture(scope="module")
def made() -> dict[str, bundle.File]:
    """The files of all specs of this repository, by name."""
    roots = {api: document.load(ROOT / "specs" / f"{api}.yaml").root for api in APIS}
    return {file.name: file for api, root in roots.items() for file in bundle.files(api, root)}


@pytest.fixture
def orchard(repository: Repository) -> Path:
    """A repository with one small spec, bundled."""
    repository.add("orchard")
    assert bundle.main(["--root", str(repository.folder)]) == 0
    return repository.folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_each_api_has_its_forms(made: dict[str, bundle.File]) -> None:
    """3.1, JSON and 3.0 for each; both versions for each host where there are several."""
    for api in APIS:
        assert {f"{api}.yaml", f"{api}.json", f"{api}.3.0.yaml"} <= made.keys()
        hosts = views.by_host(document.load(ROOT / "specs" / f"{api}.yaml").root)
        named = {f"{api}.{host}{end}" for host in hosts for end in (".yaml", ".3.0.yaml")}
        assert {name for name in made if name.startswith(f"{api}.") and ".com" in name} == (
            named if len(hosts) > 1 else set()
        )


def test_every_file_is_openapi_and_reads_the_same_everywhere(made: dict[str, bundle.File]) -> None:
    """YAML 1.1 and 1.2 agree on each file, and the version is the one that its name says."""
    for name, file in made.items():
        if name.endswith(".json"):
            root: dict[str, Any] = json.loads(file.content)
            assert root == document.parse(made[name[:-4] + "yaml"].content.decode(), Path(name)).root
            continue
        root = document.parse(file.content.decode(), Path(name)).root
        assert root == yaml.load(file.content, yaml.CSafeLoader)
        lower = name.endswith(".3.0.yaml")
        validator = (OpenAPIV30SpecValidator if lower else OpenAPIV31SpecValidator)(root)
        assert root["openapi"] == ("3.0.3" if lower else "3.1.0")
        assert [str(error) for error in validator.iter_errors()] == []


def test_the_spec_is_all_there_but_for_its_comments(made: dict[str, bundle.File]) -> None:
    """Keys stand in the order of the spec; only descriptions have grown."""
    for api in APIS:
        spec = document.load(ROOT / "specs" / f"{api}.yaml").root
        text = made[f"{api}.yaml"].content.decode()
        root = document.parse(text, Path(f"{api}.yaml")).root

        assert json.dumps(root) == json.dumps(views.with_known_values(spec))
        lower = yaml.safe_load(made[f"{api}.3.0.yaml"].content)
        for old, new in ((spec, lower), (spec["paths"], lower["paths"]), (spec["info"], lower["info"])):
            assert list(new) == [key for key in old if key in new]
        assert "\n#" not in text


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "Null",
        "1e3",
        "0x1f",
        "1_000",
        "12:30:00",
        "2020-01-01",
        "y",
        ".5",
        "=",
        "<<",
        "0o17",
        "a: b",
        "- a",
    ],
)
def test_text_stays_text_in_every_yaml(repository: Repository, text: str) -> None:
    """What some reader takes for a number, a date or a truth value is quoted."""
    root: dict[str, Any] = {"openapi": "3.1.0", "paths": {}, "x": text, text: [text, f"{text}\n\n{text}\n"]}

    (file, *_) = bundle.files("orchard", root | {"info": {"title": "t", "version": "1"}})

    assert document.parse(file.content.decode(), Path("orchard.yaml")).root["x"] == text
    assert yaml.safe_load(file.content)[text] == [text, f"{text}\n\n{text}\n"]


def test_two_runs_give_the_same_bytes(orchard: Path) -> None:
    """Also over what an earlier run has left."""
    first = contents(orchard / "dist")

    assert bundle.main(["--root", str(orchard)]) == 0

    assert contents(orchard / "dist") == first


def test_sums_are_those_of_all_files(orchard: Path) -> None:
    """Each file is in SHA256SUMS, sorted by name, as `sha256sum -c` reads it."""
    files = contents(orchard / "dist")
    lines = files.pop("SHA256SUMS").decode().splitlines()

    assert lines == [f"{hashlib.sha256(files[name]).hexdigest()}  {name}" for name in sorted(files)]
    forms = {"orchard.yaml", "orchard.json", "orchard.3.0.yaml", "orchard.simple.3.0.yaml"}
    assert set(files) == {*forms, "LOSSES.md"}


def test_files_of_a_spec_that_is_gone_are_deleted(orchard: Path, repository: Repository) -> None:
    """What the bundle did not write stays."""
    (orchard / "dist" / "wheel.whl").write_text("not ours", encoding="utf-8")
    (orchard / "specs" / "orchard.yaml").rename(orchard / "specs" / "meadow.yaml")

    assert bundle.main(["--root", str(orchard)]) == 0

    names = set(contents(orchard / "dist"))
    forms = {f"meadow.{end}" for end in ("yaml", "json", "3.0.yaml", "simple.3.0.yaml")}
    assert names == {*forms, "LOSSES.md", "SHA256SUMS", "wheel.whl"}


def test_a_spec_with_findings_leaves_the_bundle_as_it_was(
    orchard: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The findings are printed with their lines, and nothing is written."""
    before = contents(orchard / "dist")
    spec = orchard / "specs" / "orchard.yaml"
    spec.write_text(
        spec.read_text(encoding="utf-8").replace("openapi: 3.1.0", "openapi: 2.0.0"), encoding="utf-8"
    )

    assert bundle.main(["--root", str(orchard)]) == 1

    assert "[openapi-version]" in capsys.readouterr().err
    assert contents(orchard / "dist") == before


def test_a_write_that_fails_leaves_no_sums_of_other_files(
    orchard: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One message, status 2, no scratch folder, and every file either old or new but whole."""
    before = contents(orchard / "dist")
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if self.name.endswith(".json"):
            raise OSError(28, "No space left on device", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)

    assert bundle.main(["--root", str(orchard)]) == 2

    assert "No space left" in capsys.readouterr().err
    after = contents(orchard / "dist")
    assert "SHA256SUMS" not in after
    assert after == {name: content for name, content in before.items() if name != "SHA256SUMS"}


def test_no_specs_is_one_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder is a mistake in `--root`."""
    assert bundle.main(["--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'specs'}: no specs there\n"


def test_dist_is_a_file(orchard: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the folder cannot be made the message names it."""
    shutil.rmtree(orchard / "dist")
    (orchard / "dist").write_text("", encoding="utf-8")

    assert bundle.main(["--root", str(orchard)]) == 2
    assert f"{orchard / 'dist'}: cannot be written" in capsys.readouterr().err


def test_losses_are_counted_by_kind_and_listed_by_place() -> None:
    """The page comes from the views, so a loss that is mended is gone from it."""
    schema = {"type": "string", "examples": ["a", "b"]}
    answer = {"description": "A tree.", "content": {"application/json": {"schema": schema}}}
    get = {"operationId": "trees.get", "responses": {"200": answer}}
    root: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Orchard", "version": "1.0.0"},
        "paths": {"/tree": {"get": get}},
    }

    page = bundle.losses_page({"orchard": root, "meadow": {**root, "paths": {}}})

    assert "| `<api>.3.0.yaml` | `examples` | the first is kept | 1 | 0 |" in page
    place = "/paths/~1tree/get/responses/200/content/application~1json/schema/examples"
    assert f"- `{place}`: `examples`, the first is kept (`.3.0.yaml`)" in page
    assert "simple" not in page.partition("| File")[2]
