"""The one room that touches openapi-python-client's internals.

Pinned exactly in pyproject.toml; `RELIED_ON` lists every name used here and in the templates, and a test
asserts each of them, so that an upgrade fails there and not in a generated client.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, cast

import jinja2
from attrs import define, field
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser import properties as opc_properties
from openapi_python_client.parser.bodies import Body
from openapi_python_client.parser.errors import GeneratorError as OpcError
from openapi_python_client.parser.errors import PropertyError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import (
    AnyProperty,
    EnumProperty,
    ModelProperty,
    property_from_data,
)
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import ClassName, PythonCode, PythonIdentifier

from generator.document import Document, as_map, is_list, is_map
from generator.errors import Finding, GeneratorError, SpecError
from generator.normalise import CLOSED_TUPLE, normalise

__all__ = [
    "RELIED_ON",
    "AnyProperty",
    "Body",
    "ClassName",
    "Endpoint",
    "EnumProperty",
    "GeneratorData",
    "ListProperty",
    "ModelProperty",
    "Package",
    "PropertyProtocol",
    "PythonIdentifier",
    "TupleProperty",
    "UnionProperty",
    "class_name",
    "enum_value",
    "field_name",
    "identifier",
    "parse",
    "raw",
    "text",
    "type_of",
]

RELIED_ON: dict[str, tuple[str, ...]] = {
    "openapi_python_client": ("Project",),
    "openapi_python_client.config": ("Config", "ConfigFile", "MetaType"),
    "openapi_python_client.parser": ("GeneratorData",),
    "openapi_python_client.parser.bodies": ("Body", "BodyType"),
    "openapi_python_client.parser.errors": ("GeneratorError", "PropertyError"),
    "openapi_python_client.parser.openapi": ("Endpoint", "EndpointCollection"),
    "openapi_python_client.parser.properties": (
        "AnyProperty",
        "EnumProperty",
        "ListProperty",
        "ModelProperty",
        "property_from_data",
    ),
    "openapi_python_client.parser.properties.protocol": ("PropertyProtocol",),
    "openapi_python_client.parser.properties.union": ("UnionProperty",),
    "openapi_python_client.schema.untrusted_string": ("UntrustedString",),
    "openapi_python_client.strings": ("ClassName", "PythonCode", "PythonIdentifier"),
}
"""Module to the names that must be there."""

_PREFIX = "field_"


def identifier(name: str) -> str:
    """A snake_case Python identifier for any text; never a keyword or a builtin."""
    return str(PythonIdentifier(name, _PREFIX))


def field_name(prop: PropertyProtocol) -> str:
    """The name of a property in Python: ``compressedMd5`` is ``compressed_md5``, ``gameIDs`` is ``game_ids``.

    The parser, which would split them after the digit and within the plural, has the say everywhere else.
    """
    wire = text(prop.name)
    if not re.fullmatch(r"[a-z]+([A-Z]+[a-z0-9]*)+", wire) or not re.search(r"[0-9]|[A-Z]{2}s", wire):
        return str(prop.python_name)
    words = re.sub(r"([A-Z]{2,})s(?![a-z])", lambda acronym: f"{acronym[1].capitalize()}s", wire)
    return identifier(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", words).lower())


def class_name(name: str) -> str:
    """A PascalCase Python class name for any text; never a keyword or a builtin."""
    return str(ClassName(name, _PREFIX))


def text(value: UntrustedString | str | None) -> str:
    """The text itself; only `render`'s filters may put it into code."""
    return value.get_untrusted_value() if isinstance(value, UntrustedString) else value or ""


def enum_value(value: Any) -> str | int:
    """The value of an enum's member, which upstream keeps escaped for a literal where it is text."""
    return value if isinstance(value, int) else str(json.loads(f'"{value}"'))


def type_of(prop: PropertyProtocol) -> str:
    """The Python type of a value that is there, e.g. ``list[Product] | None``."""
    return prop.get_type_string(no_optional=True).as_unembedded_code()


def raw(model: ModelProperty) -> dict[str, Any]:
    """The schema that the parser was given for a model."""
    return as_map(_plain(model.data.model_dump(by_alias=True, exclude_none=True)))


def _plain(value: Any) -> Any:
    if is_map(value):
        return {text(key): _plain(inner) for key, inner in value.items()}
    if is_list(value):
        return [_plain(inner) for inner in value]
    return text(value) if isinstance(value, UntrustedString) else value


