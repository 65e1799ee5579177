"""What the seeded faults of the GOG Galaxy services have in common."""

import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from contract_tests.faults import Answer, Ask, Call, Catalogue
from contract_tests.stories.gog_galaxy import GAME_CLIENT, HANNA, IDS
from generator.document import is_list

fault = Catalogue()

Thing = dict[str, Any]

PEOPLE = {number: name for name, number in IDS.items()} | {HANNA: "hanna"}
"""Users of the sandbox by Galaxy user id."""


def told(given: Answer) -> Any:
    """The body, whatever JSON it is; nothing where it is none."""
    try:
        return json.loads(given.body)
    except ValueError:
        return None


def listed(given: Answer) -> list[Thing]:
    """The items of a list; nothing where it is none."""
    items: Any = given.json.get("items") if given.ok else None
    return items if is_list(items) else []


def relisted(given: Answer, items: list[Thing]) -> Answer:
    """The same list with other items, counted as before."""
    known = given.json
    counts = {name: len(items) for name in ("total_count", "count") if name in known}
    return given.but(json={**known, **counts, "items": items})


def each(given: Answer, change: Callable[[Thing], Thing]) -> Answer:
    """The same list, every item of it changed."""
    return given.but(json={**given.json, "items": list(map(change, given.json["items"]))})


def as_user(call: Call, name: str) -> Call:
    """The same call by somebody of the sandbox."""
    return call.but(headers={**call.headers, "authorization": f"Bearer sandbox-access-{name}"})


def as_player(call: Call, name: str) -> Call:
    """The same call by somebody of the sandbox, with the game's token where the path has its client."""
    scope = "game-" if GAME_CLIENT["client_id"] in parts(call) else ""
    return call.but(headers={**call.headers, "authorization": f"Bearer sandbox-{scope}access-{name}"})


def parts(call: Call) -> list[str]:
    """The segments of the path."""
    return call.path.strip("/").split("/")


def last(call: Call) -> str:
    """What the path ends with."""
    return parts(call)[-1]


def after(call: Call, segment: str) -> str:
    """What follows a segment of the path, or nothing."""
    known = parts(call)
    place = known.index(segment) + 1 if segment in known else len(known)
    return known[place] if place < len(known) else ""


def owner(call: Call) -> str:
    """Whom of the sandbox the path names, if anybody."""
    return PEOPLE.get(after(call, "users") or (after(call, "v1") if saves(call) else ""), "")


def saves(call: Call) -> bool:
    """Whether saved games are asked for."""
    known = parts(call)
    return known[0] == "v1" and len(known) > 1 and known[1].isdecimal()


def ends(call: Call, *segments: str, method: str = "GET") -> bool:
    """Whether this is a call of such a path."""
    return call.method == method and call.path.endswith(tuple(f"/{segment}" for segment in segments))


def meta(call: Call, given: Answer) -> Thing | None:
    """The document that an address of the delivery network answers with, inflated."""
    if not given.ok or "/meta/" not in call.path:
        return None
    try:
        document: Thing = json.loads(zlib.decompress(given.body))
    except (ValueError, zlib.error):
        return None
    return document


def manifest(call: Call, given: Answer) -> Thing | None:
    """The same, where it lists files."""
    document = meta(call, given)
    return document if document is not None and "depot" in document else None


def repository(call: Call, given: Answer) -> Thing | None:
    """The same, where it is what a build consists of."""
    document = meta(call, given)
    return document if document is not None and "baseProductId" in document else None


def packed(given: Answer, document: Thing) -> Answer:
    """The answer with another document, as it is sent."""
    return given.but(body=zlib.compress(json.dumps(document).encode()))


def files(document: Thing) -> Iterator[Thing]:
    """The files of a manifest that have chunks."""
    return (item for item in document["depot"]["items"] if item["type"] == "DepotFile" and item["chunks"])


async def change_files(call: Call, ask: Ask, change: Callable[[Thing], object]) -> Answer:
    """The answer, with a change made in each file that has chunks."""
    given = await ask(call)
    document = manifest(call, given)
    if document is None:
        return given
    for file in files(document):
        change(file)
    return packed(given, document)


def signed(call: Call) -> bool:
    """Whether a signed link is followed."""
    return call.path.startswith(("/secure/", "/token=")) or "signature" in call.query
