"""Rust: openapi-generator makes crates on reqwest, cargo builds them and the drivers in one workspace."""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from tests.languages.language import Command, Job, LanguageError, Workshop, version
from tests.languages.openapi_generator import INSTALL, RUN, OpenApiGenerator, Parameter, as_json, matched
from tests.languages.pack import Step, Value

__all__ = ["Function", "Rust", "argument", "functions"]

MEND = "install Rust of 1.85 or newer, https://rustup.rs"
FUNCTION = re.compile(
    r"^pub async fn (\w+)\(configuration: &configuration::Configuration, (.*)\)"
    r" -> Result<ResponseContent<(\w+)>, Error<(\w+)>> \{",
    re.MULTILINE,
)
PARAMETER = re.compile(r"((?:r#)?\w+): ((?:[^,<]|<[^>]*>+)+)")
LOCKED = re.compile(r"""^name = "(\w+)"\nversion = "[^"]+"\n(?!source)""", re.MULTILINE)
"""The packages of the workspace itself: they come from no registry."""


class Function(NamedTuple):
    """A generated function, less its first parameter, the configuration."""

    group: str
    """Its module, e.g. ``orders_api``."""
    parameters: Sequence[Parameter]
    success: str
    """The enumeration of what it answers with, one for each status."""
    refusal: str
    """The same of refusals."""


class Rust(OpenApiGenerator):
    """From the wide view of OpenAPI 3.0 without unions."""

    name = "rust"
    title = "Rust"
    lock = ("Cargo.lock", "../openapi-generator.txt")
    commands: ClassVar[Mapping[str, Command]] = {
        "install": INSTALL,
        "generate": (*RUN, "{config}"),
        "compile": ("cargo", "build", "--quiet", "--target-dir", "{target}"),
    }

    def versions(self) -> dict[str, str]:
        """The compiler's and cargo's."""
        return {
            "rust": version(("rustc", "--version"), r"(\d+\.\d+\.\d+)", (1, 85), MEND),
            "cargo": version(("cargo", "--version"), r"(\d+\.\d+\.\d+)", (1, 85), MEND),
        }

    def view(self, root: dict[str, Any], url: str) -> dict[str, Any]:
        """The wide view, in which unions with a discriminator are anything as well."""
        # The generated enumeration writes the discriminator twice, as tag and as field, and cannot read it.
        schemas = {
            name: {key: part for key, part in schema.items() if key != "discriminator"}
            for name, schema in root["components"]["schemas"].items()
        }
        return super().view({**root, "components": {**root["components"], "schemas": schemas}}, url)

    def clear(self, shop: Workshop) -> None:
        """Take away all sources; what is built of them stays, and most of it will do again."""
        shutil.rmtree(shop.home / "project", ignore_errors=True)

    def output(self, shop: Workshop, job: Job) -> Path:
        """A crate of its own in one workspace."""
        return shop.folder("project", job.api)

    def compile(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """Build all in one target folder, so that the dependencies are compiled once."""
        home, drivers = shop.folder("project"), shop.folder("project", "drivers", "src", "bin")
        apis = [job.api for job in jobs]
        (home / "Cargo.toml").write_text(self.render("Cargo.toml.jinja", apis=apis), encoding="utf-8")
        manifest = self.render("drivers.toml.jinja", apis=apis)
        (home / "drivers" / "Cargo.toml").write_text(manifest, encoding="utf-8")
        shutil.copy(self.folder / "lib.rs", drivers.parent)
        shutil.copy(self.folder / "Cargo.lock", home)
        for job in jobs:
            text = self.render(
                "driver.rs.jinja",
                api=job.api,
                accounts=[
                    (account, [(json.dumps(name), json.dumps(value)) for name, value in headers.items()])
                    for account, headers in job.story.accounts.items()
                ],
                steps=[
                    _step(step, job, functions(home / job.api / "src" / "apis")) for step in job.story.steps
                ],
            )
            (drivers / f"play_{job.api}.rs").write_text(text, encoding="utf-8")
        command = [word.format(target=shop.home / "target") for word in self.commands["compile"]]
        # With fewer APIs than the lock file knows cargo strikes out the others; the versions hold anyway.
        locked = LOCKED.findall((self.folder / "Cargo.lock").read_text(encoding="utf-8"))
        if set(locked) == {"drivers", *apis}:
            command.append("--locked")
        shop.run(command, cwd=home)

    def command(self, shop: Workshop, job: Job) -> Command:
        """The compiled driver."""
        return (str(shop.home / "target" / "debug" / f"play_{job.api}"),)


def _step(step: Step, job: Job, found: Mapping[str, Function]) -> dict[str, Any]:
    name = step.operation.replace(".", "_")
    if name not in found:
        raise LanguageError(f"{step.name}: no function was generated for {step.operation}")
    function = found[name]
    operation = job.operations[step.operation]
    return {
        "name": step.name,
        "account": step.account,
        "function": name,
        "group": function.group,
        "success": function.success,
        "refusal": function.refusal,
        "see": [json.dumps(pointer) for pointer in step.see],
        "arguments": [
            argument(parameter.type, value)
            for parameter, value in matched(step, operation, function.parameters)
        ],
    }


def argument(kind: str, value: Value) -> str:
    """An argument as an expression of the parameter's type, which the compiler knows; texts are borrowed."""
    if value is None:
        return "None"

    def read(wanted: str) -> str:
        return f'story.value::<{wanted}>(r##"{as_json(value)}"##)?'

    if kind == "&str":
        return "&" + read("String")
    if kind == "Option<&str>":
        return read("Option<String>") + ".as_deref()"
    return read("_")


def functions(folder: Path) -> dict[str, Function]:
    """The generated functions of all groups, by name."""
    found: dict[str, Function] = {}
    for path in sorted(folder.glob("*_api.rs")):
        for name, given, success, refusal in FUNCTION.findall(path.read_text(encoding="utf-8")):
            parameters = [Parameter(*pair) for pair in PARAMETER.findall(given)]
            found[name] = Function(path.stem, parameters, success, refusal)
    return found
