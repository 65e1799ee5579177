"""Go: oapi-codegen makes a client from the 3.0 view, `go vet` looks at the driver, `go build` compiles."""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from generator import views
from tests.languages.language import Command, Job, Language, LanguageError, Workshop, filled, version
from tests.languages.pack import Kept, Step, Value

__all__ = ["Go", "Source"]

MEND = "install Go 1.25 or newer, https://go.dev"
MODULES = {"openapi_types": "github.com/oapi-codegen/runtime/types", "uuid": "github.com/google/uuid"}


class Go(Language):
    """From the 3.0 view, of which oapi-codegen takes all five; of 3.1 it takes no list of two types."""

    name = "go"
    title = "Go"
    lock = ("go.mod", "go.sum")
    commands: ClassVar[Mapping[str, Command]] = {
        "install": ("go", "mod", "download"),
        "generate": (
            *("go", "tool", "oapi-codegen", "-config", "oapi-codegen.yaml"),
            *("-package", "client", "-o", "{out}", "{spec}"),
        ),
        "compile": ("go", "build", "-o", "bin/", "./..."),
    }
    vet: Command = ("go", "vet", "./story", "{driver}")

    def versions(self) -> dict[str, str]:
        """That of Go."""
        return {"go": version(("go", "version"), r"go(\d+\.\d+(?:\.\d+)?)", (1, 25), MEND)}

    def install(self, shop: Workshop) -> dict[str, str]:
        """Load modules into Go's own cache, held to go.sum; whoever has them needs no network."""
        home = self._home(shop)
        done = home / ".complete"
        for name in self.lock:
            shutil.copy(self.folder / name, home)
        if not done.exists():
            shop.run(self.commands["install"], cwd=home)
            done.touch()
        wanted = re.findall(
            r"/(oapi-codegen|runtime)(?:/v2)? v(\S+)", (home / "go.mod").read_text(encoding="utf-8")
        )
        return dict(sorted(wanted))

    def view(self, root: dict[str, Any], url: str) -> dict[str, Any]:
        """OpenAPI 3.0."""
        return views.openapi30(root)[0]

    def generate(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """A package for each API."""
        home = self._home(shop)
        shutil.copy(self.folder / "oapi-codegen.yaml", home)
        for stale in (home / "apis", home / "bin"):
            shutil.rmtree(stale, ignore_errors=True)
        for job in jobs:
            out = Path("apis", job.api, "client", "client.go")
            (home / out).parent.mkdir(parents=True)
            self._go(shop, filled(self.commands["generate"], spec=job.document, out=out))

    def compile(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """Compile all, and vet what is ours."""
        home = self._home(shop)
        shutil.copytree(self.folder / "story", home / "story", dirs_exist_ok=True)
        for job in jobs:
            source = Source((home / "apis" / job.api / "client" / "client.go").read_text(encoding="utf-8"))
            text = self.render("main.go.jinja", **driver(job, source))
            (home / "apis" / job.api / "main.go").write_text(text, encoding="utf-8")
            self._go(shop, filled(self.vet, driver=f"./apis/{job.api}"))
        self._go(shop, self.commands["compile"])

    def command(self, shop: Workshop, job: Job) -> Command:
        """The binary."""
        return (str(self._home(shop) / "bin" / job.api),)

    def _home(self, shop: Workshop) -> Path:
        return shop.folder(self.digest)

    def _go(self, shop: Workshop, command: Command) -> None:
        shop.run(command, cwd=self._home(shop), GOFLAGS="-mod=readonly", GOWORK="off")


# --- what oapi-codegen wrote -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the client: its name, the types of its arguments after the context, its answer's type."""

    name: str
    arguments: Sequence[str]
    answer: str


class Source:
    """Names and types of a generated client; no rule of naming is written down here."""

    def __init__(self, text: str) -> None:
        self.methods = {
            name.lower(): Method(f"{name}WithResponse", re.findall(r", \w+ ([^,]+)", arguments), answer)
            for name, arguments, answer in re.findall(
                r"^func \(c \*ClientWithResponses\) (\w+)WithResponse\(ctx context\.Context"
                r"(.*), reqEditors \.\.\.RequestEditorFn\) \(\*(\w+), error\)",
                text,
                re.MULTILINE,
            )
        }
        self.structs = {
            name: re.findall(r"^\t(\w+) +([^\s`]+)(?: +`[^`]*json:\"([^\",]+)[^`]*`)?$", fields, re.MULTILINE)
            for name, fields in re.findall(r"^type (\w+) struct \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL)
        }
        self.named = dict(re.findall(r"^type (\w+) (?:= )?([\w.\[\]*]+)$", text, re.MULTILINE))
        self.choices: dict[str, list[tuple[str, str]]] = {}
        for union, method, choice in re.findall(
            r"^func \(t \*(\w+)\) (From\w+)\(v (\w+)\)", text, re.MULTILINE
        ):
            self.choices.setdefault(union, []).append((method, choice))

    def method(self, operation: str) -> Method:
        """That of an operation.

        Raises:
            LanguageError: There is none.
        """
        found = self.methods.get(re.sub(r"[\W_]", "", operation).lower())
        if found is None:
            raise LanguageError(f"oapi-codegen made no method for {operation}")
        return found

    def structure(self, kind: str) -> str:
        """What a name stands for in the end: a struct's own name, a slice, something basic."""
        while kind not in self.structs and kind in self.named:
            kind = self.named[kind]
        return kind

    def typed(self, method: Method, status: int, needed: bool) -> str:
        """Where the answer of a status is, as its type.

        Raises:
            LanguageError: It has no type.
        """
        fields = {name for name, _, _ in self.structs[method.answer]}
        for name in (f"JSON{status}", f"JSON{status // 100}XX"):
            if name in fields:
                return f"answer.{name}"
        if needed:
            raise LanguageError(f"{method.name} has no typed answer for {status}")
        return "nil"


def driver(job: Job, source: Source) -> dict[str, Any]:
    """What the template needs."""
    steps = [_step(step, job, source) for step in job.story.steps]
    written = " ".join(argument for step in steps for argument in step["arguments"])
    return {
        "api": job.api,
        "imports": [f'{name} "{path}"' for name, path in MODULES.items() if f"{name}." in written],
        "accounts": [
            (name, [(json.dumps(key), json.dumps(value)) for key, value in headers.items()])
            for name, headers in job.story.accounts.items()
        ],
        "steps": steps,
    }


def _step(step: Step, job: Job, source: Source) -> dict[str, Any]:
    operation, method = job.operations[step.operation], source.method(step.operation)
    in_path: list[str] = re.findall(r"\{(\w+)\}", operation.path)
    rest = {name: value for name, value in step.arguments.items() if name not in in_path}
    arguments = ["ctx"]
    for kind in method.arguments:
        if in_path:
            arguments.append(expression(source, kind, step.arguments[in_path.pop(0)]))
        elif kind.endswith("Params"):
            arguments.append("&" + expression(source, kind.removeprefix("*"), rest))
        else:
            arguments.append(expression(source, kind, step.body))
    return {
        "name": json.dumps(step.name),
        "account": step.account,
        "method": method.name,
        "arguments": arguments,
        "typed": source.typed(method, step.expect.status, bool(step.see)),
        "see": [json.dumps(pointer) for pointer in step.see],
    }


def expression(source: Source, kind: str, value: Value) -> str:
    """A value as Go writes it where a type is wanted.

    Raises:
        LanguageError: The type has no place for it.
    """
    if isinstance(value, Kept):
        return f"story.Known[{_qualified(kind)}]({json.dumps(value.step)}, {json.dumps(value.pointer)})"
    if kind.startswith("*"):
        return f"story.Of[{_qualified(kind[1:])}]({expression(source, kind[1:], value)})"
    structure = source.structure(kind)
    if isinstance(value, list) and structure.startswith("[]"):
        return f"{_qualified(kind)}{{{', '.join(expression(source, structure[2:], one) for one in value)}}}"
    if isinstance(value, dict) and structure in source.choices:
        method, choice = _choice(source, structure, value)
        inside = expression(source, choice, value)
        return f"story.Union(func(it *{_qualified(kind)}) error {{ return it.{method}({inside}) }})"
    if isinstance(value, dict) and structure in source.structs:
        fields = {said: (name, its) for name, its, said in source.structs[structure]}
        if unknown := value.keys() - fields.keys():
            raise LanguageError(f"{kind} has no field {sorted(unknown)[0]}")
        parts = [f"{fields[key][0]}: {expression(source, fields[key][1], one)}" for key, one in value.items()]
        return f"{_qualified(kind)}{{{', '.join(parts)}}}"
    if isinstance(value, str) and structure == "openapi_types.UUID":
        return f"uuid.MustParse({json.dumps(value)})"
    composite = structure in source.structs or structure.startswith("[]")
    if isinstance(value, (str, bool, int, float)) and not composite:
        return json.dumps(value)
    raise LanguageError(f"{kind} takes no {value!r}")


def _choice(source: Source, union: str, value: Mapping[str, Value]) -> tuple[str, str]:
    for method, choice in source.choices[union]:
        if value.keys() <= {said for _, _, said in source.structs.get(source.structure(choice), ())}:
            return method, choice
    raise LanguageError(f"no choice of {union} has {', '.join(value)}")


def _qualified(kind: str) -> str:
    """A type as another package writes it."""
    return re.sub(r"(?<![\w.])([A-Z]\w*)", r"client.\1", kind)
