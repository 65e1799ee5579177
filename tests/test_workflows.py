"""What GitHub runs and shows: held to the sessions, the specs and each other."""

import atexit
import hashlib
import importlib.util
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import nox
import pytest
import yaml

from contract_tests import accounts

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
SCRIPTS = GITHUB / "scripts"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
APIS = sorted(path.stem for path in (ROOT / "specs").glob("*.yaml"))
BARE = (sys.executable, "-S")
"""A Python without what is installed, as the runner's own is."""


def read(path: Path) -> dict[str, Any]:
    """A workflow or form; the key `on` is no boolean to GitHub."""
    text = re.sub(r"(?m)^on:", '"on":', path.read_text(encoding="utf-8"))
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def steps(workflow: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """All steps of all jobs."""
    for job in workflow["jobs"].values():
        yield from job["steps"]


def listed(*arguments: str) -> list[dict[str, Any]]:
    """What `nox --list --json` has."""
    command = [sys.executable, str(ROOT / "noxfile.py"), "--list", "--json", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    sessions: list[dict[str, Any]] = json.loads(done.stdout)
    return sessions


# --- workflows ---------------------------------------------------------------------------------------


def test_all_workflows_are_here() -> None:
    """A folder that moved would leave the tests below with nothing to look at."""
    assert [path.stem for path in WORKFLOWS] == ["ci", "nightly", "release"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_may_do_as_little_as_possible(path: Path) -> None:
    """Nothing by default; each job says what it may do and how long; who checks out keeps no token."""
    workflow = read(path)

    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    for name, job in workflow["jobs"].items():
        assert "permissions" in job, name
        assert job["timeout-minutes"] <= 60, name
    for step in steps(workflow):
        assert "${{" not in step.get("run", ""), step
        if "checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_nobody_else_may_write() -> None:
    """Each right to change something has its one job."""
    rights = {
        (path.stem, name, right)
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
        for right, level in job["permissions"].items()
        if level == "write"
    }

    assert rights == {
        ("nightly", "drift", "issues"),
        ("release", "attest", "attestations"),
        ("release", "attest", "id-token"),
        ("release", "publish", "id-token"),
        ("release", "release", "contents"),
    }


def test_actions_are_pinned_and_the_same_everywhere() -> None:
    """By commit, with the version behind it; one action has one pin."""
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                found = re.fullmatch(r"\s*-? ?uses: ([\w./-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)", line)
                assert found, f"{path.name}: {line.strip()}"
                pins.setdefault(found[1], set()).add(found[2])

    assert pins
    assert [action for action, found in pins.items() if len(found) > 1] == []


def test_every_session_of_a_workflow_is_one_of_ours() -> None:
    """A session that got another name would fail only once it is pushed."""
    known = {line[2:].split(" -> ")[0].split("(")[0] for line in _all_sessions() if " -> " in line}
    for path in WORKFLOWS:
        workflow = read(path)
        runs = "\n".join(step.get("run", "") for step in steps(workflow))
        named = set(re.findall(r"noxfile\.py (?:--list --json )?-s \"?(\w+)", runs))
        for job in workflow["jobs"].values():
            rows = job.get("strategy", {}).get("matrix", {})
            named |= {row["session"] for row in rows.get("include", ()) if "session" in row}

        assert named, path.name
        assert named - known == set(), path.name


def _all_sessions() -> list[str]:
    command = [sys.executable, str(ROOT / "noxfile.py"), "-l"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", ["contract", "languages"])
def test_a_new_api_or_language_needs_no_edit(name: str) -> None:
    """The matrix is what nox lists, asked for by the very command of the job."""
    jobs = read(GITHUB / "workflows" / "ci.yml")["jobs"]
    matrix = jobs[name]["strategy"]["matrix"]
    asked = jobs["sessions"]["steps"][-1]["run"]

    assert matrix == {"session": f"${{{{ fromJSON(needs.sessions.outputs.{name}) }}}}"}
    assert re.search(rf"for name in [\w ]*\b{name}\b", asked)
    sessions = [session["session"] for session in listed("-s", name)]
    assert sessions == [f"{name}({value})" for value in (APIS if name == "contract" else _languages())]


def _languages() -> list[str]:
    folder = ROOT / "tests" / "languages"
    return sorted(path.stem for path in folder.glob("*.py") if path.with_suffix("").is_dir())


def test_ci_does_what_our_own_run_does() -> None:
    """Each session of `.ci/run` has a job; what may be skipped on a contributor's machine may not there."""
    text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    ours = {"validate", "generate", "contract"}  # of `python3 noxfile.py`
    for sessions in re.findall(r"noxfile\.py -s ([\w ]+?)(?: -- .*)?$", text, re.M):
        ours |= set(sessions.split())
    workflow = (GITHUB / "workflows" / "ci.yml").read_text(encoding="utf-8")
    jobs = read(GITHUB / "workflows" / "ci.yml")["jobs"]
    theirs = set(re.findall(r"noxfile\.py -s \"?(\w+)|session: (\w+)$", workflow, re.M))

    assert ours - {name for pair in theirs for name in pair} - {"contract", "languages"} == set()
    assert jobs["languages"]["steps"][-1]["run"].endswith("-- --require")
    assert {"session": "lint", "option": "--require"} in jobs["gates"]["strategy"]["matrix"]["include"]


def test_one_check_stands_for_all() -> None:
    """Whoever protects the branch names one job, which waits for each other one and judges it itself."""
    jobs = read(GITHUB / "workflows" / "ci.yml")["jobs"]

    assert sorted(_needs(jobs["passed"])) == sorted(set(jobs) - {"passed"})
    assert jobs["passed"]["if"] == "always()"
    for result in ("failure", "cancelled", "skipped"):
        assert f"contains(needs.*.result, '{result}')" in jobs["passed"]["steps"][0]["if"]


def _needs(job: Mapping[str, Any]) -> list[str]:
    needs = job.get("needs", [])
    return [needs] if isinstance(needs, str) else needs


def test_shards_are_joined_by_what_each_of_them_uploads() -> None:
    """`--merge` refuses to judge when one is missing, so the pattern has to find them all."""
    jobs = read(GITHUB / "workflows" / "ci.yml")["jobs"]
    uploaded = next(step for step in jobs["faults"]["steps"] if "upload-artifact" in step.get("uses", ""))
    fetched = next(step for step in jobs["score"]["steps"] if "download-artifact" in step.get("uses", ""))
    shards = jobs["faults"]["strategy"]["matrix"]["shard"]

    assert shards == list(range(1, len(shards) + 1))
    assert uploaded["with"]["name"] == "faults-${{ matrix.shard }}"
    assert uploaded["with"]["path"] == "reports/faults.json"
    assert fetched["with"] == {"pattern": "faults-*", "path": "shards"}
    assert any(
        step.get("run", "").endswith("--merge shards/*/faults.json") for step in jobs["score"]["steps"]
    )


def test_bounds_run_on_what_the_packages_promise() -> None:
    """Each classifier has its interpreter in the matrix; what is beyond may fail and is told."""
    jobs = read(GITHUB / "workflows" / "ci.yml")["jobs"]
    matrix = jobs["bounds"]["strategy"]["matrix"]
    package = (ROOT / "generated" / "g2a-client" / "pyproject.toml").read_text(encoding="utf-8")
    promised = re.findall(r"Python :: (3\.\d+)", "\n".join(tomllib.loads(package)["project"]["classifiers"]))

    assert matrix["python"] == promised
    assert all(row["early"] and row["python"] not in promised for row in matrix["include"])


def test_publishing_builds_nothing() -> None:
    """What has the right to publish sees two files and no checkout; only that job has the environment."""
    jobs = read(GITHUB / "workflows" / "release.yml")["jobs"]

    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert jobs["publish"]["environment"]["name"] == "pypi"
    assert [name for name, job in jobs.items() if "environment" in job] == ["publish"]
    assert [step["uses"].split("@")[0] for step in jobs["publish"]["steps"]] == [
        "actions/download-artifact",
        "pypa/gh-action-pypi-publish",
    ]
    assert jobs["release"]["permissions"] == {"contents": "write"}


def test_a_version_never_gets_other_bytes() -> None:
    """Compared before anything is attested, and again before the release, since PyPI's files are skipped."""
    jobs = read(GITHUB / "workflows" / "release.yml")["jobs"]
    before, after = ([step.get("run", "") for step in jobs[name]["steps"]] for name in ("build", "compare"))

    assert "gh release view" in before[0]
    assert any('release.py compare "$GITHUB_REF_NAME" release' in run for run in before)
    assert any('release.py compare "$GITHUB_REF_NAME" release --wait ' in run for run in after)
    order = ["build", "attest", "publish", "compare", "release"]
    for earlier, later in pairwise(order):
        assert earlier in _needs(jobs[later])


def test_live_run_gets_the_variables_that_there_are_and_nothing_else_does() -> None:
    """Every credential of `stories/<api>.py` is a secret of that API's job; no other step sees it."""
    jobs = read(GITHUB / "workflows" / "nightly.yml")["jobs"]
    names = {name: api for api in APIS for each in accounts.variables(api) for name in each}
    (step,) = (step for step in jobs["live"]["steps"] if "run" in step)

    assert step["env"] == {"API": "${{ matrix.api }}"} | {
        name: f"${{{{ matrix.api == '{api}' && secrets.{name} || '' }}}}" for name, api in names.items()
    }
    assert jobs["live"]["environment"] == "live"
    for path in WORKFLOWS:
        assert path.read_text(encoding="utf-8").count("secrets.") == (
            len(names) if path.stem == "nightly" else 0
        )


# --- the same elsewhere: hooks, nox and its pins -------------------------------------------------------


def test_hooks_run_what_ci_runs() -> None:
    """Each gate of CI is a hook with the same options, but for linters that may be missing here."""
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (repository,) = config["repos"]
    stages = {hook["entry"]: hook.get("stages", config["default_stages"]) for hook in repository["hooks"]}
    rows = read(GITHUB / "workflows" / "ci.yml")["jobs"]["gates"]["strategy"]["matrix"]["include"]
    gates = {
        f"python3 noxfile.py -s {row['session']}" + (f" -- {row['option']}" if "option" in row else "")
        for row in rows
    }

    assert set(stages) == {gate.removesuffix(" -- --require") for gate in gates}
    known = {line[2:].split(" -> ")[0] for line in _all_sessions() if " -> " in line}
    assert {entry.split()[3] for entry in stages} <= known
    later = {entry.split()[3] for entry, when in stages.items() if when == ["pre-push"]}
    assert later == {"typecheck", "tests", "build"}
    assert {when for each in stages.values() for when in each} == set(config["default_install_hook_types"])


@pytest.fixture
def noxfile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The file in another folder, without its table at exit; its sessions are plain functions."""

    def session(function: object, **options: object) -> object:
        return function

    spec = importlib.util.spec_from_file_location("noxfile_of_workflows", ROOT / "noxfile.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as patch:
        patch.setattr(nox, "session", session)  # nox knows those of another test already
        spec.loader.exec_module(module)
    atexit.unregister(module.table)
    monkeypatch.setattr(module, "HERE", tmp_path)
    return module


def test_nox_comes_at_its_pinned_version(
    noxfile: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine without nox, too; and uv, which nox installs with, has a pin."""
    commands: list[list[str]] = []

    def run(command: list[str]) -> SimpleNamespace:
        commands.append(command)
        return SimpleNamespace(returncode=0)

    def execv(program: Path, arguments: list[str]) -> None:
        sys.exit(0)

    monkeypatch.setattr(noxfile, "subprocess", SimpleNamespace(run=run))
    monkeypatch.setattr(os, "environ", {"PATH": ""})
    monkeypatch.setattr(os, "execv", execv)
    with pytest.raises(SystemExit):
        noxfile.bootstrap()

    pip = commands[-1]
    assert pip[pip.index("-c") + 1] == str(tmp_path / "constraints.txt")
    assert pip[-1].startswith("nox[uv]>=")
    assert pip[-1] in nox.project.dependency_groups(noxfile.PYPROJECT, "tests")
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert len(re.findall(r"(?m)^(?:nox|uv)==", pins)) == 2


def test_lock_does_not_depend_on_who_runs_it(noxfile: ModuleType) -> None:
    """It resolves for the oldest Python that is promised, with the uv that is pinned."""
    calls: list[tuple[str, ...]] = []

    def note(*words: str) -> None:
        calls.append(words)

    noxfile.lock(SimpleNamespace(install=note, run=note))

    install, compiled = calls
    assert install == ("-q", "-c", "constraints.txt", "uv")
    assert compiled[compiled.index("--python-version") + 1] == noxfile.PYTHONS[0]


# --- forms -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "field", "options"),
    [
        ("store-changed", "api", APIS),
        ("client-bug", "package", [f"{api.replace('_', '-')}-client" for api in APIS]),
    ],
)
def test_form_offers_every_api(form: str, field: str, options: list[str]) -> None:
    """A new spec is a new choice."""
    body = read(GITHUB / "ISSUE_TEMPLATE" / f"{form}.yaml")["body"]
    (dropdown,) = (part for part in body if part.get("id") == field)

    assert dropdown["attributes"]["options"] == options


def test_dependabot_knows_every_lock_file() -> None:
    """A folder with a manifest that it can read is listed; the one that it cannot read is told."""
    text = (GITHUB / "dependabot.yml").read_text(encoding="utf-8")
    kinds = {"package.json": "npm", "go.mod": "gomod", "pom.xml": "maven", "requirements.txt": "pip"}
    tracked = subprocess.run(["git", "-C", ROOT, "ls-files"], capture_output=True, text=True, check=True)  # noqa: S607
    there = {
        (kinds[Path(path).name], f"/{Path(path).parent.as_posix()}")
        for path in tracked.stdout.splitlines()
        if Path(path).name in kinds
    }

    told = {
        (update["package-ecosystem"], folder)
        for update in yaml.safe_load(text)["updates"]
        for folder in update.get("directories", [update.get("directory")])
    }
    assert told - {("pip", "/"), ("github-actions", "/")} == there


# --- scripts -----------------------------------------------------------------------------------------

GH = '''#!{python}
"""Stands for GitHub's program: keeps labels and issues in a file, and each call beside them."""
import json, sys
from pathlib import Path
path = Path({state!r})
state = json.loads(path.read_text())
words, text = sys.argv[1:], "" if sys.stdin.isatty() else sys.stdin.read()
def option(name):
    return words[words.index(name) + 1] if name in words else None
state["calls"].append(words[:2])
if words[:2] == ["label", "create"]:
    state["labels"].append(words[2])
elif words[:2] == ["issue", "list"]:
    print(json.dumps([
        {{key: issue[key] for key in option("--json").split(",")}}
        for issue in reversed(state["issues"]) if option("--label") in issue["labels"]
    ]))
elif words[:2] == ["issue", "create"]:
    if option("--label") not in state["labels"]:
        sys.exit("could not add label: not found")
    number = len(state["issues"]) + 1
    state["issues"].append(dict(
        number=number, title=option("--title"), labels=[option("--label")],
        state="OPEN", body=text, comments=[],
    ))
    print(f"https://github.example/o/r/issues/{{number}}")
else:
    issue = next(one for one in state["issues"] if str(one["number"]) == words[2])
    if words[1] == "edit":
        issue["body"] = text
    else:
        issue["state"] = {{"close": "CLOSED", "reopen": "OPEN"}}[words[1]]
        issue["comments"].append(option("--comment"))
path.write_text(json.dumps(state))
'''


class Hub:
    """A repository at GitHub, as far as `gh` tells, and a folder of the night's reports."""

    def __init__(self, folder: Path) -> None:
        self.reports, self.bin, self._state = folder / "live", folder / "bin", folder / "state.json"
        self.reports.mkdir()
        self.bin.mkdir()
        self._state.write_text(json.dumps({"labels": [], "issues": [], "calls": []}), encoding="utf-8")
        program = self.bin / "gh"
        program.write_text(GH.format(python=sys.executable, state=str(self._state)), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    @property
    def state(self) -> dict[str, Any]:
        """Labels, issues and calls."""
        state: dict[str, Any] = json.loads(self._state.read_text(encoding="utf-8"))
        return state

    @property
    def issues(self) -> list[dict[str, Any]]:
        """All issues, open or closed."""
        issues: list[dict[str, Any]] = self.state["issues"]
        return issues

    def found(self, *operations: str, api: str = "g2a", passed: bool | None = None, **more: str) -> None:
        """Leave a report as `live.py` does."""
        shutil.rmtree(self.reports / f"live-{api}", ignore_errors=True)
        folder = self.reports / f"live-{api}"
        folder.mkdir()
        finding = {
            "promise": "status_code_conformance",
            "where": "coverage",
            "message": "the server said: anna@example.com",
            "actual": "HBUFYY-ERGSNU-NIHCQT",
            "curl": "curl -H 'Authorization: ***' https://example.com/order/8020",
        }
        report = {
            "api": api,
            "date": "2026-11-21T03:20:00+00:00",
            "spec": {"version": "1.0.0"},
            "findings": [{"operation": name, **finding, **more} for name in operations],
        }
        (folder / f"contract-{api}.json").write_text(json.dumps(report), encoding="utf-8")
        if not operations if passed is None else passed:
            (folder / f"contract-{api}.passed").touch()

    def settle(self) -> subprocess.CompletedProcess[str]:
        """Run the script over the reports."""
        environment = {
            "PATH": str(self.bin),
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_RUN_ID": "42",
        }
        command = [*BARE, str(SCRIPTS / "drift.py"), str(self.reports)]
        return subprocess.run(command, env=environment, capture_output=True, text=True)


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    """A repository without issues."""
    return Hub(tmp_path)


def test_drift_opens_an_issue_for_each_api(hub: Hub) -> None:
    """Whoever reads it learns operation, promise and where to look."""
    hub.found("orders.get", "orders.get", "products.list")
    hub.found("store.search", api="gog")

    done = hub.settle()

    assert (done.returncode, done.stderr) == (0, "")
    assert "g2a: opened https://github.example/o/r/issues/1" in done.stdout
    titles = [issue["title"] for issue in hub.issues]
    assert titles == ["g2a: the store and its spec differ", "gog: the store and its spec differ"]
    body = hub.issues[0]["body"]
    assert "| `orders.get` | `status_code_conformance` | `coverage` | 2 |" in body
    assert "https://github.example/o/r/actions/runs/42" in body


def test_drift_issue_repeats_nothing_that_a_server_said(hub: Hub) -> None:
    """Messages, values and commands stay in the report; what is shown mentions nobody and breaks no table."""
    hub.found("orders.get", where="a `code` | @maintainer\n# Heading")

    hub.settle()

    body = hub.issues[0]["body"]
    for told in ("anna@example.com", "HBUFYY", "curl -H", "\n# Heading"):
        assert told not in body
    assert "| `a code @maintainer # Heading` |" in body


def test_drift_never_opens_a_second_issue(hub: Hub) -> None:
    """The next night replaces its text; after it was closed it is opened again."""
    hub.found("orders.get")
    hub.settle()
    hub.found("products.list")
    assert "g2a: updated #1" in hub.settle().stdout
    assert "products.list" in hub.issues[0]["body"]
    assert "orders.get" not in hub.issues[0]["body"]

    hub.found()
    assert "g2a: closed #1" in hub.settle().stdout
    assert (hub.issues[0]["state"], len(hub.issues[0]["comments"])) == ("CLOSED", 1)
    hub.found("orders.get")
    assert "g2a: opened again #1" in hub.settle().stdout

    assert [issue["state"] for issue in hub.issues] == ["OPEN"]
    assert len(hub.issues[0]["comments"]) == 2


def test_drift_is_not_over_because_a_run_broke_off(hub: Hub) -> None:
    """Without findings and without the mark of a run that passed, the issue stays as it is."""
    hub.found("orders.get")
    hub.settle()
    before = hub.issues
    hub.found(passed=False)

    done = hub.settle()

    assert "did not reach its end" in done.stdout
    assert hub.issues == before


def test_drift_of_one_api_leaves_the_others_alone(hub: Hub) -> None:
    """No report of an API says nothing about it; a green one without an issue makes none."""
    hub.found("orders.get")
    hub.settle()
    shutil.rmtree(hub.reports / "live-g2a")
    hub.found(api="gog")

    done = hub.settle()

    assert done.stdout == "gog: nothing found\n"
    assert [issue["state"] for issue in hub.issues] == ["OPEN"]


def test_drift_of_no_run_asks_nobody(hub: Hub) -> None:
    """A night without credentials leaves no folder at all."""
    hub.reports.rmdir()

    done = hub.settle()

    assert (done.returncode, done.stdout) == (0, "no live run left a report\n")
    assert hub.state["calls"] == []


NO_REPORT = [
    *("", "[]", '{"api": "g2a"}', '{"findings": 1}'),
    '{"api": "g2a", "date": "2026-11-21", "spec": {"version": "1"}, "findings": {}}',
    '{"api": "g2a", "date": "2026-11-21", "spec": {"version": "1"}, "findings": ["text"]}',
    '{"api": "g2a", "date": "2026-11-21", "spec": {"version": "1"}, "findings":'
    ' [{"operation": null, "promise": "p", "where": "w"}]}',
    '{"api": "g2a", "date": null, "spec": {"version": "1"}, "findings": []}',
]


@pytest.mark.parametrize("text", NO_REPORT)
def test_drift_refuses_what_is_no_report(hub: Hub, text: str) -> None:
    """One line with the file, and GitHub is not asked."""
    (hub.reports / "contract-g2a.json").write_text(text, encoding="utf-8")

    done = hub.settle()

    assert done.returncode == 2
    assert re.fullmatch(r"drift: \S+/contract-g2a\.json: no report of a contract run .*\n", done.stderr)
    assert hub.state["calls"] == []


def test_drift_tells_what_github_says(hub: Hub) -> None:
    """A refused call ends it with that reason."""
    hub.found("orders.get")
    (hub.bin / "gh").write_text(f"#!{sys.executable}\nimport sys\nsys.exit('HTTP 403')\n", encoding="utf-8")

    done = hub.settle()

    assert (done.returncode, done.stderr) == (2, "drift: gh label create: HTTP 403\n")


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({}, False),
        ({"G2A_API_HASH": "a", "G2A_EMAIL": "b", "G2A_SECRET": ""}, False),
        ({"G2A_API_HASH": "a", "G2A_EMAIL": "b", "G2A_SECRET": "c"}, True),
        ({"GOG_GALAXY_TOKEN": "t"}, False),
    ],
    ids=["nothing", "half", "all", "of another API"],
)
def test_live_run_begins_where_credentials_are_complete(
    tmp_path: Path, given: dict[str, str], asked: bool
) -> None:
    """An unset secret is an empty variable; without credentials the job is green and says so."""
    for path in ("contract_tests/__init__.py", "contract_tests/stories/__init__.py"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    shutil.copy(ROOT / "contract_tests/stories/g2a.py", tmp_path / "contract_tests/stories")
    shutil.copytree(SCRIPTS, tmp_path / ".github" / "scripts")
    (tmp_path / "reports").mkdir()
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "g2a.yaml").touch()
    (tmp_path / "noxfile.py").write_text("import sys; print(*sys.argv[1:])", encoding="utf-8")

    command = [*BARE, ".github/scripts/live.py", "g2a"]
    done = subprocess.run(command, cwd=tmp_path, env=given, capture_output=True, text=True, check=True)

    assert ("-s contract(g2a) -- --target live" in done.stdout) is asked
    assert ("::notice::no credentials of g2a" in done.stdout) is not asked
    assert (tmp_path / "reports" / "contract-g2a.passed").exists() is asked


@pytest.mark.parametrize("api", APIS)
def test_credentials_of_every_api_are_known_without_dependencies(api: str) -> None:
    """The step before anything is installed imports `stories/<api>.py`."""
    done = subprocess.run([*BARE, SCRIPTS / "live.py", api], env={}, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert f"no credentials of {api}" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["drift.py"], "arguments are required: FOLDER"),
        (["live.py"], "arguments are required: API"),
        (["live.py", "nosuch"], "argument API: invalid choice: 'nosuch' (choose from "),
        (["release.py"], "arguments are required: COMMAND"),
        (["release.py", "bogus", "g2a-client-v1.0.0"], "argument COMMAND: invalid choice: 'bogus'"),
        (["release.py", "check"], "arguments are required: TAG"),
        (["release.py", "collect", "g2a-client-v1.0.0"], "arguments are required: FOLDER"),
        (["release.py", "collect", "g2a-client-v1.0.0", str(ROOT / "specs")], "specs is there already"),
    ],
)
def test_scripts_say_what_they_lack(arguments: list[str], says: str) -> None:
    """No traceback, and no success of something that nobody asked for."""
    script, *rest = arguments
    done = subprocess.run([*BARE, SCRIPTS / script, *rest], capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"usage: {script} ")
    assert says in done.stderr.splitlines()[-1]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of a checkout as a release looks at, with `gog-client` 1.2.0 built."""
    shutil.copytree(SCRIPTS, tmp_path / ".github" / "scripts")
    (tmp_path / "generator").mkdir()
    for name in ("__init__", "changes", "errors"):
        shutil.copy(ROOT / "generator" / f"{name}.py", tmp_path / "generator")
    package = tmp_path / "generated" / "gog-client"
    package.mkdir(parents=True)
    (package / "pyproject.toml").write_text(
        '[project]\nname = "gog-client"\nversion = "1.2.0"\n', encoding="utf-8"
    )
    (package / "CHANGELOG.md").write_text(
        "# Changelog\n\nOf `specs/gog.yaml`.\n\n## 1.2.0 (2026-11-21)\n\n### Added\n\n- A field.\n\n"
        "## 1.1.0 (2026-11-01)\n\nOld.\n",
        encoding="utf-8",
    )
    built = tmp_path / "dist" / "packages"
    built.mkdir(parents=True)
    for name in ("gog_client-1.2.0.tar.gz", "gog_client-1.2.0-py3-none-any.whl", "gog_client-1.2.0.cdx.json"):
        (built / name).write_text(name, encoding="utf-8")
    for name in (
        "gog.yaml",
        "gog.json",
        "gog.www.gog.com.yaml",
        "gog_galaxy.yaml",
        "SHA256SUMS",
        "LOSSES.md",
    ):
        (tmp_path / "dist" / name).write_text(name, encoding="utf-8")
    return tmp_path


def release(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script there."""
    command = [*BARE, ".github/scripts/release.py", *arguments]
    return subprocess.run(command, cwd=checkout, env=dict(os.environ), capture_output=True, text=True)


