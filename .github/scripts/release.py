#!/usr/bin/env python3
"""What release.yml needs to know of a tag such as ``g2a-client-v1.1.0``, with nothing installed.

``release.py check TAG`` prints ``api=`` and ``package=`` if the tag names the version that the package has;
``release.py collect TAG FOLDER`` puts what was built into ``FOLDER/assets`` and the changelog's section
into ``FOLDER/notes.md``; ``release.py compare TAG FOLDER`` holds the files that the index has of this
version to ``FOLDER/assets/SHA256SUMS``, and with ``--wait SECONDS`` all of them have to be there by then.
"""

import argparse
import hashlib
import json
import re
import shutil
import sys
import time
import tomllib
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from generator import changes  # noqa: E402 - found by the line above, and needs nothing installed

INDEX = "https://pypi.org/pypi"
PAUSE = 5.0
"""Seconds between two questions to the index, whose answers may be a little old."""


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
        path = self._folder / "CHANGELOG.md"
        for section in changes.sections(path.read_text(encoding="utf-8") if path.is_file() else ""):
            text = section.partition("\n")[2].strip()
            if text and changes.title(section) == self.version:
                return f"{text}\n"
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
            self.root / "dist" / "LOSSES.md",  # what the views in 3.0 do not say
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

    def compare(self, folder: Path, index: str = INDEX, wait: float | None = None) -> None:
        """Hold the index to what was built: a version never gets other bytes.

        Args:
            folder: What `collect` left.
            index: Where ``<package>/<version>/json`` is.
            wait: Seconds until all files have to be there; None where the index may lack any.

        Raises:
            ReleaseError: The index has other bytes, or lacks what it should have, or does not answer.
        """
        sums = _sums(folder / "assets" / "SHA256SUMS")
        ours = {name: digest for name, digest in sums.items() if name.endswith((".tar.gz", ".whl"))}
        if not ours:
            raise ReleaseError(f"{folder}/assets/SHA256SUMS names no package")
        until = time.monotonic() + (wait or 0)
        while True:
            theirs, problem = _answer(f"{index}/{self.package}/{self.version}/json")
            if other := sorted(name for name, digest in theirs.items() if ours.get(name) != digest):
                raise ReleaseError(
                    f"{self.tag}: the index has other bytes: {', '.join(other)}; was the tag moved? "
                    "What is published stays as it is: release the next version"
                )
            if not problem and wait is not None and (lacking := sorted(ours.keys() - theirs)):
                problem = f"the index lacks {', '.join(lacking)}"
            if not problem:
                return
            if time.monotonic() + PAUSE > until:
                raise ReleaseError(f"{self.tag}: {problem}")
            time.sleep(PAUSE)


def _sums(path: Path) -> dict[str, str]:
    """File names with their digests, of a ``SHA256SUMS``."""
    try:
        lines = [line.split("  ", 1) for line in path.read_text(encoding="utf-8").splitlines()]
        return {name: digest for digest, name in lines}
    except (OSError, ValueError):
        raise ReleaseError(f"{path}: checksums are needed, as `collect` writes them") from None


def _answer(url: str) -> tuple[dict[str, str], str]:
    """Files of a version with their digests, none if the index does not know it; else what went wrong."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - an address of ours
            content = json.load(answer)
        return {file["filename"]: file["digests"]["sha256"] for file in content["urls"]}, ""
    except urllib.error.HTTPError as reason:
        return {}, "" if reason.code == 404 else f"{url} answered {reason.code}"
    except (OSError, HTTPException) as reason:
        return {}, f"{url} did not answer ({reason})"
    except (ValueError, KeyError, TypeError):
        return {}, f"{url} answered something that is no list of files"


def main() -> int:
    """0, or 1 when this must not be released, or 2 when it was not asked for rightly."""
    parser = argparse.ArgumentParser(description="What release.yml asks about a tag.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    check = commands.add_parser("check", help="hold the tag to its package")
    collect = commands.add_parser("collect", help="put assets and notes into FOLDER")
    compare = commands.add_parser("compare", help="hold the index to the checksums in FOLDER")
    for command in (check, collect, compare):
        command.add_argument("tag", metavar="TAG", help="such as g2a-client-v1.1.0")
    for command in (collect, compare):
        command.add_argument("folder", metavar="FOLDER", type=Path)
    compare.add_argument("--index", default=INDEX, metavar="URL", help="default: %(default)s")
    compare.add_argument("--wait", type=float, metavar="SECONDS", help="all files have to be there by then")
    given = parser.parse_args()
    if given.command == "collect" and given.folder.exists():
        parser.error(f"{given.folder} is there already; a folder that is not is needed")
    release = Release(given.tag)
    try:
        release.check()
        if given.command == "collect":
            release.collect(given.folder)
        elif given.command == "compare":
            release.compare(given.folder, given.index, given.wait)
        else:
            print(f"api={release.api}\npackage={release.package}")
    except ReleaseError as reason:
        print(f"release: {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
