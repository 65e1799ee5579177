"""What is missing in the files, or does not belong there, is refused with a line each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packages import contents
from tests.packages.package import Package, RefusedError

Build = Callable[[], tuple[Path, Path]]
WHEEL = "orchard_client-1.2.0-py3-none-any.whl"
SDIST = "orchard_client-1.2.0.tar.gz"


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _refused(package: Package, build: Build) -> list[str]:
    sdist, wheel = build()
    with pytest.raises(RefusedError) as refusal:
        contents.metadata(package, sdist, wheel)
    return list(refusal.value.lines)


def test_what_is_complete_passes(orchard: Package, built: Build) -> None:
    """By all three: twine, check-wheel-contents and us."""
    sdist, wheel = built()

    contents.twine([sdist, wheel])
    contents.check_wheel_contents(orchard, wheel)
    found = contents.metadata(orchard, sdist, wheel)

    assert str(found.version) == "1.2.0"
    assert (found.description or "").startswith("# orchard-client")


@pytest.mark.parametrize(
    ("name", "old", "new", "lines"),
    [
        ("pyproject.toml", 'keywords = ["apples"]\n', "", ["metadata: no keywords"]),
        (
            "pyproject.toml",
            """authors = [{ name = "The orchard's authors" }]\n""",
            "",
            ["metadata: no author"],
        ),
        (
            *("pyproject.toml", '"Typing :: Typed"', '"Framework :: AsyncIO"'),
            ["metadata: the classifiers lack `Typing :: Typed`"],
        ),
        (
            *("pyproject.toml", 'name = "orchard-client"', 'name = "orchard"'),
            ["metadata: the name is orchard, not orchard-client"],
        ),
        (
            *("pyproject.toml", '"/LICENSE"]', '"/LICENSE", "/notes.txt"]'),
            [f"{SDIST}: orchard_client-1.2.0/notes.txt does not belong there"],
        ),
        (
            *("pyproject.toml", '"CHANGELOG.md" = "CHANGELOG.md"', '"CHANGELOG.md" = "NEWS.md"'),
            [
                f"{WHEEL}: orchard_client-1.2.0.dist-info/extra_metadata/CHANGELOG.md is missing",
                f"{WHEEL}: orchard_client-1.2.0.dist-info/extra_metadata/NEWS.md does not belong there",
            ],
        ),
        (
            *("README.md", "https://example.com/orchard/changes", "CHANGELOG.md"),
            ["README.md: the link to CHANGELOG.md leads nowhere on an index; write the whole address"],
        ),
    ],
)
def test_metadata_that_is_not_complete_is_refused(
    orchard: Package, built: Build, name: str, old: str, new: str, lines: list[str]
) -> None:
    """With one line on each thing that is wrong."""
    (orchard.folder / "notes.txt").write_text("To do.\n", encoding="utf-8")
    _edit(orchard.folder / name, old, new)

    assert _refused(orchard, built) == lines


@pytest.mark.parametrize(
    "name", ["notes.txt", "tests/__init__.py", "test_apples.py", "conftest.py", "a.pyi.orig"]
)
def test_what_does_not_belong_is_refused(orchard: Package, built: Build, name: str) -> None:
    """In both files."""
    path = orchard.folder / "src" / "orchard_client" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("# To do.\n", encoding="utf-8")

    assert _refused(orchard, built) == [
        f"{WHEEL}: orchard_client/{name} does not belong there",
        f"{SDIST}: orchard_client-1.2.0/src/orchard_client/{name} does not belong there",
    ]


def test_a_wheel_without_a_module_of_its_sources_is_refused(orchard: Package, built: Build) -> None:
    """check-wheel-contents holds one to the other."""
    _, wheel = built()
    (orchard.folder / "src" / "orchard_client" / "pears.py").write_text("# Pears.\n", encoding="utf-8")

    with pytest.raises(RefusedError, match=r"^check-wheel-contents: W101: .* orchard_client/pears\.py$"):
        contents.check_wheel_contents(orchard, wheel)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("README.rst", "Apples\n===\n\n.. nothing::\n", "`long_description` has syntax errors in markup"),
        ("README.rst", "", "`long_description` missing"),
    ],
)
def test_metadata_that_an_index_cannot_show_is_refused(
    orchard: Package, built: Build, name: str, text: str, said: str
) -> None:
    """Twine says it; a warning is enough."""
    (orchard.folder / name).write_text(text, encoding="utf-8")
    _edit(orchard.folder / "pyproject.toml", "README.md", name)

    with pytest.raises(RefusedError) as refusal:
        contents.twine(built())

    assert said in str(refusal.value)
    assert all(line.startswith("twine: ") for line in refusal.value.lines)
