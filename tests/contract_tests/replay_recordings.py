"""Recordings of the sandbox, made in process and as if it were the real servers; and how they are kept."""

import base64
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx

from contract_tests import accounts
from contract_tests.settings import ROOT, Settings, apis, read_overlay
from contract_tests.targets import InProcess
from generator.document import Document, Operation, as_list, as_map, load
from sandbox import create_app

APIS = apis(ROOT)
DAY = "2026-03-01"
Entry = dict[str, Any]


def document(api: str) -> Document:
    """One spec of the repository."""
    return load(ROOT / "specs" / f"{api}.yaml")


class Recorder:
    """Asks a fresh sandbox, and keeps what it answers as entries of a HAR.

    Args:
        origin: Where the stand-in servers are; without it all is asked at the addresses of the real ones.
    """

    def __init__(self, origin: str = "") -> None:
        self._origin = origin
        self.entries: list[Entry] = []
        self._client = httpx.Client(transport=InProcess(create_app()), trust_env=False)

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, method: str, url: str, *, api: str, body: object = None) -> httpx.Response:
        """Ask as the account that every fresh sandbox has."""
        headers = dict(accounts.sample(api).headers)
        answer = self._client.request(method, url, json=body, headers=headers)
        self.entries.append(entry(answer))
        return answer

    def reads(self, api: str) -> Iterator[tuple[Operation, httpx.Response]]:
        """Ask every operation that reads, with the values of its examples."""
        spec = document(api)
        known = as_map(as_map(read_overlay(Settings(api))).get("x-known-values"))
        for operation in spec.operations():
            request = _request(spec, operation, known, self._origin)
            if operation.raw.get("x-effect") == "read" and request is not None:
                url, body = request
                yield operation, self.ask(operation.method.upper(), url, api=api, body=body)


def _request(
    spec: Document, operation: Operation, known: Mapping[str, Any], origin: str
) -> tuple[str, object] | None:
    """Address and body, if the spec has an example for all that is required."""
    values: dict[tuple[str, str], object] = {}
    for parameter in operation.parameters:
        name, place = str(parameter["name"]), str(parameter["in"])
        if parameter.get("required"):
            listed = as_list(as_map(known.get(f"{place}.{name}")).get("values"))
            examples = [as_map(each).get("value") for each in as_map(parameter.get("examples")).values()]
            schema = as_map(spec.resolve(parameter.get("schema")))
            given = (*listed, parameter.get("example"), *examples, *as_list(schema.get("enum")))
            values[place, name] = next((value for value in given if value is not None), None)
    media = as_map(as_map(as_map(spec.resolve(operation.raw.get("requestBody"))).get("content")))
    described = as_map(media.get("application/json"))
    bodies = [as_map(each).get("value") for each in as_map(described.get("examples")).values()]
    body = next((each for each in (described.get("example"), *bodies) if each is not None), None)
    if None in values.values() or (media and body is None):
        return None
    path = re.sub(r"\{(\w+)\}", lambda hole: quote(str(values["path", hole[1]]), safe=""), operation.path)
    query = {name: value for (place, name), value in values.items() if place == "query"}
    servers = operation.raw.get("servers") or operation.path_item.get("servers") or spec.root["servers"]
    url = (f"{origin}/{spec.api}" if origin else str(servers[0]["url"])) + path
    return (f"{url}?{urlencode(query, doseq=True)}" if query else url), body


def entry(answer: httpx.Response, *, day: str = DAY) -> Entry:
    """One exchange as HAR 1.2 has it."""
    request = answer.request
    sent = request.content.decode()
    asked: Entry = {
        "method": request.method,
        "url": str(request.url),
        "httpVersion": "HTTP/1.1",
        "headers": _headers(request.headers),
        "queryString": [],
        "cookies": [],
        "headersSize": -1,
        "bodySize": len(sent),
    }
    if sent:
        asked["postData"] = {"mimeType": request.headers.get("content-type", ""), "text": sent}
    content: Entry = {
        "size": len(answer.content),
        "mimeType": answer.headers.get("content-type", ""),
    }
    try:
        content["text"] = answer.content.decode()
    except UnicodeDecodeError:
        content.update(text=base64.b64encode(answer.content).decode(), encoding="base64")
    return {
        "startedDateTime": f"{day}T10:00:00.000Z",
        "time": 12.5,
        "request": asked,
        "response": {
            "status": answer.status_code,
            "statusText": answer.reason_phrase,
            "httpVersion": "HTTP/1.1",
            "headers": _headers(answer.headers),
            "cookies": [],
            "content": content,
            "redirectURL": answer.headers.get("location", ""),
            "headersSize": -1,
            "bodySize": len(answer.content),
        },
        "cache": {},
        "timings": {"send": 0, "wait": 12.5, "receive": 0},
    }


def _headers(headers: httpx.Headers) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers.multi_items()]


def har(entries: list[Entry]) -> dict[str, Any]:
    """A whole HAR."""
    return {"log": {"version": "1.2", "creator": {"name": "tests", "version": "1"}, "entries": entries}}


def keep(path: Path, entries: list[Entry]) -> Path:
    """Write a HAR."""
    path.write_text(json.dumps(har(entries)), encoding="utf-8")
    return path


def changed(given: Entry, change: Callable[[Any], object]) -> Entry:
    """The same exchange with another body: `change` alters the decoded one in place, or returns a new one."""
    copied: Entry = json.loads(json.dumps(given))
    content = copied["response"]["content"]
    body = json.loads(content["text"])
    altered = change(body)
    content["text"] = json.dumps(body if altered is None else altered)
    return copied


def answered(given: Entry, status: int, text: str, media: str = "application/json") -> Entry:
    """The same request with another answer."""
    copied: Entry = json.loads(json.dumps(given))
    response = copied["response"]
    response["status"] = status
    response["headers"] = [{"name": "content-type", "value": media}] if media else []
    response["content"] = {"size": len(text), "mimeType": media, "text": text}
    return copied