def test_release_takes_what_belongs_to_the_package(checkout: Path) -> None:
    """Archives, bill of materials and the spec's files, not those of an API whose name begins alike."""
    done = release(checkout, "collect", "gog-client-v1.2.0", "release")

    assert (done.returncode, done.stderr) == (0, "")
    assets = checkout / "release" / "assets"
    assert sorted(path.name for path in assets.iterdir()) == [
        "LOSSES.md",
        "SHA256SUMS",
        "gog.json",
        "gog.www.gog.com.yaml",
        "gog.yaml",
        "gog_client-1.2.0-py3-none-any.whl",
        "gog_client-1.2.0.cdx.json",
        "gog_client-1.2.0.tar.gz",
    ]
    sums = (assets / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert sorted(line.split("  ")[1] for line in sums) == sorted(
        path.name for path in assets.iterdir() if path.name != "SHA256SUMS"
    )
    assert (checkout / "release" / "notes.md").read_text(encoding="utf-8") == "### Added\n\n- A field.\n"


def test_release_names_api_and_package(checkout: Path) -> None:
    """As outputs of the step."""
    assert release(checkout, "check", "gog-client-v1.2.0").stdout == "api=gog\npackage=gog-client\n"


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        (
            "gog-client-v1.3.0",
            "gog-client is gog-client 1.2.0; tag the commit that `nox -s release",
        ),
        ("gog-client-v1.2", "is gog-client 1.2.0"),
        ("itch-client-v1.0.0", "there is no package itch-client"),
        ("gog-client-v", "a tag such as g2a-client-v1.1.0 is needed"),
        ("../gog-client-v1.2.0", "a tag such as"),
        ("gog-client-v1.2.0\napi=evil", "a tag such as"),
    ],
)
def test_release_refuses_a_tag_that_is_not_the_packages(checkout: Path, tag: str, says: str) -> None:
    """Before anything is built, and with nothing on standard output, which becomes the job's."""
    done = release(checkout, "check", tag)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("release: ")
    assert says in done.stderr