@define
class TupleProperty(ListProperty):
    """An array with a type for each position, which openapi-python-client reads as a list of any of them."""

    positions: list[PropertyProtocol] = field(factory=list[PropertyProtocol])

    def get_base_type_string(self) -> PythonCode:
        """E.g. ``tuple[Platforms, str]``."""
        return PythonCode(f"tuple[{', '.join(type_of(position) for position in self.positions)}]")

    get_base_json_type_string = get_base_type_string

    @classmethod
    def build(cls, **given: Any) -> tuple[ListProperty | PropertyError, Any]:
        """A tuple where the normaliser marked the array as closed, else what upstream makes of it."""
        data, name = given["data"], given["name"]
        if CLOSED_TUPLE not in (data.model_extra or ()):
            return ListProperty.build(**given)
        positions: list[PropertyProtocol] = []
        schemas = given["schemas"]
        for index, item in enumerate(data.prefixItems or []):
            position, schemas = property_from_data(
                name=UntrustedString(f"{text(name)}_{index}"),
                required=True,
                data=item,
                schemas=schemas,
                parent_name=given["parent_name"],
                config=given["config"],
                process_properties=given["process_properties"],
                roots=given["roots"],
            )
            if isinstance(position, PropertyError):
                return position, schemas
            positions.append(position)
        made = cls(
            name=name,
            required=given["required"],
            default=None,
            python_name=PythonIdentifier(name, _PREFIX),
            description=data.description,
            example=data.example,
            inner_property=positions[0],
            positions=positions,
        )
        return made, schemas


@contextlib.contextmanager
def _hooked() -> Generator[None]:
    """`property_from_data` looks `ListProperty` up in its package; for a while it finds ours."""
    opc_properties.ListProperty = TupleProperty  # type: ignore[attr-defined]
    try:
        yield
    finally:
        opc_properties.ListProperty = ListProperty  # type: ignore[attr-defined]


def _config(place: Path) -> Config:
    """Upstream's settings; `place` is only named in them, what is written where is our business."""
    return Config.from_sources(
        ConfigFile(field_prefix=_PREFIX, post_hooks=[]),
        MetaType.NONE,
        place,
        file_encoding="utf-8",
        overwrite=True,
        output_path=place,
    )


def parse(document: Document) -> GeneratorData:
    """Let openapi-python-client read a document.

    Raises:
        SpecError: It could not, or only with a warning, which would leave a hole in the client.
    """
    with _hooked():
        try:
            data = GeneratorData.from_dict(normalise(document), config=_config(document.path))
        except ValueError as error:  # it raises these for two enum values with one name
            raise SpecError([document.finding("", "parser", str(error))]) from None
    errors = [data] if isinstance(data, OpcError) else _errors(data)
    if errors:
        raise SpecError(dict.fromkeys(_finding(document, error) for error in errors))
    return cast("GeneratorData", data)


def _errors(data: GeneratorData) -> list[OpcError]:
    errors: list[OpcError] = [*data.errors]
    for collection in data.endpoint_collections_by_tag.values():
        errors += collection.parse_errors
        for endpoint in collection.endpoints:
            errors += endpoint.errors
    return errors


def _finding(document: Document, error: OpcError) -> Finding:
    """Upstream names no place, and some texts by their address; what its text mentions is the nearest."""
    told = " ".join(part.strip() for part in (error.header, error.detail or "") if part.strip())
    told = re.sub(r"<[\w.]*UntrustedString object at 0x[0-9a-f]+>", "…", told)
    pointer = next(
        (f"/components/schemas/{name}" for name in _component_names(document) if f"/{name}" in told), ""
    )
    for operation in document.operations():
        if identifier(operation.id) in told or (operation.method.upper() in told and operation.path in told):
            pointer = operation.pointer
    return document.finding(
        pointer, "parser", f"openapi-python-client cannot read this: {' '.join(told.split())}"
    )


def _component_names(document: Document) -> Iterator[str]:
    components = document.root.get("components")
    if is_map(components) and is_map(components.get("schemas")):
        yield from components["schemas"]


class Package(Project):
    """Upstream's project with its Jinja environment, made strict, and none of its files.

    Args:
        data: What `parse` gave.
        templates: The folder of our templates; upstream's stay reachable behind it.
        folder: Where `build` writes; made by the caller.
    """

    def __init__(self, data: GeneratorData, *, templates: Path, folder: Path) -> None:
        super().__init__(openapi=data, config=_config(folder), custom_template_path=templates)
        self.env.undefined = jinja2.StrictUndefined

    def write(self, path: str, template: str, **values: Any) -> Path:
        """Render one template into one file below the package's folder."""
        target = self.project_dir / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.env.get_template(template).render(**values), encoding="utf-8")
        return target

    def tidy(self) -> None:
        """Sort imports, drop unused ones and format, with the ruff of this environment.

        Raises:
            GeneratorError: Ruff is not there, or refuses the output, which is then not Python.
        """
        ruff = shutil.which("ruff", path=sysconfig.get_path("scripts"))
        if ruff is None:
            raise GeneratorError("ruff is missing from this environment; `nox -s generate` installs it")
        # --isolated: the same result wherever the folder stands.
        common = ["--isolated", "--no-cache", "--target-version=py311", "--line-length=110", "."]
        for command in (["check", "--fix-only", "--select=I,F401"], ["format"]):
            done = subprocess.run(
                [ruff, *command, *common], cwd=self.project_dir, capture_output=True, text=True
            )
            if done.returncode:
                raise GeneratorError(
                    f"ruff {command[0]} failed on the generated code:\n{done.stderr}{done.stdout}"
                )
