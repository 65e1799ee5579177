"""What the command line says when a run cannot start."""

import socket
from pathlib import Path

import pytest

from contract_tests import accounts, clean
from contract_tests.__main__ import main
from contract_tests.errors import ContractError
from contract_tests.faults import with_faults
from contract_tests.faults.__main__ import main as faults
from contract_tests.run import run
from contract_tests.settings import Settings


@pytest.fixture(autouse=True)
def stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    """No credentials in the environment."""
    for name in ("G2A_AUTHORIZATION", "G2A_API_HASH", "G2A_EMAIL", "G2A_SECRET"):
        monkeypatch.delenv(name, raising=False)


def _dead_port() -> int:
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        return int(plug.getsockname()[1])


def _refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("contract: ")
    assert said.err.count("\n") == 1
    return said.err


def test_dead_port_names_the_mend(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing answers: which address, and how to start a server there."""
    port = _dead_port()

    said = _refused(["g2a", "--url", f"http://127.0.0.1:{port}/g2a"], capsys)

    assert f"nothing answers at http://127.0.0.1:{port}" in said
    assert f"python -m sandbox --port {port}" in said


@pytest.mark.parametrize("target", ["vendor", "live"])
def test_missing_credentials_name_the_variables(target: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Both ways of giving them are told, before anything is sent."""
    said = _refused(["g2a", "--target", target, "--env", "/dev/null"], capsys)

    assert "set G2A_AUTHORIZATION, or G2A_API_HASH and G2A_EMAIL and G2A_SECRET" in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["g2b"], "there is no API `g2b`; specs/ has: "),
        (["g2a", "--url", "127.0.0.1:8000"], "is not an http(s) URL"),
        (["g2a", "--operation", "orders.eat"], "g2a has no operation `orders.eat`; it has orders.create"),
    ],
)
def test_bad_arguments_name_what_there_is(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong name is answered with the right ones."""
    assert says in _refused(arguments, capsys)


def test_faults_and_clean_refuse_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The other two commands do the same."""
    assert faults(["g2b"]) == 2
    assert clean.main(["g2b"]) == 2

    said = capsys.readouterr().err.splitlines()
    assert said == [
        f"faults: g2b has no seeded faults; there are those of {', '.join(with_faults())}",
        said[1],
    ]
    assert said[1].startswith("clean: there is no API `g2b`")


def test_account_comes_from_the_environment() -> None:
    """The first complete set of variables is taken, and nothing of it shows."""
    three = {"G2A_API_HASH": "h", "G2A_EMAIL": "e", "G2A_SECRET": "s"}

    account = accounts.own("g2a", three)

    key = "050be1e2f4531f6dd56c3a50d6e7003ceedd412b6d18df1d72633ef42a0d19d2"  # echo -n hes | sha256sum
    assert account.arguments == {"api_hash": "h", "email": "e", "secret": "s"}
    assert account.headers == {"Authorization": f"h, {key}"}
    assert accounts.from_environment("g2a", {"G2A_EMAIL": "e"}) is None
    assert repr(account) == "Account()"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("#/components/schemas/Tree", "#/components/schemas/Tre", "Tre"),
        ("      operationId: trees.list\n", "", "operationId"),
        (
            "schema: {type: integer, minimum: 0, maximum: 999",
            "schema: {type: inteer, minimum: 0, maximum: 999",
            "inteer",
        ),
        ("  /trees:\n    get:\n", "  /trees:\n    get: [\n", "orchard.yaml:"),
    ],
    ids=["dangling-ref", "no-operation-id", "bad-type", "syntax"],
)
def test_broken_spec_stops_the_run(root: Path, old: str, new: str, says: str) -> None:
    """With the first finding and its line, before anything is sent; not with a traceback or red cases."""
    spec = root / "specs" / "orchard.yaml"
    text = spec.read_text(encoding="utf-8")
    assert old in text
    spec.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContractError, match=r"nox -s validate -- orchard") as refused:
        run(Settings("orchard", root=root, reports=root / "reports"))

    first = str(refused.value).splitlines()[0]
    assert says in first
    assert "orchard.yaml:" in first


def test_api_without_a_sandbox_is_named(root: Path) -> None:
    """Not nineteen undocumented 404s."""
    with pytest.raises(ContractError, match=r"the sandbox serves g2a.*, not orchard: write sandbox/orchard"):
        run(Settings("orchard", root=root, reports=root / "reports"))


def test_overlay_that_misses_stops_the_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An overlay that no longer fits its spec is refused with its place."""
    strict = root / "contract_tests" / "strict"
    strict.mkdir(parents=True)
    (strict / "orchard.yaml").write_text(
        "overlay: 1.0.0\nactions:\n  - {target: $.paths.nothing, remove: true}\n"
    )

    with pytest.raises(ContractError, match=r"orchard\.yaml#/actions/0: nothing in the spec matches"):
        run(Settings("orchard", root=root, reports=root / "reports"))