@pytest.mark.parametrize(
    ("gone", "says"),
    [
        ("dist/packages/gog_client-1.2.0.cdx.json", "not built: gog_client-1.2.0.cdx.json"),
        ("dist/LOSSES.md", "not built: LOSSES.md"),
        ("dist/gog*.yaml", "`nox -s bundle` wrote no gog.yaml"),
    ],
)
def test_release_refuses_what_is_not_whole(checkout: Path, gone: str, says: str) -> None:
    """A release without its parts is not begun."""
    for path in checkout.glob(gone):
        path.unlink()

    done = release(checkout, "collect", "gog-client-v1.2.0", "release")

    assert done.returncode == 1
    assert says in done.stderr
    assert not (checkout / "release").exists()


def test_release_refuses_a_version_of_which_nothing_is_said(checkout: Path) -> None:
    """The release's text is the changelog's section."""
    path = checkout / "generated" / "gog-client" / "CHANGELOG.md"
    path.write_text(
        "# Changelog\n\n## 1.2.0 (2026-11-21)\n\n## 1.1.0 (2026-11-01)\n\nOld.\n", encoding="utf-8"
    )

    done = release(checkout, "check", "gog-client-v1.2.0")

    assert done.returncode == 1
    assert "no section 1.2.0 that says anything" in done.stderr


