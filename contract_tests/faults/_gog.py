"""What the seeded faults of the GOG web API have in common."""

import json
from typing import Any

from contract_tests.faults import Answer, Call, Catalogue
from contract_tests.stories.gog import IDS, SAMPLE, headers

fault = Catalogue()

OWNER = {name.lower(): value for name, value in headers(SAMPLE).items()}
"""The user of the run."""

Thing = dict[str, Any]


def told(given: Answer) -> Any:
    """The body, whatever JSON it is; nothing where it is none."""
    try:
        return json.loads(given.body)
    except ValueError:
        return None


def login_page(given: Answer) -> bool:
    """Whether a page came that asks to log in."""
    return given.ok and given.headers.get("content-type", "").startswith("text/html")


def as_user(call: Call, name: str) -> Call:
    """The same call by somebody of the sandbox."""
    return call.but(headers={**call.headers, "authorization": f"Bearer sandbox-access-{name}"})


def as_owner(call: Call) -> Call:
    """The same call by the user of the run."""
    return call.but(headers={**call.headers, **OWNER})


def last(call: Call) -> str:
    """What a path ends with."""
    return call.path.rpartition("/")[2]


def named(call: Call) -> str:
    """Whom of the sandbox a path names by the web user id, if anybody."""
    return next((name for name, number in IDS.items() if str(number) in call.path), "")
