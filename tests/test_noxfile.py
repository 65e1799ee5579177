"""The one command: its sessions explain themselves, and its table tells what this run did."""

import atexit
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SESSIONS = {
    *("validate", "generate", "contract", "tests", "typecheck", "lint", "bench", "sandbox"),
    *("faults", "bounds", "evidence", "lock", "orders", "peers", "replay", "record", "clean"),
    *("lint_specs", "breaking", "bundle", "languages"),
}


@pytest.fixture(scope="module")
def loaded() -> ModuleType:
    """The file as nox loads it, without its table at exit."""
    spec = importlib.util.spec_from_file_location("noxfile_under_test", ROOT / "noxfile.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    atexit.unregister(module.table)
    return module


@pytest.fixture
def noxfile(loaded: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """With reports and APIs of its own."""
    monkeypatch.setattr(loaded, "REPORTS", tmp_path)
    monkeypatch.setattr(loaded, "APIS", ["orchard", "pasture"])
    return loaded


def report(folder: Path, name: str, content: object) -> Path:
    """A report as a session writes it."""
    path = folder / f"{name}.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_every_session_is_listed_with_a_line_about_it() -> None:
    """`nox -l` is the table of contents; the default run is marked."""
    done = subprocess.run(
        [sys.executable, "-m", "nox", "-l", "--json"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    listed = json.loads(done.stdout)

    names = {session["name"] for session in listed}
    apis = sorted(path.stem for path in (ROOT / "specs").glob("*.yaml"))
    assert names == {"validate", "generate", "contract"}
    assert [s["call_spec"]["api"] for s in listed if s["name"] == "contract"] == apis
    everything = subprocess.run(
        [sys.executable, "-m", "nox", "-l"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for name in SESSIONS:
        lines = [line for line in everything.splitlines() if line[2:].startswith(name)]
        assert lines, name
        assert all(" -> " in line and len(line.split(" -> ")[1]) > 20 for line in lines), name


def test_the_table_has_a_row_for_each_api_of_this_run(
    noxfile: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Figures come from the reports; seconds add up; what did not run is a dash."""
    report(tmp_path, "validate", {"orchard": {"operations": 3, "findings": 0, "seconds": 0.5}})
    report(tmp_path, "generate", {"orchard": {"operations": 3, "findings": 0, "changed": 2, "seconds": 1.0}})
    report(
        tmp_path,
        "contract-orchard",
        {"cases": 70, "checks": 800, "failures": 1, "findings": ["one"], "seconds": 2.25},
    )
    report(
        tmp_path, "contract-pasture", {"operations": 4, "cases": 5, "checks": 6, "failures": 0, "seconds": 1}
    )

    noxfile.table()

    head, orchard, pasture = capsys.readouterr().out.strip().splitlines()
    assert [cell.strip() for cell in head.split("  ") if cell.strip()] == [
        *("API", "operations", "spec findings", "files changed"),
        *("test cases", "checks", "failures", "seconds"),
    ]
    assert orchard.split() == ["orchard", "3", "0", "2", "70", "800", "1", "3.8"]
    assert pasture.split() == ["pasture", "4", "-", "-", "5", "6", "0", "1"]


def test_the_table_says_nothing_of_earlier_runs(
    noxfile: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A report from before this run is not this run's."""
    path = report(tmp_path, "contract-orchard", {"cases": 70})
    os.utime(path, (noxfile.STARTED - 60, noxfile.STARTED - 60))

    noxfile.table()

    assert capsys.readouterr().out == ""


def test_the_public_workflow_requires_every_language(loaded: ModuleType) -> None:
    """A language that is new in the folder is new in the matrix, and a missing toolchain fails there."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["languages"]

    assert job["strategy"]["matrix"]["language"] == loaded.LANGUAGES
    assert job["steps"][-1]["run"].endswith("-- --require")