@pytest.mark.parametrize(
    ("changelog", "notes"),
    [
        ("# C\n\n## [1.2.0] - 2026-11-21\n\nNew.\n", "New.\n"),
        ("##\n\n## 1.2.0\n\nNew.\n", "New.\n"),
        ("## 1.2.0\n\n```\n## 1.1.0\n```\n\nNew.\n", "```\n## 1.1.0\n```\n\nNew.\n"),
    ],
    ids=["brackets", "empty heading", "fence"],
)
def test_release_reads_a_changelog_as_the_generator_does(checkout: Path, changelog: str, notes: str) -> None:
    """Headings may be written in several ways, and those in a fence are text."""
    (checkout / "generated" / "gog-client" / "CHANGELOG.md").write_text(changelog, encoding="utf-8")

    done = release(checkout, "collect", "gog-client-v1.2.0", "release")

    assert (done.returncode, done.stderr) == (0, "")
    assert (checkout / "release" / "notes.md").read_text(encoding="utf-8") == notes


class Index:
    """A package index on loopback, as far as `release.py compare` asks one."""

    def __init__(self) -> None:
        """Serve it from a thread; it knows no version yet."""
        self.answers = [(404, b"")]
        """The next answers; the last one stays."""
        self.asked: list[str] = []
        index = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                """Answer, and note who was asked for."""
                index.asked.append(self.path)
                status, body = index.answers[0] if len(index.answers) == 1 else index.answers.pop(0)
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/pypi"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    """An empty one."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    served = Index()
    yield served
    served.server.shutdown()
    served.server.server_close()


