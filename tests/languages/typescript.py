"""TypeScript: openapi-typescript makes types, openapi-fetch calls with them, `tsc` compiles, Node runs."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from tests.languages.language import Command, Job, Language, Workshop, filled, version
from tests.languages.pack import Kept, Operation, Step, Value

__all__ = ["TypeScript"]

MEND = "install Node 20 or newer, https://nodejs.org"
WORD = re.compile(r"[A-Za-z_$][\w$]*")


class TypeScript(Language):
    """From the specs as they are: OpenAPI 3.1, nothing lost."""

    name = "typescript"
    title = "TypeScript"
    lock = ("package.json", "package-lock.json")
    commands: ClassVar[Mapping[str, Command]] = {
        "install": ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
        "generate": ("npx", "openapi-typescript", "{spec}", "-o", "{out}", "--default-non-nullable=false"),
        "compile": ("npx", "tsc", "-p", "tsconfig.json"),
    }

    def versions(self) -> dict[str, str]:
        """Node's; npm and npx come with it."""
        version(("npm", "--version"), r"(\d+\.\d+\.\d+)", (9,), MEND)
        return {"node": version(("node", "--version"), r"v(\d+\.\d+\.\d+)", (20,), MEND)}

    def install(self, shop: Workshop) -> dict[str, str]:
        """Install node_modules once for each lock file."""
        home = self._home(shop)
        done = home / "node_modules" / ".complete"
        if not done.exists():
            for name in self.lock:
                shutil.copy(self.folder / name, home)
            shop.run(self.commands["install"], cwd=home)
            done.touch()
        named: dict[str, Any] = json.loads((home / "package.json").read_text(encoding="utf-8"))
        versions: dict[str, str] = {**named["devDependencies"], **named["dependencies"]}
        return {name: versions[name] for name in ("openapi-typescript", "openapi-fetch", "typescript")}

    def view(self, root: dict[str, Any], url: str) -> dict[str, Any]:
        """The document as it is."""
        return root

    def generate(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """A file of types for each API."""
        home = self._home(shop)
        shutil.rmtree(home / "src", ignore_errors=True)
        for job in jobs:
            out = Path("src", job.api, "client.d.ts")
            shop.run(filled(self.commands["generate"], spec=job.document, out=out), cwd=home)

    def compile(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """Compile drivers and the runtime; declarations, which is all that is generated, are only used."""
        home = self._home(shop)
        shutil.rmtree(home / "out", ignore_errors=True)
        shutil.copy(self.folder / "tsconfig.json", home)
        shutil.copy(self.folder / "runtime.ts", home / "src")
        for job in jobs:
            text = self.render(
                "main.ts.jinja",
                accounts=[(name, json.dumps(headers)) for name, headers in job.story.accounts.items()],
                knows=any(_known(job.story.steps)),
                steps=[_step(step, job) for step in job.story.steps],
            )
            (home / "src" / job.api / "main.ts").write_text(text, encoding="utf-8")
        shop.run(self.commands["compile"], cwd=home)

    def command(self, shop: Workshop, job: Job) -> Command:
        """Node with the compiled driver."""
        return ("node", str(self._home(shop) / "out" / job.api / "main.js"))

    def _home(self, shop: Workshop) -> Path:
        return shop.folder(self.digest)


def _step(step: Step, job: Job) -> dict[str, Any]:
    operation = job.operations[step.operation]
    side = "data" if step.expect.status < 400 else "error"
    return {
        "name": step.name,
        "variable": variable(step.name),
        "known": step.name in set(_known(job.story.steps)),
        "account": step.account,
        "method": operation.method,
        "path": operation.path,
        "options": options(step, operation),
        "side": side,
        "see": [(pointer, getter(side, pointer)) for pointer in step.see],
    }


def _known(steps: Sequence[Step]) -> Iterator[str]:
    """The steps of which later ones want to know what they saw."""

    def within(value: Value) -> Iterator[str]:
        if isinstance(value, Kept):
            yield value.step
        elif isinstance(value, (list, dict)):
            for one in value.values() if isinstance(value, dict) else value:
                yield from within(one)

    for step in steps:
        yield from within([*step.arguments.values(), step.body])


def variable(step: str) -> str:
    """``list_and_page.1`` as ``listAndPage1``."""
    first, *rest = re.split(r"[_.]", step)
    return first + "".join(word.capitalize() for word in rest)


def options(step: Step, operation: Operation) -> str:
    """The second argument of a call: parameters by place, and the body."""
    places: dict[str, dict[str, Value]] = {}
    for name, value in step.arguments.items():
        places.setdefault(operation.places[name], {})[name] = value
    parts: dict[str, str] = {}
    if places:
        parts["params"] = literal({place: dict(values) for place, values in places.items()})
    if step.body is not None:
        parts["body"] = literal(step.body)
    return "{" + ", ".join(f"{name}: {text}" for name, text in parts.items()) + "}"


def literal(value: Value) -> str:
    """A value as an expression; what an earlier step saw is asked for."""
    if isinstance(value, Kept):
        return f"known({variable(value.step)}, {json.dumps(value.pointer)})"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key)}: {literal(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def getter(start: str, pointer: str) -> str:
    """A JSON pointer as a chain of property accesses, which the compiler holds to the types."""
    text = start
    parts = pointer.split("/")[1:]
    for number, part in enumerate(parts):
        if part == "*":
            rest = "".join(f"/{one}" for one in parts[number + 1 :])
            return f"{text}?.map((each) => {getter('each', rest)})"
        key = part.replace("~1", "/").replace("~0", "~")
        if key.isdigit():
            text += f"?.[{key}]"
        elif WORD.fullmatch(key):
            text += f"?.{key}"
        else:
            text += f"?.[{json.dumps(key)}]"
    return text
