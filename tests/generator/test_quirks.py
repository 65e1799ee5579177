"""What PHP, forms, pages and redirects become in a client (`quirks.yaml` is a mill that has them all)."""

import asyncio
from collections.abc import Generator
from types import ModuleType
from typing import Any

import httpx
import msgspec
import pytest

from generator import checks
from generator.errors import SpecError

from .conftest import ROOT, Repository

Answers = list[httpx.Response]


@pytest.fixture
def mill(tmp_path_factory: pytest.TempPathFactory) -> Generator[ModuleType]:
    """The generated package."""
    repository = Repository(tmp_path_factory.mktemp("mill"))
    repository.add("quirks")
    repository.generate("quirks")
    with repository.imported("quirks") as package:
        yield package


class Server:
    """Answers what it is told to, and keeps what it was asked."""

    def __init__(self, *answers: httpx.Response) -> None:
        self.answers, self.asked = list(answers), list[httpx.Request]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """What a mock transport calls."""
        request.read()
        self.asked.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def client(package: ModuleType, server: Server, **options: Any) -> Any:
    return package.Mill(badge="b" * 20, transport=httpx.MockTransport(server), max_retries=0, **options)


def test_the_fixture_is_a_spec_without_findings(repository: Repository) -> None:
    """So every quirk here is one that `validate` lets through."""
    assert [str(finding) for finding in checks.check_file(repository.add("quirks"))] == []


def test_an_empty_list_is_an_empty_map_or_no_object(mill: ModuleType) -> None:
    """At the top and inside, required and optional, in components and inline, here and in `drift`."""
    sack: dict[str, Any] = {"grains": [], "owner": [], "weight": "1.50"}
    page: dict[str, Any] = {
        "sacks": [sack, {"grains": {"rye": 2}, "owner": {"name": "x"}}],
        "notes": {"marks": []},
    }
    bodies: list[Any] = [[], sack, page, [], {"rye": 1}]
    server = Server(*[httpx.Response(200, json=body) for body in bodies])
    sacks = client(mill, server).sacks

    assert sacks.get(1) is None
    found = sacks.get(1)
    assert (found.grains, found.owner, str(found.weight_decimal)) == ({}, None, "1.50")
    listed = sacks.list("east", 1)
    assert [s.grains for s in listed.sacks] == [{}, {"rye": 2}]
    assert listed.sacks[1].owner.name == "x"
    assert listed.notes.marks == {}
    assert sacks.counts() == {}
    assert sacks.counts() == {"rye": 1}


def test_a_list_with_something_in_it_is_no_map(mill: ModuleType) -> None:
    """What PHP does not do is not taken for what it does."""
    server = Server(httpx.Response(200, json={"grains": ["rye"]}))

    with pytest.raises(mill.DecodeError, match=r"grains"):
        client(mill, server).sacks.get(1)


def test_drift_beside_an_empty_list_is_tolerated(mill: ModuleType) -> None:
    """The tolerant reader knows the empty list, too."""
    server = Server(
        httpx.Response(200, json={"grains": [], "weight": 3, "owner": []}), httpx.Response(200, json=[])
    )
    sacks = client(mill, server).sacks

    with pytest.warns(mill.DriftWarning, match="weight"):
        found = sacks.get(1)

    assert (found.grains, found.owner, found.weight) == ({}, None, msgspec.UNSET)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, html="<!DOCTYPE html><title>Door</title>"),
        httpx.Response(200, content=b"\xef\xbb\xbf \n<html>"),
        httpx.Response(302, headers={"location": "https://mill.example/door"}),
    ],
    ids=["page", "page behind a byte order mark", "redirect"],
)
def test_a_login_page_is_no_answer(mill: ModuleType, answer: httpx.Response) -> None:
    """An operation that asks for credentials says which way it refuses them; it is an `UnauthorizedError`."""
    with pytest.raises(mill.LoginRequiredError) as caught:
        client(mill, Server(answer)).sacks.get(1)

    assert isinstance(caught.value, mill.UnauthorizedError)
    assert caught.value.status == answer.status_code


def test_an_empty_answer_that_is_a_page_is_a_login_page(mill: ModuleType) -> None:
    """Success without content must not be read off a page that says something else."""
    for answer in (httpx.Response(302, headers={"location": "/door"}), httpx.Response(204)):
        desk = client(mill, Server(answer)).desk
        if answer.status_code == 204:
            assert desk.knock() is None
        else:
            with pytest.raises(mill.LoginRequiredError):
                desk.knock()


