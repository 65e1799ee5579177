"""Two builds of the same sources are compared byte for byte, and what differs is named."""

import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.packages.build import build, compare
from tests.packages.package import EARLIEST, Package, RefusedError
from tests.packages.proof import Proof

HOOK = """
import time
from pathlib import Path
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

class CustomBuildHook(BuildHookInterface):
    def initialize(self, version, build_data):
        path = Path(self.root, "src", "orchard_client", "when.py")
        path.write_text(f"BUILT = {time.time_ns()}\\n")
"""


def test_two_builds_are_the_same_bytes(orchard: Package, tmp_path: Path) -> None:
    """Whatever folder, umask, locale, time zone and file times are; the source date is in the files."""
    date = 1_600_000_000

    built = build(orchard, tmp_path / "scratch", date)

    assert [(one.name, one.difference) for one in built.compared] == [
        ("orchard_client-1.2.0-py3-none-any.whl", ""),
        ("orchard_client-1.2.0.tar.gz", ""),
    ]
    assert all("identical" in str(one) and str(one).count(one.digests[0]) == 2 for one in built.compared)
    with tarfile.open(built.sdist) as archive:
        assert {member.mtime for member in archive} == {date}


def test_a_build_that_keeps_the_time_is_refused(orchard: Package, tmp_path: Path) -> None:
    """The first file that differs is named, in the wheel and in the sdist."""
    (orchard.folder / "hatch_build.py").write_text(HOOK, encoding="utf-8")
    with (orchard.folder / "pyproject.toml").open("a", encoding="utf-8") as pyproject:
        pyproject.write('\n[tool.hatch.build.hooks.custom]\npath = "hatch_build.py"\n')
    proof = Proof(orchard, tmp_path / "scratch")

    proof.make()

    assert proof.refusals == [
        "two builds of orchard_client-1.2.0-py3-none-any.whl differ: the content of orchard_client/when.py",
        "two builds of orchard_client-1.2.0.tar.gz differ: "
        "the content of orchard_client-1.2.0/src/orchard_client/when.py",
    ]
    assert proof.row()["identical"] == "no"
    assert proof.row()["twine"] == "-"


def test_what_does_not_build_is_refused(orchard: Package, tmp_path: Path) -> None:
    """With what the builder says."""
    (orchard.folder / "README.md").unlink()

    with pytest.raises(
        RefusedError, match=r"^it does not build: OSError: Readme file does not exist: README"
    ):
        build(orchard, tmp_path / "scratch", EARLIEST)


@pytest.mark.parametrize(
    ("members", "difference"),
    [
        ([("a.py", b"1", 2001, 0o644), ("b.py", b"2", 2001, 0o644)], ""),
        ([("a.py", b"1", 2001, 0o644), ("b.py", b"3", 2001, 0o644)], "the content of b.py"),
        ([("a.py", b"1", 2002, 0o644), ("b.py", b"3", 2001, 0o644)], "the time of a.py"),
        ([("a.py", b"1", 2001, 0o755), ("b.py", b"2", 2001, 0o644)], "the mode of a.py"),
        ([("b.py", b"2", 2001, 0o644), ("a.py", b"1", 2001, 0o644)], "a.py and b.py stand at the same place"),
        ([("a.py", b"1", 2001, 0o644)], "b.py and nothing stand at the same place"),
    ],
)
def test_the_first_difference_is_named(
    tmp_path: Path, members: list[tuple[str, bytes, int, int]], difference: str
) -> None:
    """Content, time, mode and order of the members count."""
    first, second = tmp_path / "1" / "one.whl", tmp_path / "2" / "one.whl"
    _zip(first, [("a.py", b"1", 2001, 0o644), ("b.py", b"2", 2001, 0o644)])
    _zip(second, members)

    assert compare(first, second).difference == difference


def test_the_source_date_is_that_of_the_last_commit(
    orchard: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a commit that touched the package; a fixed day without git."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert orchard.date() == EARLIEST
    _git(orchard.root, "init", "-q")
    assert orchard.date() == EARLIEST
    _git(orchard.root, "add", "generated")
    _git(orchard.root, "commit", "-qm", "one", GIT_COMMITTER_DATE="1700000000 +0200")
    _git(orchard.root, "add", "specs")
    _git(orchard.root, "commit", "-qm", "two", GIT_COMMITTER_DATE="1800000000 +0200")

    assert orchard.date() == 1_700_000_000


def _zip(path: Path, members: list[tuple[str, bytes, int, int]]) -> None:
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content, year, mode in members:
            member = zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0))
            member.external_attr = mode << 16
            archive.writestr(member, content)


def _git(folder: Path, *words: str, **environment: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", str(folder), *who, *words]
    subprocess.run(command, check=True, env={**os.environ, **environment})
