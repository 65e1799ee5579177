"""What a request does to the world, and what it must leave alone.

Each law brings a sandbox to where an operation succeeds, looks at the world (`calls.Caller.world`: everything
that can be read), sends something, and looks again. Time stands still meanwhile, so the two are equal byte by
byte unless the request did something.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import Any

import httpx
import pytest

from contract_tests.accounts import Account
from contract_tests.calls import Atlas, Call, Caller, Link, Plan, Route, Step, World, differences
from contract_tests.laws import IDEMPOTENCY_KEY, at, code_of
from contract_tests.logins import asks_login
from contract_tests.matrix import wrong_headers
from generator.document import as_list, as_map, is_list, is_map

PROMISES = {
    "reads_back": "What an answer tells of a thing, the answer that its link leads to tells as well.",
    "names_its_own": "Where an answer about a thing has its id, that about another has the id of that.",
    "reads_in_any_order": "What is read of a thing is the same, whatever was read before.",
    "replay_repeats": "The same request with the same idempotency key gets the same answer and does no more.",
    "replay_refuses": "A used idempotency key is refused with another request, and nothing happens.",
    "once_only": "What succeeds once for each thing is refused from then on, and nothing happens.",
    "others_untouched": "What is done to one thing leaves the others as they are, free for the same.",
    "undo_restores": "What is reversible can be undone: then everything reads as before.",
    "redo_repeats": "What was undone can be done again, and does the same as before.",
    "settings_apart": "What overwrites one value leaves alone what others overwrite.",
    "refusal_changes_nothing": "A request that is refused changes nothing.",
    "refused_among_others": "What is refused alone is refused beside others as well, and changes nothing.",
    "limit_kept": "As many requests are answered as the limit admits, and what comes after does nothing.",
    "credentials_refused": "Without credentials or with wrong ones a request is refused and does nothing.",
    "stranger_refused": "What belongs to somebody is refused to everybody else, and stays as it is.",
}
CHANGES = 6
"""So many are tried until one does something that can be seen."""
UNSEEN = 3
"""After so many that did nothing to be seen there is no hope."""
ATTEMPTS = 24
"""So many requests are tried until one succeeds."""
MOST_ITEMS = 10
"""So many items of a list are read back."""
REFUSALS = 3
"""So often is refused what succeeds once, or comes past a limit."""
SHORTEST_ID = 6
"""Shorter ones may stand in a text by chance."""
ADMITTED = 3
"""So many requests a limit admits that is looked at."""
ANOTHER_KEY = "0c8f7f0e-6a5b-4f39-8a37-2f9b1d6c4e11"


@dataclass(frozen=True, slots=True)
class Deed:
    """One law of one operation."""

    kind: str
    operation: str

    def __str__(self) -> str:
        return f"{self.kind}-{self.operation}"


def deeds(atlas: Atlas, stranger: Account | None) -> list[Deed]:
    """Every law that the description of an operation brings about."""
    found = list[Deed]()
    for route in atlas.routes.values():
        kinds = {
            "reads_back": any(_reads_back(link) for link in atlas.links_of(route)),
            "replay": _key_parameter(route) is not None,
            "order": route.reads and any(_reads_back(link) for link in atlas.links_of(route)),
            "once": "x-once" in route.raw,
            "others": not route.reads and _is_made(atlas, route),
            "undo": "x-undo" in route.raw,
            "refusals": not route.reads,
            "among": any(True for call in atlas.calls(route) for _ in _lists(call)),
            "limit": "429" in as_map(route.raw.get("responses")),
            "credentials": asks_login(atlas.spec, route.raw),
            "strangers": stranger is not None and _is_owned(atlas, route),
        }
        found += [Deed(kind, route.name) for kind, applies in kinds.items() if applies]
    return found


@dataclass(slots=True)
class Ground:
    """The sandbox between two laws, and what earlier ones have learnt about it."""

    atlas: Atlas
    restore: Callable[[], None]
    stranger: Account | None = None
    expired: Callable[[], Account | None] = lambda: None
    limit: Callable[[int | None], None] = lambda requests: None
    """Let the sandbox admit so many requests from now on; nothing lifts the limit."""
    plans: dict[str, Plan | None] = field(default_factory=dict[str, Plan | None])
    overwritten: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    """Where it shows what an operation has overwritten, by the operation."""
    untouched: World | None = None
    is_fresh: bool = False


class Doer:
    """Looks at one law at a time."""

    def __init__(self, ground: Ground, caller: Caller) -> None:
        self._ground, self._caller, self._atlas = ground, caller, ground.atlas

    def judge(self, deed: Deed) -> None:
        """Look at one law.

        Raises:
            BrokenPromiseError: It is broken.
        """
        laws: Mapping[str, Callable[[Route], None]] = {
            "reads_back": self._read_back,
            "replay": self._replay,
            "order": self._read_in_turn,
            "once": self._once,
            "others": self._spare,
            "undo": self._undo,
            "refusals": self._refuse,
            "among": self._refuse_among,
            "limit": self._limited,
            "credentials": self._guard,
            "strangers": self._keep,
        }
        laws[deed.kind](self._atlas.routes[deed.operation])

    # --- laws ---

    def _read_back(self, route: Route) -> None:
        steps, call = self._reach(route)
        self._all_back([*steps, self._do(call)])
        for plan in islice(self._atlas.plans_for(route), 0 if route.reads else CHANGES):
            reached = self._approach(plan)
            answers = [] if reached is None else [self._send(reached[1]) for _ in range(2)]
            if reached is not None and all(self._caller.succeeded(reached[1], a) for a in answers):
                self._tell_apart(*(Step(reached[1], answer) for answer in answers))

    def _all_back(self, steps: list[Step]) -> None:
        for step in steps:
            for link in self._atlas.links_of(step.call.route):
                if _reads_back(link):
                    self._compare(link, step)

    def _tell_apart(self, first: Step, second: Step) -> None:
        """Look at two answers to the same request, if they are about two things."""
        route = first.call.route
        ways = [link for link in self._atlas.links_of(route) if _reads_back(link)]
        if any(self._atlas.follow(link, first) == self._atlas.follow(link, second) for link in ways):
            return
        for pointer in dict.fromkeys(link.expressions[0] for link in ways):
            wrong = "\n".join(_misnamed(first.body, second.body, pointer))
            self._hold("names_its_own", route, wrong, wrong)
        self._all_back([first, second])

    def _compare(self, link: Link, step: Step) -> None:
        pointer = link.expressions[0]
        for index in range(MOST_ITEMS):
            call = self._atlas.follow(link, step, index)
            if call is None:
                return
            answer = self._send(call)
            if not self._caller.succeeded(call, answer):
                continue
            holder, _, name = pointer.replace("/0/", f"/{index}/", 1).rpartition("/")
            told = at(step.body, holder)
            found = _the_same(Step(call, answer).body, told, name)
            for field_, first, now in _shared(told, found):
                source = step.call.route.name
                problem = f"{field_} is {first!r} in the answer of {source}, and {now!r} in that of {call}"
                self._hold("reads_back", call.route, problem, field_)
            self._hold("reads_back", call.route, "")

    def _read_in_turn(self, route: Route) -> None:
        """Read what the items of a list lead to from the first, the last and the middle, each time anew."""
        links = [link for link in self._atlas.links_of(route) if _reads_back(link)]
        worlds = list[World]()
        for begin, step in ((0, 1), (-1, -1), (MOST_ITEMS // 2, 1)):
            self._ground.is_fresh = False
            _, call = self._reach(route)
            listed = self._do(call)
            found = [self._atlas.follow(link, listed, i) for link in links for i in range(MOST_ITEMS)]
            calls = [call for call in found if call is not None]
            turn = [*calls[begin::step], *(calls[:begin] if begin > 0 else [])]
            answers = [self._send(call) for call in turn]
            worlds.append(
                {
                    (call.route.name, call.target): (answer.status_code, answer.content)
                    for call, answer in zip(turn, answers, strict=True)
                }
            )
        for world in worlds[1:]:
            told = differences(worlds[0], world)
            self._hold("reads_in_any_order", route, "\n".join(told[:5]), "\n".join(told))

    def _replay(self, route: Route) -> None:
        place = _key_parameter(route)
        steps, call = self._reach(route)
        call = replace(call, values={**call.values, ("header", str(place)): ANOTHER_KEY})
        first = self._do(call)
        steps = [*steps, first]
        before = self._world(steps)
        again = self._send(call)
        same = (first.answer.status_code, first.answer.content) == (again.status_code, again.content)
        came, was = (f"{answer.status_code} {answer.text[:200]}" for answer in (again, first.answer))
        told = f"{came} came, after {was}"
        self._hold("replay_repeats", route, "" if same else told)
        self._unchanged("replay_repeats", route, before, steps)
        other = _altered(call.body)
        if other is not None:
            answer = self._send(replace(call, body=other))
            told = f"{answer.status_code} came for another body with the same key"
            self._hold("replay_refuses", route, "" if 400 <= answer.status_code < 500 else told)
            self._unchanged("replay_refuses", route, before, steps)

    def _once(self, route: Route) -> None:
        law = as_map(route.raw["x-once"])
        steps, call = self._reach(route)
        steps = [*steps, self._do(call)]
        before = self._world(steps)
        wanted = f"{law['status']} {law.get('code', '')}".strip()
        for number in range(2, 2 + REFUSALS):
            came = self._refusal(call, self._send(call))
            told = f"{came} came for request {number} of the same, not {wanted}"
            self._hold("once_only", route, "" if _is(came, wanted) else told)
        self._unchanged("once_only", route, before, steps)

    def _spare(self, route: Route) -> None:
        """Make two things, do something to one of them, and look at the other."""
        plans = (plan for plan in self._atlas.plans_for(route) if _makes(plan))
        for plan in islice(plans, ATTEMPTS):
            if self._spared(plan, done=1) and self._spared(plan, done=0):
                return
        pytest.skip("no request is known that succeeds for each of two things")

    def _spared(self, plan: Plan, done: int) -> bool:
        """Look at the other one; whether there are two, and what is done succeeds."""
        first, second = self._approach(plan), self._caller.approach(plan)
        if first is None or second is None or first[1] == second[1]:
            return False
        (steps, other), (_, call) = (first, second) if done else (second, first)
        before = self._caller.behind(steps)
        if not self._caller.succeeded(call, self._send(call)):
            return False
        told = "\n".join(differences(before, self._caller.behind(steps)))
        self._hold("others_untouched", call.route, f"after {call}\n{told}" if told else "", told)
        answer = self._send(other)
        told = f"after {call} came {answer.status_code} {answer.text[:200]} for {other}"
        self._hold("others_untouched", call.route, "" if self._caller.succeeded(other, answer) else told)
        return True

    def _undo(self, route: Route) -> None:
        law = as_map(route.raw["x-undo"])
        back = self._atlas.routes.get(str(law["operation"]))
        if back is None:
            pytest.skip("what takes it back may not be called")
        before = [str(name) for name in as_list(law.get("before"))]
        tries = (
            (plan, other)
            for plan in self._atlas.plans_for(route)
            for other in (self._others(route, plan, before) if before else [None])
        )
        unseen = 0
        for plan, other in islice(tries, CHANGES):
            reached = self._approach(plan)
            seen = None if reached is None else self._undone(*reached, other, back)
            if seen:
                return
            unseen += seen is not None
            if unseen == UNSEEN:
                break
        pytest.skip("nothing that can be read shows what it does")

    def _others(self, route: Route, plan: Plan, names: list[str]) -> list[Call]:
        """Calls about the same thing, with another value where the value from before takes it back."""
        first = plan.first
        if plan.links:
            return []
        kept = [place for place in first.values if place[1] not in names]
        found = [
            call
            for call in self._atlas.calls(route)
            if call != first and all(call.values.get(place) == first.values[place] for place in kept)
        ]
        other = _altered(first.body) if "body" in names else None
        return found if other is None else [*found, replace(first, body=other)]

    def _undone(self, steps: list[Step], call: Call, other: Call | None, back: Route) -> bool | None:
        """Do, undo and do again; whether there was something to see, nothing if it was refused."""
        worlds = [] if other is None else [self._world(steps)]
        if other is not None and not self._caller.succeeded(call, self._send(call)):
            return None
        before = self._world(steps)
        done = other or call
        answer = self._send(done)
        if not self._caller.succeeded(done, answer):
            return None
        after = self._caller.world(steps)
        if other is not None:
            self._keep_apart(call.route, [*worlds, before, after])
        if before == after:
            return False
        undoing = call if other is not None else self._atlas.undoing(Step(done, answer), back)
        told = f"{answer.status_code} {answer.text[:100]} has nothing to undo it with"
        self._hold("undo_restores", call.route, "" if undoing is not None else told)
        if undoing is not None:
            self._succeed("undo_restores", call.route, undoing)
            self._unchanged("undo_restores", call.route, before, steps)
            if not any(link.route.name == back.name for link in self._atlas.links_of(call.route)):
                self._succeed("redo_repeats", call.route, done)
                self._unchanged("redo_repeats", call.route, after, steps)
                if other is None and not steps:
                    self._undo_another(done, back, after)
        return True

    def _undo_another(self, done: Call, back: Route, before: World) -> None:
        """Do the same to another thing and undo it: the first stays as it is."""
        for call in self._atlas.calls(done.route):
            answer = self._send(call) if call != done else None
            if answer is None or not self._caller.succeeded(call, answer) or before == self._world([]):
                continue
            undoing = self._atlas.undoing(Step(call, answer), back)
            if undoing is not None:
                self._succeed("undo_restores", done.route, undoing)
                self._unchanged("undo_restores", done.route, before, [])
            return

    def _keep_apart(self, route: Route, worlds: list[World]) -> None:
        """Compare where it shows what was overwritten with where it shows what others have."""
        told = (told for before, now in pairwise(worlds) for told in differences(before, now))
        places = {place for place in told if not self._is_exempt("settings_apart", route, place)}
        shown = {place.partition(": ")[0] for place in places}
        for other, theirs in self._ground.overwritten.items():
            both = "" if other == route.name else "\n".join(sorted(shown & theirs)[:5])
            self._hold("settings_apart", route, f"{other} overwrites as well\n{both}" if both else "")
        self._ground.overwritten.setdefault(route.name, set()).update(shown)

    def _refuse(self, route: Route) -> None:
        _, call = self._reach(route, must=False)
        refused = [spoilt for spoilt in _spoilt(call) if 400 <= self._send(spoilt).status_code < 500]
        together, alone = [refused], [[spoilt] for spoilt in refused]
        for calls in [*together, *alone]:
            steps, _ = self._reach(route, must=False)
            before = self._world(steps)
            for spoilt in calls:
                self._send(spoilt)
            if calls in alone:
                self._unchanged("refusal_changes_nothing", route, before, steps)
            elif not differences(before, self._caller.world(steps)):
                self._hold("refusal_changes_nothing", route, "")
                return

    def _refuse_among(self, route: Route) -> None:
        for call in self._atlas.calls(route):
            for name, items in _lists(call):
                for spoilt in _spoilt_item(items[0]):
                    alone, *beside = (
                        replace(call, body={**call.body, name: chosen})
                        for chosen in ([spoilt], [spoilt, *items], [*items, spoilt])
                    )
                    self._fresh()
                    before = self._world([])
                    if not 400 <= self._send(alone).status_code < 500:
                        continue
                    for mixed in beside:
                        answer = self._send(mixed)
                        told = f"{answer.status_code} came with {spoilt} in `{name}`, and is refused alone"
                        refused = 400 <= answer.status_code < 500
                        self._hold("refused_among_others", route, "" if refused else told)
                    self._unchanged("refused_among_others", route, before, [])

    def _limited(self, route: Route) -> None:
        steps, call = self._reach(route, must=False)
        self._ground.limit(ADMITTED)
        came = [self._send(call).status_code for _ in range(ADMITTED + REFUSALS)]
        refused = [status == 429 for status in came]
        fits = refused == [False] * ADMITTED + [True] * REFUSALS
        told = f"{came} came, where the limit is {ADMITTED}"
        self._hold("limit_kept", route, "" if fits else told)
        self._ground.is_fresh = False
        if not route.reads:
            steps, call = self._reach(route, must=False)
            before = self._world(steps)
            self._ground.limit(1)
            came = [self._caller.send(call, {}).status_code, self._send(call).status_code]
            self._ground.limit(None)
            told = f"{came[1]} came, where the limit is 1"
            self._hold("limit_kept", route, "" if came[1] == 429 else told)
            self._unchanged("limit_kept", route, before, steps)
            self._ground.is_fresh = False

    def _guard(self, route: Route) -> None:
        steps, call = self._reach(route, must=False)
        before, spec = self._world(steps), self._atlas.spec
        refusals = as_map(self._atlas.overlay.get("x-credentials"))
        expired = self._ground.expired()
        stranger = self._ground.stranger
        good, others = self._caller.target.account.headers, stranger.headers if stranger else None
        wrong = wrong_headers(spec, route.raw, good, others)
        if expired is not None:
            wrong = [*wrong, ("expired ones", expired.headers)]
        for told, headers in wrong:
            answer = self._caller.send(call, headers)
            came = self._refusal(call, answer)
            law = as_map(refusals.get("missing" if told == "none" else "wrong"))
            wanted = f"{law['status']} {law.get('code', '')}".strip() if law else "401, 403 or a login"
            is_page = answer.status_code < 400 and not self._caller.succeeded(call, answer)
            fits = is_page or (_is(came, wanted) if law else answer.status_code in (401, 403))
            problem = f"with {told} for credentials {came} came, not {wanted}"
            self._hold("credentials_refused", route, "" if fits else problem)
        self._unchanged("credentials_refused", route, before, steps)

    def _keep(self, route: Route) -> None:
        stranger = self._ground.stranger
        steps, call = self._reach(route)
        before = self._world(steps)
        answer = self._caller.send(call, stranger.headers if stranger else {})
        refused = 400 <= answer.status_code < 500 and answer.status_code != 401
        told = f"{answer.status_code} {answer.text[:200]} came for somebody else's {call}"
        self._hold("stranger_refused", route, "" if refused else told, "answer")
        self._unchanged("stranger_refused", route, before, steps)
        answer = self._send(call)
        told = f"afterwards its owner gets {answer.status_code} {answer.text[:200]}"
        self._hold("stranger_refused", route, "" if self._caller.succeeded(call, answer) else told)

    # --- means ---

    def _refusal(self, call: Call, answer: httpx.Response) -> str:
        """Status and code."""
        code = code_of(self._atlas.spec, call.route.raw, answer.status_code, Step(call, answer).body)
        return f"{answer.status_code} {code or ''}".strip()

    def _reach(self, route: Route, *, must: bool = True) -> tuple[list[Step], Call]:
        """Bring the sandbox to where a request succeeds, which is returned and not sent yet."""
        plans = self._ground.plans
        if route.name not in plans:
            plans[route.name] = self._searched(route)
        plan = plans[route.name]
        reached = None if plan is None else self._approach(plan)
        if reached is not None:
            return reached
        calls = self._atlas.calls(route)
        if must or not calls:
            pytest.skip("no request is known that succeeds")
        self._fresh()
        return [], calls[0]

    def _searched(self, route: Route) -> Plan | None:
        for plan in islice(self._atlas.plans_for(route), ATTEMPTS):
            reached = self._approach(plan)
            if reached is not None and self._caller.succeeded(reached[1], self._send(reached[1])):
                return plan
        return None

    def _approach(self, plan: Plan) -> tuple[list[Step], Call] | None:
        self._fresh()
        if plan.links:
            self._ground.is_fresh = False
        return self._caller.approach(plan)

    def _fresh(self) -> None:
        if not self._ground.is_fresh:
            self._ground.restore()
            self._ground.is_fresh = True

    def _send(self, call: Call) -> httpx.Response:
        self._ground.is_fresh &= call.route.reads
        return self._caller.send(call)

    def _succeed(self, promise: str, route: Route, call: Call) -> None:
        answer = self._send(call)
        told = f"{answer.status_code} came for {call}"
        self._hold(promise, route, "" if self._caller.succeeded(call, answer) else told)

    def _do(self, call: Call) -> Step:
        answer = self._send(call)
        if not self._caller.succeeded(call, answer):
            pytest.skip("no request is known that succeeds")
        return Step(call, answer)

    def _world(self, steps: list[Step]) -> World:
        if steps or not self._ground.is_fresh:
            return self._caller.world(steps)
        if self._ground.untouched is None:
            self._ground.untouched = self._caller.world()
        return self._ground.untouched

    def _unchanged(self, promise: str, route: Route, before: World, steps: list[Step]) -> None:
        now = self._caller.world(steps)
        found = [told for told in differences(before, now) if not self._is_exempt(promise, route, told)]
        if found:
            self._ground.is_fresh = False
        more = f"\nand {len(found) - 5} more" if len(found) > 5 else ""
        self._hold(promise, route, "\n".join(found[:5]) + more)

    def _hold(self, promise: str, route: Route, problem: str, place: str = "") -> None:
        if problem and self._is_exempt(promise, route, place):
            return
        self._caller.witness.last_operation = route.name
        self._caller.witness.hold(promise, f"{PROMISES[promise]}\n{problem}" if problem else "")

    def _is_exempt(self, promise: str, route: Route, told: str) -> bool:
        """Whether the strict copy says that a law does not hold here, and why (`x-exempt`)."""
        return any(
            as_map(entry)["law"] == promise
            and as_map(entry).get("operation", route.name) == route.name
            and str(as_map(entry).get("place", "")) in told
            for entry in as_list(self._atlas.overlay.get("x-exempt"))
        )


def _is(came: str, wanted: str) -> bool:
    """Whether a refusal is the one wanted, of which perhaps only the status is."""
    return came == wanted or came.partition(" ")[0] == wanted


def _reads_back(link: Link) -> bool:
    return link.route.reads and bool(link.expressions) and link.route.name != link.source.name


def _key_parameter(route: Route) -> str | None:
    names = (name for place, name in route.parameters if place == "header")
    return next((name for name in names if name.lower() == IDEMPOTENCY_KEY), None)


def _is_owned(atlas: Atlas, route: Route) -> bool:
    """Whether it wants an id that only who has created the thing may use."""
    if not asks_login(atlas.spec, route.raw):
        return False
    owned = {str(name) for name in as_list(atlas.overlay.get("x-owned"))}
    return _is_made(atlas, route) or bool(owned & {".".join(place) for place in route.parameters})


def _is_made(atlas: Atlas, route: Route) -> bool:
    """Whether it is about a thing that another operation makes."""
    return any(
        link.expressions and not link.source.reads for link in atlas.links if link.route.name == route.name
    )


def _makes(plan: Plan) -> bool:
    """Whether it begins with making the thing that it is about."""
    return any(link.expressions for link in plan.links) and not plan.first.route.reads


def _the_same(body: object, told: object, name: str) -> object:
    """The object of an answer that has the same id, or all of it; nothing if that is another thing."""
    value, waiting = at(told, f"/{name}"), [body]
    for inner in waiting:
        if is_map(inner):
            if inner.get(name) == value:
                return inner
            if any(known == value and other in as_map(told) for other, known in inner.items()):
                return None
            waiting += [below for below in inner.values() if is_map(below)]
    return body


def _shared(told: object, found: object, pointer: str = "") -> Iterator[tuple[str, object, object]]:
    """Fields of both that differ; what is of another kind has only its name in common."""
    if is_map(told) and is_map(found):
        for name in told.keys() & found.keys():
            yield from _shared(told[name], found[name], f"{pointer}/{name}")
    elif is_list(told) and is_list(found):
        for number, (first, now) in enumerate(zip(told, found, strict=False)):
            yield from _shared(first, now, f"{pointer}/{number}")
    elif type(told) is type(found) and told != found:
        yield pointer, told, found


def _misnamed(first: object, second: object, pointer: str) -> Iterator[str]:
    """Where the id of the first thing is part of a text, and that of the second is not."""
    one, other = (str(at(body, pointer)) for body in (first, second))
    for place, told in _texts(first) if len(one) >= SHORTEST_ID else ():
        now = at(second, place)
        if one in told and isinstance(now, str) and other not in now:
            yield f"{place} is {told!r} for {one}, and {now!r} for {other}"


def _texts(body: object, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Every text of an answer that stands in no list."""
    if isinstance(body, str):
        yield pointer, body
    elif is_map(body):
        for name, inner in body.items():
            yield from _texts(inner, f"{pointer}/{name}")


