"""Credentials come from the environment or a `.env`, and show nowhere."""

from pathlib import Path

import pytest

from contract_tests import accounts
from contract_tests.errors import ContractError
from contract_tests.settings import ROOT, Settings, apis


@pytest.fixture(autouse=True)
def stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    """No credentials in the environment."""
    for api in apis():
        for names in accounts.variables(api):
            for name in names:
                monkeypatch.delenv(name, raising=False)


def test_env_of_the_repository_is_read(root: Path) -> None:
    """Comments, `export` and quotes are understood; `$` and backslashes are only what they are."""
    (root / ".env").write_text(
        "\ufeff# mine\n\nexport G2A_API_HASH=a$b\\n\nG2A_EMAIL='me@example.com'\nG2A_SECRET=\"two words\"\n",
        encoding="utf-8",
    )

    account = accounts.own("g2a", accounts.environment(Settings("g2a", root=root)))

    assert account.arguments == {"api_hash": "a$b\\n", "email": "me@example.com", "secret": "two words"}


def test_environment_wins(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the same variable of a `.env`; the others stay."""
    (root / ".env").write_text("GOG_TOKEN=file\nG2A_EMAIL=file\n")
    monkeypatch.setenv("GOG_TOKEN", "shell")

    found = accounts.environment(Settings("gog", root=root))

    assert (found["GOG_TOKEN"], found["G2A_EMAIL"]) == ("shell", "file")


def test_no_env_is_no_error(root: Path) -> None:
    """One that was named has to be there, and is taken instead of the other."""
    (root / ".env").write_text("GOG_TOKEN=default\n")
    (root / "mine").write_text("GOG_TOKEN=named\n")

    assert accounts.environment(Settings("gog", root=root))["GOG_TOKEN"] == "default"
    assert accounts.environment(Settings("gog", root=root, env=root / "mine"))["GOG_TOKEN"] == "named"
    assert "GOG_TOKEN" not in accounts.environment(Settings("gog", root=root / "specs"))
    with pytest.raises(ContractError, match=r"gone cannot be read: No such file"):
        accounts.environment(Settings("gog", root=root, env=root / "gone"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("GOG_TOKEN=good\nhush-hush\n", 2),
        ("GOG_TOKEN='hush-hush\n", 1),
        ("# first\nGOG_TOKEN='hush' hush\n", 2),
        ("GOG_TOKEN: hush-hush\n", 1),
        ("=hush-hush\n", 1),
    ],
)
def test_broken_env_is_refused_with_its_line(root: Path, text: str, line: int) -> None:
    """In one line, which does not show what stands there."""
    (root / ".env").write_text(text)

    with pytest.raises(ContractError, match=rf"\.env:{line}: write NAME=value") as refused:
        accounts.environment(Settings("gog", root=root))

    assert "hush" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_unreadable_env_is_refused(root: Path) -> None:
    """A folder, or what is no text."""
    (root / "folder").mkdir()
    (root / "picture").write_bytes(b"\x89PNG\xff\xfe")

    with pytest.raises(ContractError, match="folder cannot be read: Is a directory"):
        accounts.environment(Settings("gog", root=root, env=root / "folder"))
    with pytest.raises(ContractError, match="picture cannot be read: it is not UTF-8"):
        accounts.environment(Settings("gog", root=root, env=root / "picture"))


def test_credentials_that_no_header_carries_are_refused() -> None:
    """A line break would make two headers of one; the message does not show the value."""
    with pytest.raises(ContractError, match="GOG_TOKEN: no header can carry") as refused:
        accounts.own("gog", {"GOG_TOKEN": "hush\r\nX-Admin: 1"})

    assert "hush" not in str(refused.value)


def test_example_names_every_variable() -> None:
    """`.env.example` has those of all APIs, in their order and empty; `.env` itself is never committed."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    wanted = [name for api in apis() for names in accounts.variables(api) for name in names]

    assert list(accounts.read_env(ROOT / ".env.example").items()) == [(name, "") for name in wanted]
    assert all(f"# {api}" in text for api in apis() if accounts.variables(api))
    assert ".env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_values_of_all_variables_are_secrets(root: Path) -> None:
    """Also those of an API that the run is not about."""
    (root / ".env").write_text("GOG_TOKEN=gog-secret\nG2A_EMAIL=me@example.com\nEDITOR=vi\n")

    assert accounts.secrets(Settings("g2a", root=root)) == ["me@example.com", "gog-secret"]
