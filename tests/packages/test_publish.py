"""The folder of what is published has what passed, with its sums, and nothing else."""

import hashlib
from pathlib import Path

import pytest

from tests.packages import publish
from tests.packages.package import BuildError


def _files(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / name for name in names]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    return paths


def test_the_folder_is_replaced(tmp_path: Path) -> None:
    """With sums as `sha256sum -c` reads them; nothing of an earlier run is left."""
    out = tmp_path / "dist" / "packages"
    publish.put(out, _files(tmp_path / "made", "a.whl", "old.whl"))

    publish.check(out)
    publish.put(out, _files(tmp_path / "made", "b.whl", "a.whl"))

    digests = [hashlib.sha256(name.encode()).hexdigest() for name in ("a.whl", "b.whl")]
    assert (out / "SHA256SUMS").read_text() == f"{digests[0]}  a.whl\n{digests[1]}  b.whl\n"
    assert sorted(path.name for path in out.iterdir()) == ["SHA256SUMS", "a.whl", "b.whl"]
    assert [path.name for path in out.parent.iterdir()] == ["packages"]


def test_nothing_is_left_where_nothing_passed(tmp_path: Path) -> None:
    """Neither the folder nor what was in it."""
    out = tmp_path / "dist" / "packages"
    publish.put(out, _files(tmp_path / "made", "a.whl"))

    publish.put(out, [])

    assert list(out.parent.iterdir()) == []


def test_a_folder_of_others_is_left_alone(tmp_path: Path) -> None:
    """A file that no run put there says so."""
    publish.put(tmp_path / "out", _files(tmp_path / "made", "a.whl"))
    _files(tmp_path / "out", "thesis.txt")

    with pytest.raises(
        BuildError, match=r"holds thesis\.txt, which no run put there; name another with --out"
    ):
        publish.check(tmp_path / "out")
    with pytest.raises(BuildError, match="not a folder"):
        publish.check(tmp_path / "out" / "thesis.txt")


def test_a_folder_that_cannot_be_written_is_one_message(tmp_path: Path) -> None:
    """And it is as it was."""
    out = tmp_path / "out"
    publish.put(out, _files(tmp_path / "made", "a.whl"))

    with pytest.raises(BuildError, match=r"out: cannot be written: No such file"):
        publish.put(out, [tmp_path / "made" / "gone.whl"])

    assert (out / "a.whl").read_text() == "a.whl"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "out"]
