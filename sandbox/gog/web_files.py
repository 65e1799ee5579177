"""Downloads: from a path of the library to a signed link, and what that opens; groups `downloads`, `cdn`."""

from collections.abc import Sequence

from sandbox.core import Call, Reply, Route
from sandbox.gog import downloads, errors
from sandbox.gog.catalogue import File
from sandbox.gog.world import Part, change, redirect, show


class Files(Part):
    """Files of what one owns; both prefixes of section 3.7 are always served."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /downloads/{slug}/{file}", self.downloads_file),
            show("GET /downlink/{slug}/{file}", self.downloads_file),
            show("GET /downloads/file/{slug}/{file}", self.downloads_extra),
            show("GET /downlink/file/{slug}/{file}", self.downloads_extra),
            change("GET /secure/{slug}/{place}/{file}", self.cdn_file),
            show("HEAD /secure/{slug}/{place}/{file}", self.cdn_head),
        )

    def downloads_file(self, call: Call) -> Reply:
        """302 to an installer or a movie.

        Raises:
            NotFound: There is no such file, or its product is not the user's.
        """
        return self._link(call, extra=False)

    def downloads_extra(self, call: Call) -> Reply:
        """302 to an extra.

        Raises:
            NotFound: There is no such file, or its product is not the user's.
        """
        return self._link(call, extra=True)

    def cdn_file(self, call: Call) -> Reply:
        """The file, a part of it or, with `.xml` behind its name, the list of its checksums.

        Raises:
            Forbidden: The link was tampered with or has expired.
            NotFound: There is no such file, or no such list.
            RangeNotSatisfiable: The file ends before the range begins.
        """
        answer = self.cdn_head(call)
        cuts = self.store.cuts
        if not cuts or call.params["file"].endswith(".xml"):
            return answer
        return Reply(answer.status, answer.body, answer.headers, cuts.pop(0))

    def cdn_head(self, call: Call) -> Reply:
        """The same, of which only the headers are sent."""
        slug, place, name = (call.params[key] for key in ("slug", "place", "file"))
        stored = name.removesuffix(".xml")
        store = self.store
        path = f"/secure/{slug}/{place}/{stored}"
        downloads.check(store.seed, store.links_made_after, path, call.arguments(), self.now)
        file = store.catalogue.stored(slug, place, stored)
        if file is None:
            raise errors.NotFound
        return _file(call, store.seed, file) if stored == name else _list(store.seed, file)

    def _link(self, call: Call, *, extra: bool) -> Reply:
        store = self.store
        found = store.catalogue.file(call.params["slug"], call.params["file"], extra=extra)
        if found is None or found[0].id not in self.account(call).owned:
            raise errors.NotFound
        product, file = found
        path = f"/secure/{product.files_slug}/{file.place}/{file.stored}"
        expires = int(self.now) + downloads.LINK_SECONDS
        query = downloads.sign(store.seed, store.links_made_after, path, expires)
        return redirect(self.world.absolute(call, "cdn.gog.com", f"{path}?{query}"))


def _file(call: Call, seed: int, file: File) -> Reply:
    data = downloads.content(seed, file.stored, file.size)
    tag = f'"{downloads.digest(seed, file.stored, file.size)}"'
    headers = {
        "content-type": "application/octet-stream",
        "accept-ranges": "bytes",
        "etag": tag,
        "last-modified": downloads.LAST_MODIFIED,
        "content-disposition": f'attachment; filename="{file.stored}"',
    }
    ranges, conditions = call.header(b"range"), call.header(b"if-range")
    wanted = None
    if ranges and all(condition in (tag, downloads.LAST_MODIFIED) for condition in conditions):
        wanted = downloads.part(ranges[0], file.size)
    if wanted is not None:
        headers["content-range"] = f"bytes {wanted[0]}-{wanted[1] - 1}/{file.size}"
        data = data[wanted[0] : wanted[1]]
    sent = tuple((name.encode(), value.encode()) for name, value in headers.items())
    return Reply(200 if wanted is None else 206, data, sent)


def _list(seed: int, file: File) -> Reply:
    if file.has_list == "missing":
        raise errors.NotFound
    body = downloads.checksums(seed, file) if file.has_list == "whole" else b""
    return Reply(200, body, ((b"content-type", b"application/xml"),))
