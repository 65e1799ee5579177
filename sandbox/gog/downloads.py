"""Files: what they hold, the signed links that open them for a while, and the lists of their checksums.

Contents are made from the seed, so nothing is stored; a file is the same each time it is asked for.
"""

import hmac
import re
from functools import lru_cache
from hashlib import md5, sha256, shake_256
from xml.sax.saxutils import quoteattr

from sandbox.gog import errors
from sandbox.gog.catalogue import File

LINK_SECONDS = 300
"""How long a signed link opens a file."""

CHUNK = 10_485_760
"""Bytes of a file that one checksum covers."""

CHANGED = 1_577_934_245
"""When all files were last changed: 2020-01-02T03:04:05Z."""

LAST_MODIFIED = "Thu, 02 Jan 2020 03:04:05 GMT"

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


@lru_cache(maxsize=32)
def content(seed: int, name: str, size: int) -> bytes:
    """What a file holds."""
    return shake_256(f"gog {seed} {name}".encode()).digest(size)


@lru_cache(maxsize=1024)
def digest(seed: int, name: str, size: int) -> str:
    """The MD5 of a file, in hexadecimal digits; also its entity tag."""
    return md5(content(seed, name, size), usedforsecurity=False).hexdigest()


def sign(seed: int, generation: int, path: str, expires: int) -> str:
    """The query of a signed link."""
    return f"expires={expires}&signature={_signature(seed, generation, path, str(expires))}"


def check(seed: int, generation: int, path: str, given: dict[str, str], now: float) -> None:
    """Let only good links pass; that to a list of checksums is the file's own with `.xml` behind its path.

    Raises:
        Forbidden: The link was tampered with or has expired.
    """
    expires, signature = given.get("expires", ""), given.get("signature", "")
    wanted = _signature(seed, generation, path, expires)
    if not hmac.compare_digest(wanted.encode(), signature.encode("utf-8", "replace")) or int(expires) <= now:
        raise errors.Forbidden


def _signature(seed: int, generation: int, path: str, expires: str) -> str:
    signed = f"{generation} {path} {expires}".encode("utf-8", "replace")
    return hmac.digest(f"gog links {seed}".encode(), signed, sha256).hex()


def part(header: str, size: int) -> tuple[int, int] | None:
    """The first byte that a `Range` asks for, and the one after the last.

    `None` for what is no single range of bytes: then the whole file is the answer.

    Raises:
        RangeNotSatisfiable: The file has no such bytes.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or found.group() == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        begin, end = max(0, size - int(last)), size
    else:
        begin, end = int(first), size if not last else min(int(last) + 1, size)
        if last and int(last) < begin:
            return None
    if begin >= size:
        raise errors.RangeNotSatisfiable(headers={"Content-Range": f"bytes */{size}"})
    return begin, end


def checksums(seed: int, file: File) -> bytes:
    """The list of a file's checksums, in XML."""
    data = content(seed, file.stored, file.size)
    chunks = [data[at : at + CHUNK] for at in range(0, len(data), CHUNK)]
    lines = [
        f'<file name={quoteattr(file.stored)} available="1" notavailablemsg="" '
        f'md5="{digest(seed, file.stored, file.size)}" chunks="{len(chunks)}" '
        f'timestamp="2020-01-02 03:04:05" total_size="{file.size}">'
    ]
    for number, chunk in enumerate(chunks):
        begin = number * CHUNK
        value = md5(chunk, usedforsecurity=False).hexdigest()
        lines.append(
            f'<chunk id="{number}" from="{begin}" to="{begin + len(chunk) - 1}" method="md5">{value}</chunk>'
        )
    return "".join([*lines, "</file>"]).encode()
