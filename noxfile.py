#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = ["nox[uv]>=2025.5.1"]
# ///
"""Everything this repository does: ``python3 noxfile.py``, or ``nox`` where it is installed.

Without arguments: validate the specs, bring generated/ up to date, contract-test every API against
the sandbox, and print a table. ``-l`` lists the sessions, ``-s NAME`` runs one, what stands behind
``--`` goes to it.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

HERE = Path(__file__).resolve().parent
REPORTS = HERE / "reports"


def bootstrap() -> NoReturn:
    """Run this file again in a private environment that has nox; there is none in this one."""
    home = HERE / ".nox" / "bootstrap"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if os.environ.get("GAMESTORE_BOOTSTRAPPED"):
        sys.exit(f"noxfile.py: no nox even in {home}; remove that folder and try again")
    if (
        subprocess.run([python, "-c", "import nox"], capture_output=True).returncode
        if python.exists()
        else True
    ):
        print(f"noxfile.py: setting up nox in {home.relative_to(HERE)}", file=sys.stderr, flush=True)
        pins = str(HERE / "constraints.txt")
        pip = [str(python), "-m", "pip", "install", "-q", "-c", pins, "nox[uv]>=2025.5.1"]
        for command in ([sys.executable, "-m", "venv", str(home)], pip):
            if subprocess.run(command).returncode:
                sys.exit(
                    "noxfile.py: that failed; it takes CPython 3.11 or newer with venv, and a package index"
                )
    os.environ["GAMESTORE_BOOTSTRAPPED"] = "1"
    os.environ["PATH"] = os.pathsep.join([str(python.parent), os.environ.get("PATH", "")])
    os.execv(python, [str(python), __file__, *sys.argv[1:]])  # noqa: S606 - our own interpreter


try:
    import nox
    from nox.command import CommandFailed
except ImportError:
    if __name__ != "__main__":
        raise
    bootstrap()

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["validate", "generate", "contract"]

STARTED = time.time()
PYPROJECT = nox.project.load_toml(HERE / "pyproject.toml")
APIS = sorted(path.stem for path in (HERE / "specs").glob("*.yaml"))
LANGUAGES = sorted(
    path.stem for path in (HERE / "tests" / "languages").glob("*.py") if path.with_suffix("").is_dir()
)
PYTHONS = ("3.11", "3.12", "3.13")
"""What the packages' classifiers promise; `bounds` says which of them are not here."""
ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"


def interpreters() -> dict[str, str]:
    """Find every CPython from 3.11 on that runs here, by version: this one, on PATH, of pyenv and of uv."""
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    # A shim stands for a version that may be switched off; the version itself is beside it.
    shims = [folder for folder in folders if folder.name == "shims"]
    uv = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "uv" / "python"
    places = [folder for folder in folders if folder not in shims]
    places += [place for folder in shims for place in sorted(folder.parent.glob("versions/*/bin"))]
    places += sorted(Path(os.environ.get("UV_PYTHON_INSTALL_DIR") or uv).glob("cpython-*/bin"))
    found = {"{}.{}".format(*sys.version_info): sys.executable}
    for path in (path for place in places for path in place.glob("python3.[1-9][0-9]")):
        version = path.name.removeprefix("python")
        if version not in found and version >= PYTHONS[0] and _is_cpython(path, version):
            found[version] = str(path)
    return dict(sorted(found.items()))


def _is_cpython(path: Path, version: str) -> bool:
    program = "import sys; print(sys.implementation.name, '{}.{}'.format(*sys.version_info))"
    try:
        done = subprocess.run([path, "-I", "-c", program], capture_output=True, text=True)
    except OSError:
        return False
    return done.stdout.split() == ["cpython", version]


INTERPRETERS = interpreters()


def install(session: nox.Session, *groups: str) -> None:
    """Install dependency groups of pyproject.toml at the versions of constraints.txt."""
    session.install("-q", "-c", "constraints.txt", *nox.project.dependency_groups(PYPROJECT, *groups))


@nox.session
def validate(session: nox.Session) -> None:
    """Check every spec: YAML, OpenAPI 3.1, x- vocabulary, house rules; `-- API …` for some."""
    install(session, "generate")
    session.run("python", "-m", "generator", "--validate", *session.posargs)


@nox.session
def generate(session: nox.Session) -> None:
    """Bring generated/ up to date; `-- --check` only says whether it is."""
    install(session, "generate")
    session.run("python", "-m", "generator", *session.posargs)


@nox.session
@nox.parametrize("api", APIS, ids=APIS)
def contract(session: nox.Session, api: str) -> None:
    """Contract-test one API; `-- --target http`, `-- --url URL`, `-- --seed N`, `-- --max-examples N`."""
    install(session, "contract")
    session.run("python", "-m", "contract_tests", api, *session.posargs)


@nox.session
def faults(session: nox.Session) -> None:
    """Break one promise at a time and count what the contract tests notice; `-- --shard I/N --write`."""
    install(session, "contract")
    session.run("python", "-m", "contract_tests.faults", *session.posargs)


