"""How an operation becomes an address, and an answer a value or an error."""

import datetime
import pickle
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from msgspec import UNSET

from generator.runtime import (
    ApiError,
    BadRequestError,
    ClientError,
    DecodeError,
    InternalServerError,
    MethodNotAllowedError,
    NotFoundError,
    Operation,
    Refusals,
    RequestSummary,
    SdkError,
    ServerError,
    TransportError,
    binary,
    empty,
    json,
    text,
)


class Tree(msgspec.Struct, kw_only=True):
    """What an orchard answers with."""

    id: int


class Told(msgspec.Struct, kw_only=True):
    """How it refuses."""

    code: str
    message: str


class TreeFelledError(NotFoundError):
    """`tree_felled`."""


REFUSALS = Refusals(Told, code=("code",), message=("message",), classes={"tree_felled": TreeFelledError})
GET_TREE: Operation[Tree] = Operation(
    "trees.get", "GET", "/trees/{tree_id}", effect="read", answers={200: json(Tree)}, refusals=REFUSALS
)


def answer(status: int, body: bytes, **headers: str) -> httpx.Response:
    """An answer as httpx hands it over."""
    request = httpx.Request("GET", "https://user:pw@orchard.example/trees/1?token=hush")
    given = {"content-type": "application/json"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return httpx.Response(status, content=body, headers=given, request=request)


@pytest.mark.parametrize(
    ("value", "segment"),
    [
        ("7", "7"),
        (7, "7"),
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("Ünïcode {tree_id}", "%C3%9Cn%C3%AFcode%20%7Btree_id%7D"),
        ("../../admin", "..%2F..%2Fadmin"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_url_encodes_each_value_as_one_segment(value: Any, segment: str) -> None:
    """No value can leave its segment of the path."""
    assert (
        GET_TREE.url("https://orchard.example/v1/", {"tree_id": value})
        == f"https://orchard.example/v1/trees/{segment}"
    )


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_url_refuses_what_no_segment_can_hold(value: str) -> None:
    """An empty or dotted segment would reach another resource."""
    with pytest.raises(ValueError, match="tree_id"):
        GET_TREE.url("https://orchard.example", {"tree_id": value})


def test_query_writes_each_type_as_the_wire_wants_it() -> None:
    """Booleans in lower case, times in ISO 8601, lists repeated or joined, unset values left out."""
    operation: Operation[None] = Operation(
        "a.b", "GET", "/", effect="read", answers={204: empty()}, joined=("ids",)
    )

    pairs = operation.query(
        {
            "on": True,
            "price": 10.0,
            "day": datetime.date(2026, 1, 2),
            "tag": ["x", "y"],
            "ids": [1, 2],
            "left": UNSET,
            "none": None,
        }
    )

    assert pairs == [
        ("on", "true"),
        ("price", "10.0"),
        ("day", "2026-01-02"),
        ("tag", "x"),
        ("tag", "y"),
        ("ids", "1,2"),
    ]


def test_read_decodes_to_the_declared_type_and_passes_over_new_fields() -> None:
    """A field that the spec does not know is no error."""
    assert GET_TREE.read(answer(200, b'{"id": 7, "planted": "today"}')) == Tree(id=7)


def test_read_takes_status_ranges_and_every_kind_of_body() -> None:
    """Text, bytes and nothing are answers too, also under 2XX."""

    def operation(given: Any) -> Operation[Any]:
        return Operation("a.b", "GET", "/", effect="read", answers={"2XX": given})

    assert operation(text()).read(answer(203, "né".encode())) == "né"
    assert operation(binary()).read(answer(200, b"\xff")) == b"\xff"
    assert operation(empty()).read(answer(204, b"")) is None


@pytest.mark.parametrize(
    ("status", "body", "kind", "told"),
    [
        (200, b"<html>Please log in</html>", "text/html", "Please log in"),
        (200, b"", "application/json", "0 bytes"),
        (200, b'{"id": ', "application/json", "truncated"),
        (200, b'{"id": "7"}', "application/json", "$.id"),
        (200, b"[]", "application/json", "Expected `object`"),
        (200, b"null", "application/json", "Expected `object`"),
        (200, b'{"id": 7}\xff', "application/json", "trailing"),
        (204, b"", "", "no such status"),
        (302, b"", "text/html", "no such status"),
    ],
)
def test_read_raises_what_came_when_it_is_not_what_the_spec_says(
    status: int, body: bytes, kind: str, told: str
) -> None:
    """Never None, never another type: an error with operation, place and an excerpt."""
    with pytest.raises(DecodeError) as caught:
        GET_TREE.read(answer(status, body, content_type=kind))

    assert told in str(caught.value)
    assert "trees.get: GET https://orchard.example/trees/1:" in str(caught.value)
    assert (caught.value.status, caught.value.body) == (status, body)


def test_read_raises_the_class_of_a_documented_code() -> None:
    """The code decides, below the class of its status."""
    with pytest.raises(TreeFelledError) as caught:
        GET_TREE.read(
            answer(404, b'{"code": "tree_felled", "message": "Gone"}', x_request_id="r1", set_cookie="s=1")
        )

    error = caught.value
    assert (error.status, error.code, error.message, error.request_id) == (404, "tree_felled", "Gone", "r1")
    assert error.error == Told(code="tree_felled", message="Gone")
    assert error.headers["content-type"] == "application/json"
    assert "set-cookie" not in error.headers
    assert isinstance(error, (NotFoundError, ClientError, ApiError, SdkError))


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (405, b'{"code": "new_one", "message": "?"}', MethodNotAllowedError),
        (400, b"<h1>Bad</h1>", BadRequestError),
        (418, b"", ClientError),
        (500, b'{"code": "tree_felled", "message": "?"}', InternalServerError),
        (520, b"", ServerError),
        (599, b"\xff", ServerError),
    ],
)
def test_read_falls_back_to_the_class_of_the_status(status: int, body: bytes, kind: type[ApiError]) -> None:
    """An unknown code, a body of another kind, or a code under the wrong kind of status."""
    with pytest.raises(ApiError) as caught:
        GET_TREE.read(answer(status, body))

    assert type(caught.value) is kind
    assert caught.value.status == status


def test_errors_hold_neither_query_nor_userinfo() -> None:
    """What a log prints of an error shows no credential of the address."""
    with pytest.raises(ApiError) as caught:
        GET_TREE.read(answer(404, b""))

    shown = str(caught.value) + repr(caught.value) + str(caught.value.__dict__) + repr(caught.value.request)
    assert "hush" not in shown
    assert "pw" not in shown


SUMMARY = RequestSummary("trees.get", "GET", "https://orchard.example/trees/1")


@pytest.mark.parametrize(
    "error",
    [
        TransportError("cut", request=SUMMARY, sent=True),
        DecodeError("bad", request=SUMMARY, status=200, headers={"a": "b"}, body=b"x"),
        TreeFelledError(
            request=SUMMARY, status=404, headers={}, body=b"x", code="c", error=Told(code="c", message="m")
        ),
    ],
)
def test_errors_pickle_whole(error: SdkError) -> None:
    """A worker process can hand an error back to its parent."""
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own pickle

    assert type(back) is type(error)
    assert str(back) == str(error)
    assert {k: v for k, v in vars(back).items() if k != "request"} == {
        k: v for k, v in vars(error).items() if k != "request"
    }
    assert str(vars(back)["request"]) == str(SUMMARY)