ARCHIVES = ("gog_client-1.2.0.tar.gz", "gog_client-1.2.0-py3-none-any.whl")


def files(*names: str, **other: str) -> tuple[int, bytes]:
    """What PyPI says of a version with these files; the `checkout` holds their names in each."""
    digests = {name: hashlib.sha256(name.encode()).hexdigest() for name in names} | other
    urls = [{"filename": name, "digests": {"sha256": digest}} for name, digest in digests.items()]
    return 200, json.dumps({"info": {}, "urls": urls}).encode()


@pytest.mark.parametrize(
    ("answer", "before", "after"),
    [
        (files(*ARCHIVES), "", ""),
        ((404, b""), "", "the index lacks gog_client-1.2.0-py3-none-any.whl, gog_client-1.2.0.tar.gz"),
        (files(ARCHIVES[0]), "", "the index lacks gog_client-1.2.0-py3-none-any.whl"),
        (files(*ARCHIVES, **{ARCHIVES[0]: "0" * 64}), *["has other bytes: gog_client-1.2.0.tar.gz;"] * 2),
        (files(ARCHIVES[0], **{ARCHIVES[1]: ""}), *[f"has other bytes: {ARCHIVES[1]};"] * 2),
        (files(*ARCHIVES, "gog_client-1.2.0.zip"), *["has other bytes: gog_client-1.2.0.zip;"] * 2),
        ((503, b""), *["/gog-client/1.2.0/json answered 503"] * 2),
        ((200, b"[]"), *["answered something that is no list of files"] * 2),
        ((200, b"<html>"), *["answered something that is no list of files"] * 2),
    ],
    ids=["same", "none", "one", "other", "one and other", "more", "503", "list", "no JSON"],
)
def test_release_holds_the_index_to_what_was_built(
    checkout: Path, index: Index, answer: tuple[int, bytes], before: str, after: str
) -> None:
    """Before publishing a file may be missing, afterwards none; other bytes are refused at any time."""
    index.answers = [answer]
    release(checkout, "collect", "gog-client-v1.2.0", "release")

    for options, says in (((), before), (("--wait", "0"), after)):
        done = release(checkout, "compare", "gog-client-v1.2.0", "release", "--index", index.url, *options)

        assert (done.returncode, done.stdout) == (1 if says else 0, "")
        assert says in done.stderr
        assert done.stderr.count("\n") == (1 if says else 0)
    assert index.asked == ["/pypi/gog-client/1.2.0/json"] * 2


