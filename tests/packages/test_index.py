"""The index on loopback takes what twine uploads, once, and pip installs it from there."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.packages import index
from tests.packages.environment import Environment
from tests.packages.index import Index
from tests.packages.package import Package, RefusedError

Build = Callable[[], tuple[Path, Path]]


def test_what_is_uploaded_can_be_installed(orchard: Package, built: Build, tmp_path: Path) -> None:
    """The same bytes, from no other index; a second upload is refused."""
    sdist, wheel = built()
    folder = tmp_path / "uploads"
    folder.mkdir()

    with index.serve(folder) as served:
        served.upload([sdist, wheel])
        served.refuse(wheel)
        here = Environment.make(tmp_path / "here")
        served.install(here, orchard.name, [sdist, wheel])

        here.judge(orchard, "1.2.0")
        assert sorted(path.name for path in folder.iterdir()) == sorted([sdist.name, wheel.name])


def test_what_pip_took_from_elsewhere_is_refused(tmp_path: Path) -> None:
    """Its report says where each file is from, and of what bytes."""
    here, there = Index("http://127.0.0.1:4711", ""), Index("http://127.0.0.1:47110", "")
    file = tmp_path / "orchard.whl"
    file.write_bytes(b"apples")
    digest = hashlib.sha256(b"apples").hexdigest()
    taken = {"url": f"{here.url}/packages/orchard.whl", "archive_info": {"hashes": {"sha256": digest}}}
    report = {"install": [{"download_info": taken}]}

    assert here.strangers(report, [file]) == []
    assert there.strangers(report, [file]) == [
        f"pip took {here.url}/packages/orchard.whl, which is not on the index at {there.url}"
    ]
    file.write_bytes(b"pears")
    assert here.strangers(report, [file]) == ["pip installed other bytes than those uploaded"]


def test_the_index_asks_for_its_password(built: Build, tmp_path: Path) -> None:
    """And twine says that it was refused."""
    with index.serve(tmp_path) as served:
        stranger = replace(served, password="wrong")

        with pytest.raises(RefusedError, match=r"^the index does not take it: .*403"):
            stranger.upload([built()[1]])


def test_an_index_that_takes_a_file_twice_is_refused(built: Build, tmp_path: Path) -> None:
    """The check fails where the file was not there before."""
    wheel = built()[1]
    folder = tmp_path / "uploads"
    folder.mkdir()

    with (
        index.serve(folder) as served,
        pytest.raises(RefusedError, match=f"^the index takes {wheel.name} a second time$"),
    ):
        served.refuse(wheel)
