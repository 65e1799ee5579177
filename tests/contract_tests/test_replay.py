"""What a replay of recorded traffic reports, and that it is silent otherwise."""

import base64
import gzip
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from contract_tests.replay.__main__ import main
from contract_tests.replay.findings import KINDS, is_enum_like, is_name, shape
from contract_tests.replay.reading import WithoutBody, read
from contract_tests.replay.routing import Router, Unknown, templated
from generator.document import load
from tests.contract_tests.replay_drifts import PERSON, PLANTS, SECRET, Row, planted, recorded
from tests.contract_tests.replay_recordings import APIS, DAY, Entry, Recorder, document, har, keep

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def found() -> dict[str, Entry]:
    """Real answers of the sandbox, by API and operation."""
    return recorded()


@pytest.fixture(autouse=True)
def unplugged(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is sent: a socket that is connected, or a name that is looked up, fails the test."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a replay tried to reach a server")

    with monkeypatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket.socket, "connect_ex", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


def replay(tmp_path: Path, *files: Path, options: tuple[str, ...] = ()) -> tuple[int, dict[str, Any]]:
    """Run the command, and read its figures."""
    reports = tmp_path / "reports"
    code = main([*map(str, files), "--reports", str(reports), *options])
    return code, json.loads((reports / "replay.json").read_text("utf-8"))


def rows(figures: dict[str, Any]) -> list[Row]:
    """The findings as plants have them."""
    return [
        (each["api"], each["operation"], each["status"], each["kind"], each["pointer"])
        for each in figures["findings"]
    ]


def test_replay_reports_every_planted_drift(found: dict[str, Entry], tmp_path: Path) -> None:
    """More than twenty drifts over three specs: each is reported, once, and nothing else."""
    recording = keep(tmp_path / "planted.har", planted(found))

    code, figures = replay(tmp_path, recording)

    assert code == 1
    assert sorted(rows(figures), key=str) == sorted((plant.row for plant in PLANTS), key=str)
    assert len(PLANTS) > 20
    assert len({plant.on.partition(" ")[0] for plant in PLANTS}) == 3
    assert {plant.kind for plant in PLANTS} == set(KINDS)


def test_replay_is_silent_about_the_sandbox(tmp_path: Path) -> None:
    """Every read of all five APIs, as its examples have it, at the sandbox's own address: no false alarm."""
    files: list[Path] = []
    for api in APIS:
        with Recorder("http://127.0.0.1:8123") as recorder:
            assert list(recorder.reads(api))
        files.append(keep(tmp_path / f"{api}.har", recorder.entries))

    code, figures = replay(tmp_path, *files)

    assert code == 0
    assert figures["findings"] == []
    assert set(figures["checked"]) == set(APIS)
    assert figures["matched"] >= figures["exchanges"] > 80


