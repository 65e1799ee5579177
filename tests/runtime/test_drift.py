"""A store that changes a field takes that field down, not the answer."""

import asyncio
import pickle
import warnings
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from msgspec import UNSET, Struct, UnsetType

from generator.runtime import (
    AsyncTransport,
    DecodeError,
    Drift,
    DriftWarning,
    Operation,
    Transport,
    drift,
    json,
)


class Image(Struct, kw_only=True):
    """Optional through and through."""

    url: str
    width: int | UnsetType = UNSET


class Tree(Struct, kw_only=True, rename={"planted_at": "plantedAt"}):
    """A bit of everything."""

    id: int
    name: str
    height: float | UnsetType = UNSET
    planted_at: datetime | UnsetType | None = UNSET
    owner: UUID | UnsetType = UNSET
    image: Image | UnsetType | None = UNSET
    tags: list[str] | UnsetType = UNSET
    prices: dict[str, float] | UnsetType = UNSET
    images: list[Image] | UnsetType = UNSET


class Page(Struct, kw_only=True):
    """Trees."""

    total: int
    trees: list[Tree]


class Cat(Struct, tag_field="kind", tag="cat"):
    """One of two."""

    lives: int
    name: str | UnsetType = UNSET


class Dog(Struct, tag_field="kind", tag="dog"):
    """The other."""

    name: str | UnsetType = UNSET


READ_PAGE: Operation[Page] = Operation(
    "trees.list", "GET", "/trees", effect="read", answers={200: json(Page)}
)
READ_TREE: Operation[Tree] = Operation("trees.get", "GET", "/tree", effect="read", answers={200: json(Tree)})
READ_PET: Operation[Cat | Dog] = Operation(
    "pets.get", "GET", "/pet", effect="read", answers={200: json(Cat | Dog)}
)


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Each test is a process that has warned of nothing yet."""
    told = vars(drift)["_told"]
    told.clear()
    yield
    told.clear()


def call(operation: Operation[Any], body: Any, **settings: Any) -> Any:
    """What a client makes of a body."""
    content = body if isinstance(body, bytes) else msgspec.json.encode(body)
    client = Transport(
        agent="test/1",
        server="https://t.example",
        transport=httpx.MockTransport(lambda request: httpx.Response(200, content=content)),
        **settings,
    )
    return client.call(operation)


GOOD = {"id": 1, "name": "Elm"}


@pytest.mark.parametrize(
    ("field", "value", "attribute", "expected", "found"),
    [
        ("height", "12 m", "height", "float", "a string"),
        ("height", None, "height", "float", "null"),
        ("plantedAt", "last year", "planted_at", "datetime", "a string"),
        ("owner", "me", "owner", "UUID", "a string"),
        ("image", "none", "image", "object | null", "a string"),
        ("image", [], "image", "object | null", "an array"),
        ("tags", "a,b", "tags", "array", "a string"),
        ("tags", {"a": 1}, "tags", "array", "an object"),
        ("prices", [], "prices", "object", "an array"),
    ],
)
def test_an_optional_field_that_drifts_is_unset(
    field: str, value: Any, attribute: str, expected: str, found: str
) -> None:
    """Its type allows that already; the rest of the answer is there, and a warning names the place."""
    seen: list[Drift] = []

    with pytest.warns(DriftWarning, match=rf"trees\.get: \$\.{field} is {found}"):
        tree = call(READ_TREE, GOOD | {field: value}, drift_watcher=seen.append)

    assert getattr(tree, attribute) is UNSET
    assert (tree.id, tree.name) == (1, "Elm")
    assert [(d.operation, d.path, d.found, d.optional) for d in seen] == [
        ("trees.get", f"$.{field}", found, True)
    ]
    assert expected.lower() in seen[0].expected.lower()


def test_drift_deep_inside_takes_only_its_field() -> None:
    """Of one item's image the width, and nothing else."""
    trees = [
        GOOD | {"image": {"url": "u", "width": 1}},
        GOOD | {"image": {"url": "u", "width": "wide"}, "tags": ["a"]},
    ]

    with pytest.warns(DriftWarning, match=r"\$\.trees\[1\]\.image\.width is a string, not int"):
        page = call(READ_PAGE, {"total": 2, "trees": trees})

    assert page.trees[0].image == Image(url="u", width=1)
    assert page.trees[1].image == Image(url="u")
    assert page.trees[1].tags == ["a"]