def test_where_nobody_has_to_log_in_a_page_is_a_value(mill: ModuleType) -> None:
    """JSON or HTML, whichever comes."""
    server = Server(httpx.Response(200, html="<p>sealed</p>"), httpx.Response(200, json={"sealed": True}))
    sacks = client(mill, server).sacks

    assert sacks.seal(True) == "<p>sealed</p>"
    assert sacks.seal(False) == {"sealed": True}
    assert [request.url.path for request in server.asked] == ["/sacks/seal/1", "/sacks/seal/0"]


def test_a_redirect_alone_is_the_answer(mill: ModuleType) -> None:
    """And one that leads nowhere is none."""
    server = Server(httpx.Response(302, headers={"location": "/door/2"}), httpx.Response(302))
    desk = client(mill, server).desk

    assert desk.door() == "/door/2"
    with pytest.raises(mill.DecodeError, match="Location"):
        desk.door()


def test_parameters_go_out_as_the_server_reads_them(mill: ModuleType) -> None:
    """Truth as 0 or 1, JSON as text, a union as the one that was given, a list in one value."""
    server = Server(httpx.Response(200, json={}))
    sacks = client(mill, server).sacks

    sacks.seal(True, loud=False, tags=[mill.models.SackTag(id="1", name="a & b")])
    sacks.seal(False)
    sacks.counts(kind=1, expand=["mice", mill.models.SacksCountsExpandItem.CATS])
    sacks.counts(kind="rye")

    first, second, third, fourth = (request.url for request in server.asked)
    assert first.params["loud"] == "0"
    assert msgspec.json.decode(first.params["tags"]) == [{"id": "1", "name": "a & b"}]
    assert second.query == b""
    assert dict(third.params) == {"kind": "1", "expand": "mice,cats"}
    assert dict(fourth.params) == {"kind": "rye"}


def test_pages_may_be_counted_in_the_path(mill: ModuleType) -> None:
    """The iterator begins at the first page unless told otherwise."""
    pages: list[Any] = [{"sacks": [{"grains": {}}]}, {"sacks": [{"grains": {}}]}, {"sacks": []}]
    server = Server(*[httpx.Response(200, json=page) for page in pages])

    assert len(list(client(mill, server).sacks.iter("west"))) == 2
    assert [request.url.path for request in server.asked] == [f"/sacks/list/west/{n}" for n in (1, 2, 3)]


def test_a_long_list_goes_out_in_batches(mill: ModuleType) -> None:
    """As many at a time as the server takes; the answers are one list, in order; here and awaited."""

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(dict(request.url.params))
        ids = [int(part) for part in request.url.params["ids"].split(",")]
        return httpx.Response(200, json=[{"grains": {"rye": n}} for n in ids])

    asked: list[dict[str, str]] = []
    sacks = mill.Mill(badge="b", transport=httpx.MockTransport(handle)).sacks

    assert [sack.grains["rye"] for sack in sacks.some(ids=range(7), wing="east")] == [*range(7)]
    assert [query["ids"] for query in asked] == ["0,1,2", "3,4,5", "6"]
    assert {query["wing"] for query in asked} == {"east"}
    assert len(sacks.some(ids=[1, 2, 3])) == 3
    assert len(asked) == 4
    assert "More than 3 are asked for in several requests." in sacks.some.__doc__

    async def awaited() -> int:
        async with mill.AsyncMill(badge="b", transport=httpx.MockTransport(handle)) as twin:
            return len(await twin.sacks.some(ids=[*range(7)]))

    assert asyncio.run(awaited()) == 7


def test_forms_are_sent_as_forms(mill: ModuleType, tmp_path: Any) -> None:
    """Files with name and type; texts; an empty object where nothing can be said."""
    server = Server(httpx.Response(200, json="ok"), httpx.Response(200, json="ok"), httpx.Response(204))
    desk = client(mill, server).desk
    (tmp_path / "me.png").write_bytes(b"\x89PNG")

    assert desk.draw(files=mill.File.open(tmp_path / "me.png")) == "ok"
    assert desk.draw(files=b"\x00", title="x") == "ok"
    desk.tell(version="1.2")
    desk.knock()

    first, second, third, fourth = (request.content for request in server.asked)
    assert b'name="files[]"; filename="me.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n' in first
    assert b'name="title"\r\n\r\nx' in second
    assert (third, server.asked[2].headers["content-type"]) == (
        b"version=1.2",
        "application/x-www-form-urlencoded",
    )
    assert fourth == b"{}"