def test_replay_shows_no_value_of_the_traffic(
    found: dict[str, Entry], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither terminal nor files have credentials, keys or people in them: shapes, and words."""
    entries = planted(found)
    authorization = {"name": "Authorization", "value": f"Bearer {SECRET}"}
    entries[0]["request"]["headers"] += [authorization, {"name": "Cookie", "value": f"session={SECRET}"}]
    entries[0]["response"]["headers"].append({"name": "Set-Cookie", "value": f"session={SECRET}"})

    _, figures = replay(tmp_path, keep(tmp_path / "planted.har", entries), options=("--patch",))

    said = capsys.readouterr().out
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "reports").iterdir()}
    assert {"replay.html", "replay.json", "replay.sarif", "replay-g2a.patch"} <= set(written)
    for text in (said, *written.values()):
        assert SECRET not in text
        assert PERSON not in text
    examples = {each["pointer"]: each["example"] for each in figures["findings"]}
    assert examples["/docs/*/coupon"] == f"text of {len(SECRET)} characters"
    assert examples["/docs/*/type"] == "gift-card"
    assert examples["/docs/*/minPrice"] == "-1"


def test_replay_groups_equal_findings(found: dict[str, Entry], tmp_path: Path) -> None:
    """List indices and keys of maps do not tell findings apart; the count is that of exchanges."""
    entries = [json.loads(json.dumps(found["g2a products.list"])) for _ in range(3)]
    for each in entries:
        body = json.loads(each["response"]["content"]["text"])
        for product in body["docs"]:
            product["qty"] = "many"
        each["response"]["content"]["text"] = json.dumps(body)
    entries[2]["startedDateTime"] = "2026-03-09T23:59:59+01:00"

    _, figures = replay(tmp_path, keep(tmp_path / "thrice.har", entries))

    assert [(each["pointer"], each["count"]) for each in figures["findings"]] == [("/docs/*/qty", 3)]
    assert figures["findings"][0]["first"] == "thrice.har entry 1"
    assert figures["findings"][0]["seen"] == "2026-03-09"


def test_replay_writes_sarif(found: dict[str, Entry], tmp_path: Path) -> None:
    """SARIF 2.1.0: a rule for each kind, and each result at its line of the spec."""
    replay(tmp_path, keep(tmp_path / "planted.har", planted(found)))

    log = json.loads((tmp_path / "reports" / "replay.sarif").read_text("utf-8"))
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert (log["version"], log["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-schema-2.1.0.json")
    assert [rule["id"] for rule in rules] == list(KINDS)
    assert len(run["results"]) == len(PLANTS)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == KINDS[result["ruleId"]][0]
        physical = result["locations"][0]["physicalLocation"]
        spec = document(Path(physical["artifactLocation"]["uri"]).stem)
        assert 1 <= physical["region"]["startLine"] <= len(spec.path.read_text("utf-8").splitlines())
    quantity = next(r for r in run["results"] if "/docs/*/qty" in r["message"]["text"])
    line = quantity["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert "qty:" in document("g2a").path.read_text("utf-8").splitlines()[line - 1]


def test_replay_page_fetches_nothing(found: dict[str, Entry], tmp_path: Path) -> None:
    """One page with all findings in it, and no address that a browser would load."""
    replay(tmp_path, keep(tmp_path / "planted.har", planted(found)))

    page = (tmp_path / "reports" / "replay.html").read_text("utf-8")
    assert f"{len(PLANTS)} findings" in page
    assert "src=" not in page
    assert "href=" not in page


def test_replay_leaves_out_what_is_not_the_specs(found: dict[str, Entry], tmp_path: Path) -> None:
    """Other hosts, parts of pages, preflights and requests without an answer are no findings, but counted."""
    listed = found["g2a products.list"]

    def other(url: str, *, method: str = "GET", media: str = "application/json", status: int = 200) -> Entry:
        copied: Entry = json.loads(json.dumps(listed))
        copied["request"].update(url=url, method=method)
        copied["response"].update(status=status, headers=[{"name": "Content-Type", "value": media}])
        return copied

    entries = [
        other("https://tracker.example/pixel"),
        other("https://api.g2a.com/v1/app.js", media="text/javascript"),
        other("https://api.g2a.com/v1/order", method="OPTIONS"),
        other("https://api.g2a.com/v1/products", status=0),
        other("wss://api.g2a.com/v1/socket"),
        other("https://api.g2a.com/elsewhere"),
    ]

    code, figures = replay(tmp_path, keep(tmp_path / "mixed.har", entries))

    assert (code, figures["exchanges"], figures["foreign"], figures["assets"]) == (0, 5, 3, 2)


def test_replay_judges_status_alone_without_a_body(found: dict[str, Entry], tmp_path: Path) -> None:
    """A browser may keep a size and no text: that is no empty body."""
    left_out: Entry = json.loads(json.dumps(found["g2a products.list"]))
    del left_out["response"]["content"]["text"]

    recording = keep(tmp_path / "bodiless.har", [left_out])
    code, figures = replay(tmp_path, recording)

    assert isinstance(read(recording)[0], WithoutBody)
    assert (code, figures["without_body"]) == (0, 1)


def test_replay_knows_a_proxy(found: dict[str, Entry], tmp_path: Path) -> None:
    """`--server` says whose base URL an unknown address is."""
    drifted: Entry = json.loads(json.dumps(found["g2a products.list"]))
    drifted["request"]["url"] = "http://proxy.example:9000/shop/products?sort=name"
    recording = keep(tmp_path / "proxy.har", [drifted])

    without, _ = replay(tmp_path, recording)
    within, figures = replay(tmp_path, recording, options=("--server", "g2a=http://proxy.example:9000/shop"))

    assert (without, within) == (0, 1)
    assert rows(figures) == [("g2a", "products.list", 200, "request-parameter", "query sort")]


def test_replay_asks_nothing_of_a_refused_request(found: dict[str, Entry], tmp_path: Path) -> None:
    """A server that refuses a bad request does as documented."""
    refused: Entry = json.loads(json.dumps(found["g2a products.list"]))
    refused["request"]["url"] += "?page=many"
    refused["response"].update(status=400)
    text = json.dumps({"status": "ERROR", "message": "Wrong arguments", "code": "PR02"})
    refused["response"]["content"].update(text=text)

    assert replay(tmp_path, keep(tmp_path / "refused.har", [refused]))[0] == 0


@pytest.mark.parametrize(
    ("url", "operation"),
    [
        ("https://api.gog.com/products/prices?ids=1", "products.list_prices"),
        ("https://API.gog.com:443/products/12", "products.get"),
        ("http://localhost:4711/gog_galaxy/products/12", "products.get"),
        ("https://content-system.gog.com/open_link", "builds.open_link"),
    ],
)
def test_router_takes_the_most_specific_path(url: str, operation: str) -> None:
    """A path without a hole comes before one with it, on whichever server the path is."""
    matches = Router([document("gog_galaxy")]).find("GET", url)

    assert isinstance(matches, list)
    assert [match.operation.id for match in matches] == [operation]


def test_router_decodes_behind_the_slashes() -> None:
    """An encoded slash divides nothing, and a literal may be encoded."""
    router = Router([load(HERE / "orchard.yaml")])

    matches = router.find("GET", "http://127.0.0.1:1/orchard/h%61rvests/a%2Fb%20c")
    assert isinstance(matches, list)
    assert matches[0].operation.id == "harvests.get"
    assert matches[0].arguments == {"id": "a/b c"}
    assert isinstance(router.find("GET", "http://127.0.0.1:1/orchard/harvests/a/b"), Unknown)
    assert router.find("GET", "http://127.0.0.1:1/orchards/trees") is None


def test_unknown_paths_are_told_without_ids() -> None:
    """What may be an id, a key or a person is a hole."""
    assert templated("/v1/users/12345/orders") == "/v1/users/{id}/orders"
    assert templated("/keys/QWEEWE-SDASDD/a@b.example") == "/keys/{id}/{id}"


def _cassette(found: dict[str, Entry], body: dict[str, Any], headers: dict[str, list[str]]) -> dict[str, Any]:
    request = found["g2a products.list"]["request"]
    return {
        "version": 1,
        "interactions": [
            {
                "request": {"method": "GET", "uri": request["url"], "body": None, "headers": {}},
                "response": {
                    "status": {"code": 200, "message": "OK"},
                    "headers": {"Content-Type": ["application/json"], **headers},
                    "body": body,
                },
            }
        ],
    }


@pytest.mark.parametrize("form", ["string", "gzip", "base64_string"])
@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_cassettes_are_read(found: dict[str, Entry], tmp_path: Path, form: str, ending: str) -> None:
    """VCR.py keeps bodies as text, as bytes or as Base64, packed or not, in YAML or in JSON."""
    text = json.dumps({"page": 1, "docs": [], "took": 3})
    packed = gzip.compress(text.encode())
    encoded = {"Content-Encoding": ["gzip"]}
    if form == "string":
        cassette = _cassette(found, {"string": text}, {})
    elif form == "gzip" and ending == "yaml":
        cassette = _cassette(found, {"string": packed}, encoded)
    else:
        cassette = _cassette(found, {"base64_string": base64.b64encode(packed).decode()}, encoded)
    path = tmp_path / f"cassette.{ending}"
    path.write_text(yaml.safe_dump(cassette) if ending == "yaml" else json.dumps(cassette), encoding="utf-8")

    _, figures = replay(tmp_path, path)

    assert rows(figures) == [("g2a", "products.list", 200, "undocumented-field", "/took")]


def test_har_is_read_packed_and_in_base64(found: dict[str, Entry], tmp_path: Path) -> None:
    """`.har.gz`, and bodies that a browser keeps as Base64."""
    kept: Entry = json.loads(json.dumps(found["g2a products.list"]))
    content = kept["response"]["content"]
    content.update(text=base64.b64encode(content["text"].encode()).decode(), encoding="base64")
    path = tmp_path / "traffic.har.gz"
    path.write_bytes(gzip.compress(json.dumps(har([kept])).encode()))

    exchange = read(path)[0]

    assert json.loads(exchange.body)["page"] == 1
    assert (exchange.method, exchange.status, exchange.started[:10]) == ("GET", 200, DAY)
    assert exchange.place == "traffic.har.gz entry 1"
    assert replay(tmp_path, path)[0] == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b'{"log": {"entries": [', "broken JSON at column"),
        (b'{"openapi": "3.1.0"}', "neither `log.entries` nor `interactions` in it"),
        (b'{"log": {"entries": {}}}', "`log.entries` is no list"),
        (b'{"log": {"entries": [{}]}}', "entry 1 is broken: no `request`"),
        (b'{"log": {"entries": [7]}}', "entry 1 is broken"),
        (b'{"log": {"entries": [{"request": {"url": "http://x"}, "response": {}}]}}', "no `status`"),
        (b"interactions:\n- request: [", "neither JSON nor YAML"),
        (b"\x00\xff\xfe\x80", "not text"),
        (b"\x1f\x8bnothing", "cannot be read"),
    ],
)  # fmt: skip
def test_bad_recordings_are_refused_in_a_line(
    content: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Place and mend, exit 2, and no report."""
    path = tmp_path / "traffic.har"
    path.write_bytes(content)

    assert main([str(path), "--reports", str(tmp_path / "reports")]) == 2

    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith(f"replay: {path}")
    assert says in said.err
    assert not (tmp_path / "reports").exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--api", "g2b"], "there is no API `g2b`; specs/ has: g2a"),
        (["--server", "http://127.0.0.1:9000"], "say whose server it is"),
        (["--server", "g2b=http://127.0.0.1:9000"], "`g2b` is not replayed"),
        (["--server", "g2a=127.0.0.1"], "is not an http(s) URL"),
    ],
)
def test_bad_options_are_refused_in_a_line(
    options: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong name is answered with the right ones."""
    recording = keep(tmp_path / "empty.har", [])

    assert main([str(recording), "--reports", str(tmp_path / "reports"), *options]) == 2

    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert says in said


@pytest.mark.parametrize("options", [["--verbose"], ["--date", "yesterday"], ["--patch", "--write"]])
def test_unknown_options_are_usage_errors(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, with what is wrong in the last line."""
    with pytest.raises(SystemExit) as refusal:
        main([str(keep(tmp_path / "empty.har", [])), *options])

    assert refusal.value.code == 2
    assert options[0] in capsys.readouterr().err


def test_missing_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback for a name that is misspelt."""
    assert main([str(tmp_path / "no.har")]) == 2
    assert "cannot be read: No such file" in capsys.readouterr().err


def test_shapes_tell_nothing() -> None:
    """What a value looks like, never what it says."""
    assert shape("QWEEWE-SDASDD-SDSDSD") == "text of 20 characters"
    assert shape("2026-03-01") == "text of 10 characters (date)"
    assert shape(48628349970017) == "integer of 14 digits"
    assert shape([{"id": "x", "anna@b.example": 1}]) == "list of 1: object of 2: id, *"
    assert is_enum_like("gift-card")
    assert is_enum_like("ORD77")
    assert not is_enum_like("QWEEWE-SDASDD-SDSDSD")
    assert not is_enum_like("eyJhbGciOiJIUzI1NiJ9.e30")
    assert not is_name("1207658691")