@pytest.mark.parametrize(
    ("body", "place", "partial"),
    [
        ({"total": "2", "trees": [GOOD]}, "$.total", Page(total=UNSET, trees=[Tree(id=1, name="Elm")])),  # type: ignore[arg-type]
        ({"trees": [GOOD]}, "total", Page(total=UNSET, trees=[Tree(id=1, name="Elm")])),  # type: ignore[arg-type]
        ({"total": 2, "trees": [GOOD, 7]}, "$.trees[1]", Page(total=2, trees=[Tree(id=1, name="Elm")])),
        (
            {"total": 1, "trees": [{"id": "x", "name": "Elm"}]},
            "$.trees[0].id",
            Page(total=1, trees=[Tree(id=UNSET, name="Elm")]),  # type: ignore[arg-type]
        ),
        ([], "Expected", None),
    ],
    ids=["type", "missing", "item", "inside", "everything"],
)
def test_what_is_promised_and_drifts_is_an_error_with_what_could_be_read(
    body: Any, place: str, partial: Page | None
) -> None:
    """A required field or an item: nothing silently stands in for it, and nothing is thrown away."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(DecodeError) as caught:
            call(READ_PAGE, body)

    assert place in str(caught.value)
    assert caught.value.partial == partial
    assert caught.value.raw == msgspec.json.encode(body)
    assert pickle.loads(pickle.dumps(caught.value)).partial == partial  # noqa: S301 - our own pickle


def test_a_whole_number_may_be_written_as_a_float() -> None:
    """To JSON Schema 1.0 is an integer; 1.5 is not."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = call(READ_PAGE, b'{"total": 1.0, "trees": []}')
        assert (page.total, type(page.total)) == (1, int)
        with pytest.raises(DecodeError):
            call(READ_PAGE, b'{"total": 1.5, "trees": []}')


def test_strict_raises_for_both() -> None:
    """Nothing is left out behind anybody's back."""
    with pytest.raises(DecodeError) as caught:
        call(READ_TREE, GOOD | {"height": "12 m"}, on_drift="strict")

    assert caught.value.partial is None


def test_unset_leaves_out_both() -> None:
    """For a job that must go on: a required field is `UNSET`, a broken item is not there."""
    body = {
        "total": None,
        "trees": [GOOD, "?", GOOD | {"prices": {"a": 1, "b": "x"}, "images": [{"url": "u"}, {}]}],
    }

    with pytest.warns(DriftWarning):
        page = call(READ_PAGE, body, on_drift="unset")

    assert page.total is UNSET
    assert len(page.trees) == 2
    assert page.trees[1].prices == {"a": 1.0}
    assert page.trees[1].images == [Image(url="u"), Image(url=UNSET)]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("body", [b"<html>", b"", b'{"id": 1', b"\xff"])
@pytest.mark.parametrize("policy", ["tolerate", "unset", "strict"])
def test_what_is_not_json_is_never_tolerated(body: bytes, policy: Any) -> None:
    """There is nothing to read."""
    with pytest.raises(DecodeError):
        call(READ_TREE, body, on_drift=policy)


def test_unions_are_walked_by_their_tag() -> None:
    """The branch that the answer names decides what its fields are."""
    with pytest.warns(DriftWarning, match=r"\$\.name is a number, not str"):
        pet = call(READ_PET, {"kind": "cat", "lives": 9, "name": 5})

    assert pet == Cat(lives=9)
    with pytest.raises(DecodeError, match="cow"):
        call(READ_PET, {"kind": "cow"})


def test_a_field_is_warned_of_once_and_watched_each_time() -> None:
    """Not for every item of every page."""
    seen: list[Drift] = []
    body = {"total": 3, "trees": [GOOD | {"height": "tall"}] * 3}

    with pytest.warns(DriftWarning) as told:
        call(READ_PAGE, body, drift_watcher=seen.append)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        call(READ_PAGE, body, drift_watcher=seen.append)

    assert len(told) == 1
    assert [d.path for d in seen] == [f"$.trees[{n}].height" for n in (0, 1, 2)] * 2


def test_async_tolerates_alike() -> None:
    """The same reading behind both."""

    async def run() -> Tree:
        body = msgspec.json.encode(GOOD | {"height": "tall"})
        transport = httpx.MockTransport(lambda request: httpx.Response(200, content=body))
        client = AsyncTransport(agent="test/1", server="https://t.example", transport=transport)
        return await client.call(READ_TREE)

    with pytest.warns(DriftWarning):
        assert asyncio.run(run()).height is UNSET


def test_what_fits_is_never_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fast path costs nothing."""

    def walked(*given: Any) -> Any:
        raise AssertionError(given)

    monkeypatch.setattr(drift.Tolerance, "read", walked)

    assert call(READ_PAGE, {"total": 1, "trees": [GOOD]}).total == 1


def test_an_unknown_policy_is_refused() -> None:
    """When the client is made, not at the first drift."""
    with pytest.raises(ValueError, match="'tolerate', 'strict' or 'unset'"):
        call(READ_TREE, GOOD, on_drift="lenient")
