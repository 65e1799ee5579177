"""The one command: its sessions explain themselves, and its table tells what this run did."""

import atexit
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import nox
import pytest

ROOT = Path(__file__).parent.parent
SESSIONS = {
    *("validate", "generate", "contract", "tests", "typecheck", "lint", "bench", "sandbox"),
    *("faults", "bounds", "evidence", "lock", "orders", "peers", "replay", "record", "clean"),
    *("lint_specs", "breaking", "bundle", "languages", "build", "release"),
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
    told = [line[2:].split(" -> ") for line in everything.splitlines() if line[:2] in ("* ", "- ")]
    assert {session.partition("(")[0] for session, *_ in told} == set(SESSIONS)
    for session, *about in told:
        assert len("".join(about)) > 20, session


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


@pytest.mark.parametrize(
    ("requirement", "pinned"),
    [
        ("httpx<0.29,>=0.27", "httpx==0.27"),
        ("httpx>=0.27,<0.29", "httpx==0.27"),
        ("python-dateutil>=2.9.1", "python-dateutil==2.9.1"),
        ("ruff==0.17.5", "ruff==0.17.5"),
    ],
)
def test_lowest_is_what_a_bound_begins_with(loaded: ModuleType, requirement: str, pinned: str) -> None:
    """In whichever order its parts are printed: nox puts the upper bound first."""
    assert loaded.lowest([requirement]) == [pinned]


def test_bounds_of_the_clients_have_a_lowest(loaded: ModuleType) -> None:
    """A requirement that the pin does not understand would be tested with its newest, unseen."""
    admitted = nox.project.dependency_groups(loaded.PYPROJECT, "client")

    assert [requirement for requirement in loaded.lowest(admitted) if "==" not in requirement] == []


@pytest.fixture
def pythons(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine of its own: PATH leads to `bin` and to the shims of a pyenv."""
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path / "bin"), str(tmp_path / "pyenv" / "shims")]))
    monkeypatch.setenv("UV_PYTHON_INSTALL_DIR", str(tmp_path / "uv"))
    return tmp_path


def says(path: Path, words: str, *, exits: int = 0) -> str:
    """A program that prints what an interpreter would be asked for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {words}\nexit {exits}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


HERE = "{}.{}".format(*sys.version_info)


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand for interpreters")
def test_interpreters_are_found_on_path_of_pyenv_and_of_uv(loaded: ModuleType, pythons: Path) -> None:
    """Each version once, the one that runs this first, then PATH."""
    on_path = says(pythons / "bin" / "python3.21", "cpython 3.21")
    says(pythons / "pyenv" / "versions" / "3.21.0" / "bin" / "python3.21", "cpython 3.21")
    of_pyenv = says(pythons / "pyenv" / "versions" / "3.22.1" / "bin" / "python3.22", "cpython 3.22")
    of_uv = says(pythons / "uv" / "cpython-3.23.4-linux" / "bin" / "python3.23", "cpython 3.23")
    says(pythons / "bin" / f"python{HERE}", f"cpython {HERE}".replace(".", " "))
    (pythons / "pyenv" / "shims").mkdir()

    found = loaded.interpreters()

    assert found == {HERE: sys.executable, "3.21": on_path, "3.22": of_pyenv, "3.23": of_uv}


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand for interpreters")
def test_what_does_not_run_is_no_interpreter(loaded: ModuleType, pythons: Path) -> None:
    """Neither a shim of a version that is off, nor another Python, nor an older one, nor a broken file."""
    says(pythons / "pyenv" / "shims" / "python3.21", "cpython 3.21")
    says(pythons / "bin" / "python3.22", "pyenv: python3.22: command not found", exits=127)
    says(pythons / "bin" / "python3.23", "pypy 3.23")
    says(pythons / "bin" / "python3.24", "cpython 3.25")
    says(pythons / "bin" / "python3.10", "cpython 3.10")
    (pythons / "bin" / "python3.26").write_bytes(b"")

    assert loaded.interpreters() == {HERE: sys.executable}


def test_packages_promise_the_interpreters_that_bounds_asks_for(loaded: ModuleType) -> None:
    """What `bounds` calls missing is what a classifier names."""
    for path in (ROOT / "generated").glob("*-client/pyproject.toml"):
        classifiers = nox.project.load_toml(path)["project"]["classifiers"]
        promised = [line for line in classifiers if re.fullmatch(r".* :: 3\.\d+", line)]
        assert promised == [f"Programming Language :: Python :: {version}" for version in loaded.PYTHONS]


def test_dockerfile_copies_all_that_its_commands_need(loaded: ModuleType, tmp_path: Path) -> None:
    """In a folder that holds nothing else the sandbox starts, and the health check finds it."""
    lines = loaded.dockerfile().replace("\\\n", " ").splitlines()
    for line in lines:
        if line.startswith("COPY "):
            *sources, target = line.split()[1:]
            for source in sources:
                into = tmp_path / target / (source if target == "./" else "")
                (shutil.copytree if (ROOT / source).is_dir() else shutil.copy)(ROOT / source, into)
    health, command = (json.loads(line[line.index("[") :]) for line in lines[-2:])
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "constraints.txt",
        "pyproject.toml",
        "sandbox",
    ]

    serving = [sys.executable, *command[1:-1], "127.0.0.1", "--port", "0"]
    with subprocess.Popen(serving, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as served:
        try:
            assert served.stdout
            program = health[-1].replace("http://127.0.0.1:8000", served.stdout.readline().split()[3])
            assert program != health[-1]
            subprocess.run([sys.executable, "-c", program], check=True)
        finally:
            served.terminate()
    assert subprocess.run([sys.executable, "-c", program], stderr=subprocess.DEVNULL).returncode == 1
