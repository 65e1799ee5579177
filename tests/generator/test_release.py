"""Which version a release has, what is refused, and that a refusal changes nothing."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import render
from generator.__main__ import main as generate
from generator.breaking import oasdiff
from generator.breaking.changes import Change, semver
from generator.document import Document
from generator.release import ReleaseError, surface
from generator.release.__main__ import BUILDS, CHECKS, main
from generator.release.checkout import Checkout
from generator.release.difference import package_changes, untold

from .conftest import HERE, ROOT, Repository

GIT = shutil.which("git") or "git"
TODAY = "2026-12-01"
TAG = "orchard-client-v1.0.0"
NOTES = "## 1.0.0 (2026-11-21)\n\nFirst description.\n"
CHECK = (
    "import pathlib, sys\n[pathlib.Path(name).touch() for name in sys.argv[2:]]\nsys.exit(int(sys.argv[1]))\n"
)
GREEN = (("orchard_check", "0"),)
BUILD = """\
import pathlib, subprocess, sys
root, out = map(pathlib.Path, sys.argv[1:])
for command in (("log", "-1", "--format=%s"), ("status", "--porcelain")):
    subprocess.run(["git", "-C", root, *command], check=True)
print((root / "generated/orchard-client/pyproject.toml").read_text().splitlines().count('version = "1.1.0"'))
(out / "orchard.whl").touch()
"""
"""Tells of which commit and version it is called, and leaves something."""
Felt = set[tuple[str, str]]
"""Levels and texts of changes."""
PACKAGE = "generated/orchard-client/src/orchard_client"


class Release:
    """A git repository with a spec, its package and a tag."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str) -> str:
        """What git prints."""
        command = [GIT, "-C", str(self.folder), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self) -> None:
        """All that is there."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "one")

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a file, everywhere."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def spec(self, *plants: tuple[str, str]) -> None:
        """Change the spec, generate the package, commit both."""
        for old, new in plants:
            self.replace("specs/orchard.yaml", old, new)
        self.repository().generate("orchard")
        self.commit()

    def repository(self) -> Repository:
        """With what our other tests do to it."""
        found = Repository.__new__(Repository)
        found.folder = self.folder
        return found

    def run(self, *arguments: str, commands: Any = GREEN, builds: Any = GREEN) -> int:
        """Run the command on a certain day; the tests are one of ours."""
        given = ["orchard", "--root", str(self.folder), "--today", TODAY, *arguments]
        return main(given, commands=commands, builds=builds)

    def state(self) -> tuple[object, ...]:
        """All that a refusal must leave as it is."""
        files = {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and not {".git", "__pycache__"} & {*path.parts}
        }
        told = (("status", "--porcelain"), ("for-each-ref",), ("symbolic-ref", "HEAD"), ("worktree", "list"))
        return (files, *(self.git(*one) for one in told))

    def project(self) -> dict[str, Any]:
        """The metadata of the package."""
        path = self.folder / "generated" / "orchard-client" / "pyproject.toml"
        found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
        return found


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Version 1.0.0 of the orchard, generated, committed and tagged once."""
    with pytest.MonkeyPatch.context() as patch:
        alone(patch)
        repository = Repository(tmp_path_factory.mktemp("released"))
        text = (HERE / "orchard.yaml").read_text(encoding="utf-8")
        repository.add("orchard", text.replace('version: "1"', "version: 1.0.0"))
        repository.note("orchard", NOTES)
        shutil.copy(ROOT / ".gitignore", repository.folder)
        (repository.folder / "orchard_check.py").write_text(CHECK, encoding="utf-8")
        (repository.folder / "orchard_build.py").write_text(BUILD, encoding="utf-8")
        repository.generate("orchard")
        made = Release(repository.folder)
        made.git("init", "-q", "-b", "main")
        made.git("config", "user.name", "Orchard")
        made.git("config", "user.email", "orchard@example.org")
        made.commit()
        made.git("tag", "-a", TAG, "-m", "one")
    return repository.folder


