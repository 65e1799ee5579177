"""Walks over the pages of a list, for what no single answer can show.

`x-pagination`, `x-filter` and `x-sort` say what all pages promise together: that they are disjoint and make
up the whole, that a filter loses nothing, that an order holds from the first page to the last. So a list is
walked once in the largest pages it has, and whatever else is asked of it (other sizes, places, filters,
orders) is compared with that. Lists with a cursor have no pages to compare and are left out.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from contract_tests.laws import at, fits, number_or_text, out_of_order, parameters
from contract_tests.strict import Json, operations, resolve
from contract_tests.targets import Target
from contract_tests.witness import Witness
from generator.document import as_list, as_map, is_list

Query = Mapping[str, object]
MOST_PAGES = 200
"""After so many a list that still has items counts as endless."""
ODD_SIZE = 7
"""A size that no list is a multiple of by design."""

PROMISES = {
    "page_answers": "Every page that the spec allows is answered.",
    "pages_end": "Past the last item there is nothing, and it is no error.",
    "pages_full": "Every page but the last has as many items as were asked for.",
    "pages_disjoint": "No item comes twice.",
    "pages_partition": "Pages of every size are stretches of one and the same list.",
    "pages_total": "The total is the same on every page, and counts what the pages hold.",
    "filter_complete": "A filter loses nothing that satisfies it.",
    "filters_together": "Two filters at once let through what each of them does, and nothing else.",
    "sort_complete": "An order neither loses nor adds anything.",
    "sort_throughout": "An order holds from the first page to the last.",
}


@dataclass(frozen=True, slots=True)
class Law:
    """What one test looks at: the pages of an operation, one filter of it, or one value of its order."""

    operation: str
    kind: str
    parameter: str = ""
    value: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, (self.kind, self.operation, self.value or self.parameter)))


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: where it begins in the whole, how many items were asked for, and what came."""

    begins: int
    size: int
    items: list[Any]
    total: int | None
    pages: int | None
    asked: str


