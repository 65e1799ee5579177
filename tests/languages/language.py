"""What a language offers to the runner, and what it can lean on."""

import os
import re
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.languages.pack import Operation, Story

__all__ = ["HERE", "ROOT", "Command", "Job", "Language", "LanguageError", "MissingToolError", "Workshop"]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATIENCE = 1800
"""Seconds that one command may take; Rust's first build on a busy machine takes minutes."""

Command = Sequence[str]
"""Words of a command line; ``{spec}`` and the like stand for what differs from run to run."""


class LanguageError(Exception):
    """A step failed: a generator, a compiler or a driver. The message has the end of what it said."""


class MissingToolError(Exception):
    """The toolchain is not on this machine, or too old. The message says what to install."""


@dataclass(frozen=True, slots=True)
class Job:
    """One API to generate and to play.

    Attributes:
        api: Its name, e.g. ``gog_galaxy``.
        document: The file to generate from: what `Language.view` returned, as JSON.
        operations: What the document says of each operation, by operationId.
        story: The steps to play.
    """

    api: str
    document: Path
    operations: Mapping[str, Operation]
    story: Story


class Workshop:
    """Where one language installs and builds: ``.nox/languages/<name>``."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def folder(self, *parts: str) -> Path:
        """A folder below, made if need be."""
        path = self.home.joinpath(*parts)
        path.mkdir(parents=True, exist_ok=True)
        return path

    def run(self, command: Command, *, cwd: Path | None = None, **environment: str) -> str:
        """Run a command and return its standard output.

        Raises:
            LanguageError: It failed, took too long or is not there.
        """
        said, failure = self.attempt(command, cwd=cwd, **environment)
        if failure:
            raise LanguageError(failure)
        return said

    def attempt(self, command: Command, *, cwd: Path | None = None, **environment: str) -> tuple[str, str]:
        """Run a command; its standard output, and what went wrong or nothing."""
        shown = " ".join(command)
        try:
            done = subprocess.run(
                list(command),
                cwd=cwd or self.home,
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=PATIENCE,
            )
        except subprocess.TimeoutExpired:
            return "", f"$ {shown}\nnot done after {PATIENCE} s"
        except OSError as reason:
            return "", f"$ {shown}\n{reason.strerror}"
        if not done.returncode:
            return done.stdout, ""
        tail = "\n".join([*done.stdout.splitlines()[-30:], *done.stderr.splitlines()[-30:]])
        return done.stdout, f"$ {shown}\nexit status {done.returncode}\n{tail}"


class Language(ABC):
    """A generator, a compiler and a driver.

    The runner calls `versions`, `install`, `view` for each API, `generate`, `compile`, and `command` for each
    API, in this order. What `command` names is run with the base address (``http://127.0.0.1:4711/g2a``) as
    its last argument. It prints one line of JSON for each step, as it is done:

    - ``{"step": "list_and_page.1", "status": 200, "seen": {"/docs/0/id": "1", …}}``: the HTTP status, and for
      each of the step's ``see`` what the *typed* answer holds there: the success type or the error type,
      re-serialised or through its getters, never the raw body. What is not there is left out. ``*`` in a
      pointer stands for each element, and the value is a list.
    - ``{"step": "…", "error": "…"}``: the call raised what is no answer, e.g. for a body that does not fit.

    An argument that is `Kept` is what an earlier step saw. After an error the program goes on with the next.
    """

    name: ClassVar[str]
    """Id of the session: ``typescript``; folder of the same name beside the module."""
    title: ClassVar[str]
    """As people write it: ``TypeScript``."""
    lock: ClassVar[Sequence[str]]
    """Files of the folder that say which versions are installed."""
    commands: ClassVar[Mapping[str, Command]]
    """What a user types as well, by what it does; docs/consumers.md shows each of them."""

    @abstractmethod
    def versions(self) -> dict[str, str]:
        """The toolchain's versions, e.g. ``{"node": "20.20.2"}``.

        Raises:
            MissingToolError: There is none.
        """

    @abstractmethod
    def install(self, shop: Workshop) -> dict[str, str]:
        """Install what the lock files name, unless that is there; return the versions of the tools.

        Raises:
            LanguageError: It cannot be installed.
        """

    @abstractmethod
    def view(self, root: dict[str, Any], url: str) -> dict[str, Any]:
        """The document that the generator can take, with ``url`` as its only server."""

    @abstractmethod
    def generate(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """Generate a client of each API.

        Raises:
            LanguageError: The generator failed, for whichever API.
        """

    @abstractmethod
    def compile(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """Write the drivers and compile all; warnings in drivers are errors.

        Raises:
            LanguageError: It does not compile, for whichever API.
        """

    @abstractmethod
    def command(self, shop: Workshop, job: Job) -> Command:
        """The compiled driver of an API, less its last argument."""

    @property
    def folder(self) -> Path:
        """Where lock files, templates and runtime are."""
        return HERE / self.name

    @cached_property
    def digest(self) -> str:
        """Changes when a lock file does: installs go to a folder with this name."""
        return sha256(b"".join((self.folder / name).read_bytes() for name in self.lock)).hexdigest()[:12]

    def render(self, template: str, **given: object) -> str:
        """One file, from a template of the folder."""
        environment = Environment(
            loader=FileSystemLoader(self.folder),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # noqa: S701 - programs, no pages
        )
        return environment.get_template(template).render(**given)


def filled(command: Command, **values: object) -> list[str]:
    """A command line with ``{spec}`` and the like filled in."""
    return [word.format(**values) for word in command]


def version(words: Command, pattern: str, least: tuple[int, ...], mend: str) -> str:
    """What a tool calls its version.

    Raises:
        MissingToolError: The tool is not there, or older than ``least``; ``mend`` says what to install.
    """
    try:
        done = subprocess.run(list(words), capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        raise MissingToolError(f"`{words[0]}` is not here; {mend}") from None
    found = re.search(pattern, done.stdout + done.stderr)
    if done.returncode or not found:
        raise MissingToolError(f"`{' '.join(words)}` does not tell its version; {mend}")
    if tuple(int(part) for part in re.findall(r"\d+", found[1])[: len(least)]) < least:
        raise MissingToolError(f"{words[0]} {found[1]} is too old; {mend}")
    return found[1]