def alone(patch: pytest.MonkeyPatch) -> None:
    """Git as if nobody had set it up."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        patch.setenv(name, os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        patch.delenv(f"GIT_{role}_NAME", raising=False)
        patch.delenv(f"GIT_{role}_EMAIL", raising=False)
    patch.delenv("EMAIL", raising=False)


def finds(*changes: Change) -> Callable[[Document, Document], list[Change]]:
    """An oasdiff that does, whatever it is given."""

    def compare(old: Document, new: Document) -> list[Change]:
        return [*changes]

    return compare


@pytest.fixture
def release(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """A copy for this test. oasdiff, which takes Go, finds nothing; our own comparison looks."""
    alone(monkeypatch)
    monkeypatch.setattr(oasdiff, "compare", finds())
    folder = tmp_path / "orchard"
    shutil.copytree(released, folder)
    return Release(folder)


HEIGHT = (
    "        species: {type: string}\n",
    "        species: {type: string}\n        height: {type: integer}\n",
)
WORDS = ("      description: One tree.\n", "      description: One tree, or what is left of it.\n")
GONE = ("        basket: {type: integer}\n", "")
RENAMED = ("operationId: harvests.get", "operationId: harvests.show")
RAISED = ("  version: 1.0.0\n", "  version: 2.0.0\n")


# --- What is prepared ---


def test_a_harmless_addition_is_a_minor_release(release: Release, capsys: pytest.CaptureFixture[str]) -> None:
    """One commit and one tag with the changelog, the version in the package, a command that pushes."""
    release.spec(HEIGHT)
    before = release.git("rev-parse", "HEAD")

    assert release.run() == 0

    section = (
        f"## 1.1.0 ({TODAY})\n\n"
        "### Changed\n\n- Descriptions, examples, evidence, or what only tests read.\n\n"
        "### Added\n\n- `models.Tree.height` is new."
    )
    assert release.git("log", "--format=%s", f"{before}..HEAD") == "release(orchard): 1.1.0"
    body = release.git("log", "-1", "--format=%b")
    assert body == (
        "At least 1.1.0, minor after 1.0.0, because of:\n\n- package: `models.Tree.height` is new"
    )
    tag = "orchard-client-v1.1.0"
    assert release.git("cat-file", "-t", tag) == "tag"
    assert release.git("rev-parse", f"{tag}^{{commit}}") == release.git("rev-parse", "HEAD")
    assert release.git("tag", "-l", "--format=%(contents)", tag) == section
    notes = (release.folder / "specs" / "changes" / "orchard.md").read_text(encoding="utf-8")
    assert notes == f"{section}\n\n{NOTES}"
    assert release.project()["version"] == "1.1.0"
    assert section in (release.folder / "generated/orchard-client/CHANGELOG.md").read_text(encoding="utf-8")
    assert release.git("status", "--porcelain") == ""
    assert release.git("worktree", "list").count("\n") == 0
    told = capsys.readouterr().out
    assert "orchard-client: last release 1.0.0, least allowed 1.1.0, chosen 1.1.0" in told
    assert told.endswith(f"{tag} is made; this publishes it:\n  git push --atomic origin main {tag}\n")
    assert release.run() == 1
    assert capsys.readouterr().err == (
        f"nothing to release: nothing that is shipped changed since {tag}\n"
    ), "what was just released is no change"


@pytest.mark.parametrize(
    ("plants", "version"),
    [([WORDS], "1.0.1"), ([GONE], "2.0.0"), ([RENAMED, RAISED], "2.0.0")],
    ids=["docstring", "field", "operation"],
)
def test_the_changes_demand_a_version(
    release: Release, plants: list[tuple[str, str]], version: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A patch for words, a major version for what is gone; a rehearsal leaves everything as it was."""
    release.spec(*plants)
    before = release.state()

    assert release.run("--dry-run") == 0

    told = capsys.readouterr().out
    assert f"least allowed {version}, chosen {version}" in told
    assert f"## {version} ({TODAY})" in told
    assert f"dry run: orchard-client-v{version} was not made" in told
    assert release.state() == before


def test_a_higher_version_may_be_chosen(release: Release, capsys: pytest.CaptureFixture[str]) -> None:
    """By an option, or by whoever wrote the heading; not by both."""
    release.spec(WORDS)

    assert release.run("--dry-run", "--version", "1.5.0") == 0
    assert "least allowed 1.0.1, chosen 1.5.0" in capsys.readouterr().out

    notes = f"## 1.4.0 (2026-11-30)\n\nThe gardener speaks plainly.\n\n{NOTES}"
    (release.folder / "specs" / "changes" / "orchard.md").write_text(notes, encoding="utf-8")
    release.spec()
    assert release.run("--dry-run", "--version", "1.5.0") == 1
    assert "orchard.md: calls it 1.4.0 already" in capsys.readouterr().err
    assert release.run("--dry-run") == 0
    told = capsys.readouterr().out
    assert "least allowed 1.0.1, chosen 1.4.0" in told
    assert f"## 1.4.0 ({TODAY})\n\nThe gardener speaks plainly." in told


