"""What a package says of itself, and where it has that from."""

import importlib
import tomllib
from typing import Any

import httpx
import pytest
from trove_classifiers import classifiers

from generator import document, metadata
from generator.errors import GeneratorError
from generator.metadata import Metadata

from .conftest import ROOT, Repository

APIS = sorted(path.stem for path in (ROOT / "specs").glob("*.yaml"))
SPEC = """\
openapi: 3.1.0
info:
  title: Orchard
  version: "7"
  x-evidence: {source: handbook, kind: documented, seen: "2025-03-01"}
servers:
  - {url: "http://127.0.0.1", x-evidence: {source: gamestore-openapi, kind: code, seen: "2026-11-20"}}
tags: [{name: Trees_and shrubs}, {name: "a,b\\nc"}, {name: orchard}]
paths:
  /trees: {get: {x-evidence: {kind: observed, seen: "2025-12-31"}}}
"""


def read(repository: Repository, notes: str = "") -> Metadata:
    """The metadata of the package of `SPEC`."""
    spec = document.load(repository.add("two_orchards", SPEC))
    return metadata.read(spec, root=repository.folder, notes=notes)


def test_a_version_is_that_of_the_changelog(repository: Repository) -> None:
    """Apart from that of the spec, which serves where there is no changelog."""
    assert read(repository).version == "7"
    assert read(repository, "## Unreleased\n\n- More.\n").version == "7"
    assert read(repository, "## Unreleased\n\n## 1.2.0 (2026-11-21)\n").version == "1.2.0"


def test_addresses_are_those_of_the_repository(repository: Repository) -> None:
    """And of two files in it; a changelog that is not there has no address."""
    project = repository.folder / "pyproject.toml"
    project.write_text(
        '[project]\nname = "x"\nlicense = "MIT"\nauthors = [{ name = "A" }]\n'
        'urls = { Repository = "https://code.example/x/", Changelog = "https://code.example/x/log" }\n',
        encoding="utf-8",
    )

    assert read(repository, "## 1.0.0\n").urls == {
        "Repository": "https://code.example/x/",
        "Changelog": "https://code.example/x/blob/HEAD/generated/two-orchards-client/CHANGELOG.md",
        "Specification": "https://code.example/x/blob/HEAD/specs/two_orchards.yaml",
    }
    assert "Changelog" not in read(repository).urls


def test_keywords_name_the_store_and_its_groups(repository: Repository) -> None:
    """Behind those of all packages, without the commas that part them, each once."""
    common = tomllib.loads((repository.folder / "pyproject.toml").read_text(encoding="utf-8"))
    keywords = read(repository).keywords

    assert list(keywords) == [
        *common["project"]["keywords"],
        "two orchards",
        "trees and shrubs",
        "a b c",
        "orchard",
    ]


def test_a_look_at_our_own_server_verifies_nothing(repository: Repository) -> None:
    """The newest source is what counts, but this repository is none."""
    assert read(repository).verified == "2025-12-31"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "cannot be read, but has what all packages have in common: "),
        ("[project\n", "cannot be read, but has what all packages have in common: "),
        ("", "[project] has no name, which all packages take from there"),
        ("[project]\nname = 'x'\nlicense = {file = 'L'}\n", "[project] has no license, "),
        ("[project]\nname = 'x'\nlicense = 'MIT'\nauthors = [{}]\n", "[project] has no authors, "),
        (
            "[project]\nname = 'x'\nlicense = 'MIT'\nauthors = [{name = 'A'}]\n",
            "[project] has no urls.Repository",
        ),
    ],
)
def test_a_repository_that_lacks_something_is_refused(
    repository: Repository, text: str | None, told: str
) -> None:
    """With the file and what to add."""
    project = repository.folder / "pyproject.toml"
    project.unlink()
    if text is not None:
        project.write_text(text, encoding="utf-8")

    with pytest.raises(GeneratorError) as caught:
        read(repository)

    assert str(caught.value).startswith(f"{project}: {told}")


@pytest.mark.parametrize("api", APIS)
def test_an_index_takes_what_a_package_says(api: str) -> None:
    """Classifiers that exist, a licence by its SPDX name, our addresses, keywords that are not parted."""
    folder = ROOT / "generated" / metadata.distribution(api)
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert set(project["classifiers"]) <= classifiers
    assert not any(each.startswith("License ::") for each in project["classifiers"])
    assert project["license"] == "MIT"
    assert all((folder / name).is_file() for name in (*project["license-files"], project["readme"]["file"]))
    assert project["authors"] == [{"name": "The Gamestore OpenAPI authors"}]
    assert len(project["description"]) <= 512
    assert "\n" not in project["description"]
    assert not any("," in keyword for keyword in project["keywords"])
    assert set(project["urls"]) == {
        *("Homepage", "Documentation", "Repository", "Issues", "Changelog", "Specification"),
    }
    repository = project["urls"]["Repository"]
    assert all(url.startswith(repository) for url in project["urls"].values())


def test_a_package_says_the_version_that_is_installed(repository: Repository) -> None:
    """Asked of the distribution; from a source tree, the version that it was generated with."""
    repository.add("orchard")
    repository.note("orchard", "## 1.2.0\n")
    installed = repository.generate("orchard").folder / "src" / "orchard_client-1.2.0.post1.dist-info"

    with repository.imported("orchard") as package:
        assert package.__version__ == "1.2.0"
        installed.mkdir()
        told = "Metadata-Version: 2.4\nName: orchard-client\nVersion: 1.2.0.post1\n"
        (installed / "METADATA").write_text(told, encoding="utf-8")
        importlib.invalidate_caches()
        assert package.__version__ == "1.2.0.post1"
        assert {"SPEC", "__version__"} <= set(package.__all__)
        assert agent(package) == "orchard-client/1.2.0"
        with pytest.raises(AttributeError, match="no attribute '__release__'"):
            _ = package.__release__


def agent(package: Any) -> str:
    """How a client of the package introduces itself."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["User-Agent"])
        return httpx.Response(500)

    client = package.Orchard(gate_key="k", transport=httpx.MockTransport(answer), max_retries=0)
    with pytest.raises(package.SdkError):
        client.trees.list()
    return seen[0].split()[0]
