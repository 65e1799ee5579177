"""What is in the files: that it is all there, and that nothing else is."""

import re
import tarfile
import zipfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from packaging.metadata import Metadata
from packaging.utils import parse_sdist_filename, parse_wheel_filename
from readme_renderer import markdown

from tests.packages.package import MODULE, Package, RefusedError, run

FIELDS: Final = (
    *("summary", "description", "keywords", "license_expression", "license_files", "classifiers"),
    *("project_urls", "requires_python"),
)
"""Without these a page on PyPI is not complete, nor without the author."""
WHEEL: Final = ("METADATA", "WHEEL", "RECORD", "licenses/LICENSE", "extra_metadata/CHANGELOG.md")
"""What its ``.dist-info`` has."""
SDIST: Final = ("PKG-INFO", "pyproject.toml", "LICENSE", "CHANGELOG.md", "README.md")
"""What stands beside ``src/``."""


def twine(files: Sequence[Path]) -> None:
    """Ask ``twine check --strict`` what an index would show.

    Raises:
        RefusedError: Not all of it.
    """
    done = run(*MODULE, "twine", "check", "--strict", *files, cwd=files[0].parent)
    if done.returncode:
        told = (" ".join(line.split()) for line in (done.stdout + done.stderr).splitlines())
        raise RefusedError(*(f"twine: {line}" for line in told if line and not line.endswith("PASSED")))


def check_wheel_contents(package: Package, wheel: Path) -> None:
    """Hold the wheel to its sources and to what wheels should be.

    Raises:
        RefusedError: A file is missing, too many, there twice or in the wrong place.
    """
    sources = package.folder / "src" / package.module
    options = ("--no-config", "--package", sources)
    done = run(*MODULE, "check_wheel_contents", *options, wheel, cwd=wheel.parent)
    if done.returncode:
        found = re.split(r"\n(?! )", (done.stdout + done.stderr).strip())
        told = (" ".join(one.removeprefix(f"{wheel}: ").split()) for one in found)
        raise RefusedError(*(f"check-wheel-contents: {one}" for one in told))


def metadata(package: Package, sdist: Path, wheel: Path) -> Metadata:
    """Judge names, members and metadata of both files; the metadata.

    Raises:
        RefusedError: Something is missing, does not belong, or contradicts something else.
    """
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = {name: archive.read(name) for name in archive.namelist()}
    with tarfile.open(sdist) as archive:
        files = {member.name: archive.extractfile(member) for member in archive if not member.isdir()}
        in_sdist = {name: file.read() if file else b"" for name, file in files.items()}
    inside = "-".join(wheel.name.split("-")[:2]) + ".dist-info"
    around = sdist.name.removesuffix(".tar.gz")
    told = in_wheel[f"{inside}/METADATA"]
    try:
        found = Metadata.from_email(told)
    except ExceptionGroup as group:
        raise RefusedError(*(f"{wheel.name}: {reason}" for reason in group.exceptions)) from None
    lines = [
        *_members(wheel.name, in_wheel, package.module, [f"{inside}/{name}" for name in WHEEL]),
        *_members(
            sdist.name, in_sdist, f"{around}/src/{package.module}", [f"{around}/{name}" for name in SDIST]
        ),
        *_fields(package, found),
        *_links(found.description or ""),
    ]
    if in_sdist.get(f"{around}/PKG-INFO") != told:
        lines.append(f"{sdist.name}: PKG-INFO is not the wheel's METADATA")
    named = {str(parse_wheel_filename(wheel.name)[1]), str(parse_sdist_filename(sdist.name)[1])}
    if named != {str(found.version)}:
        lines.append(
            f"the files are of version {' and '.join(sorted(named))}, their metadata of {found.version}"
        )
    if lines:
        raise RefusedError(*lines)
    return found


def _members(file: str, names: Collection[str], module: str, beside: Sequence[str]) -> Iterator[str]:
    """The modules with their marker, and the named files beside them; nothing else."""
    marker = f"{module}/py.typed"
    if marker not in names and file.endswith(".whl"):
        yield f"{file}: {marker} is missing, so type checkers would take the package for untyped"
    yield from (f"{file}: {name} is missing" for name in beside if name not in names)
    belongs = re.compile(rf"{re.escape(module)}/(?!(?:.*/)?(?:tests?/|test_|conftest))[\w/]+\.py")
    for name in names:
        if name not in (marker, *beside) and not belongs.fullmatch(name):
            yield f"{file}: {name} does not belong there"


def _fields(package: Package, found: Metadata) -> Iterator[str]:
    told = {name: getattr(found, name) for name in FIELDS}
    told["author"] = found.author or found.author_email
    yield from (f"metadata: no {name}" for name, value in told.items() if not value)
    if found.name != package.name:
        yield f"metadata: the name is {found.name}, not {package.name}"
    if found.description_content_type != "text/markdown":
        yield f"metadata: the README is {found.description_content_type}, not text/markdown"
    if "Typing :: Typed" not in (found.classifiers or []):
        yield "metadata: the classifiers lack `Typing :: Typed`"


def _links(readme: str) -> Iterator[str]:
    """A page of PyPI has no files beside it."""
    page = markdown.render(readme)
    if not page:
        yield "README.md: an index cannot render it"
    for link in re.findall(r'(?:href|src)="([^"]*)"', page or ""):
        if not re.match(r"https?://|mailto:|#", link):
            yield f"README.md: the link to {link} leads nowhere on an index; write the whole address"