def _lists(call: Call) -> Iterator[tuple[str, list[Any]]]:
    """The lists of objects in a body."""
    for name, items in call.body.items() if is_map(call.body) else ():
        if is_list(items) and items and is_map(items[0]):
            yield name, items


def _spoilt_item(item: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """An item that lacks a field, or has an id that nobody has, or less than nothing of it."""
    for name, value in item.items():
        yield {key: kept for key, kept in item.items() if key != name}
        if isinstance(value, str):
            yield {**item, name: re.sub("[0-9A-Za-z]", "0", value)}
        elif isinstance(value, int) and not isinstance(value, bool):
            yield from ({**item, name: number} for number in (0, -1))


def _altered(body: object) -> Any:
    """The same body with another number in it; nothing where there is none."""
    if isinstance(body, int) and not isinstance(body, bool):
        return body + 1
    if is_map(body) or is_list(body):
        pairs = list(body.items()) if is_map(body) else list(enumerate(body))
        for key, inner in pairs:
            other = _altered(inner)
            if other is not None:
                copy: Any = dict(body) if is_map(body) else list(body)
                copy[key] = other
                return copy
    return None


def _spoilt(call: Call) -> Iterator[Call]:
    """Requests that are nearly right: ids that nobody has, values that are missing, bodies that are none."""
    for place, value in call.values.items():
        if place[0] == "path":
            yield replace(call, values={**call.values, place: 999_999_999 if isinstance(value, int) else "0"})
            yield replace(call, values={**call.values, place: "none"})
        else:
            yield replace(call, values={key: kept for key, kept in call.values.items() if key != place})
    if call.body is not None and not isinstance(call.body, bytes):
        yield replace(call, body=b"")
        yield replace(call, body=b"{")
        yield replace(call, body=b"[]")
        for name in call.body if is_map(call.body) else ():
            yield replace(call, body={key: kept for key, kept in call.body.items() if key != name})
            yield replace(call, body={**call.body, name: []})