class Listing:
    """A paged operation, as the vocabulary describes it."""

    def __init__(self, spec: Json, path: str, operation: Json, known: Json) -> None:
        self.name, self.path, self.law = (
            str(operation["operationId"]),
            path,
            as_map(operation["x-pagination"]),
        )
        self.parameters = {str(p["name"]): p for p in parameters(spec, operation)}
        self._schemas = {name: resolve(spec, p.get("schema")) for name, p in self.parameters.items()}
        self.moves: str = self.law[self.law["style"]]
        self.by_offset = self.law["style"] == "offset"
        self.size: str | None = self.law.get("size")
        self.in_path: bool = self.parameters.get(self.moves, {}).get("in") == "path"
        moving, sizing = self._schema(self.moves), self._schema(self.size or "")
        first: Any = self.law.get("first", moving.get("minimum", 0 if self.by_offset else 1))
        self.first = int(first)
        self.last: int | None = self.law.get("last", moving.get("maximum"))
        self.usual: int | None = sizing.get("default")
        self.largest: int | None = sizing.get("maximum", self.usual)
        self.least: int = sizing.get("minimum", 1)
        self.filters = {name: as_map(p["x-filter"]) for name, p in self.parameters.items() if "x-filter" in p}
        self.sorts: dict[str, dict[str, list[str] | None]] = {
            name: {
                value: p["x-sort"].get(value)
                for value in as_list(self._schema(name).get("enum")) or p["x-sort"]
            }
            for name, p in self.parameters.items()
            if "x-sort" in p
        }
        self.bases = list(self._bases(known))
        self.optional = {name: found for name, found in self._optional(known).items() if found}
        self.choices = [base for base in self._choices() if base not in self.bases]
        self.key = _key(spec, operation, str(self.law["items"]))

    def laws(self) -> Iterator[Law]:
        """Everything that can be looked at."""
        yield Law(self.name, "pages")
        for name in self.filters:
            yield Law(self.name, "filter", name)
        if self.bases and len(self.optional) > 1:
            yield Law(self.name, "together")
        for name, values in self.sorts.items():
            for value in values:
                yield Law(self.name, "sort", name, value)

    def place(self, index: int, size: int) -> int:
        """The page that begins with the item of this index, or the offset."""
        return self.first + (index if self.by_offset else index // size)

    def index(self, place: int, size: int) -> int:
        """The other way round."""
        return (place - self.first) * (1 if self.by_offset else size)

    def wire(self, name: str, value: object) -> str:
        """How a parameter is written; what an answer has as a boolean may be 0 or 1 in a query."""
        if isinstance(value, bool) and self._schema(name).get("type") == "integer":
            return str(int(value))
        return value if isinstance(value, str) else json.dumps(value)

    def identity(self, item: object) -> str:
        """What tells an item from others: the field that links pass on, or all of it."""
        return json.dumps(at(item, self.key) if self.key else item, sort_keys=True, ensure_ascii=False)

    def _schema(self, name: str) -> Json:
        return self._schemas.get(name, {})

    def _bases(self, known: Json) -> Iterator[Query]:
        """What walks send: each known value of what is required, then each of what is merely a choice."""
        required = {n: p for n, p in self.parameters.items() if p.get("required") and n != self.moves}
        values = {name: known_values(p, known) for name, p in required.items()}
        yield from (dict(zip(values, chosen, strict=True)) for chosen in product(*values.values()))
        first = {name: found[0] for name, found in values.items() if found}
        for name, p in self.parameters.items():
            if name not in required and not {"x-filter", "x-sort"} & p.keys():
                yield from ({**first, name: value} for value in self._schema(name).get("enum", ()))

    def _choices(self) -> Iterator[Query]:
        """The same for what is no `enum`, but has values that are known."""
        for first in self.bases[:1]:
            for name, values in self.optional.items():
                yield from ({**first, name: value} for value in values if name not in self.filters)

    def _optional(self, known: Json) -> dict[str, list[object]]:
        """Values of what may be left out, and neither moves nor orders."""
        return {
            name: list(dict.fromkeys(v for v in self._values(p, known) if not is_list(v)))
            for name, p in self.parameters.items()
            if not p.get("required") and name not in (self.moves, self.size) and "x-sort" not in p
        }

    def _values(self, parameter: Json, known: Json) -> list[object]:
        return [*as_list(self._schema(str(parameter["name"])).get("enum")), *known_values(parameter, known)]


def listings(spec: Json, overlay: Json, allowed: Sequence[str]) -> dict[str, Listing]:
    """Every list that can be walked, by the name of its operation."""
    known = as_map(overlay.get("x-known-values"))
    return {
        str(operation["operationId"]): Listing(spec, path, operation, known)
        for method, path, operation in operations(spec)
        if method == "get"
        and operation["operationId"] in allowed
        and as_map(operation.get("x-pagination")).get("style") in ("page", "offset")
    }


class Walker:
    """Walks one list, and keeps what it has learnt for the next test."""

    def __init__(
        self,
        listing: Listing,
        target: Target,
        client: httpx.Client,
        witness: Witness,
        wholes: dict[tuple[str, ...], list[Any]],
    ) -> None:
        self._listing, self._target, self._client = listing, target, client
        self._witness, self._wholes = witness, wholes

    def judge(self, law: Law) -> None:
        """Look at one law.

        Raises:
            BrokenPromiseError: It is broken.
        """
        if law.kind == "pages":
            for base in self._listing.bases:
                self._pages(base)
            for base in self._listing.choices:
                self._same(base, self._walk(base, None), self._whole(base))
        elif law.kind == "filter":
            self._filter(law.parameter)
        elif law.kind == "together":
            self._together()
        else:
            self._sort(law.parameter, law.value)

    def _pages(self, base: Query) -> None:
        listing, whole = self._listing, self._whole(base)
        if listing.size is None:
            return
        self._same(base, self._walk(base, None), whole)
        largest = listing.largest or ODD_SIZE
        for size in sorted({listing.least, min(ODD_SIZE, largest), largest}):
            places = [listing.place(index, size) for index in self._indices(len(whole), size)]
            allowed = [place for place in places if listing.last is None or place <= listing.last]
            self._same(base, [self._page(base, place, size, size) for place in allowed], whole)

    def _indices(self, length: int, size: int) -> list[int]:
        """Where to look: at both ends, past the end, and, if an offset may be anything, in between."""
        near = {0, size, length // 2, max(0, length - 1), length + size, 10 * (length + size)}
        if self._listing.by_offset:
            return sorted(near | {1, 3, length // 2 + 1, length})
        return sorted({index // size * size for index in near})

    def _same(self, base: Query, pages: Sequence[Page], whole: Sequence[Any]) -> None:
        """Compare pages with the stretches of the whole that they should be."""
        name = self._listing.identity
        for page in pages:
            wanted = whole[page.begins : page.begins + page.size]
            if not wanted:
                self._end(page)
            for number, (have, want) in enumerate(zip(page.items, wanted, strict=False)):
                problem = (
                    f"item {number} of `{page.asked}` is {name(have)}; in larger pages {name(want)} is there"
                )
                self._hold("pages_partition", problem if name(have) != name(want) else "")
            short = (
                f"`{page.asked}` has {len(page.items)} items, in larger pages there are {len(wanted)} here"
            )
            self._hold("pages_partition", short if len(page.items) != len(wanted) else "")
            self._total(page, len(whole))

    def _filter(self, name: str) -> None:
        listing = self._listing
        base, whole = listing.bases[0], self._whole(listing.bases[0])
        values = _values(whole, listing.filters[name])
        for value in values:
            self._complete(base, {name: value}, whole)
        if values:
            self._pages({**base, name: values[0]})
        for one, other in combinations(listing.filters, 2):
            if name == one and whole:
                item = whole[len(whole) // 2]
                both = {each: at(item, listing.filters[each]["field"]) for each in (one, other)}
                if None not in both.values():
                    self._complete(base, both, whole)

    def _complete(self, base: Query, asked: Query, whole: Sequence[Any]) -> None:
        listing = self._listing
        found = set(map(listing.identity, self._whole({**base, **asked})))
        told = {name: listing.wire(name, value) for name, value in asked.items()}
        wanted = [i for i in whole if all(fits(i, listing.filters[n], text) for n, text in told.items())]
        lost = [listing.identity(item) for item in wanted if listing.identity(item) not in found]
        query = "&".join(f"{name}={text}" for name, text in told.items())
        problem = (
            f"`{query}` finds {len(found)} items; of the whole list {len(wanted)} fit, among them {lost[:3]}"
        )
        self._hold("filter_complete", problem if lost else "")

    def _together(self) -> None:
        """Join what narrows the list, each parameter by the value that leaves most of it, in pairs."""
        base = self._listing.bases[0]
        whole, narrow = self._names(base), dict[str, tuple[object, set[str]]]()
        for name, values in self._listing.optional.items():
            tried = [(value, self._names({**base, name: value})) for value in values]
            some = [(value, names) for value, names in tried if names and names < whole]
            if some:
                narrow[name] = max(some, key=lambda each: len(each[1]))
        for one, other in combinations(narrow, 2):
            (first, left), (second, right) = narrow[one], narrow[other]
            found, want = self._names({**base, one: first, other: second}), left & right
            told = (
                f"`{one}={first}&{other}={second}` finds {len(found)} items; {len(want)} are found by both. "
            )
            told += f"It lacks {sorted(want - found)[:3]} and adds {sorted(found - want)[:3]}"
            self._hold("filters_together", told if found != want else "")

    def _names(self, query: Query) -> set[str]:
        return set(map(self._listing.identity, self._whole(query)))

    def _sort(self, name: str, value: str) -> None:
        listing, law = self._listing, self._listing.sorts[name][value]
        cases = list(listing.bases)
        for each, filtering in listing.filters.items():
            chosen = _values(self._whole(listing.bases[0]), filtering)[:1]
            cases += [{**listing.bases[0], each: commonest} for commonest in chosen]
        for base in cases:
            found, whole = self._whole({**base, name: value}), self._whole(base)
            have, want = (set(map(listing.identity, items)) for items in (found, whole))
            problem = f"`{name}={value}` lacks {sorted(want - have)[:3]} and adds {sorted(have - want)[:3]}"
            self._hold("sort_complete", problem if have != want else "")
            if law is not None:
                problem = out_of_order(found, *law)
                self._hold("sort_throughout", f"`{name}={value}`, all pages: {problem}" if problem else "")
        # Items of one rank keep their places, too.
        self._pages({**listing.bases[0], name: value})

    def _whole(self, query: Query) -> list[Any]:
        """All items, from the largest pages."""
        key = (self._listing.name, *(f"{name}={query[name]}" for name in sorted(query)))
        if key not in self._wholes:
            pages = self._walk(query, self._listing.largest)
            self._wholes[key] = [item for page in pages for item in page.items]
        return self._wholes[key]

    def _walk(self, query: Query, size: int | None) -> list[Page]:
        """Every page up to the first empty one, which ends the list."""
        listing, pages, seen = self._listing, list[Page](), dict[str, str]()
        while not pages or pages[-1].items:
            step = size or listing.usual or (len(pages[0].items) if pages else 1)
            place = listing.place(len(pages) * step, step)
            if listing.last is not None and place > listing.last:
                break
            page = self._page(query, place, size, step)
            endless = f"`{page.asked}` still has items, after {MOST_PAGES} pages"
            self._hold("pages_end", endless if len(pages) >= MOST_PAGES else "")
            is_past = page.total is not None and page.begins >= page.total
            if pages and is_past and len(pages[-1].items) < step:
                self._end(page)
            for item in page.items:
                identity = listing.identity(item)
                twice = f"{identity} is in `{page.asked}` and in `{seen.get(identity)}`"
                self._hold("pages_disjoint", twice if identity in seen else "")
                seen[identity] = page.asked
            if pages and page.items:
                full = f"`{pages[-1].asked}` has {len(pages[-1].items)} items, and there are more behind"
                self._hold("pages_full", full if len(pages[-1].items) != step else "")
            pages.append(page)
        if size is None and listing.usual is None:
            # Nobody says how long a page is but the first one itself.
            pages = [replace(page, size=max(1, len(pages[0].items))) for page in pages]
        for page in pages:
            self._total(page, len(seen))
        return pages

    def _end(self, page: Page) -> None:
        past = f"`{page.asked}` is past the end, and has {len(page.items)} items"
        self._hold("pages_end", past if page.items else "")

    def _total(self, page: Page, length: int) -> None:
        if page.total is not None:
            problem = f"`{page.asked}` says that there are {page.total}; the pages hold {length}"
            self._hold("pages_total", problem if page.total != length else "")
        if page.pages is not None:
            problem = (
                f"`{page.asked}` says that there are {page.pages} pages, for {length} items by {page.size}"
            )
            self._hold("pages_total", problem if page.pages != -(-length // page.size) else "")

    def _page(self, query: Query, place: int, size: int | None, step: int) -> Page:
        """Ask for one page of `step` items; a size that is not given is left to the server, the start too."""
        listing, law = self._listing, self._listing.law
        sent = {name: listing.wire(name, value) for name, value in query.items()}
        if place != listing.first or size is not None or listing.in_path:
            sent[listing.moves] = str(place)
        path = re.sub(r"\{(\w+)\}", lambda match: quote(sent.pop(match[1]), safe=""), listing.path)
        if size is not None and listing.size is not None:
            sent[listing.size] = str(size)
        url = httpx.URL(self._target.base_url + path, params=sent)
        answer = self._client.get(url, headers=dict(self._target.account.headers))
        if answer.status_code == 429 and not self._target.is_sandbox:
            pytest.skip("the server's rate limit ended the walk")
        refused = f"{answer.status_code} came for `{url.raw_path.decode()}`: {answer.text[:200]}"
        kind = answer.headers.get("content-type", "")
        self._hold("page_answers", "" if answer.is_success and "json" in kind else refused)
        body = answer.json()
        total, pages = (_count(at(body, law.get(key, "/?"))) for key in ("total", "pages"))
        asked = url.raw_path.decode().removeprefix(httpx.URL(self._target.base_url).path)
        return Page(listing.index(place, step), step, at(body, law["items"]), total, pages, asked)

    def _hold(self, promise: str, problem: str) -> None:
        self._witness.hold(promise, f"{PROMISES[promise]}\n{problem}" if problem else "")


def _count(told: object) -> int | None:
    """A number, which may be written as a text."""
    found = number_or_text(told)
    return found if isinstance(found, int) else None


def _values(items: Sequence[Any], law: Json) -> list[object]:
    """Values worth filtering by: the commonest and the rarest; the middle and the end, where order counts."""
    found = [value for value in (at(item, law["field"]) for item in items) if value is not None]
    if not found:
        return []
    if law["relation"] in ("eq", "contains"):
        ranked = [value for value, _ in Counter(found).most_common()]
        chosen = [ranked[0], ranked[-1], found[len(found) // 2]]
    else:
        ranked = sorted(found)
        chosen = [ranked[len(ranked) // 2], ranked[-1 if law["relation"] == "ge" else 0]]
    return list(dict.fromkeys(chosen))


def known_values(parameter: Json, known: Json) -> list[object]:
    """Values that exist, from the strict copy, or else the spec's examples."""
    place = f"{parameter['in']}.{parameter['name']}"
    if place in known:
        return list(known[place]["values"])
    examples = [example["value"] for example in as_map(parameter.get("examples")).values()]
    return [*([parameter["example"]] if "example" in parameter else []), *examples]


def _key(spec: Json, operation: Json, items: str) -> str:
    """The field of an item by which links from the list find it."""
    links = [
        resolve(spec, link)
        for response in operation.get("responses", {}).values()
        for link in as_map(resolve(spec, response).get("links")).values()
    ]
    found = re.search(rf"\$response\.body#{re.escape(items)}/0(/\w+)", json.dumps(links))
    return found[1] if found else ""
