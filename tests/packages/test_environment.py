"""What an installed package says of itself is held to its files and its spec."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.packages import environment
from tests.packages.environment import Environment, untyped
from tests.packages.package import BuildError, Package, RefusedError

Install = Callable[[], Environment]


def _edit(package: Package, old: str, new: str) -> None:
    path = package.folder / "src" / package.module / "__init__.py"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _refused(package: Package, install: Install) -> list[str]:
    with pytest.raises(RefusedError) as refusal:
        install().judge(package, "1.2.0")
    return list(refusal.value.lines)


def test_what_is_installed_may_be_used(orchard: Package, installed: Install) -> None:
    """It is of the version of its file, and made from the spec as it is."""
    installed().judge(orchard, "1.2.0")


def test_another_version_is_refused(orchard: Package, installed: Install) -> None:
    """The module's, the metadata's and the file's are one."""
    _edit(orchard, 'version("orchard-client")', '"1.1.0"')

    assert _refused(orchard, installed) == [
        "__version__ is 1.1.0, that of the metadata 1.2.0, that of the file 1.2.0"
    ]


def test_a_package_of_an_older_spec_is_refused(orchard: Package, installed: Install) -> None:
    """The spec has changed since it was generated."""
    environment = installed()
    orchard.spec.write_text("openapi: 3.1.1\n", encoding="utf-8")

    with pytest.raises(
        RefusedError, match=r"SPEC\.sha256 is \w+…, that of orchard\.yaml \w+…; run `nox -s gen"
    ):
        environment.judge(orchard, "1.2.0")


def test_a_package_without_the_digest_is_refused(orchard: Package, installed: Install) -> None:
    """Nobody could tell what it was made from."""
    _edit(orchard, "SPEC =", "ABOUT =")

    (line,) = _refused(orchard, installed)

    assert line.startswith("orchard_client.SPEC has no sha256")


def test_what_was_not_installed_is_refused(orchard: Package, installed: Install) -> None:
    """As it was with a checkout on the path."""
    environment = installed()
    (site,) = environment.folder.glob("environment/lib/*/site-packages")
    (site / "orchard_client").rename(environment.folder.parent / "orchard_client")
    (site / "checkout.pth").write_text(f"{environment.folder.parent}\n", encoding="utf-8")

    with pytest.raises(RefusedError, match=r"^import takes it from .*orchard_client/__init__\.py, not from"):
        environment.judge(orchard, "1.2.0")


def test_what_cannot_be_imported_is_refused(orchard: Package, installed: Install) -> None:
    """With the reason."""
    _edit(orchard, "from typing", "import meadow\nfrom typing")

    assert _refused(orchard, installed) == [
        "it cannot be imported: ModuleNotFoundError: No module named 'meadow'"
    ]


def test_requirements_that_are_not_met_are_refused(
    orchard: Package, built: Callable[[], tuple[Path, Path]], tmp_path: Path
) -> None:
    """`pip check` sees them, though pip was told not to look."""
    path = orchard.folder / "pyproject.toml"
    text = path.read_text(encoding="utf-8").replace("keywords", 'dependencies = ["meadow>=2"]\nkeywords')
    path.write_text(text, encoding="utf-8")
    here = Environment.make(tmp_path / "empty")

    with pytest.raises(RefusedError, match=r"^pip check: orchard-client 1\.2\.0 requires meadow"):
        here.install("--no-index", "--no-deps", built()[1])


def test_an_index_that_does_not_answer_is_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the wheels of dependencies come from one."""
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple/")
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")

    with pytest.raises(
        BuildError, match=r"^the dependencies' wheels cannot be fetched; is .*\? ERROR: .*meadow"
    ):
        environment.fetch(["meadow"], tmp_path)


def test_the_sbom_has_no_trace_of_this_machine(orchard: Package, installed: Install, tmp_path: Path) -> None:
    """Nor of the day; it names the package, and what it depends on, here nothing."""
    bill = installed().sbom(orchard, tmp_path / "orchard.cdx.json")

    told = json.loads(bill)
    assert told["metadata"]["component"]["name"] == "orchard-client"
    assert told["metadata"]["component"]["version"] == "1.2.0"
    assert told.get("components", []) == []
    assert "timestamp" not in told["metadata"]
    assert str(tmp_path) not in bill.decode()


def _symbol(name: str, *, known: bool, diagnostics: int = 0) -> dict[str, Any]:
    return {"name": name, "isTypeKnown": known, "diagnostics": [{}] * diagnostics}


def test_names_without_types_are_told() -> None:
    """The causes, not all that refers to them."""
    answer = {
        "completenessScore": 0.5,
        "symbols": [
            _symbol("orchard_client.Tree", known=False),
            _symbol("orchard_client._tree.Tree.height", known=False, diagnostics=2),
            _symbol("orchard_client.Apple", known=True),
        ],
    }

    assert untyped(answer) == ["its type is not complete: orchard_client._tree.Tree.height"]
    assert untyped({**answer, "completenessScore": 1}) == []
