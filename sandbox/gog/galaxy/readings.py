"""Where the documents say two things, or nothing: the first value is the default."""

from typing import Literal

import msgspec


class Readings(msgspec.Struct, frozen=True):
    """Each reading is told in `docs/sandbox.md`."""

    fields: Literal["newer", "older"] = "newer"
    generation: Literal["1", "2"] = "1"
    duplicates: Literal["absent", "present"] = "absent"
    meta: Literal["zlib", "json"] = "zlib"
    containers: Literal["open", "signed"] = "open"
    cdn: Literal["gog-cdn-fastly.gog.com", "cdn.gog.com"] = "gog-cdn-fastly.gog.com"
    no_patch: Literal["404", "200"] = "404"
    gameplay: Literal["either", "client_id", "product_id"] = "either"
    saves: Literal["game", "any"] = "game"
    checksum: Literal["empty", "absent"] = "empty"
    bonus_ids: Literal["int", "string"] = "int"
    until: Literal["null", "string", "number"] = "null"
    expanded_dlcs: Literal["incomplete", "complete"] = "incomplete"
    done: Literal["204", "200"] = "204"
