"""The recording proxy: what it forwards, what it writes, and what it must not do."""

import asyncio
import gzip
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from g2a_client import G2A, AsyncG2A
from gog_client import AsyncGog, Gog
from gog_galaxy_client import AsyncGogGalaxy, GogGalaxy
from starlette.types import ASGIApp, Receive, Scope, Send

from contract_tests import accounts
from contract_tests.record import __main__ as command
from contract_tests.record.proxy import LIMIT, Upstream
from contract_tests.replay.__main__ import main as replay
from contract_tests.settings import Settings, apis
from generator.document import is_list, is_map, load
from sandbox import create_app
from tests.contract_tests.planted import left, planted, texts
from tests.contract_tests.recording import recording, served

ROOT = Settings("g2a").root
MERCHANT: Mapping[str, Any] = {
    "api_hash": "sandboxMerchant1",
    "email": "merchant@sandbox.example",
    "secret": "sandbox-secret",
}
TOKEN = "sandbox-access-anna"


@pytest.fixture(scope="module")
def box() -> Generator[str]:
    """A sandbox over loopback."""
    with served(create_app()) as origin:
        yield origin


class Scripted:
    """A server that answers with what it is given, and remembers what it was asked."""

    def __init__(self, *answers: tuple[int, list[tuple[str, str]], bytes]) -> None:
        self.answers, self.asked = list(answers), list[tuple[str, str, list[tuple[bytes, bytes]], bytes]]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the next request."""
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        target = scope["raw_path"].decode() + ("?" if scope["query_string"] else "")
        self.asked.append((scope["method"], target + scope["query_string"].decode(), scope["headers"], body))
        status, headers, answer = self.answers.pop(0)
        raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
        await send({"type": "http.response.start", "status": status, "headers": raw})
        await send({"type": "http.response.body", "body": answer})


def entries(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["log"]["entries"]
    return found


@contextmanager
def started(*options: str, cwd: Path) -> Generator[tuple[subprocess.Popen[str], str]]:
    """`python -m contract_tests.record`, and the address that it says; it is ended whatever happens."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    line = [sys.executable, "-m", "contract_tests.record", *options, "--port", "0"]
    process = subprocess.Popen(
        line, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert process.stdout is not None
        process.stdout.readline()
        said = process.stdout.readline()
        address = re.search(r'base_url="([^"]+)"', said)
        assert address, said
        yield process, address[1]
    finally:
        process.kill()
        process.communicate()


# -- secrets -------------------------------------------------------------------------------------------------


def test_500_planted_secrets_are_all_gone(tmp_path: Path) -> None:
    """In the file, in whatever its texts can be decoded to, on the terminal, and in all files it wrote."""
    total = 0
    for api, count in (("g2a", 167), ("gaming_goods", 167), ("gog", 166)):
        calls, secrets = planted(api, count)
        total += len(secrets)
        given = [text for call in calls for text in (call.path, call.body.decode(), call.answer.decode())]
        given += [value for call in calls for _, value in (*call.headers, *call.answer_headers)]
        bodies = [body for call in calls for body in (call.body, call.answer) if body[:1] == b"{"]
        parsed = [text for body in bodies for text in texts(json.loads(body))]
        assert left(secrets, *given, *parsed) == set(secrets), "the search does not find what is there"
        folder = tmp_path / api
        folder.mkdir()
        server = Scripted(*((call.status, call.answer_headers, call.answer) for call in calls))

        with (
            served(server) as origin,
            started(api, "--to", origin, "--out", "traffic.har", cwd=folder) as (process, address),
            httpx.Client() as http,
        ):
            for call in calls:
                answer = http.request(
                    call.method, address + call.path, headers=call.headers, content=call.body, timeout=30
                )
                assert (answer.status_code, answer.content) == (call.status, call.answer)
            process.terminate()
            told, _ = process.communicate(timeout=30)

        assert [asked[3] for asked in server.asked] == [call.body for call in calls]
        assert [path.name for path in folder.iterdir()] == ["traffic.har"]
        raw = (folder / "traffic.har").read_text("utf-8")
        har = json.loads(raw)
        assert left(secrets, raw, told, *texts(har)) == set()
        assert len(har["log"]["entries"]) == len(calls)
        for entry, call in zip(har["log"]["entries"], calls, strict=True):
            assert (entry["request"]["method"], entry["response"]["status"]) == (call.method, call.status)
            if call.answer[:1] == b"{":
                kept, was = json.loads(entry["response"]["content"]["text"]), json.loads(call.answer)
                assert len(list(texts(kept))) >= len(was)
                assert {type(value) for value in kept.values()} == {type(value) for value in was.values()}
    assert total == 500


SECRET_FIELDS = {
    "orders.key /key", "orders.get /data/items/*/keys/*", "user.data /email",
    "user.account_basic /accessToken", "builds.secure_link /url/url", "builds.secure_link /url/token",
    "builds.open_link /url/url",
    "builds.open_link /url/token", "builds.secure_link /urls/*/parameters/token",
    "builds.open_link /urls/*/parameters/token",
}  # fmt: skip
"""All that may change in what the sandbox answers to every GET of the five specs."""


def test_ordinary_answers_are_kept_as_they_came(box: str, tmp_path: Path) -> None:
    """Of thousands of values that the sandbox answers, those change that are secret, and no others."""
    values = 0
    for api in apis():
        with (
            recording(api, tmp_path / f"{api}.har", f"{box}/{api}") as (address, spy),
            httpx.Client() as http,
        ):
            for method, url in reads(api):
                http.request(method, address + url, headers=accounts.sample(api).headers)
        for came, kept in spy.pairs:
            name = spy.operation(came)
            try:
                was = json.loads(came.body)
            except ValueError:
                assert kept.body in (came.body, b""), f"{name} {came.body[:100]!r}"
                continue
            before, after = list(leaves(was)), list(leaves(json.loads(kept.body)))
            values += len(before)
            assert [pointer for pointer, _ in before] == [pointer for pointer, _ in after]
            changed = {f"{name} {was[0]}" for was, now in zip(before, after, strict=True) if was != now}
            assert changed <= SECRET_FIELDS
            if not changed:
                assert kept.body == came.body
    assert values > 5000


def reads(api: str) -> Generator[tuple[str, str]]:
    """Every GET of a spec, with its examples."""
    for operation in load(Settings(api).spec_path).operations():
        if operation.method == "get" and operation.raw.get("x-effect") == "read":
            path, query = operation.path, httpx.QueryParams()
            for parameter in operation.parameters:
                example = str(parameter.get("example", ""))
                if parameter["in"] == "path":
                    path = path.replace(f"{{{parameter['name']}}}", example)
                elif parameter["in"] == "query" and parameter.get("required"):
                    query = query.add(parameter["name"], example)
            yield "GET", f"{path}?{query}" if query else path


def leaves(value: Any, pointer: str = "") -> Generator[tuple[str, Any]]:
    if is_map(value):
        for key, member in value.items():
            yield from leaves(member, f"{pointer}/{key}")
    elif is_list(value):
        for member in value:
            yield from leaves(member, f"{pointer}/*")
    else:
        yield pointer, value


def test_credentials_of_the_environment_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever they stand, without ever having been sent as such."""
    monkeypatch.setenv("G2A_SECRET", "hunter7hunter7")
    answer = (200, [("content-type", "text/plain")], b"is hunter7hunter7 yours?")
    with (
        served(Scripted(answer)) as origin,
        started("g2a", "--to", origin, "--out", "t.har", cwd=tmp_path) as (_, address),
    ):
        httpx.get(f"{address}/x/hunter7hunter7")

        assert "hunter7" not in (tmp_path / "t.har").read_text("utf-8")


# -- clients -------------------------------------------------------------------------------------------------


def test_g2a_client_buys_through_the_proxy(box: str, tmp_path: Path) -> None:
    """One line of the client, blocking and async; the key reaches the user and not the file."""
    out = tmp_path / "traffic.har"
    with recording("g2a", out, f"{box}/g2a") as (address, _):
        with G2A(base_url=address, **MERCHANT) as g2a:
            product = next(iter(g2a.products.iter(min_qty=5, min_price_to=20)))
            order = g2a.orders.create(product_id=product.id, max_price=20)
            g2a.orders.pay(order.order_id)
            httpx.post(f"{box}/__sandbox__/clock", json={"advance": 60}).raise_for_status()
            key = g2a.orders.key(order.order_id).key

        async def again() -> int:
            async with AsyncG2A(base_url=address, **MERCHANT) as g2a:
                return len((await g2a.products.list(page=1)).docs)

        assert asyncio.run(again()) > 0

    found = entries(out)
    assert [entry["request"]["method"] for entry in found] == ["GET", "POST", "PUT", "GET", "GET"]
    assert found[1]["request"]["url"] == f"{box}/g2a/order"
    assert json.loads(found[3]["response"]["content"]["text"]) == {"key": "REDACTED-3"}
    assert not left([key, *map(str, MERCHANT.values())], out.read_text("utf-8"))


def test_clients_of_many_hosts_take_one_address(box: str, tmp_path: Path) -> None:
    """GOG and Galaxy: one base URL for all hosts, downloads over redirects and signed links included."""
    with (
        recording("gog", tmp_path / "gog.har", f"{box}/gog") as (web, _),
        recording("gog_galaxy", tmp_path / "galaxy.har", f"{box}/gog_galaxy") as (galaxy, _),
    ):
        with Gog(base_url=web, token=TOKEN) as gog:
            owned = next(iter(gog.library.iter()))
            details = gog.library.game_details(owned.id)
            assert details is not None
            assert gog.user.data().email == "anna@sandbox.example"
        with GogGalaxy(base_url=galaxy, token=TOKEN) as client:
            build = client.builds.latest(1949616134, "windows")
            assert build is not None
            done = client.depots.install(build, tempfile.mkdtemp(dir=tmp_path), languages=["en-US"])
            assert done.size > 100_000

        async def again() -> str:
            async with (
                AsyncGog(base_url=web, token=TOKEN) as gog,
                AsyncGogGalaxy(base_url=galaxy, token=TOKEN) as g,
            ):
                assert (await g.products.get(1949616134)).title == "Iron Garden"
                return (await gog.user.data()).username or ""

        assert asyncio.run(again()) == "anna"

    for name in ("gog", "galaxy"):
        raw = (tmp_path / f"{name}.har").read_text("utf-8")
        assert TOKEN not in raw
        assert "@sandbox.example" not in raw


def test_hosts_in_front_of_the_path_bring_links_in_as_well(box: str, tmp_path: Path) -> None:
    """With a base URL for each host, what answers link to comes through the proxy, too."""
    out = tmp_path / "galaxy.har"
    with recording("gog_galaxy", out, f"{box}/gog_galaxy") as (address, _):
        hosts = {
            host: f"{address}/{host}" for host in ("api.gog.com", "users.gog.com", "content-system.gog.com")
        }
        with GogGalaxy(base_url=hosts, token=TOKEN) as galaxy:
            assert galaxy.products.get(1949616134).title == "Iron Garden"
            assert galaxy.builds.latest(1949616134, "windows") is not None

    urls = [entry["request"]["url"] for entry in entries(out)]
    assert urls[0].startswith(f"{box}/gog_galaxy/products/1949616134")
    assert urls[1].startswith(f"{box}/gog_galaxy/products/1949616134/os/windows/builds")


def test_documented_servers_are_found_by_host_and_by_path() -> None:
    """Without `--to`, the spec decides where a path leads."""
    upstream = Upstream(load(Settings("gog_galaxy").spec_path))

    assert upstream.url("GET", "/token") == "https://auth.gog.com/token"
    assert upstream.url("GET", "/users/46988088193245001") == "https://users.gog.com/users/46988088193245001"
    assert upstream.url("GET", "/products/1") == "https://api.gog.com/products/1"
    assert upstream.url("GET", "/cdn.gog.com/a%2Fb") == "https://cdn.gog.com/a%2Fb"
    assert upstream.url("GET", "/unknown") == "https://api.gog.com/unknown"
    one = Upstream(load(Settings("g2a").spec_path))
    assert one.url("POST", "/order") == "https://sandboxapi.g2a.com/v1/order"


# -- forwarding ----------------------------------------------------------------------------------------------


def test_requests_and_answers_pass_unchanged(tmp_path: Path) -> None:
    """Method, path, query, headers of both ends, body; but nothing that concerns one connection alone."""
    packed = gzip.compress(b'{"name": "Game"}')
    headers = [("content-type", "application/json"), ("content-encoding", "gzip"), ("keep-alive", "5")]
    headers += [("set-cookie", "a=1"), ("set-cookie", "b=2"), ("content-length", str(len(packed)))]
    server, out = Scripted((200, headers, packed)), tmp_path / "t.har"

    with (
        served(server, server_header=False, date_header=False) as origin,
        recording("g2a", out, origin) as (at, _),
    ):
        answer = httpx.request(
            "PUT", f"{at}/a%2Fb//c;d?x=%20+&y", content=b"abc",
            headers={"Connection": "x-hop", "X-Hop": "1", "TE": "trailers", "X-End": "2",
                     "Accept-Encoding": "gzip"},
        )  # fmt: skip

    ((method, target, sent, body),) = server.asked
    names = [name for name, _ in sent]
    assert (method, target, body) == ("PUT", "/a%2Fb//c;d?x=%20+&y", b"abc")
    assert dict(sent)[b"host"].decode() == origin.removeprefix("http://")
    assert dict(sent)[b"x-end"] == b"2"
    assert {b"x-hop", b"te"}.isdisjoint(names)
    assert names.count(b"user-agent") == names.count(b"accept-encoding") == 1
    assert answer.json() == {"name": "Game"}
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]
    assert "keep-alive" not in answer.headers
    (entry,) = entries(out)
    assert entry["response"]["content"]["text"] == '{"name": "Game"}'
    assert entry["request"]["postData"]["text"] == "abc"


def test_redirects_are_handed_on_and_nothing_is_repeated(tmp_path: Path) -> None:
    """One request in, one request out; `Location` leads where the server said."""
    there = "https://auth.gog.com/next?page=2"
    server = Scripted((302, [("location", there)], b""), (503, [("retry-after", "0")], b"later"))

    with served(server) as origin, recording("gog", tmp_path / "t.har", origin) as (address, _):
        moved, failed = httpx.get(f"{address}/a"), httpx.get(f"{address}/b")

    assert (moved.status_code, moved.headers["location"]) == (302, there)
    assert (failed.status_code, failed.text) == (503, "later")
    assert len(server.asked) == 2


def test_large_bodies_stream_through_and_are_cut_in_the_record(tmp_path: Path) -> None:
    """The first piece arrives while the last is not yet sent; the file says that it has not all of it."""
    go_on = threading.Event()
    piece = b"0123456789abcdef " * 4096

    async def endless(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/plain")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for number in range(40):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            if number == 0:
                await asyncio.to_thread(go_on.wait, 30)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    out = tmp_path / "t.har"
    with (
        served(endless) as origin,
        recording("g2a", out, origin) as (address, _),
        httpx.stream("GET", f"{address}/file", timeout=30) as answer,
    ):
        pieces = answer.iter_raw()
        first = next(pieces)
        go_on.set()
        size = len(first) + sum(map(len, pieces))

    content = entries(out)[0]["response"]["content"]
    assert size == 40 * len(piece) > 2 * LIMIT
    assert (content["comment"], content["_cut"]) == ("cut", True)
    assert LIMIT - 100 < len(content["text"]) <= LIMIT


def test_a_packed_body_is_unpacked_no_further_than_the_limit(tmp_path: Path) -> None:
    """A few kilobytes may unpack to any size."""
    packed = gzip.compress(b" " * (64 * LIMIT))
    headers = [("content-type", "text/plain"), ("content-encoding", "gzip")]

    with (
        served(Scripted((200, headers, packed))) as origin,
        recording("g2a", tmp_path / "t.har", origin) as (address, _),
    ):
        httpx.get(f"{address}/file")

    content = entries(tmp_path / "t.har")[0]["response"]["content"]
    assert content["_cut"] is True
    assert len(content["text"]) <= LIMIT


def test_an_answer_that_breaks_off_breaks_off(tmp_path: Path) -> None:
    """The caller sees what we saw, and the file says so."""

    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"100")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"name": "Ga', "more_body": True})

    with (
        served(broken) as origin,
        recording("g2a", tmp_path / "t.har", origin) as (address, _),
        pytest.raises(httpx.RemoteProtocolError),
    ):
        httpx.get(f"{address}/products")

    content = entries(tmp_path / "t.har")[0]["response"]["content"]
    assert (content["comment"], content["_cut"], content["text"]) == ("broken off", True, '{"name": ')


def test_binary_bodies_are_marked_as_not_kept(tmp_path: Path) -> None:
    """They reach the caller."""
    server = Scripted((200, [("content-type", "application/zip")], b"PK\xff\x00"))

    with served(server) as origin, recording("g2a", tmp_path / "t.har", origin) as (address, _):
        assert httpx.get(f"{address}/file").content == b"PK\xff\x00"

    content = entries(tmp_path / "t.har")[0]["response"]["content"]
    assert content == {"size": 4, "mimeType": "application/zip", "comment": "not kept", "_cut": True}


def test_an_unreachable_server_is_no_answer_of_the_store(tmp_path: Path) -> None:
    """502 with what is wrong, nothing in the file, and nothing of the query in the text."""
    with recording("g2a", tmp_path / "t.har", "http://127.0.0.1:9") as (address, _):
        answer = httpx.get(f"{address}/products?token=q8Zr01Q8")

    assert answer.status_code == 502
    assert answer.json()["error"].startswith("record: cannot reach http://127.0.0.1:9: ConnectError")
    assert "q8Zr" not in answer.text
    assert entries(tmp_path / "t.har") == []


def test_names_that_are_not_this_machine_are_refused(tmp_path: Path) -> None:
    """A web page whose name leads to 127.0.0.1 gets nothing forwarded."""
    server = Scripted()
    with served(server) as origin, recording("g2a", tmp_path / "t.har", origin) as (address, _):
        answer = httpx.get(f"{address}/products", headers={"Host": "evil.example"})

    assert answer.status_code == 421
    assert server.asked == []


# -- the file ------------------------------------------------------------------------------------------------


def count_up() -> ASGIApp:
    """Answers with a number each."""
    number = iter(range(10**6))

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        body = json.dumps({"n": next(number)}).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return answer


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("ended", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_signals_end_it_with_a_whole_file(ended: signal.Signals, tmp_path: Path) -> None:
    """Exit code 0, every exchange there, no traceback."""
    out = tmp_path / "t.har"
    with (
        served(count_up()) as origin,
        started("g2a", "--to", origin, "--out", "t.har", cwd=tmp_path) as (p, at),
    ):
        for _ in range(5):
            httpx.get(f"{at}/products")
        p.send_signal(ended)
        told, _ = p.communicate(timeout=30)

    assert p.returncode == 0
    assert told.splitlines()[-1] == "5 exchanges in t.har, 0 secrets taken out"
    assert "Traceback" not in told
    assert [json.loads(e["response"]["content"]["text"])["n"] for e in entries(out)] == [0, 1, 2, 3, 4]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_sigkill_loses_the_last_exchange_at_most(tmp_path: Path) -> None:
    """The file is whole at any moment: it is read all the while, and after the end."""
    out, answered = tmp_path / "t.har", 0
    with (
        served(count_up()) as origin,
        started("g2a", "--to", origin, "--out", "t.har", cwd=tmp_path) as (p, at),
    ):
        killer = threading.Timer(0.05, p.kill)
        with httpx.Client() as client:
            while True:
                try:
                    answered += client.get(f"{at}/products").status_code == 200
                except httpx.TransportError:
                    break
                assert len(entries(out)) >= answered - 1
                if answered == 20:
                    killer.start()
        killer.join()

    assert answered >= 20
    assert len(entries(out)) >= answered - 1


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    """Even without secrets it tells what somebody did."""
    with recording("g2a", tmp_path / "t.har", "http://127.0.0.1:9"):
        pass

    if sys.platform != "win32":
        assert (tmp_path / "t.har").stat().st_mode & 0o777 == 0o600


# -- the command ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["nothing"], "there is no specs/nothing.yaml; there are g2a,"),
        (["g2a", "--to", "ftp://x"], "--to wants an address without credentials or query"),
        (["g2a", "--to", "https://me:q8Zr@shop.example"], "--to wants an address without credentials"),
        (["g2a", "--port", "70000"], "cannot listen on 127.0.0.1:70000"),
        (["g2a", "--port", "0", "--out", "there.har"], "there.har exists; name another file with --out"),
        (["g2a", "--port", "0", "--out", "there.har/t.har"], "there.har/t.har cannot be written:"),
    ],
)  # fmt: skip
def test_what_cannot_begin_says_so_in_a_line(
    line: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2, and nothing is touched."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.har").write_text("mine", "utf-8")

    assert command.main(line) == 2

    said = capsys.readouterr()
    assert said.err.startswith(f"record: {told}")
    assert said.err.count("\n") == 1
    assert "q8Zr" not in said.err
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("there.har", "mine")]


def test_it_listens_on_loopback_and_nowhere_else() -> None:
    """There is no option for another host."""
    with command.listen(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_an_exchange_that_cannot_be_redacted_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rather nothing than a secret; the caller does not notice, the terminal tells no more than that."""

    def fail(*_: object, **__: object) -> None:
        raise ValueError("q8Zr")

    with served(count_up()) as origin, recording("g2a", tmp_path / "t.har", origin) as (address, spy):
        monkeypatch.setattr(type(spy), "exchange", fail)
        assert httpx.get(f"{address}/products?token=q8Zr").status_code == 200

    assert entries(tmp_path / "t.har") == []
    assert capsys.readouterr().err == "record: one exchange could not be written: ValueError\n"


# -- replay --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("api", apis())
def test_what_was_recorded_replays_without_findings(
    api: str, box: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in for secrets is as valid as they were."""
    out = tmp_path / f"{api}.har"
    with recording(api, out, f"{box}/{api}") as (address, _), httpx.Client() as http:
        for method, url in reads(api):
            http.request(method, address + url, headers=accounts.sample(api).headers)

    code = replay([str(out), "--reports", str(tmp_path / "reports")])

    told = capsys.readouterr().out
    assert "\n0 findings" in told, told
    assert code == 0


def test_a_body_that_was_cut_is_no_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Half a list of products says nothing against the server."""
    body = b'{"total": 1, "page": 1, "docs": [' + b'{"id": "1", "name": "Game"},' * 50_000
    headers = [("content-type", "application/json")]

    with (
        served(Scripted((200, headers, body))) as origin,
        recording("g2a", tmp_path / "t.har", f"{origin}/g2a") as (address, _),
    ):
        httpx.get(f"{address}/products", headers=accounts.sample("g2a").headers, timeout=60)

    assert len(body) > LIMIT
    assert entries(tmp_path / "t.har")[0]["response"]["content"]["_cut"] is True
    assert replay([str(tmp_path / "t.har"), "--reports", str(tmp_path / "reports")]) == 0
    assert "\n0 findings" in capsys.readouterr().out
