"""What a template sees of a client: plain values, every decision taken.

Text (`doc`, `title`, a server's address …) still has to pass a filter of `render`; whatever is called `name`,
`type`, `base` or `done` is Python already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.extras import Extras, Parameter
    from generator.hooks import GeneratorData

__all__ = [
    "Argument",
    "Client",
    "Enum",
    "Errors",
    "Field",
    "Group",
    "Member",
    "Method",
    "Model",
    "Pages",
    "Refusal",
]


@dataclass(frozen=True, slots=True)
class Member:
    """One value of an enumeration."""

    name: str
    value: str | int


@dataclass(frozen=True, slots=True)
class Enum:
    """An enumeration of known values, open to others."""

    name: str
    base: str
    doc: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One property of a model."""

    name: str
    wire: str
    type: str
    required: bool
    doc: str
    money: str | None = None
    """``major`` or ``minor`` where `x-money` says that the number is an amount."""
    empty: str | None = None
    """``map`` or ``model`` where PHP writes ``[]`` if there is none."""

    @property
    def absent(self) -> list[str]:
        """What the field can be instead of a value."""
        return [
            *(["None"] if "None" in self.type.split(" | ") else []),
            *([] if self.required else ["UNSET"]),
        ]


@dataclass(frozen=True, slots=True)
class Model:
    """An object of the spec; a plain map where `mapping` has the type of its values."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    mapping: str | None = None
    tag_field: str | None = None
    tag: str | None = None

    @property
    def renamed(self) -> dict[str, str]:
        """Fields whose Python name is not the wire's."""
        return {field.name: field.wire for field in self.fields if field.name != field.wire}


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a method. `place` is ``path``, ``query``, ``header`` or ``body``."""

    name: str
    wire: str
    type: str
    required: bool
    place: str
    doc: str
    field: str = ""
    """For a field of the body, its name in the model."""
    whole: bool = False
    """Whether this is a request body as one value, not a field of it."""
    sent_as: str = ""
    """``flag`` for a truth value that is sent as 0 or 1, ``text_of`` for one that is sent as JSON text."""

    @property
    def positional(self) -> bool:
        """Whether it may be given without its name: what is in the path, and a whole body."""
        return self.required and (self.place == "path" or self.whole)


@dataclass(frozen=True, slots=True)
class Pages:
    """How to walk a list: one counter argument, and where the items stand in an answer.

    `done` is the condition, as code, under which an answer says that it was the last one.
    """

    method: str
    style: str
    counter: str
    first: int
    last: int | None
    items: str
    item_type: str
    done: str | None
    doc: str


@dataclass(frozen=True, slots=True)
class Method:
    """One operation as a method of its group."""

    name: str
    constant: str
    id: str
    verb: str
    path: str
    effect: str
    deprecated: bool
    arguments: tuple[Argument, ...]
    body: str | None
    answers: tuple[tuple[int | str, str, str, str], ...]
    """Status, kind of decoder, the type that it decodes, the type that a caller gets."""
    returns: str
    security: tuple[tuple[str, ...], ...]
    server: str | None
    joined: tuple[str, ...]
    idempotency: str | None
    form: str | None
    login: bool
    refusals: str | None
    doc: str
    pages: Pages | None
    batch: tuple[str, int] | None
    """The argument of which so many go into one request; the answers to several are put together."""
    examples: tuple[tuple[int, str, str, str], ...]
    """Status, name, media type and body of each answer that the spec shows."""

    def of(self, place: str) -> list[Argument]:
        """The arguments that go to one place."""
        return [argument for argument in self.arguments if argument.place == place]

    @property
    def positional(self) -> list[Argument]:
        """The arguments that may be given without their names; they come first."""
        return [argument for argument in self.arguments if argument.positional]

    @property
    def named(self) -> list[Argument]:
        """The arguments that are given by name only."""
        return [argument for argument in self.arguments if not argument.positional]


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one tag, an attribute of the client."""

    name: str
    attribute: str
    doc: str
    methods: tuple[Method, ...]
    extra: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """The exception class of one error code; `own` is False where a status class serves."""

    code: str
    name: str
    base: str
    doc: str
    own: bool


@dataclass(frozen=True, slots=True)
class Errors:
    """One way to say no: the model of an error's body, and where in it the code and the message stand."""

    schema: str
    constant: str
    model: str
    code: tuple[str, ...]
    message: tuple[str, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Client:
    """A whole package."""

    api: str
    spec: str
    title: str
    summary: str
    description: str
    version: str
    """``info.version``, which is not that of the package."""
    name: str
    package: str
    distribution: str
    servers: tuple[tuple[str, str], ...]
    enums: tuple[Enum, ...]
    models: tuple[Model, ...]
    groups: tuple[Group, ...]
    errors: tuple[Errors, ...]
    flow: dict[str, str] | None
    """Where OAuth 2 tokens come from: argument of the runtime's `Flow` to constant of an operation."""
    schemes: tuple[Parameter, ...]
    credentials: tuple[Parameter, ...]
    extras: Extras
    data: GeneratorData

    @property
    def secret_addresses(self) -> bool:
        """Whether a credential goes into the query, where logs and proxies see it."""
        return any(scheme.wire is not None and scheme.wire[0] == "query" for scheme in self.schemes)

    @property
    def uploads(self) -> bool:
        """Whether an operation takes files."""
        return any(m.form == "multipart/form-data" for group in self.groups for m in group.methods)

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """The exception classes of all codes."""
        return tuple(refusal for errors in self.errors for refusal in errors.refusals)
