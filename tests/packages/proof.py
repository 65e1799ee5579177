"""What is proved of one package, stage by stage; one that is refused goes no further."""

import json
import time
import tomllib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from packaging.metadata import Metadata

from tests.packages import contents, readme
from tests.packages.build import Built, Compared, build
from tests.packages.environment import Environment
from tests.packages.index import Index
from tests.packages.package import Package, RefusedError

COLUMNS: Final = (
    *("package", "version", "wheel", "sdist", "identical", "twine", "contents"),
    *("from wheel", "from sdist", "typed", "SBOM", "from index", "seconds"),
)
"""Of the table: what was found, or whether it passed."""


@dataclass(slots=True)
class Proof:
    """What is known of one package so far.

    Attributes:
        scratch: A folder of its own.
        columns: Its row of the table.
        refusals: Why it must not be published, a line each.
        seconds: What its stages took together.
    """

    package: Package
    scratch: Path
    columns: dict[str, str] = field(default_factory=dict[str, str])
    refusals: list[str] = field(default_factory=list[str])
    seconds: float = 0
    compared: list[Compared] = field(default_factory=list[Compared])
    built: Built = field(init=False)
    metadata: Metadata = field(init=False)
    bill: Path = field(init=False)

    @property
    def uploads(self) -> list[Path]:
        """What an index gets."""
        return [self.built.sdist, self.built.wheel]

    @property
    def files(self) -> list[Path]:
        """What is put in place."""
        return [*self.uploads, self.bill]

    def requirements(self) -> list[str]:
        """What an index has to have: what it depends on, and what builds it."""
        pyproject = tomllib.loads((self.package.folder / "pyproject.toml").read_text(encoding="utf-8"))
        depends = map(str, self.metadata.requires_dist or [])
        return [*depends, *pyproject["build-system"]["requires"]]

    def row(self) -> dict[str, str]:
        """Its row of the table; a dash where a stage was not reached."""
        columns = {**self.columns, "package": self.package.name, "seconds": f"{self.seconds:.1f}"}
        return {column: columns.get(column, "-") for column in COLUMNS}

    def make(self) -> None:
        """Build it twice and judge the files."""
        with self._judged("identical"):
            self.built = built = build(self.package, self.scratch / "build", self.package.date())
            self.compared = built.compared
            self.columns["version"] = built.wheel.name.split("-")[1]
            self.columns["wheel"] = f"{built.wheel.stat().st_size:,}"
            self.columns["sdist"] = f"{built.sdist.stat().st_size:,}"
            if different := [one for one in built.compared if one.difference]:
                raise RefusedError(
                    *(f"two builds of {one.name} differ: {one.difference}" for one in different)
                )
        if self.refusals:
            return
        with self._judged("twine"):
            contents.twine(self.uploads)
        with self._judged("contents"):
            contents.check_wheel_contents(self.package, self.built.wheel)
        with self._judged("contents"):
            self.metadata = contents.metadata(self.package, self.built.sdist, self.built.wheel)

    def install(self, wheelhouse: Path, origin: str) -> None:
        """Install both files without an index and use them; the stand-in server is at ``origin``."""
        environments: list[Environment] = []
        for kind, choice in (("wheel", "--only-binary"), ("sdist", "--no-binary")):
            with self._judged(f"from {kind}"):
                environment = Environment.make(self.scratch / kind)
                where = ("--no-index", "--find-links", wheelhouse, "--find-links", self.built.wheel.parent)
                environment.install(*where, choice, self.package.name, self.package.name)
                environment.judge(self.package, str(self.metadata.version))
                readme.play(
                    self.package.api,
                    self.metadata.description or "",
                    origin,
                    (environment.python, "-I"),
                    environment.empty,
                )
                environments.append(environment)
        if self.refusals:
            return
        with self._judged("typed"):
            self.columns["typed"] = environments[0].typed(self.package.module)
        with self._judged("SBOM"):
            self.bill = self.scratch / f"{self.built.sdist.name.removesuffix('.tar.gz')}.cdx.json"
            first, second = (one.sbom(self.package, self.bill) for one in environments)
            if first != second:
                raise RefusedError("two SBOMs of the same package differ")
            self.columns["SBOM"] = str(len(json.loads(first)["components"]))

    def upload(self, index: Index) -> None:
        """Give both files to the index, once."""
        with self._judged("from index"):
            index.upload(self.uploads)
            index.refuse(self.built.wheel)

    def fetch(self, index: Index) -> None:
        """Install it from the index, which has all packages now."""
        with self._judged("from index"):
            environment = Environment.make(self.scratch / "index")
            index.install(environment, self.package.name, self.uploads)
            environment.judge(self.package, str(self.metadata.version))

    @contextmanager
    def _judged(self, column: str) -> Generator[None]:
        begun = time.perf_counter()
        try:
            yield
            self.columns.setdefault(column, "yes")
        except RefusedError as refusal:
            self.columns[column] = "no"
            self.refusals += refusal.lines
        finally:
            self.seconds += time.perf_counter() - begun
