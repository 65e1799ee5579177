"""What we rely on inside openapi-python-client is there, and its warnings are our errors."""

import importlib
import inspect
from importlib.metadata import version
from types import SimpleNamespace
from typing import Any

import pytest
from openapi_python_client import Project
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser import properties as opc_properties
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import EnumProperty, ModelProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.responses import Response

from generator import document, hooks
from generator.errors import SpecError

from .conftest import Repository


@pytest.mark.parametrize(("module", "name"), [(m, n) for m, names in hooks.RELIED_ON.items() for n in names])
def test_every_name_relied_on_exists(module: str, name: str) -> None:
    """An upgrade that moves one fails here."""
    assert hasattr(importlib.import_module(module), name)


def test_the_pin_is_the_version_that_was_read() -> None:
    """`generator.hooks` was written against this one."""
    assert version("openapi-python-client") == "0.29.1"


def test_signatures_and_attributes_relied_on() -> None:
    """The keyword arguments of `ListProperty.build`, and what templates' values are made of."""
    assert set(inspect.signature(ListProperty.build).parameters) == {
        "data",
        "name",
        "required",
        "schemas",
        "parent_name",
        "config",
        "process_properties",
        "roots",
    }
    assert vars(opc_properties)["ListProperty"] is ListProperty
    assert "ListProperty.build(" in inspect.getsource(opc_properties.property_from_data)
    assert {"data", "config"} <= set(inspect.signature(GeneratorData.from_dict).parameters)
    assert {"openapi", "config", "custom_template_path"} <= set(
        inspect.signature(Project.__init__).parameters
    )
    assert {"no_optional", "json"} <= set(inspect.signature(PropertyProtocol.get_type_string).parameters)
    for owner, names in {
        Endpoint: (
            "name",
            "path_parameters",
            "query_parameters",
            "header_parameters",
            "cookie_parameters",
            "bodies",
        ),
        ModelProperty: ("class_info", "required_properties", "optional_properties", "additional_properties"),
        EnumProperty: ("values", "value_type", "class_info"),
        Response: ("status_code", "prop", "source"),
    }.items():
        fields = set(getattr(owner, "__dataclass_fields__", ())) | {
            a.name for a in getattr(owner, "__attrs_attrs__", ())
        }
        assert set(names) <= fields, owner


def test_the_hook_is_taken_out_again(repository: Repository) -> None:
    """Parsing leaves upstream as it was, also when it fails."""
    hooks.parse(document.load(repository.add("orchard")))

    assert vars(opc_properties)["ListProperty"] is ListProperty


WARNED = """\
openapi: 3.1.0
info: {title: T, version: "1", x-client-name: T}
paths:
  /a:
    get:
      operationId: a.get
      tags: [a]
      responses:
        "200":
          description: d
          content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}
components:
  schemas:
    A: {type: object, properties: {b: {enum: [1, two]}}}
"""


def test_a_warning_of_the_parser_is_an_error_with_a_place(repository: Repository) -> None:
    """Upstream would leave the operation out and exit with 0."""
    path = repository.add("warned", WARNED)

    with pytest.raises(SpecError, match="openapi-python-client cannot read this") as caught:
        hooks.parse(document.load(path))

    assert all(finding.path == path and finding.rule == "parser" for finding in caught.value.findings)


def test_two_enum_values_under_one_name_are_a_finding(repository: Repository) -> None:
    """Upstream raises a ValueError, which would be a traceback."""
    path = repository.add("twins", WARNED.replace("[1, two]", '["a-b", "a_b"], type: string'))

    with pytest.raises(SpecError):
        hooks.parse(document.load(path))


TUPLE = """\
openapi: 3.1.0
info: {title: T, version: "1", x-client-name: T}
paths:
  /a:
    get:
      operationId: a.get
      summary: Get
      x-effect: read
      tags: [a]
      responses:
        "200":
          description: d
          content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}
components:
  schemas:
    A:
      type: object
      required: [pair, anything, nothing]
      properties:
        pair:
          type: array
          prefixItems: [{type: string}, {type: object, required: [size], properties: {size: {type: integer}}}]
          minItems: 2
          maxItems: 2
          items: {}
        anything: true
        nothing: {type: array, maxItems: 0}
"""


def test_tuples_and_boolean_schemas_reach_the_client(repository: Repository) -> None:
    """A tuple keeps its positions; ``true`` and an array without items no longer stop the parser."""
    repository.add("tuples", TUPLE)
    repository.generate("tuples")

    import msgspec

    with repository.imported("tuples") as package:
        model = package.models.A
        value = msgspec.json.decode(
            b'{"pair": ["x", {"size": 1}], "anything": [1], "nothing": []}', type=model
        )
        assert value.pair[0] == "x"
        assert value.pair[1].size == 1
        with pytest.raises(msgspec.ValidationError, match=r"\$\.pair"):
            msgspec.json.decode(b'{"pair": ["x"], "anything": 1, "nothing": []}', type=model)


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("compressedMd5", "compressed_md5"),
        ("gameIDs", "game_ids"),
        ("rootGameID", "root_game_id"),
        ("sidebarIcon2x", "sidebar_icon2x"),
        ("small2x", "small2x"),
        ("email_sha256_hash", "email_sha256_hash"),
        ("isNew", "is_new"),
        ("baseURI", "base_uri"),
        ("with space1", "with_space1"),
    ],
)
def test_field_names_read_as_people_write_them(wire: str, name: str) -> None:
    """Digits stay with their word, acronyms whole."""
    prop: Any = SimpleNamespace(name=wire, python_name=hooks.identifier(wire))

    assert hooks.field_name(prop) == name
