"""Where the documents say two things, or nothing: the first value is the default."""

from typing import Literal

import msgspec


class Readings(msgspec.Struct, frozen=True):
    """Each reading is told in `docs/sandbox.md`."""

    wishlist: Literal["map", "products", "both"] = "map"
    library: Literal["upstream", "source"] = "upstream"
    logged_out: Literal["html", "redirect"] = "html"
    no_content: Literal["204", "200"] = "204"
    fields: Literal["newer", "older"] = "newer"
    numbers: Literal["documented", "loose"] = "documented"
    downlinks: Literal["downlink", "downloads"] = "downlink"
    images: Literal["gog.com", "gog-statics.com"] = "gog.com"
    friend_dates: Literal["int", "string"] = "int"
    cart: Literal["json", "html"] = "json"
    www_orders: Literal["json", "html"] = "json"
    refresh_rotation: Literal["rotates", "keeps"] = "rotates"
