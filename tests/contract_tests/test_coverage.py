"""What counts as sent and seen, told from requests and answers by hand."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from contract_tests.coverage import Surface, share, totals
from contract_tests.strict import Json
from contract_tests.traffic import Exchange

TREE: Json = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "felled": {"type": ["string", "null"]},
        "marks": {"type": "array", "items": {"type": "string"}},
        "crops": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Crop"}},
        "planted": {
            "oneOf": [
                {"type": "integer"},
                {"$ref": "#/components/schemas/Season"},
                {"title": "Year", "type": "object", "required": ["year"], "properties": {"year": {}}},
            ]
        },
        "parent": {"$ref": "#/components/schemas/Tree"},
    },
}
SPEC: Json = {
    "components": {
        "schemas": {
            "Tree": TREE,
            "Crop": {"type": "object", "properties": {"grams": {"type": "integer"}}},
            "Season": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
        }
    }
}
OPERATION: Json = {
    "parameters": [
        {"name": "row", "in": "path", "schema": {"enum": ["north", "south"]}},
        {"name": "order", "in": "query", "schema": {"enum": ["age", "name"]}},
        {"name": "kinds", "in": "query", "schema": {"type": "array", "items": {"enum": ["apple", "pear"]}}},
        {"name": "flag", "in": "query", "schema": {"type": "boolean", "enum": [True, False]}},
        {"name": "X-Season", "in": "header", "schema": {"type": "string"}},
        {"name": "visitor", "in": "cookie", "schema": {"type": "string"}},
    ],
    "requestBody": {
        "content": {
            "application/json": {
                "schema": {
                    "properties": {"size": {"enum": ["S", "L"]}, "note": {"type": "string"}},
                }
            }
        }
    },
    "responses": {
        "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Tree"}}}},
        "4XX": {"content": {"application/problem+json": {"schema": {"properties": {"code": {}}}}}},
        "503": {"description": "Winter."},
    },
}
ASKED = Exchange(
    "POST",
    "http://testserver/orchard/rows/north/trees",
    (),
    b"",
    200,
    (("Content-Type", "application/json"),),
    b"{}",
)


@pytest.fixture
def surface() -> Surface:
    return Surface(SPEC, "/rows/{row}/trees", OPERATION)


def _answered(surface: Surface, *bodies: Any, status: int = 200) -> dict[str, dict[str, list[str]]]:
    for body in bodies:
        surface.see(replace(ASKED, status=status, body=msgspec.json.encode(body)))
    return surface.figures()


def test_nothing_is_covered_before_a_call(surface: Surface) -> None:
    """Everything documented is listed as never seen, by name; a schema in itself is read once."""
    figures = surface.figures()

    assert [figures[kind]["seen"] for kind in figures] == [[]] * 6
    assert figures["statuses"]["never"] == ["200", "4XX", "503"]
    assert figures["body"]["never"] == ["/size", "/note"]
    assert figures["fields"]["never"] == [
        "200 /id",
        "200 /felled",
        "200 /marks",
        "200 /marks/*",
        "200 /crops",
        "200 /crops/*/grams",
        "200 /planted",
        "200 /planted/name",
        "200 /planted/year",
        "200 /parent",
        "4XX /code",
    ]


def test_parameters_are_found_wherever_they_stand(surface: Surface) -> None:
    """In path, query, header and cookie, with the values of enums; percent signs are undone."""
    surface.see(
        replace(
            ASKED,
            url="http://testserver/orchard/rows/n%6Frth/trees?order=age&kinds=apple,pear&flag=true&other=1",
            request_headers=(("x-season", "2"), ("Cookie", "a=b; visitor=c")),
        )
    )

    figures = surface.figures()
    assert figures["parameters"]["never"] == []
    assert figures["values"]["seen"] == [
        "path row = north",
        "query order = age",
        "query kinds = apple",
        "query kinds = pear",
        "query flag = true",
    ]
    assert figures["values"]["never"][:3] == ["path row = south", "query order = name", "query flag = false"]


def test_what_is_always_refused_is_told(surface: Surface) -> None:
    """A parameter or body field counts as sent, but it is said that no answer accepted it."""
    body = b'{"size": "L", "unknown": 1}'
    refused = replace(ASKED, url=ASKED.url + "?order=x", request_body=body, status=404)

    surface.see(refused)
    assert surface.figures()["parameters"]["refused"] == ["path row", "query order"]
    assert surface.figures()["body"] == {"seen": ["/size"], "never": ["/note"], "refused": ["/size"]}

    surface.see(replace(refused, status=200))
    assert surface.figures()["parameters"]["refused"] == []
    assert surface.figures()["body"]["refused"] == []
    assert "body /size = L" in surface.figures()["values"]["seen"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"size=L&note="),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="size"\r\n\r\nL\r\n'
            b'--x\r\nContent-Disposition: form-data; filename="n"; name="note"\r\n\r\nL\r\n--x--',
        ),
    ],
)
def test_forms_are_bodies_as_well(surface: Surface, kind: str, body: bytes) -> None:
    """Fields of a form are those of its schema."""
    surface.see(replace(ASKED, request_headers=(("content-type", kind),), request_body=body))

    assert surface.figures()["body"]["never"] == []


def test_fields_are_generalised(surface: Surface) -> None:
    """Any index and any key are `*`; what was null each time is told until it is not."""
    tree = {"id": "1", "felled": None, "marks": ["a"], "crops": {"2024": {"grams": 1}, "2025": {}}}

    figures = _answered(surface, tree, {"unknown": 1}, {"parent": {"parent": {"planted": {"name": "May"}}}})
    assert figures["fields"]["never"] == ["200 /planted/year", "4XX /code"]
    assert figures["fields"]["always_null"] == ["200 /felled"]

    assert _answered(surface, {"felled": "2019"})["fields"]["always_null"] == []


def test_alternatives_are_told_apart(surface: Surface) -> None:
    """By type, by required keys, and by keys that only the others have."""
    assert _answered(surface, {"planted": {"year": 1}})["alternatives"] == {
        "seen": ["200 /planted Year"],
        "never": ["200 /planted integer", "200 /planted Season"],
    }
    assert _answered(surface, {"planted": 3})["alternatives"]["never"] == ["200 /planted Season"]
    assert _answered(surface, {"planted": {"name": "May"}})["alternatives"]["never"] == []


def test_statuses_fall_under_what_documents_them(surface: Surface) -> None:
    """404 is of 4XX, 418 as well; what is under nothing is undocumented."""
    figures = _answered(surface, {}, status=404)
    assert figures["statuses"] == {"seen": ["4XX"], "never": ["200", "503"], "undocumented": []}

    assert _answered(surface, {}, status=500)["statuses"]["undocumented"] == ["500"]


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff", b"[1", b"null", b"3"])
def test_broken_bodies_cover_nothing(surface: Surface, body: bytes) -> None:
    """Whatever a server answers or a case sends, counting goes on."""
    surface.see(replace(ASKED, body=body, request_body=body))

    assert surface.figures()["fields"]["seen"] == []
    assert surface.figures()["statuses"]["seen"] == ["200"]


def test_totals_add_up_and_are_rounded_down(surface: Surface) -> None:
    """100 % means that nothing is missing, and nothing documented has no share."""
    assert share(1999, 1) == {"seen": 1999, "of": 2000, "percent": 99.9}
    assert share(0, 0) == {"seen": 0, "of": 0, "percent": None}
    assert share(2, 0)["percent"] == 100

    twice = totals([_answered(surface, {"id": "1"}), surface.figures()])
    assert twice["fields"] == {"seen": 2, "of": 22, "percent": 9.0}
