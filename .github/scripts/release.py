#!/usr/bin/env python3
"""What release.yml needs to know of a tag such as ``g2a-client-v1.1.0``, with nothing installed.

``release.py check TAG`` prints ``api=`` and ``package=`` if the tag names the version that the package has;
``release.py collect TAG FOLDER`` puts what was built into ``FOLDER/assets`` and the changelog's section
into ``FOLDER/notes.md``.
"""

import hashlib
import re
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class ReleaseError(Exception):
    """This must not be released; the message says why."""


@dataclass(frozen=True, slots=True)
class Release:
    """A package at a version, in the checkout at `root`."""

    tag: str
    root: Path = ROOT

    @property
    def package(self) -> str:
        """On the index, e.g. ``gog-galaxy-client``."""
        return self.tag.rpartition("-v")[0]

    @property
    def version(self) -> str:
        """What stands behind the last ``-v``."""
        return self.tag.rpartition("-v")[2]

    @property
    def api(self) -> str:
        """The spec's name, e.g. ``gog_galaxy``."""
        return self.package.removesuffix("-client").replace("-", "_")

    @property
    def _folder(self) -> Path:
        return self.root / "generated" / self.package

    def check(self) -> None:
        """Hold the tag to the package.

        Raises:
            ReleaseError: There is no such package, or it has another version, or nothing says what is new.
        """
        if not re.fullmatch(r"[a-z0-9-]+-client-v\d+(\.\d+)+", self.tag):
            raise ReleaseError(f"{self.tag}: a tag such as g2a-client-v1.1.0 is needed")
        path = self._folder / "pyproject.toml"
        if not path.is_file():
            raise ReleaseError(f"{self.tag}: there is no package {self.package} in generated/")
        project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
        if (project["name"], project["version"]) != (self.package, self.version):
            raise ReleaseError(
                f"{self.tag}: generated/{self.package} is {project['name']} {project['version']}; "
                f"tag the commit that `nox -s release -- {self.api}` made"
            )
        self.notes()

    def notes(self) -> str:
        """What the package's changelog says of this version.

        Raises:
            ReleaseError: Nothing.
        """
        changelog = (self._folder / "CHANGELOG.md").read_text(encoding="utf-8")
        sections = re.split(r"(?m)^## ", changelog)[1:]
        for section in sections:
            heading, _, text = section.partition("\n")
            if heading.split()[0] == self.version and text.strip():
                return f"{text.strip()}\n"
        raise ReleaseError(
            f"generated/{self.package}/CHANGELOG.md: no section {self.version} that says anything"
        )

    def collect(self, folder: Path) -> None:
        """Put assets and notes into a folder that is not there yet.

        Raises:
            ReleaseError: Something was not built.
        """
        stem, built = self.package.replace("-", "_"), self.root / "dist" / "packages"
        files = [
            built / f"{stem}-{self.version}.tar.gz",
            built / f"{stem}-{self.version}-py3-none-any.whl",
            built / f"{stem}-{self.version}.cdx.json",
            *sorted((self.root / "dist").glob(f"{self.api}.*")),
        ]
        if missing := [path.name for path in files if not path.is_file()]:
            raise ReleaseError(f"{self.tag}: not built: {', '.join(missing)}")
        if not any(path.suffix == ".yaml" for path in files):
            raise ReleaseError(f"{self.tag}: `nox -s bundle` wrote no {self.api}.yaml")
        assets = folder / "assets"
        assets.mkdir(parents=True)
        for path in files:
            shutil.copyfile(path, assets / path.name)
        sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
        (assets / "SHA256SUMS").write_text(sums, encoding="utf-8")
        (folder / "notes.md").write_text(self.notes(), encoding="utf-8")


def main(command: str, tag: str, folder: str = "release") -> int:
    """0, or 1 when this must not be released."""
    release = Release(tag)
    try:
        release.check()
        if command == "collect":
            release.collect(Path(folder))
        else:
            print(f"api={release.api}\npackage={release.package}")
    except ReleaseError as reason:
        print(f"release: {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
