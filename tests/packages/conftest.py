"""A package that nothing is wrong with, for tests to break."""

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from tests.packages.environment import Environment
from tests.packages.package import Package

PYPROJECT = """\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "orchard-client"
version = "1.2.0"
description = "Pick apples from a program"
readme = "README.md"
requires-python = ">=3.11"
license = "MIT"
license-files = ["LICENSE"]
authors = [{ name = "The orchard's authors" }]
keywords = ["apples"]
classifiers = ["Typing :: Typed"]

[project.urls]
Repository = "https://example.com/orchard"

[tool.hatch.build.targets.wheel]
packages = ["src/orchard_client"]

[tool.hatch.build.targets.wheel.extra-metadata]
"CHANGELOG.md" = "CHANGELOG.md"

[tool.hatch.build.targets.sdist]
include = ["/src/orchard_client", "/README.md", "/CHANGELOG.md", "/LICENSE"]
"""
README = """\
# orchard-client

```python
print("Picked 3 apples at http://127.0.0.1:8000/orchard")
```

Its [changes](https://example.com/orchard/changes).
"""
SPEC = "openapi: 3.1.0\n"
MODULE = f'''\
"""Apples."""

from importlib.metadata import version
from typing import NamedTuple


class Spec(NamedTuple):
    """What it was made from."""

    sha256: str


SPEC = Spec("{hashlib.sha256(SPEC.encode()).hexdigest()}")
__version__ = version("orchard-client")
'''


@pytest.fixture
def orchard(tmp_path: Path) -> Package:
    """A checkout with one package."""
    package = Package("orchard", tmp_path / "checkout")
    sources = package.folder / "src" / package.module
    sources.mkdir(parents=True)
    package.spec.parent.mkdir()
    package.spec.write_text(SPEC, encoding="utf-8")
    for path, text in {
        package.folder / "pyproject.toml": PYPROJECT,
        package.folder / "README.md": README,
        package.folder / "CHANGELOG.md": "# Changelog\n",
        package.folder / "LICENSE": "MIT\n",
        sources / "__init__.py": MODULE,
        sources / "py.typed": "",
    }.items():
        path.write_text(text, encoding="utf-8")
    return package


@pytest.fixture
def built(orchard: Package, tmp_path: Path) -> Callable[[], tuple[Path, Path]]:
    """Builds sdist and wheel from the sources as they are, in this process."""

    def build() -> tuple[Path, Path]:
        folder, out = str(orchard.folder), str(tmp_path / "built")
        (sdist,) = SdistBuilder(folder).build(directory=out, versions=["standard"])
        (wheel,) = WheelBuilder(folder).build(directory=out, versions=["standard"])
        return Path(sdist), Path(wheel)

    return build


@pytest.fixture
def installed(built: Callable[[], tuple[Path, Path]], tmp_path: Path) -> Callable[[], Environment]:
    """Unpacks the wheel of the sources as they are in an environment, which is all that pip would do."""

    def install() -> Environment:
        environment = Environment.make(tmp_path / "installed")
        (site,) = (tmp_path / "installed").glob("environment/lib/*/site-packages")
        with zipfile.ZipFile(built()[1]) as wheel:
            wheel.extractall(site)
        return environment

    return install
