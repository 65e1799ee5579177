"""The command: bad input gets one clear message, a non-zero exit, no traceback, and changes nothing."""

import json
import subprocess
import sys

import pytest

from .conftest import ROOT, Repository


def run(repository: Repository, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``python -m generator`` on a repository in miniature."""
    command = [sys.executable, "-m", "generator", "--root", str(repository.folder), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_clean_specs_are_generated_and_reported(repository: Repository) -> None:
    """Exit 0, the package stands, the report has its figures."""
    repository.add("orchard")

    done = run(repository)

    assert done.returncode == 0, done.stderr
    assert "3 operations, no findings" in done.stdout
    assert (repository.folder / "generated" / "orchard-client" / "pyproject.toml").is_file()
    report = json.loads((repository.folder / "reports" / "generate.json").read_text(encoding="utf-8"))
    assert report["orchard"]["findings"] == 0
    assert report["orchard"]["operations"] == 3
    assert report["orchard"]["changed"] > 10


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("      summary: List trees\n", "      summary: [List trees\n", "orchard.yaml:"),
        ("      summary: List trees\n", "      summary: List trees\n      summary: Again\n", "summary"),
        ("#/components/schemas/TreePage", "#/components/schemas/Gone", "Gone"),
        ("      x-effect: read\n      x-pagination", "      x-efect: read\n      x-pagination", "x-efect"),
        ("      operationId: trees.list\n", "", "operationId"),
    ],
    ids=["syntax", "duplicate-key", "dangling-ref", "unknown-x-key", "no-operation-id"],
)
def test_broken_specs_are_refused_with_the_place(
    repository: Repository, old: str, new: str, told: str
) -> None:
    """One line a finding, with file and line; nothing is generated."""
    text = repository.add("orchard").read_text(encoding="utf-8")
    assert old in text
    repository.add("orchard", text.replace(old, new, 1))

    done = run(repository)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert told in done.stderr
    assert all(":" in line for line in done.stderr.splitlines()[:-1])
    assert not (repository.folder / "generated").exists()


@pytest.mark.parametrize("arguments", [("nowhere",), ("nowhere", "--check"), ("--validate", "nowhere")])
def test_a_spec_that_is_not_there_is_named(repository: Repository, arguments: tuple[str, ...]) -> None:
    """Not a traceback of open()."""
    done = run(repository, *arguments)

    assert done.returncode == 1
    assert "nowhere.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_spec_does_not_keep_the_others_back(repository: Repository) -> None:
    """All are looked at; the exit still tells."""
    repository.add("orchard")
    repository.add("broken", "openapi: [")

    done = run(repository)

    assert done.returncode == 1
    assert "broken.yaml" in done.stderr
    assert (repository.folder / "generated" / "orchard-client").is_dir()


def test_check_fails_when_a_client_is_missing(repository: Repository) -> None:
    """A spec without its client is stale, too."""
    repository.add("orchard")

    done = run(repository, "--check")

    assert done.returncode == 1
    assert "is stale, run `nox -s generate`" in done.stderr
    assert not (repository.folder / "generated" / "orchard-client").exists()


def test_check_names_what_a_client_lacks_and_what_it_says_no_more(repository: Repository) -> None:
    """A marker without a byte in it, and an address that is another by now; both stay as they are."""
    repository.add("orchard")
    assert run(repository).returncode == 0
    assert run(repository, "--check").returncode == 0
    marker = repository.folder / "generated" / "orchard-client" / "src" / "orchard_client" / "py.typed"
    marker.unlink()
    project = repository.folder / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace('Issues = "https:', 'Issues = "http:'), encoding="utf-8")

    done = run(repository, "--check")

    assert done.returncode == 1
    assert done.stderr.splitlines()[0].endswith("orchard-client is stale, run `nox -s generate`:")
    assert done.stderr.splitlines()[1:] == ["  pyproject.toml", "  src/orchard_client/py.typed"]
    assert not marker.exists()
