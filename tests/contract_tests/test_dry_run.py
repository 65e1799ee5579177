"""`--dry-run` shows what would be sent, and connects to nobody."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from contract_tests.__main__ import main
from contract_tests.dry_run import dry_run
from contract_tests.errors import ContractError
from contract_tests.settings import ROOT, Settings
from tests.contract_tests.conftest import Result
from tests.contract_tests.orchard import Orchard
from tests.contract_tests.test_live import READS, Shop, shop

LINE = re.compile(r"(?P<operation>[\w.]+): curl -i -X (?P<method>[A-Z]+) .*")
WATCH = """
import sys
import urllib3  # tries whether there is IPv6, once, by binding a socket
said = []
sys.addaudithook(lambda event, given: said.append(event) if event.startswith("socket.") else None)
from contract_tests.__main__ import main
code = main(sys.argv[1:])
told = sorted({event for event in said if event != "socket.gethostname"})
print(code, told, file=sys.stderr)
"""


def _shown(lines: list[str]) -> list[str]:
    """The commands, which an empty line ends."""
    return lines[: lines.index("")]


@pytest.mark.parametrize(
    "target",
    [
        ["--target", "live"],
        ["--target", "http"],
        ["--url", "https://g2a.example/v1"],
    ],
    ids=" ".join,
)
def test_dry_run_opens_no_socket(target: list[str]) -> None:
    """Not one is made, let alone connected, and no name is looked up: an audit hook has seen nothing."""
    arguments = ["g2a", *target, "--dry-run", "--max-examples", "2", "--env", "/dev/null"]
    ran = subprocess.run(
        [sys.executable, "-c", WATCH, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={},
        check=True,
    )

    assert ran.stderr.splitlines()[-1] == "0 []"
    assert all(map(LINE.fullmatch, _shown(ran.stdout.splitlines())))


def test_dry_run_shows_what_a_live_run_sends(root: Path, check: Callable[..., Result]) -> None:
    """In the same order, with the same query; what answers add is the rest."""
    app = Shop()
    with shop(root, app) as origin:
        settings = Settings("orchard", root=root, target="live")
        lines = _shown(list(dry_run(settings)))
        assert app.calls == []
        check(target="live")

    base = f"{origin}/orchard"
    shown = [line.rpartition(base)[2].rstrip("'") for line in lines]
    sent = [path.rstrip("?") for _, path, _ in app.calls]
    rest = iter(sent)
    assert all(path in rest for path in shown), (shown, sent)
    assert len(shown) > 5
    assert all(
        line.startswith(("trees.list: curl -i -X GET", "crates.list", "harvests.get")) for line in lines
    )
    assert all(READS.fullmatch(path if "?" in path else f"{path}?") for path in shown)


def test_dry_run_repeats_itself(root: Path) -> None:
    """Same seed, same lines; another seed, other lines."""
    first, again, other = (list(dry_run(Settings("orchard", root=root, seed=seed))) for seed in (1, 1, 2))

    assert first == again != other


def test_dry_run_counts(root: Path, tmp_path: Path) -> None:
    """What each operation comes to, all of them, and how long they take at the documented pace."""
    strict = root / "contract_tests" / "strict"
    strict.mkdir(parents=True)
    (strict / "orchard.yaml").write_text(
        "overlay: 1.0.0\nactions: [{target: $.info, update: {}}]\nx-rate-limit: 30/m\n"
    )
    spec = root / "specs" / "orchard.yaml"
    spec.write_text(spec.read_text("utf-8").replace("127.0.0.1:8000", "orchard.example"), "utf-8")

    lines = list(dry_run(Settings("orchard", root=root, target="live", max_requests=4)))

    shown, told = _shown(lines), lines[lines.index("") + 1 :]
    count = {
        name: sum(line.startswith(f"{name}:") for line in shown) for name in ("trees.list", "crates.list")
    }
    assert f"trees.list    {count['trees.list']:>5}" in told
    assert f"crates.list   {count['crates.list']:>5}" in told
    total = len(shown)
    assert f"{total} requests to http://orchard.example/orchard (seed 1), none of them sent" in told
    assert "at most one every 2 s, so 6 s at least" in told
    assert f"the run would stop after 4 of them; --max-requests {total} lets it reach the end" in told
    assert "ids that one gives and another request takes" in " ".join(told)


def test_dry_run_masks_credentials(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the `.env`, which it uses, and those of the environment."""
    for name in ("G2A_AUTHORIZATION", "G2A_API_HASH", "G2A_EMAIL", "G2A_SECRET"):
        monkeypatch.delenv(name, raising=False)
    env = tmp_path / "env"
    env.write_text("G2A_AUTHORIZATION='merchant4711, deadbeefdeadbeef'\n")

    assert main(["g2a", "--target", "live", "--dry-run", "--env", str(env)]) == 0

    said = capsys.readouterr().out
    assert "'Authorization: ***'" in said
    assert "merchant4711" not in said
    assert "deadbeef" not in said
    assert "placeholders" not in said


def test_dry_run_takes_placeholders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without credentials everything is shown all the same, and what the run will need."""
    monkeypatch.delenv("GAMING_GOODS_TOKEN", raising=False)
    arguments = ["gaming_goods", "--target", "live", "--dry-run", "--env", "/dev/null"]

    assert main(arguments) == 0

    said = capsys.readouterr().out
    assert "No credentials are set, so placeholders were taken; the run needs GAMING_GOODS_TOKEN." in said
    assert "orders.get: curl -i -X GET -H 'Authorization: ***'" in said
    assert "at most one every 0.6 s" in said


def test_dry_run_refuses_what_the_run_would(root: Path) -> None:
    """An operation that there is not, a server that there is not, an address that is none."""
    with pytest.raises(ContractError, match=r"has no operation `trees\.eat`"):
        list(dry_run(Settings("orchard", root=root, operations=("trees.eat",))))
    with pytest.raises(ContractError, match="names no live server"):
        list(dry_run(Settings("orchard", root=root, target="live")))
    with pytest.raises(ContractError, match="is not an http"):
        list(dry_run(Settings("orchard", root=root, url="orchard")))


def test_dry_run_of_a_body_is_one_line(root: Path) -> None:
    """A named operation that is no read is shown with its body."""
    lines = _shown(list(dry_run(Settings("orchard", root=root, operations=("harvests.create",)))))

    posts = [line for line in lines if " -X POST " in line]
    assert any("""-d '{"tree": "oak"}'""" in line for line in posts)
    assert all(LINE.fullmatch(line) for line in lines)


def test_dry_run_needs_no_app(root: Path) -> None:
    """An embedded run is shown without its server being called."""
    app = Orchard()

    assert len(list(dry_run(Settings("orchard", root=root, app=app)))) > 20
    assert app.calls == []
