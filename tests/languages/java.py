"""Java: openapi-generator makes clients on java.net.http, and Maven compiles them with the drivers."""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from tests.languages.language import Command, Job, LanguageError, Workshop, version
from tests.languages.openapi_generator import (
    INSTALL,
    RUN,
    OpenApiGenerator,
    Parameter,
    as_json,
    matched,
    refusal,
)
from tests.languages.pack import Step

__all__ = ["Java", "Method", "methods"]

MEND = "install a JDK of 17 or newer and Maven of 3.8 or newer"
IMPORT = re.compile(r"^import ([\w.]+\.(\w+));", re.MULTILINE)
METHOD = re.compile(r"^  public ApiResponse<(.+)> (\w+)WithHttpInfo\((.*)\) throws", re.MULTILINE)
ANNOTATION = re.compile(r"@[\w.]+\s+")
WORD = re.compile(r"(?<![\w.])[A-Z]\w*")


class Method(NamedTuple):
    """A generated method that answers with status and headers as well."""

    group: str
    """Its class, e.g. ``OrdersApi``."""
    answer: str
    """The type of its data, with packages: ``clients.g2a.model.CreatedOrder``."""
    parameters: Sequence[Parameter]


class Java(OpenApiGenerator):
    """From the wide view of OpenAPI 3.0 without unions."""

    name = "java"
    title = "Java"
    lock = ("pom.xml", "../openapi-generator.txt")
    commands: ClassVar[Mapping[str, Command]] = {
        "install": INSTALL,
        "generate": (*RUN, "{config}"),
        "compile": ("mvn", "-B", "-q", "-Dmaven.repo.local={repository}", "process-test-classes"),
    }

    def versions(self) -> dict[str, str]:
        """The compiler's and Maven's."""
        return {
            "java": version(("javac", "-version"), r"(\d+(?:\.\d+)*)", (17,), MEND),
            "maven": version(("mvn", "--version"), r"Apache Maven (\d+\.\d+\.\d+)", (3, 8), MEND),
        }

    def clear(self, shop: Workshop) -> None:
        """Take away all Java."""
        shutil.rmtree(shop.home / "project", ignore_errors=True)

    def output(self, shop: Workshop, job: Job) -> Path:
        """All clients go to one project, each to a package of its own."""
        return shop.folder("project")

    def compile(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """Compile clients as they are and drivers with all warnings as errors."""
        home = shop.folder("project")
        drivers = shop.folder("project", "src", "test", "java", "drivers")
        shutil.copy(self.folder / "pom.xml", home)
        shutil.copy(self.folder / "Story.java", drivers)
        for job in jobs:
            sources = home / "src" / "main" / "java" / "clients" / job.api
            text = self.render(
                "Driver.java.jinja",
                api=job.api,
                name=_driver(job.api),
                accounts=[
                    (account, [(json.dumps(name), json.dumps(value)) for name, value in headers.items()])
                    for account, headers in job.story.accounts.items()
                ],
                steps=[_step(step, job, methods(sources / "api"), sources) for step in job.story.steps],
            )
            (drivers / f"{_driver(job.api)}.java").write_text(text, encoding="utf-8")
        command = [word.format(repository=shop.home / "repository") for word in self.commands["compile"]]
        shop.run(command, cwd=home)

    def command(self, shop: Workshop, job: Job) -> Command:
        """Java with clients, drivers and what they need."""
        target = shop.home / "project" / "target"
        path = ":".join(str(target / part) for part in ("classes", "test-classes", "lib/*"))
        return ("java", "-cp", path, f"drivers.{_driver(job.api)}")


def _driver(api: str) -> str:
    """``gog_galaxy`` as ``GogGalaxyDriver``."""
    return "".join(word.capitalize() for word in api.split("_")) + "Driver"


def _step(step: Step, job: Job, found: Mapping[str, Method], sources: Path) -> dict[str, Any]:
    name = _camel(step.operation)
    if name not in found:
        raise LanguageError(f"{step.name}: no method was generated for {step.operation}")
    method = found[name]
    schema = refusal(step, job.operations[step.operation])
    return {
        "name": step.name,
        "account": step.account,
        "group": method.group,
        "method": f"{name}WithHttpInfo",
        "answer": method.answer,
        "see": [json.dumps(pointer) for pointer in step.see],
        "arguments": [
            (parameter.type, json.dumps(as_json(value)))
            for parameter, value in matched(step, job.operations[step.operation], method.parameters)
        ],
        "refusal": f"clients.{job.api}.model.{schema}" if schema else None,
    }


def methods(folder: Path) -> dict[str, Method]:
    """The generated methods of all groups, by name; types come with their packages."""
    found: dict[str, Method] = {}
    for path in sorted(folder.glob("*.java")):
        text = path.read_text(encoding="utf-8")
        packages = {name: f"java.util.{name}" for name in ("List", "Map", "Set")}
        packages |= {name: whole for whole, name in IMPORT.findall(text)}
        for answer, name, given in METHOD.findall(text):
            if name in found:
                continue  # the same once more, with headers
            words = [ANNOTATION.sub("", part).rsplit(" ", 1) for part in _split(given)]
            parameters = [Parameter(word, _whole(kind, packages)) for kind, word in words]
            found[name] = Method(path.stem, _whole(answer, packages), parameters)
    return found


def _whole(kind: str, packages: Mapping[str, str]) -> str:
    """A type with its packages; what is imported by none is of java.lang."""
    return WORD.sub(lambda word: packages.get(word[0], word[0]), kind)


def _split(parameters: str) -> list[str]:
    """At commas outside of angle brackets."""
    parts, depth, start = list[str](), 0, 0
    for place, letter in enumerate(parameters):
        depth += (letter == "<") - (letter == ">")
        if letter == "," and not depth:
            parts.append(parameters[start:place])
            start = place + 1
    return [part.strip() for part in [*parts, parameters[start:]] if part.strip()]


def _camel(operation: str) -> str:
    """``orders.create_all`` as ``ordersCreateAll``."""
    first, *rest = re.split(r"[._]", operation)
    return first + "".join(word[:1].upper() + word[1:] for word in rest)