def test_the_first_release_has_the_version_of_the_package(
    release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is compared; the date of its section is that of the day. HEAD may be detached."""
    release.git("tag", "-d", TAG)
    release.git("checkout", "-q", "--detach")
    assert release.run("--version", "1.1.0") == 1
    assert "1.1.0 is not the first version, 1.0.0 is" in capsys.readouterr().err

    assert release.run() == 0

    told = capsys.readouterr().out
    assert "last release none, least allowed 1.0.0, chosen 1.0.0" in told
    assert told.endswith(f"  git push --atomic origin {TAG}\n")
    assert (
        release.git("tag", "-l", "--format=%(contents)", TAG) == f"## 1.0.0 ({TODAY})\n\nFirst description."
    )
    assert release.git("log", "-1", "--format=%B") == "release(orchard): 1.0.0\n\nThe first release."


def test_the_first_release_may_come_out_on_the_day_of_its_heading(release: Release) -> None:
    """Nothing is left to change: its commit is empty."""
    release.git("tag", "-d", TAG)
    before = release.git("rev-parse", "HEAD")

    assert release.run("--today", "2026-11-21") == 0

    assert release.git("rev-parse", f"{TAG}^{{commit}}~1") == before
    assert release.git("diff", before, TAG) == ""
    assert release.git("rev-parse", "HEAD") == release.git("rev-parse", f"{TAG}^{{commit}}")


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["release", "rehearsal"])
def test_what_is_tagged_is_what_was_built(
    release: Release, options: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    """The commit with its version, not the tree before it; what the build makes is gone afterwards."""
    release.spec(HEIGHT)
    before = release.state()

    assert release.run(*options, builds=(("orchard_build", "{root}", "{out}"),)) == 0

    told = capfd.readouterr().out
    assert "\nrelease(orchard): 1.1.0\n1\n" in told
    assert not list(release.folder.rglob("orchard.whl"))
    assert (release.state() == before) == bool(options)


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["release", "rehearsal"])
def test_a_red_build_refuses(
    release: Release, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """The commit was made, in a copy; everything is as it was."""
    release.spec(HEIGHT)
    before = release.state()

    assert release.run(*options, builds=(("orchard_check", "3"),)) == 1

    assert capsys.readouterr().err == "red: `python -m orchard_check 3` ended with 3\n"
    assert release.state() == before


# --- What is refused ---


def test_a_breaking_spec_change_with_a_minor_bump_is_refused(
    release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    """Twice: the spec's own major version stays, and so would that of the package."""
    release.spec(RENAMED)
    before = release.state()

    assert release.run("--version", "1.1.0") == 1

    refused, low = capsys.readouterr().err.splitlines()
    assert "specs/orchard.yaml: breaks programs, while the version in `info` stays 1.0.0" in refused
    assert "harvests.get: the method `harvests.get` is now `harvests.show`" in refused
    assert f"`nox -s breaking -- {TAG} orchard`" in refused
    assert low.startswith("1.1.0 is too low, 2.0.0 is the least after 1.0.0: spec: the method `harvests.get`")
    assert release.state() == before


def test_an_exception_excuses_the_spec_but_not_the_version(
    release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who calls the method feels it all the same; one that is over excuses nothing."""
    entry = '{{api: orchard, id: operation-renamed, reason: Nobody calls it, until: "{until}"}}'
    path = release.folder / "specs" / "changes" / "breaking.yaml"
    path.write_text(f"exceptions:\n  - {entry.format(until=TODAY)}\n", encoding="utf-8")
    release.spec(RENAMED)

    assert release.run("--dry-run") == 0
    assert "chosen 2.0.0" in capsys.readouterr().out

    path.write_text(f"exceptions:\n  - {entry.format(until='2026-11-30')}\n", encoding="utf-8")
    release.commit()
    assert release.run("--dry-run") == 1
    assert "breaking.yaml:2: expired on 2026-11-30" in capsys.readouterr().err


def test_oasdiff_is_asked(
    release: Release, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it finds breaks; a missing Go is no licence to release."""
    gone = Change("response-property-removed", "`height` is gone", "breaking", "Removed", breaks="wire")
    release.spec(WORDS)
    with monkeypatch.context() as patch:
        patch.setattr(oasdiff, "compare", finds(gone))
        assert release.run() == 1
        assert "stays 1.0.0: orchard: `height` is gone" in capsys.readouterr().err

    monkeypatch.undo()
    here = {"git": GIT}
    monkeypatch.setattr(oasdiff, "_TOOLS", release.folder / "no tools")
    monkeypatch.setattr(shutil, "which", here.get)
    assert release.run() == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert "there is no `go`; install Go" in told


def test_what_only_oasdiff_finds_is_refused(
    release: Release, built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A narrower number in a request: the package is the same but for a docstring."""
    monkeypatch.undo()
    alone(monkeypatch)
    release.spec(
        (
            "          minimum: 1\n          description: Net",
            "          minimum: 9\n          description: Net",
        )
    )

    assert release.run("--version", "1.0.1") == 1

    refused, low = capsys.readouterr().err.splitlines()
    assert "breaks programs, while the version in `info` stays 1.0.0: harvests.create: " in refused
    assert low.startswith("1.0.1 is too low, 2.0.0 is the least after 1.0.0: spec: the `grams` request")


def test_all_cheap_reasons_are_told_at_once(release: Release, capsys: pytest.CaptureFixture[str]) -> None:
    """A stale package, a file that git does not know, no author; before any test runs."""
    release.replace("specs/orchard.yaml", *HEIGHT)
    (release.folder / "new.txt").touch()
    release.git("config", "--unset", "user.email")
    before = release.state()

    assert release.run(commands=(("no_such_module",),)) == 1

    told = capsys.readouterr().err
    assert "the tree is dirty: specs/orchard.yaml, new.txt;" in told
    assert "git does not know who you are: set `git config user.name`" in told
    assert "generated/orchard-client is stale, run `nox -s generate`:" in told
    assert "  src/orchard_client/models.py" in told
    assert "no_such_module" not in told
    assert release.state() == before


def test_a_client_that_was_edited_is_refused(release: Release, capsys: pytest.CaptureFixture[str]) -> None:
    """Though it is committed: it is not what the spec makes."""
    release.replace(f"{PACKAGE}/client.py", "def list(", "def all(")
    release.commit()

    assert release.run() == 1
    assert "orchard-client is stale, run `nox -s generate`:\n  src/orchard_client/client.py\n" in (
        capsys.readouterr().err
    )


def test_what_has_to_be_green_is_what_the_sessions_run() -> None:
    """All tests as `nox -s tests` runs them; what is only of one API is told which."""
    sessions = (ROOT / "noxfile.py").read_text(encoding="utf-8")

    for module, *arguments in (*CHECKS, *BUILDS):
        assert f'"python", "-m", "{module}"' in sessions
        assert arguments[:1] == ["{api}"] or json.dumps(arguments)[1:-1] in sessions


@pytest.mark.parametrize(
    ("commands", "told"),
    [
        (
            (("orchard_check", "0"), ("orchard_check", "3", "{api}")),
            "red: `python -m orchard_check 3 orchard`",
        ),
        ((("orchard_check", "0", "left.txt"),), "the tree changed while the tests ran"),
    ],
    ids=["red", "changed"],
)
def test_red_tests_refuse(
    release: Release, commands: Any, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing was written before they ran, and nothing is after."""
    release.spec(WORDS)
    before = release.git("rev-parse", "HEAD"), release.git("for-each-ref")

    assert release.run(commands=commands) == 1

    assert told in capsys.readouterr().err
    assert (release.git("rev-parse", "HEAD"), release.git("for-each-ref")) == before
    assert release.project()["version"] == "1.0.0"


def test_nothing_to_release(release: Release, capsys: pytest.CaptureFixture[str]) -> None:
    """Whichever version is wished for: a release without a change would be a promise of one."""
    assert release.run("--version", "2.0.0") == 1
    assert capsys.readouterr().err == (f"nothing to release: nothing that is shipped changed since {TAG}\n")


def test_a_version_only_rises(release: Release, capsys: pytest.CaptureFixture[str]) -> None:
    """What was published stays what it was."""
    release.spec(WORDS)

    assert release.run("--version", "1.0.0") == 1
    assert capsys.readouterr().err == f"the tag {TAG} exists already\n"
    assert release.run("--version", "0.9.0") == 1
    assert capsys.readouterr().err == "0.9.0 is not higher than 1.0.0, the last release\n"


def test_the_last_release_is_the_highest(release: Release) -> None:
    """By its numbers, whatever was tagged when; rehearsals and other packages have tags, too."""
    for tag in ("1.10.0", "1.9.0", "1.10.1rc1", "01.11.0"):
        release.git("tag", f"orchard-client-v{tag}")
    release.git("tag", "orchard-galaxy-client-v2.0.0")

    assert Checkout(release.folder).last("orchard-client") == "1.10.0"
    assert Checkout(release.folder).last("orchard-galaxy-client") == "2.0.0"
    assert Checkout(release.folder).last("meadow-client") is None


def test_a_shallow_clone_is_refused(
    release: Release, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It lacks earlier releases, so that any would seem to be the first; the whole of it knows them."""
    release.spec(WORDS)
    clone = Release(tmp_path / "clone")
    release.git("clone", "-q", "--depth=1", release.folder.as_uri(), str(clone.folder))
    clone.git("config", "user.name", "Orchard")
    clone.git("config", "user.email", "orchard@example.org")

    assert clone.run("--dry-run") == 2
    assert capsys.readouterr().err.endswith(
        "clone: a shallow clone, which lacks earlier releases; run `git fetch --unshallow --tags`\n"
    )

    clone.git("fetch", "-q", "--unshallow", "--tags")
    assert clone.run("--dry-run") == 0
    assert "last release 1.0.0, least allowed 1.0.1, chosen 1.0.1" in capsys.readouterr().out


def test_a_folder_is_taken_from_a_tag_as_it_was(release: Release, tmp_path: Path) -> None:
    """Whatever its files are called and hold, and nothing besides."""
    folder = release.folder / "generated" / "orchard-client"
    (folder / "Äpfel.bin").write_bytes(bytes(range(256)))
    release.commit()
    release.git("tag", "with-apples")
    tracked = release.git("ls-files", "-z", "--", "generated/orchard-client").split("\0")
    before = {name: (release.folder / name).read_bytes() for name in filter(None, tracked)}
    release.replace(f"{PACKAGE}/client.py", "def list(", "def all(")
    release.commit()

    checkout = Checkout(release.folder)
    found = checkout.extract("with-apples", "generated/orchard-client", tmp_path / "then")

    assert found == tmp_path / "then" / "generated" / "orchard-client"
    files = [path for path in (tmp_path / "then").rglob("*") if path.is_file()]
    assert {path.relative_to(tmp_path / "then").as_posix(): path.read_bytes() for path in files} == before
    with pytest.raises(ReleaseError, match=r"^git archive: .*meadow-client"):
        checkout.extract("with-apples", "generated/meadow-client", tmp_path / "then")


def test_a_release_of_another_branch_is_merged_first(
    release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else what it changed would be taken back in silence."""
    release.spec(WORDS)
    release.git("tag", "-a", "orchard-client-v1.0.1", "-m", "one")
    release.git("reset", "-q", "--hard", "HEAD~1")

    assert release.run() == 1
    assert "orchard-client-v1.0.1, the last release, is not in this branch" in capsys.readouterr().err


@pytest.mark.parametrize("broken", ["render", "commit", "merge"])
def test_what_fails_midway_leaves_everything_as_it_was(
    release: Release, broken: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C while the package is made, a hook that refuses, a file that is in the way at last."""
    release.spec(HEIGHT)
    before = release.state()
    if broken == "render":
        monkeypatch.setattr(render, "generate", interrupted(render.generate))
    else:
        monkeypatch.setattr(Checkout, "git", refused(Checkout.git, broken))

    assert release.run() == (130 if broken == "render" else 2)

    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert told.startswith("interrupted" if broken == "render" else f"git {broken}: no")
    assert release.state() == before


def test_the_last_step_cannot_be_interrupted(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C between tag and commit: both are there."""
    release.spec(WORDS)
    git = Checkout.git

    def interrupted(self: Checkout, *arguments: str, **given: Any) -> str:
        if arguments[0] == "merge":
            signal.raise_signal(signal.SIGINT)
        return git(self, *arguments, **given)

    monkeypatch.setattr(Checkout, "git", interrupted)

    assert release.run() == 0
    assert release.git("describe", "--exact-match", "HEAD") == "orchard-client-v1.0.1"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def interrupted(generate: Callable[..., render.Outcome]) -> Callable[..., render.Outcome]:
    """Ctrl-C as soon as the package of the copy is there."""

    def broken(spec: Document, **options: Any) -> render.Outcome:
        outcome = generate(spec, **options)
        if not options.get("check"):
            raise KeyboardInterrupt
        return outcome

    return broken


def refused(git: Callable[..., str], command: str) -> Callable[..., str]:
    """One of git's commands fails."""

    def broken(checkout: Checkout, *arguments: str, **given: Any) -> str:
        if arguments[0] == command:
            raise ReleaseError(f"git {command}: no")
        return git(checkout, *arguments, **given)

    return broken


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("meadow",), "meadow: no spec of that name; there are orchard"),
        (("orchard", "--version", "1.1"), "'1.1' is no version; write three numbers, such as 1.2.0"),
        (("orchard", "--today", "soon"), "'soon' is no date; write YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_meant_is_named(
    release: Release, arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, no traceback."""
    try:
        code: object = main([*arguments, "--root", str(release.folder)], commands=GREEN, builds=GREEN)
    except SystemExit as exit_:
        code = exit_.code

    assert code == 2
    assert told in capsys.readouterr().err


def test_notes_that_are_not_utf_8_are_named(release: Release, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, by the generator, too."""
    path = release.folder / "specs" / "changes" / "orchard.md"
    path.write_bytes(NOTES.replace("description", "descripción").encode("latin-1"))

    assert release.run() == 2
    assert capsys.readouterr().err.endswith("specs/changes/orchard.md: not UTF-8\n")
    assert generate(["orchard", "--root", str(release.folder)]) == 1
    assert capsys.readouterr().err == f"{path}: not UTF-8\n"


def test_a_folder_without_git_is_refused(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to tag."""
    repository.add("orchard")

    assert main(["orchard", "--root", str(repository.folder)], commands=GREEN, builds=GREEN) == 2
    assert capsys.readouterr().err.endswith("no git checkout with a commit, so there is nothing to tag\n")


# --- What a program feels of a package ---

CLIENT, MODELS, ERRORS = "client.py", "models.py", "errors.py"

PLANTS: list[tuple[str, str, str, Felt]] = [
    # griffe finds these.
    (CLIENT, "def close(", "def shut(", {("breaking", "`Orchard.close` is gone")}),
    (
        CLIENT,
        "max_retries: int = 2",
        "max_retries: int = 3",
        {("breaking", "the default of `max_retries` of `Orchard()` was `2`, is `3`")},
    ),
    (
        MODELS,
        '    JUICE = "juice"\n',
        "",
        {("breaking", "`models.HarvestQuality.JUICE` is gone")},
    ),
    (
        MODELS,
        "    @property\n    def price_decimal",
        "    def price_decimal",
        {("breaking", "`models.Harvest.price_decimal` turned from attribute into function")},
    ),
    # It would, if it saw that the methods of a group are public.
    (CLIENT, "def get(self", "def show(self", {("breaking", "`Orchard.harvests.get` is gone")}),
    (
        CLIENT,
        "tree_id: int, *, grams: int)",
        "tree: int, *, grams: int)",
        {
            ("breaking", "`Orchard.harvests.create()` no longer takes `tree_id`"),
            ("breaking", "`Orchard.harvests.create()` needs `tree`"),
        },
    ),
    (
        CLIENT,
        "(self, harvest_id: int)",
        "(self, *, harvest_id: int)",
        {("breaking", "`harvest_id` of `Orchard.harvests.get()` was positional or keyword, is keyword-only")},
    ),
    (
        CLIENT,
        "        page: int = 1,",
        "        page: int,",
        {("breaking", "`Orchard.trees.iter()` needs `page`, which had a default")},
    ),
    # It sees no attribute that another method than `__init__` sets.
    (
        CLIENT,
        "        self.trees: Trees = Trees(self._transport)\n",
        "",
        {("breaking", "`Orchard.trees` is gone")},
    ),
    # It does not look at types.
    (
        CLIENT,
        "harvest_id: int)",
        "harvest_id: str)",
        {("breaking", "`harvest_id` of `Orchard.harvests.get()` was `int`, is `str`")},
    ),
    (
        CLIENT,
        'Literal["tolerate", "strict", "unset"]',
        'Literal["tolerate", "strict"]',
        {
            (
                "breaking",
                "`on_drift` of `Orchard()` was `Literal['tolerate'] | Literal['strict'] | Literal['unset']`, "
                "is `Literal['tolerate'] | Literal['strict']`",
            )
        },
    ),
    (
        CLIENT,
        "harvest_id: int) -> models.Harvest:",
        "harvest_id: int) -> models.Harvest | None:",
        {("breaking", "`Orchard.harvests.get()` gave `Harvest`, gives `Harvest | None`")},
    ),
    (
        MODELS,
        "    grams: int\n    price",
        "    grams: str\n    price",
        {("breaking", "`models.Harvest.grams` was `int`, is `str`")},
    ),
    (
        MODELS,
        "    species: str\n",
        "    species: str | UnsetType = UNSET\n",
        {("breaking", "`models.Tree.species` was `str`, is `str | UnsetType`")},
    ),
    # Nor at the values of enumerations, at `async` and at bases.
    (
        MODELS,
        'JUICE = "juice"',
        'JUICE = "cider"',
        {("breaking", "`models.HarvestQuality.JUICE` was `'juice'`, is `'cider'`")},
    ),
    (
        CLIENT,
        "    async def create(",
        "    def create(",
        {("breaking", "`AsyncOrchard.harvests.create()` is not a coroutine any more")},
    ),
    (
        ERRORS,
        "TreeFelledError(ConflictError)",
        "TreeFelledError(ClientError)",
        {("breaking", "`TreeFelledError` is no `ConflictError` any more")},
    ),
    # Names that have two places are told once, and so is what many inherit.
    (
        "_runtime/errors.py",
        "self.request_id: str | None",
        "self.request_id: bytes",
        {("breaking", "`ApiError.request_id` was `str | None`, is `bytes`")},
    ),
    (
        "_runtime/errors.py",
        "self.request_id",
        "self._request_id",
        {("breaking", "`ApiError.request_id` is gone")},
    ),
    (
        "__init__.py",
        '    "NoHarvestError",\n',
        "",
        {("breaking", "`NoHarvestError` is gone")},
    ),
    ("testing.py", '"Call", ', "", {("breaking", "`testing.Call` is gone")}),
    (
        "_about.py",
        "sha256",
        "digest",
        {("breaking", "`Spec.sha256` is gone"), ("harmless", "`Spec.digest` is new")},
    ),
    # Additions are no business of griffe's.
    (
        CLIENT,
        "class Harvests:\n",
        "class Harvests:\n    def weigh(self) -> int: ...\n\n",
        {("harmless", "`Orchard.harvests.weigh` is new")},
    ),
    (
        CLIENT,
        "harvest_id: int)",
        "harvest_id: int, *, fresh: bool = False)",
        {("harmless", "`Orchard.harvests.get()` takes `fresh`")},
    ),
    (
        CLIENT,
        "harvest_id: int)",
        "harvest_id: int | str)",
        {("harmless", "`harvest_id` of `Orchard.harvests.get()` was `int`, is `int | str`")},
    ),
    (
        MODELS,
        "    species: str\n",
        "    species: str\n    height: int\n",
        {("harmless", "`models.Tree.height` is new")},
    ),
    (
        MODELS,
        "    total: int | UnsetType = UNSET",
        "    total: int",
        {("harmless", "`models.TreePage.total` was `int | UnsetType`, is `int`")},
    ),
    (
        MODELS,
        '    JUICE = "juice"\n',
        '    JUICE = "juice"\n    JAM = "jam"\n',
        {("harmless", "`models.HarvestQuality.JAM` is new")},
    ),
    # Nobody feels these.
    (CLIENT, " Trees", " Grove", Felt()),
    (CLIENT, "models.Harvest:", '"models.Harvest":', Felt()),
    ("_runtime/transport.py", "def with_options(", "def with_others(", Felt()),
    (MODELS, '"""One tree."""', '"""One tree, or what is left of it."""', Felt()),
]


@pytest.fixture(scope="session")
def interface(released: Path) -> surface.Surface:
    """What is public of version 1.0.0."""
    return surface.load(released / "generated" / "orchard-client" / "src", "orchard_client")


@pytest.mark.parametrize(
    ("module", "old", "new", "changes"), PLANTS, ids=[f"{one[0]}-{one[2]}" for one in PLANTS]
)
def test_what_a_program_feels(
    released: Path,
    interface: surface.Surface,
    tmp_path: Path,
    module: str,
    old: str,
    new: str,
    changes: Felt,
) -> None:
    """And only that, once for both clients: each change of a package by itself."""
    shutil.copytree(released / PACKAGE, tmp_path / "orchard_client", ignore=shutil.ignore_patterns("*.pyc"))
    path = tmp_path / "orchard_client" / module
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")

    found = surface.compare(interface, surface.load(tmp_path, "orchard_client"))

    moved = {("harmless", f"`{one}` is new") for one in ("Orchard.shut", "Orchard.harvests.show")}
    assert {(one.level, one.text) for one in found} - moved == changes


SMALL = """\
from typing import Protocol
from msgspec import Struct

__all__ = ["Bag", "Box", "Press", "Tag", "press", "seal"]

class Tag(Struct):
    text: str
    size: int = 1

class Box(Struct):
    tag: Tag

class Bag(Struct):
    weight: int = 1

class Apple(Struct):
    grams: int

class Press(Protocol):
    def turn(self, times: int) -> None: ...

class _Basket:
    def __init__(self) -> None:
        self.full, self.empty = 1, 0

    @staticmethod
    def of() -> Apple: ...

def press(box: Box, by: Press) -> _Basket: ...
def seal(bag: Bag) -> Bag: ...
"""


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        # Who hands one over makes it; who is given one does not.
        ("size: int = 1", "size: int", {("breaking", "`Tag()` needs `size`, which had a default")}),
        ("tag: Tag", "tag: Tag\n    lid: bool", {("breaking", "`Box()` needs `lid`")}),
        ("tag: Tag", "tag: Tag\n    lid: bool = True", {("harmless", "`Box.lid` is new")}),
        ("weight: int = 1", "weight: int", Felt()),
        # Others implement it.
        (
            "-> None: ...",
            "-> None: ...\n    def stop(self) -> None: ...",
            {("breaking", "`Press.stop` is new, and who implements `Press` has to have it")},
        ),
        ("times: int)", "times: int, hard: bool = False)", {("breaking", "`Press.turn()` takes `hard`")}),
        (
            "times: int)",
            "times: int | None)",
            {("breaking", "`times` of `Press.turn()` was `int`, is `int | None`")},
        ),
        # Nobody can name it, nor what it leads to.
        ("self.full, self.empty = 1, 0", "self.full = 1", Felt()),
        ("grams: int", "grams: str", Felt()),
        ('"Tag", ', "", {("breaking", "`Tag` is gone")}),
        ('"Box", ', '"Apple", "Box", ', {("harmless", "`Apple` is new")}),
        ("class Box(Struct)", "class Box", {("breaking", "`Box` is no `Struct` any more")}),
    ],
)
def test_what_others_make_and_implement(tmp_path: Path, old: str, new: str, changes: Felt) -> None:
    """More is asked of them, not of those who only read."""
    for name, text in (("old", SMALL), ("new", SMALL.replace(old, new))):
        path = tmp_path / name / "small" / "__init__.py"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")

    before, after = (surface.load(tmp_path / name, "small") for name in ("old", "new"))

    assert {(one.level, one.text) for one in surface.compare(before, after)} == changes


# --- What it needs, and what its changelog tells ---


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("", "", Felt()),
        ('">=3.11"', '">=3.12"', {("minor", "needs Python >=3.12, needed >=3.11")}),
        (
            ">=0.27,<0.29",
            ">=0.28,<0.29",
            {("minor", "needs `httpx>=0.28,<0.29`, needed `httpx>=0.27,<0.29`")},
        ),
        ('"httpx>=0.27,<0.29", ', "", {("patch", "does not need `httpx` any more")}),
        ('"httpx>=', '"anyio>=4", "httpx>=', {("minor", "needs `anyio>=4`")}),
    ],
    ids=["nothing", "python", "bound", "less", "more"],
)
def test_what_a_package_needs(released: Path, tmp_path: Path, old: str, new: str, changes: Felt) -> None:
    """More is a minor release: whoever lacks it keeps the version before."""
    before, after = released / "generated" / "orchard-client", tmp_path / "orchard-client"
    shutil.copytree(before, after)
    project = after / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    assert old in text
    project.write_text(text.replace(old, new, 1), encoding="utf-8")

    found = package_changes("orchard_client", before, after, [])

    assert {(semver([one]), one.text) for one in found} == changes


def test_a_tag_without_its_package_is_named(released: Path, tmp_path: Path) -> None:
    """Instead of a release of which nobody knows what changed."""
    with pytest.raises(ReleaseError, match="orchard_client: cannot be read, now or as it was then"):
        package_changes("orchard_client", tmp_path, released / "generated" / "orchard-client", [])


SAID = """\
The gardener moved.

### Removed

- **Breaking:** answer 200: removed the required property `basket`
  from the response (`harvests.get`).

### Added

- A new operation (`trees.fell`).

### Grows

- answer 200 › quality: `jam` is a new value (`harvests.get`).
"""


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("`models.Harvest.basket` is gone", "Removed", True),
        ("`models.Harvest.price` is gone", "Removed", False),
        ("`models.Crate.basket` is new", "Added", False),
        ("`Orchard.trees.fell` is new", "Added", True),
        ("`Orchard.trees.fell()` takes `axe`", "Added", False),
        ("`models.HarvestQuality.JAM` is new", "Added", True),
        ("`Orchard.harvests.get()` gave `Basket`, gives `Harvest`", "Changed", False),
    ],
)
def test_what_is_told_is_not_told_again(text: str, kind: Any, told: bool) -> None:
    """Neither what the spec's line says, nor what somebody wrote, if it is under the same heading."""
    change = Change("one", text, "breaking", kind)

    assert (untold([change], SAID) == []) == told


def test_notes_have_what_people_wrote_once(release: Release, capsys: pytest.CaptureFixture[str]) -> None:
    """What is unreleased becomes the section; only what it lacks is added."""
    unreleased = "## Unreleased\n\n### Added\n\n- How high a tree is: `height`.\n\n"
    (release.folder / "specs" / "changes" / "orchard.md").write_text(unreleased + NOTES, encoding="utf-8")
    release.spec(HEIGHT, RENAMED, RAISED)

    assert release.run("--dry-run") == 0

    assert (
        f"## 2.0.0 ({TODAY})\n\n### Added\n\n- How high a tree is: `height`.\n"
        "- `Orchard.harvests.show` is new.\n\n"
        "### Removed\n\n- **Breaking:** `Orchard.harvests.get` is gone.\n\n"
        "### Changed\n\n"
        "- **Breaking:** The method `harvests.get` is now `harvests.show` (`harvests.get`).\n"
    ) in capsys.readouterr().out
