"""Python by openapi-generator, beside our own clients; mypy --strict holds the drivers to its annotations."""

import ast
import platform
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from tests.languages.language import Command, Job, LanguageError, Workshop
from tests.languages.openapi_generator import (
    INSTALL,
    RUN,
    OpenApiGenerator,
    Parameter,
    as_json,
    environment,
    matched,
)
from tests.languages.pack import Step

__all__ = ["Method", "Python", "methods"]

SUFFIX = "_with_http_info"
BUILTIN = {
    "StrictBool": "bool",
    "StrictInt": "int",
    "StrictFloat": "float",
    "StrictStr": "str",
    "List": "list",
}


class Method(NamedTuple):
    """A generated method that answers with status and headers as well."""

    group: str
    """Its class, e.g. ``OrdersApi``."""
    parameters: Sequence[Parameter]


class Python(OpenApiGenerator):
    """From the wide view of OpenAPI 3.0 without unions; from 3.1 refusals would lose their body."""

    name = "python"
    title = "Python (openapi-generator)"
    lock = ("requirements.txt", "../openapi-generator.txt")
    commands: ClassVar[Mapping[str, Command]] = {
        "install": INSTALL,
        "generate": (*RUN, "{config}"),
        "compile": (
            *("python", "-m", "mypy", "--strict", "--follow-imports=silent", "--allow-untyped-calls"),
            "{driver}",
        ),
    }

    def versions(self) -> dict[str, str]:
        """The interpreter's, which is the one that runs this."""
        return {"python": platform.python_version()}

    def install(self, shop: Workshop) -> dict[str, str]:
        """The generator, and what its clients import."""
        self._programs(shop)
        pinned = (self.folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
        versions = dict(line.split("==") for line in pinned if "==" in line)
        return {**super().install(shop), **{name: versions[name] for name in ("pydantic", "urllib3", "mypy")}}

    def clear(self, shop: Workshop) -> None:
        """Take away all packages and drivers."""
        shutil.rmtree(shop.home / "project", ignore_errors=True)

    def output(self, shop: Workshop, job: Job) -> Path:
        """All packages side by side."""
        return shop.folder("project")

    def compile(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """Compile the packages and check the drivers against their annotations."""
        home = shop.folder("project")
        shutil.copy(self.folder / "runtime.py", home)
        for job in jobs:
            found = methods(home / job.api / "api", job.api)
            steps = [_step(step, job, found) for step in job.story.steps]
            kinds = [kind for step in steps for _, kind, _ in step["arguments"]]
            text = self.render(
                "driver.py.jinja",
                api=job.api,
                imports=[
                    f"import {name}"
                    for name in ("datetime", "uuid")
                    if any(f"{name}." in kind for kind in kinds)
                ],
                accounts=[(name, repr(dict(headers))) for name, headers in job.story.accounts.items()],
                steps=steps,
            )
            (home / _driver(job)).write_text(text, encoding="utf-8")
        python = str(self._programs(shop) / "python")
        shop.run([python, "-m", "compileall", "-q", *(job.api for job in jobs)], cwd=home)
        shop.run([python, *self.commands["compile"][1:-1], *map(_driver, jobs)], cwd=home)

    def command(self, shop: Workshop, job: Job) -> Command:
        """The driver, in which every warning is an error."""
        return (
            str(self._programs(shop) / "python"),
            "-W",
            "error",
            str(shop.home / "project" / _driver(job)),
        )

    def _programs(self, shop: Workshop) -> Path:
        return environment(shop, shop.home / "environment", self.folder / "requirements.txt")


def _driver(job: Job) -> str:
    return f"play_{job.api}.py"


def _step(step: Step, job: Job, found: Mapping[str, Method]) -> dict[str, Any]:
    name = step.operation.replace(".", "_") + SUFFIX
    if name not in found:
        raise LanguageError(f"{step.name}: no method was generated for {step.operation}")
    method = found[name]
    return {
        "name": step.name,
        "account": step.account,
        "group": method.group,
        "method": name,
        "see": repr(list(step.see)),
        "arguments": [
            (parameter.name, parameter.type, repr(as_json(value)))
            for parameter, value in matched(step, job.operations[step.operation], method.parameters)
            if value is not None
        ],
    }


def methods(folder: Path, package: str) -> dict[str, Method]:
    """The generated methods of all groups, by name; types are without the bounds that pydantic checks."""
    found: dict[str, Method] = {}
    for path in sorted(folder.glob("*_api.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        homes = {
            name.name: package if str(node.module).startswith(f"{package}.models.") else str(node.module)
            for node in module.body
            if isinstance(node, ast.ImportFrom)
            for name in node.names
        }
        for group in module.body:
            if not isinstance(group, ast.ClassDef):
                continue
            for function in group.body:
                if isinstance(function, ast.FunctionDef) and function.name.endswith(SUFFIX):
                    parameters = [
                        Parameter(one.arg, _plain(one.annotation, homes))
                        for one in function.args.args[1:]
                        if not one.arg.startswith("_") and one.annotation
                    ]
                    found[function.name] = Method(group.name, parameters)
    return found


def _plain(node: ast.expr, homes: Mapping[str, str]) -> str:
    """An annotation as a type by its whole name: ``Annotated[Optional[StrictInt], …]`` is ``int``."""
    match node:
        case ast.Subscript(ast.Name("Annotated"), ast.Tuple([kind, *_])) | ast.Subscript(
            ast.Name("Optional"), kind
        ):
            return _plain(kind, homes)
        case ast.Subscript(outer, inner):
            return f"{_plain(outer, homes)}[{_plain(inner, homes)}]"
        case ast.Name(name) if name in BUILTIN:
            return BUILTIN[name]
        case ast.Name(name) if name in homes:
            return f"{homes[name]}.{name}"
        case _:
            return ast.unparse(node)