@nox.session
def clean(session: nox.Session) -> None:
    """Run the contract tests over the sandbox as it is, with 20 seeds; `-- API … --seeds N`, `-- --write`."""
    install(session, "contract")
    session.run("python", "-m", "contract_tests.clean", *session.posargs)


@nox.session
def replay(session: nox.Session) -> None:
    """Hold recorded traffic to the specs, sending nothing; `-- traffic.har …`, `-- --patch`, `-- --write`."""
    install(session, "replay")
    session.run("python", "-m", "contract_tests.replay", *session.posargs)


@nox.session
def record(session: nox.Session) -> None:
    """Record your own calls over a proxy, without secrets, until Ctrl-C; `-- g2a --to URL --out FILE`."""
    install(session, "contract")
    session.run("python", "-m", "contract_tests.record", *session.posargs)


@nox.session
def orders(session: nox.Session) -> None:
    """Place 100,000 orders in bad weather and look for harm; `-- --orders N --seed N --api API …`."""
    install(session, "contract")
    session.run("python", "-m", "contract_tests.orders", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Test generator, runtime, extras, sandbox and the contract tests themselves."""
    install(session, "tests")
    session.run("python", "-m", "pytest", "-n", "auto", "--dist", "worksteal", *session.posargs)


def lowest(requirements: Sequence[str]) -> list[str]:
    """Pin what begins with ``>=``: ``httpx<0.29,>=0.27`` is ``httpx==0.27``."""
    return [re.sub(r"^([\w.-]+).*>=([\w.]+).*$", r"\1==\2", requirement) for requirement in requirements]


@nox.session
@nox.parametrize("bound", ["lowest", "newest"], ids=["lowest", "newest"])
@nox.parametrize("python", [*INTERPRETERS.values()], ids=[*INTERPRETERS])
def bounds(session: nox.Session, bound: str) -> None:
    """Test the clients with the lowest and the newest httpx and msgspec, on every CPython that is here."""
    if missing := [version for version in PYTHONS if version not in INTERPRETERS]:
        session.warn(f"not tested, because they are not here: CPython {' and '.join(missing)}")
    admitted = nox.project.dependency_groups(PYPROJECT, "client")
    wanted = lowest(admitted) if bound == "lowest" else admitted
    # The sandbox serves the clients' tests; it takes the same msgspec.
    groups = nox.project.dependency_groups(PYPROJECT, "sandbox", "spec")
    around = [requirement for requirement in groups if not requirement.startswith("msgspec")]
    try:
        session.install(
            "-q", "--upgrade", "--only-binary", "msgspec", "pytest", "opentelemetry-sdk", *around, *wanted
        )
    except CommandFailed:
        if session.python in [INTERPRETERS.get(version) for version in PYTHONS]:
            raise
        session.skip(f"{' '.join(wanted)} cannot be installed on this CPython, and no package promises it")
    paths = ["tests/runtime", "tests/clients"]
    session.run("python", "-m", "pytest", *paths, "-k", "not readme", *session.posargs)


@nox.session
def typecheck(session: nox.Session) -> None:
    """Run mypy --strict and pyright strict over our code and the generated packages."""
    install(session, "typecheck")
    python = shutil.which("python", path=session.bin)
    packages = sorted(str(path.relative_to(HERE)) for path in HERE.glob("generated/*-client"))
    session.install("-q", *(part for package in packages for part in ("-e", package)))
    ours = ["noxfile.py", "generator", "sandbox", "contract_tests", "tests", "extras", ".github/scripts"]
    for paths in (ours, *([f"{package}/src"] for package in packages)):
        session.run("mypy", *paths)
    session.run("pyright", "--pythonpath", str(python), *ours, *packages)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, workflows, forms, scripts and the Dockerfile; `-- --fix`, `-- --require` every linter."""
    install(session, "lint")
    given = [argument for argument in session.posargs if argument != "--require"]
    session.run("ruff", "check", *given)
    session.run("ruff", "format", *(() if "--fix" in given else ("--check",)))
    recipe = Path(session.create_tmp()) / "Dockerfile"
    recipe.write_text(dockerfile(), encoding="utf-8")
    forms = sorted(str(path) for path in (HERE / ".github" / "ISSUE_TEMPLATE").glob("*.yaml"))
    schema = ("check-jsonschema", "--builtin-schema")
    for command in (
        # With shellcheck beside it, actionlint reads the steps of workflows, too.
        ("go", "run", ACTIONLINT),
        ("zizmor", "--offline", "--persona", "pedantic", "--quiet", ".github"),
        (*schema, "vendor.dependabot", ".github/dependabot.yml"),
        (*schema, "vendor.github-issue-forms", *forms),
        (*schema, "vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("shellcheck", ".ci/run"),
        ("hadolint", str(recipe)),
    ):
        if shutil.which(command[0], path=os.pathsep.join([session.bin, os.environ["PATH"]])):
            session.run(*command, external=True)
        elif "--require" in session.posargs:
            session.error(f"{command[0]} is not here")
        else:
            session.warn(f"skipped, because {command[0]} is not here: {' '.join(command)}")


def dockerfile() -> str:
    """Read the Dockerfile that docs/sandbox.md shows."""
    page = (HERE / "docs" / "sandbox.md").read_text(encoding="utf-8")
    return page.partition("```dockerfile\n")[2].partition("```")[0]


@nox.session
def lint_specs(session: nox.Session) -> None:
    """Lint the specs with Spectral, Redocly and a third validator; `-- API … --dist`, `-- --self-check`."""
    install(session, "spec")
    session.run("python", "-m", "tests.lint_specs", *session.posargs)


@nox.session
def breaking(session: nox.Session) -> None:
    """Compare the specs with a git revision, fail on a breaking change; `-- BASE [API …] --write`."""
    install(session, "spec")
    session.run("python", "-m", "generator.breaking", *session.posargs)


@nox.session
def bundle(session: nox.Session) -> None:
    """Write dist/: each spec as 3.1, JSON and 3.0, and by host, with checksums and a table of losses."""
    install(session, "spec")
    session.run("python", "-m", "generator.bundle", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build each package twice, install and run it, publish it to an index of our own; `-- API …`."""
    install(session, "build")
    session.run("python", "-m", "tests.packages", *session.posargs)


@nox.session
def release(session: nox.Session) -> None:
    """Prepare the next release of a package, changelog to tag, after all tests; `-- API --dry-run`."""
    install(session, "release")
    session.run("python", "-m", "generator.release", *session.posargs)


@nox.session
def evidence(session: nox.Session) -> None:
    """Tell what each spec rests on, how old that is and where sources disagree; `-- API … --max-age DAYS`."""
    install(session, "generate")
    session.run("python", "-m", "generator.evidence", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure clients, generator, contract run and sandbox against their peers, side by side."""
    install(session, "bench")
    session.run("python", "-m", "tests.bench", *session.posargs)


@nox.session
def peers(session: nox.Session) -> None:
    """Compare what clients of three generators do when things go wrong; `-- --write` keeps the table."""
    install(session, "peers")
    session.run("python", "-m", "tests.peers", *session.posargs)


@nox.session
@nox.parametrize("language", LANGUAGES, ids=LANGUAGES)
def languages(session: nox.Session, language: str) -> None:
    """Play clients that others' generators make; `-- --api API`, `-- --rotate`, `-- --require`."""
    install(session, "languages")
    session.run("python", "-m", "tests.languages", language, *session.posargs)


@nox.session
def sandbox(session: nox.Session) -> None:
    """Serve the stand-in servers on http://127.0.0.1:8000 until Ctrl-C; `-- --port N --state FILE`."""
    install(session, "sandbox")
    session.run("python", "-m", "sandbox", *session.posargs)


@nox.session
def lock(session: nox.Session) -> None:
    """Resolve constraints.txt anew from the bounds in pyproject.toml."""
    session.install("-q", "-c", "constraints.txt", "uv")
    groups = [part for name in PYPROJECT["dependency-groups"] for part in ("--group", name)]
    options = [
        "--universal",
        "--upgrade",
        "--python-version",
        PYTHONS[0],
        "--no-annotate",
        "--no-emit-package",
        "pip",
        "--custom-compile-command",
        "nox -s lock",
    ]
    session.run("uv", "pip", "compile", "-q", *options, *groups, "-o", "constraints.txt")


def table() -> None:
    """Print what the sessions of this run reported, one line per API."""
    columns = (
        "API",
        "operations",
        "spec findings",
        "files changed",
        "test cases",
        "checks",
        "failures",
        "seconds",
    )
    rows: list[tuple[str, ...]] = []
    checked, made = _fresh("validate"), _fresh("generate")
    for api in APIS:
        steps = [checked.get(api, {}), made.get(api, {}), _fresh(f"contract-{api}")]
        if any(steps):
            spec, tested = {**steps[0], **steps[1]}, steps[2]
            facts = [
                spec.get("operations", tested.get("operations")),
                spec.get("findings"),
                spec.get("changed"),
            ]
            facts += [tested.get(key) for key in ("cases", "checks", "failures")]
            facts.append(round(sum(step.get("seconds", 0) for step in steps), 1))
            rows.append((api, *("-" if fact is None else str(fact) for fact in facts)))
    if rows:
        widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
        lines = [
            "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
            for row in (columns, *rows)
        ]
        print("", *lines, sep="\n", flush=True)


def _fresh(name: str) -> dict[str, Any]:
    """A report, if a session of this run wrote it."""
    path = REPORTS / f"{name}.json"
    if not path.exists() or path.stat().st_mtime < STARTED:
        return {}
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return report


if __name__ == "__main__":
    os.chdir(HERE)
    nox.main()  # which loads this file once more, by its name
else:
    atexit.register(table)
