"""What Java, Rust and Python have in common: openapi-generator, one program and one run for all APIs."""

import json
import re
import sys
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, cast

from generator import views
from tests.languages.language import HERE, Command, Job, Language, LanguageError, Workshop
from tests.languages.pack import Kept, Operation, Step, Value

__all__ = ["INSTALL", "OpenApiGenerator", "Parameter", "as_json", "environment", "matched", "refusal"]

REQUIREMENTS = HERE / "openapi-generator.txt"
INSTALL: Command = ("python", "-m", "pip", "install", "-r", "openapi-generator.txt")
RUN: Command = ("openapi-generator-cli", "batch", "--threads", "1", "--fail-fast", "--")
WORDS = re.compile(r"[\W_]+")


class Parameter(NamedTuple):
    """One of a generated function: its name and its type, both as they are written there."""

    name: str
    type: str


class OpenApiGenerator(Language):
    """A language whose clients openapi-generator makes, from a view that its output compiles with."""

    def install(self, shop: Workshop) -> dict[str, str]:
        """Install the generator once for all languages that it serves."""
        pinned = REQUIREMENTS.read_text(encoding="utf-8")
        _generator(shop)
        return {
            "openapi-generator": str(re.findall(r"^openapi-generator-cli==(\S+)$", pinned, re.MULTILINE)[0])
        }

    def view(self, root: dict[str, Any], url: str) -> dict[str, Any]:
        """OpenAPI 3.0, in which unions are anything and numbers are wide."""
        return views.openapi30(views.at(root, url), wide=True, unions="any", plain=True)[0]

    def generate(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """One run for all APIs, in a folder that is empty before."""
        self.clear(shop)
        configs = list[str]()
        for job in jobs:
            path = shop.folder("configs") / f"{job.api}.json"
            config = json.loads((self.folder / "config.json").read_text(encoding="utf-8"))
            path.write_text(
                json.dumps(_filled(config, job, self.output(shop, job)), indent=2), encoding="utf-8"
            )
            configs.append(str(path))
        shop.run([str(_generator(shop) / RUN[0]), *RUN[1:], *configs])

    @abstractmethod
    def clear(self, shop: Workshop) -> None:
        """Take away what an earlier run generated."""

    @abstractmethod
    def output(self, shop: Workshop, job: Job) -> Path:
        """Where an API's client is written."""


def _generator(shop: Workshop) -> Path:
    return environment(shop, shop.home.parent / "openapi-generator", REQUIREMENTS)


def environment(shop: Workshop, home: Path, requirements: Path) -> Path:
    """The programs of a virtual environment that has exactly these requirements; made once.

    Raises:
        LanguageError: They cannot be installed.
    """
    place = home / sha256(requirements.read_bytes()).hexdigest()[:12]
    if not (place / ".complete").exists():
        shop.run([sys.executable, "-m", "venv", "--clear", str(place)])
        pip = [str(place / "bin" / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        shop.run([*pip, "-r", str(requirements)])
        (place / ".complete").touch()
    return place / "bin"


def _filled(value: Any, job: Job, output: Path) -> Any:
    """A configuration with ``{api}``, ``{spec}`` and ``{out}`` filled in."""
    if isinstance(value, dict):
        return {key: _filled(one, job, output) for key, one in cast("dict[str, Any]", value).items()}
    if isinstance(value, str):
        return value.format(api=job.api, spec=job.document, out=output)
    return value


def matched(
    step: Step, operation: Operation, parameters: Sequence[Parameter]
) -> Iterator[tuple[Parameter, Value]]:
    """What goes to each parameter of a generated function, in its order; None to what is left out.

    Generators write names in the manner of their language and give the body a name of its own: whatever
    is no parameter in the document is the body.

    Raises:
        LanguageError: The function does not take what the step gives.
    """
    given = {_bare(name): value for name, value in step.arguments.items()}
    known = {_bare(name) for name in operation.places}
    body = step.body
    for parameter in parameters:
        name = _bare(parameter.name)
        if name in known:
            yield parameter, given.pop(name, None)
        else:
            yield parameter, body
            body = None
    if given or body is not None:
        left = sorted(given) or ["the body"]
        raise LanguageError(
            f"{step.name}: the function generated for {step.operation} does not take {left[0]}"
        )


def _bare(name: str) -> str:
    return WORDS.sub("", name.removeprefix("r#")).lower()


def as_json(value: Value) -> str:
    """A value as JSON, in which ``{"$kept": [step, pointer]}`` stands for what that step saw."""

    def plain(value: Value) -> Any:
        if isinstance(value, Kept):
            return {"$kept": [value.step, value.pointer]}
        if isinstance(value, Mapping):
            return {key: plain(one) for key, one in value.items()}
        return [plain(one) for one in value] if isinstance(value, list) else value

    return json.dumps(plain(value), ensure_ascii=False)


def refusal(step: Step, operation: Operation) -> str | None:
    """The name of the schema that a documented refusal has; None if it has none, or the step succeeds."""
    if step.expect.status < 400:
        return None
    response = operation.spec["responses"].get(str(step.expect.status), {})
    for media in response.get("content", {}).values():
        schema = media.get("schema", {})
        for place in (schema, *schema.get("allOf", [])):
            if "$ref" in place:
                return str(place["$ref"]).rpartition("/")[2]
    return None
