"""What is left out of schemathesis' cases."""

from types import SimpleNamespace
from typing import Any

import pytest

from contract_tests import generic
from contract_tests.accounts import Account
from contract_tests.settings import Settings
from contract_tests.targets import IN_PROCESS, Target
from tests.contract_tests.orchard import Orchard

LIST = {"type": "array", "items": {"enum": ["kind", "age"]}}
SPEC: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Orchard", "version": "1.0.0"},
    "paths": {
        "/trees": {
            "get": {
                "operationId": "trees.list",
                "parameters": [
                    {"name": "expand", "in": "query", "explode": False, "schema": LIST},
                    {"name": "sort", "in": "query", "schema": LIST},
                ],
                "responses": {"200": {"description": "Trees."}},
            }
        }
    },
}


@pytest.mark.parametrize(
    ("query", "negative", "kept"),
    [
        ({"expand": ""}, True, False),
        ({"expand": [""]}, True, False),
        ({"expand": ""}, False, True),
        ({"expand": "height"}, True, True),
        ({"expand": ["", "kind"]}, True, True),
        ({"sort": ""}, True, True),
        ({}, True, True),
        (None, True, True),
    ],
)
def test_a_list_of_one_empty_text_is_no_wrong_list(
    query: dict[str, Any] | None, negative: bool, kept: bool
) -> None:
    """Joined by commas it is what an empty list is, so that a server that takes it is right."""
    target = Target("embedded", f"{IN_PROCESS}/orchard", Account(), app=Orchard())
    schema: Any = generic.load(SPEC, Settings("orchard"), target)
    operation = schema["/trees"]["GET"]
    meta = SimpleNamespace(generation=SimpleNamespace(mode=SimpleNamespace(is_negative=negative)))
    case = SimpleNamespace(meta=meta, operation=operation, query=query)

    (hook,) = schema.hooks.get_all_by_name("filter_case")

    assert hook(None, case) is kept