def test_release_waits_for_an_index_that_is_behind(checkout: Path, index: Index) -> None:
    """What was just uploaded may not be told at once, or not by every server."""
    script = checkout / ".github" / "scripts" / "release.py"
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace("PAUSE = 5.0", "PAUSE = 0.01"), encoding="utf-8")
    index.answers = [(404, b""), (503, b""), files(ARCHIVES[0]), files(*ARCHIVES)]
    release(checkout, "collect", "gog-client-v1.2.0", "release")

    command = ("compare", "gog-client-v1.2.0", "release", "--index", index.url, "--wait", "60")
    done = release(checkout, *command)

    assert (done.returncode, done.stderr) == (0, "")
    assert len(index.asked) == 4


@pytest.mark.parametrize("sums", [None, "", "gog_client-1.2.0.tar.gz\n"])
def test_release_compares_nothing_without_checksums(checkout: Path, index: Index, sums: str | None) -> None:
    """A folder of something else would agree with every index."""
    (checkout / "release" / "assets").mkdir(parents=True)
    if sums is not None:
        (checkout / "release" / "assets" / "SHA256SUMS").write_text(sums, encoding="utf-8")

    done = release(checkout, "compare", "gog-client-v1.2.0", "release", "--index", index.url)

    assert done.returncode == 1
    assert re.fullmatch(r"release: release/assets/SHA256SUMS.*\n", done.stderr)
    assert index.asked == []