def test_what_only_the_server_packs_is_bytes_with_a_model_beside(mill: ModuleType) -> None:
    """`contentSchema` says what is inside; who knows how to unpack it has a model for that."""
    desk = client(mill, Server(httpx.Response(200, content=b"x\x9c"))).desk

    assert desk.ledger() == b"x\x9c"
    assert msgspec.json.decode(b'{"pages": 3}', type=mill.models.Ledger).pages == 3


def test_the_first_of_two_media_types_is_sent(mill: ModuleType) -> None:
    """Whichever it is; the other one is for generators that offer a choice."""
    server = Server(httpx.Response(204))
    mill_client = client(mill, server)

    mill_client.sacks.tag(id="7")
    mill_client.desk.tell(version="1")

    assert [(request.headers["content-type"], request.content) for request in server.asked] == [
        ("application/json", b'{"id":"7"}'),
        ("application/x-www-form-urlencoded", b"version=1"),
    ]


def test_bytes_are_sent_as_they_are(mill: ModuleType) -> None:
    """And whichever success comes back without a body is one."""
    server = Server(httpx.Response(201, content=b"stored"))

    assert client(mill, server).desk.store(b"\x00\xff", version=2) is None

    assert server.asked[0].content == b"\x00\xff"
    assert server.asked[0].headers["content-type"] == "application/octet-stream"
    assert dict(server.asked[0].url.params) == {"_version": "2"}


def test_each_operation_has_its_own_way_to_say_no(mill: ModuleType) -> None:
    """Two error schemas, each with its codes; and none where the spec has none."""
    answers = [
        httpx.Response(400, json={"code": "busy"}),
        httpx.Response(400, json={"error": "invalid_pass", "error_description": "It expired"}),
        httpx.Response(400, json={"code": "invalid_pass"}),
        httpx.Response(404, json={"code": "busy"}),
    ]
    desk = client(mill, Server(*answers)).desk

    with pytest.raises(mill.DoorBusyError):
        desk.knock()
    with pytest.raises(mill.InvalidPassError, match=r"\[invalid_pass\] It expired"):
        desk.draw(files=b"")
    with pytest.raises(mill.BadRequestError) as caught:
        desk.knock()
    assert type(caught.value) is mill.BadRequestError
    with pytest.raises(mill.NotFoundError):
        desk.tell(version="1")


def test_a_pass_goes_into_a_cookie(mill: ModuleType) -> None:
    """Beside the cookies that are there; and an error does not repeat it."""
    server = Server(httpx.Response(500, text="you are s3cr3t-s3cr3t"))
    guest = mill.Mill(pass_="s3cr3t-s3cr3t", transport=httpx.MockTransport(server), max_retries=0)

    with pytest.raises(mill.InternalServerError) as caught:
        guest.sacks.get(1)

    assert server.asked[0].headers["cookie"] == "mill-pass=s3cr3t-s3cr3t"
    assert "s3cr3t" not in str(caught.value)


def test_the_async_twin_reads_the_same(mill: ModuleType) -> None:
    """One case of each kind is enough: what decides is shared."""

    async def tell() -> tuple[object, ...]:
        server = Server(httpx.Response(200, json=[]), httpx.Response(302, headers={"location": "/x"}))
        async with mill.AsyncMill(badge="b", transport=httpx.MockTransport(server)) as twin:
            return await twin.sacks.get(1), await twin.desk.door()

    assert asyncio.run(tell()) == (None, "/x")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'items: {$ref: "#/components/schemas/SackTag"}',
            'items: {$ref: "#/components/schemas/Grains"}',
            "empty-list",
        ),
        ("multipart/form-data", "text/plain", "Unsupported content type text/plain"),
        ("x-money: {unit: major}", "x-money: {unit: minor}", "hundredths are whole numbers"),
    ],
)
def test_what_no_client_can_be_made_of_is_refused(
    repository: Repository, old: str, new: str, told: str
) -> None:
    """With a finding, not with a client that does it wrong."""
    text = (ROOT / "tests" / "generator" / "quirks.yaml").read_text(encoding="utf-8")
    assert old in text

    path = repository.add("quirks", text.replace(old, new, 1))
    found = checks.check_file(path)
    if not found:
        with pytest.raises(SpecError) as caught:
            repository.generate("quirks")
        found = list(caught.value.findings)

    assert told in " ".join(map(str, found))
