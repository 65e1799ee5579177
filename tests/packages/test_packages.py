"""The command refuses a package with a line, leaves nothing of it, and says what it cannot do."""

import json
from pathlib import Path

import pytest

from tests.packages.__main__ import main
from tests.packages.package import Package


def test_a_package_without_py_typed_is_refused(
    orchard: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, in the report as well; nothing of it is put in place, nor of an earlier run."""
    (orchard.folder / "src" / "orchard_client" / "py.typed").unlink()
    out = tmp_path / "out"
    out.mkdir()

    assert main(["--root", str(orchard.root), "--out", str(out)]) == 1

    said = capsys.readouterr()
    line = (
        "orchard-client: orchard_client-1.2.0-py3-none-any.whl: orchard_client/py.typed is missing, "
        "so type checkers would take the package for untyped"
    )
    assert said.out.splitlines().count(line) == 1
    assert said.out.count("identical\n") == 2
    assert not said.err
    assert not out.exists()
    report = json.loads((orchard.root / "reports" / "build.json").read_text(encoding="utf-8"))
    assert report["refusals"] == [line]
    assert report["rows"][0]["contents"] == "no"
    assert report["rows"][0]["from wheel"] == "-"


def test_what_cannot_be_done_is_one_message(
    orchard: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown API, a package that was not generated, a folder of others: status 2, nothing is touched."""
    (orchard.root / "specs" / "meadow.yaml").write_text("", encoding="utf-8")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("", encoding="utf-8")
    root = ["--root", str(orchard.root)]

    for given, said in (
        ([*root, "orchid"], "packages: no spec is called orchid; there are meadow, orchard\n"),
        ([*root, "meadow"], "no package there; run `nox -s generate -- meadow`\n"),
        (["--root", str(mine)], "mine/specs: no specs there\n"),
        ([*root, "orchard", "--out", str(mine)], "which no run put there; name another with --out\n"),
    ):
        assert main(given) == 2
        assert capsys.readouterr().err.endswith(said)
    assert not (orchard.root / "reports").exists()
    assert [path.name for path in mine.iterdir()] == ["thesis.txt"]