RELEASES = """#!{python}
import json, sys
from pathlib import Path
path = Path({state!r})
state = json.loads(path.read_text())
words = sys.argv[2:]
state["calls"].append(words[0])
fails = words[0] == "view" and ("draft" not in state or "refused" in state)
if words[0] == "view":
    assert words[2:] == ["--json", "isDraft", "--jq", ".isDraft"]
    problem = state.get("refused", "release not found")
    print(problem if fails else json.dumps(state["draft"]), file=sys.stderr if fails else sys.stdout)
if words[0] == "create":
    assert "draft" not in state and "--verify-tag" in words
    state |= {{"draft": True, "notes": Path("notes.md").read_text()}}
if words[0] == "upload":
    state["assets"] = sorted(Path(word).name for word in words[2:] if word != "--clobber")
    fails, state["broken"] = state["broken"], False
if words[0] == "edit":
    state["draft"] = "--draft=false" not in words
path.write_text(json.dumps(state))
sys.exit(fails)
"""


class Attempt:
    """A folder with assets and notes, and a `gh` that keeps one release in a file."""

    def __init__(self, folder: Path, job: str, **state: object) -> None:
        """Take the step of `job` that calls `gh`."""
        given = read(GITHUB / "workflows" / "release.yml")["jobs"][job]["steps"]
        (self._step,) = (step["run"] for step in given if "gh release" in step.get("run", ""))
        self._folder, self._state = folder, folder / "state.json"
        self._state.write_text(json.dumps({"calls": [], "broken": False, **state}), encoding="utf-8")
        program = folder / "bin" / "gh"
        program.parent.mkdir()
        text = RELEASES.format(python=sys.executable, state=str(self._state))
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)
        (folder / "assets").mkdir()
        for name in ("gog.yaml", "SHA256SUMS"):
            (folder / "assets" / name).touch()
        (folder / "notes.md").write_text("- A field.", encoding="utf-8")

    @property
    def state(self) -> dict[str, Any]:
        """The release, and the calls."""
        state: dict[str, Any] = json.loads(self._state.read_text(encoding="utf-8"))
        return state

    def run(self) -> subprocess.CompletedProcess[str]:
        """Run the step as GitHub does."""
        command = [str(shutil.which("bash")), "-eo", "pipefail", "-c", self._step]
        environment = {"PATH": str(self._folder / "bin"), "TAG": "gog-client-v1.2.0"}
        return subprocess.run(command, cwd=self._folder, env=environment, capture_output=True, text=True)


no_shell = pytest.mark.skipif(sys.platform == "win32", reason="the step is a shell script")


@no_shell
def test_release_goes_on_where_an_attempt_broke_off(tmp_path: Path) -> None:
    """It stays a draft until all assets are there; the second attempt makes no second one."""
    attempt = Attempt(tmp_path, "release", broken=True)

    codes = [attempt.run().returncode, attempt.state["draft"]]
    codes += [attempt.run().returncode, attempt.state["draft"]]

    assert codes == [1, True, 0, False]
    done = attempt.state
    assert done["calls"] == ["view", "create", "upload", "view", "upload", "edit"]
    assert (done["notes"], done["assets"]) == ("- A field.", ["SHA256SUMS", "gog.yaml"])


@no_shell
@pytest.mark.parametrize("job", ["build", "release"])
@pytest.mark.parametrize(
    ("state", "says"),
    [
        ({"draft": False}, "::error::gog-client-v1.2.0 is published; what is published stays"),
        ({"refused": "HTTP 502"}, "::error::gh release view: HTTP 502"),
    ],
    ids=["published", "no answer"],
)
def test_release_leaves_a_published_one_alone(
    tmp_path: Path, job: str, state: dict[str, object], says: str
) -> None:
    """A tag that was moved or made anew changes no asset; nor does one of which GitHub told nothing."""
    attempt = Attempt(tmp_path, job, **state)

    done = attempt.run()

    assert done.returncode == 1
    assert done.stdout.startswith(says)
    assert attempt.state["calls"] == ["view"]


@no_shell
@pytest.mark.parametrize("state", [{}, {"draft": True}], ids=["none", "draft"])
def test_release_that_is_not_published_may_be_built(tmp_path: Path, state: dict[str, object]) -> None:
    """Neither a first attempt nor a second one is refused."""
    attempt = Attempt(tmp_path, "build", **state)

    assert attempt.run().returncode == 0
    assert attempt.state["calls"] == ["view"]


@pytest.mark.parametrize("api", APIS)
def test_release_understands_every_package(api: str) -> None:
    """Name, version and changelog as the generator writes them."""
    package = f"{api.replace('_', '-')}-client"
    text = (ROOT / "generated" / package / "pyproject.toml").read_text(encoding="utf-8")

    done = release(ROOT, "check", f"{package}-v{tomllib.loads(text)['project']['version']}")

    assert (done.stdout, done.stderr) == (f"api={api}\npackage={package}\n", "")
