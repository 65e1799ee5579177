"""Say in a spec what was observed: fields, statuses, values and types, each with its evidence."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from contract_tests.replay.editing import Editor, Unmendable, block_list, compose, flow_list, flow_map
from contract_tests.replay.findings import Finding, Findings, is_enum_like, is_name
from contract_tests.replay.judging import Judge, is_json
from contract_tests.traffic import Exchange
from generator.document import Document, as_list, as_map, child, is_list, is_map, parse
from generator.errors import Finding as SpecFinding
from generator.errors import GeneratorError, SpecError
from generator.normalise import is_refusal

MENDED = frozenset(
    {
        *("undocumented-status", "undocumented-media-type", "undocumented-field", "missing-field"),
        *("type-drift", "undocumented-null", "enum-growth", "undocumented-branch"),
    }
)
"""Kinds that a patch can deal with."""


@dataclass(slots=True)
class Patch:
    """What one spec should say."""

    document: Document
    before: str
    after: str
    refused: list[tuple[Finding, str]] = field(default_factory=list[tuple[Finding, str]])
    """Findings that could have been mended, but the generator would not take the spec then; and why."""

    def diff(self, root: Path) -> str:
        """A unified diff that `git apply` takes at `root`; empty if nothing is to be changed."""
        name = self.document.path.resolve().relative_to(root.resolve()).as_posix()
        return _unified(self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), name)


def _unified(before: list[str], after: list[str], name: str) -> str:
    """A unified diff. That of the library takes lines that are common for junk, and is not minimal then."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    said: list[str] = []
    for group in matcher.get_grouped_opcodes():
        (_, first, _, begin, _), (_, _, last, _, end) = group[0], group[-1]
        said.append(f"@@ -{first + 1},{last - first} +{begin + 1},{end - begin} @@\n")
        for tag, start, stop, new, upto in group:
            if tag == "equal":
                said += [f" {line}" for line in before[start:stop]]
            else:
                said += [f"-{line}" for line in before[start:stop]]
                said += [f"+{line}" for line in after[new:upto]]
    return "".join([f"--- a/{name}\n+++ b/{name}\n", *said]) if said else ""


def propose(
    judge: Judge, findings: Sequence[Finding], *, date: str, validate: Callable[[Document], str]
) -> Patch:
    """Mend a spec, as far as it stays one that a client can be made from.

    Args:
        judge: Of the spec.
        findings: All of its findings; `mended` is set on those that the patch deals with.
        date: The day for exchanges that do not know theirs.
        validate: Says what is wrong with a spec, or nothing.

    Raises:
        SpecError: The spec is broken as it is.
    """
    document = judge.document
    before = document.path.read_bytes().decode()
    composed = compose(before)
    patch = Patch(document, before, before)
    accepted: list[Finding] = []

    def admit(group: list[Finding]) -> None:
        if not group:
            return
        reason = ""
        try:
            mender = _Mender(judge, Editor(before, composed), date)
            for finding in (*accepted, *group):
                mender.mend(finding)
            after = mender.finish()
            reason = validate(parse(after, document.path))
        except (Unmendable, GeneratorError) as error:
            reason = str(error).splitlines()[0]
            after = ""
        if not reason:
            accepted.extend(group)
            patch.after = after
        elif len(group) == 1:
            patch.refused.append((group[0], reason))
        else:
            middle = len(group) // 2
            admit(group[:middle])
            admit(group[middle:])

    admit([finding for finding in findings if finding.kind in MENDED])
    for finding in accepted:
        finding.mended = True
    return patch


def validate(document: Document, root: Path) -> str:
    """Say what `python -m generator --validate` would object to first; empty if to nothing."""
    from generator import checks, extras
    from generator.plan import plan

    found: list[SpecFinding] = checks.check(document)
    if found:
        return _brief(found[0])
    try:
        plan(document, extras.read(root / "extras" / document.api))
    except SpecError as error:
        return _brief(error.findings[0])
    except GeneratorError as error:
        return str(error)
    return ""


def _brief(found: SpecFinding) -> str:
    return f"#{found.pointer}: [{found.rule}] {found.message}"


@dataclass(slots=True)
class _Observed:
    """What is to be said of one schema or response, by all findings together."""

    source: str
    section: str
    seen: str
    notes: dict[str, None] = field(default_factory=dict[str, None])


class _Mender:
    """Turns findings into edits of the YAML."""

    def __init__(self, judge: Judge, editor: "Editor", date: str) -> None:
        self._judge, self._document, self._editor, self._date = judge, judge.document, editor, date
        self._observed: dict[str, _Observed] = {}
        self._fields: dict[tuple[str, str], tuple[Finding, list[Any]]] = {}

    def mend(self, finding: Finding) -> None:
        """Plan the edits for one finding.

        Raises:
            Unmendable: There is no place for them.
        """
        match finding.kind:
            case "undocumented-status":
                self._add_status(finding)
            case "undocumented-media-type":
                self._add_media(finding)
            case "undocumented-field":
                self._add_field(finding)
            case "missing-field":
                for place in finding.places:
                    self._make_optional(finding, place)
            case "enum-growth":
                for place in finding.places:
                    self._grow(finding, place, finding.values)
            case "undocumented-branch":
                self._add_branch(finding)
            case _:
                self._widen(finding)

    def finish(self) -> str:
        """The text with all edits."""
        for (home, name), (finding, values) in self._fields.items():
            schema = _with_evidence(infer(values), self._evidence(finding))
            if "properties" in as_map(self._document.at(home)):
                self._editor.add(child(home, "properties"), name, schema)
            else:
                self._editor.add(home, "properties", {name: schema})
        for pointer, observed in self._observed.items():
            self._say(pointer, observed)
        return self._editor.result()

    def _evidence(self, finding: Finding, note: str = "") -> CommentedMap:
        seen = finding.seen or self._date
        parts = {
            "source": finding.source,
            "section": self._section(finding),
            "kind": "observed",
            "seen": seen,
        }
        return flow_map({**parts, **({"note": note} if note else {})})

    def _section(self, finding: Finding) -> str:
        return f"{finding.operation} {finding.status}"

    def _note(self, finding: Finding, pointer: str, note: str) -> None:
        """Say at a place that was there before what was observed of it."""
        seen = finding.seen or self._date
        known = self._observed.setdefault(pointer, _Observed(finding.source, self._section(finding), seen))
        known.seen = max(known.seen, seen)
        known.notes[note] = None

    def _say(self, pointer: str, observed: _Observed) -> None:
        note = "; ".join(observed.notes)
        present = as_map(self._document.at(pointer)).get("x-evidence")
        if not is_map(present):
            said = {"source": observed.source, "section": observed.section, "kind": "observed"}
            evidence = flow_map({**said, "seen": observed.seen, "note": note})
            self._editor.add(pointer, "x-evidence", evidence, after=self._behind(pointer))
            return
        # Who said so first is not overwritten: what a server does to the contrary is a conflict.
        conflict = flow_map(
            {
                "source": observed.source,
                "section": observed.section,
                "says": f"observed {observed.seen}: {note}",
            }
        )
        where = child(pointer, "x-evidence")
        if "conflicts" in present:
            self._editor.append(child(where, "conflicts"), [conflict])
        else:
            self._editor.add(where, "conflicts", block_list([conflict]))

    def _behind(self, pointer: str) -> str | None:
        """The key after which `x-evidence` stands in a schema."""
        present = list(as_map(self._document.at(pointer)))
        before = [
            key for key in present if key not in ("required", "properties", "examples", "content", "headers")
        ]
        first = ("$ref", "oneOf", "type", "format", "description")
        return next((key for key in reversed(before) if key in first or not key.startswith("x-")), None) or (
            before[-1] if before else None
        )

    def _add_status(self, finding: Finding) -> None:
        responses = self._document.at(finding.place)
        status = finding.name
        answer: dict[str, Any] = {
            "description": "Seen in recorded traffic only.",
            "x-evidence": self._evidence(finding),
        }
        content = {
            media: {"schema": self._body(finding, media, values)}
            for media, values in _by_media(finding).items()
            if media and values and status[0] != "3"
        }
        if content:
            answer["content"] = content
        order = [*responses, status]
        order.sort(key=lambda key: (key == "default", is_refusal(key), key.upper()))
        position = order.index(status)
        after = order[position - 1] if position else None
        self._editor.add(
            finding.place, DoubleQuotedScalarString(status), answer, after=after, first=not position
        )

    def _add_media(self, finding: Finding) -> None:
        media = finding.name
        if not media:
            raise Unmendable("the answer does not name its media type")
        schema = self._body(finding, media, finding.values)
        if "$ref" not in schema:
            schema = _with_evidence(schema, self._evidence(finding))
        # Without a documented body the place is the response itself.
        if finding.place.endswith("/content"):
            self._editor.add(finding.place, media, {"schema": schema})
        else:
            self._editor.add(finding.place, "content", {media: {"schema": schema}})

    def _body(self, finding: Finding, media: str, values: list[Any]) -> dict[str, Any]:
        """The schema of a body that nothing described."""
        if not is_json(media):
            return {"type": "string"}
        if finding.status is None or not is_refusal(str(finding.status)):
            return infer(values)
        names = self._errors(finding.operation)
        if not names:
            words = re.findall("[a-z0-9]+", finding.operation)
            name = "".join(word.capitalize() for word in words) + "Error"
            self._editor.add("/components/schemas", name, infer(values))
            return {"$ref": f"#/components/schemas/{name}"}
        # An API has one error schema, open enough for all its refusals.
        found = {name: self._of_error(finding, name, values) for name in names}
        name = min(names, key=lambda each: len(found[each]))
        for drift in found[name]:
            self.mend(drift)
        return {"$ref": f"#/components/schemas/{name}"}

    def _of_error(self, finding: Finding, name: str, values: list[Any]) -> list[Finding]:
        """How the bodies of a new refusal differ from an error schema."""
        schema, gathered = self._judge.answer_schema(name), Findings()
        exchange = Exchange("", "", (), b"", finding.status or 0, (), b"", place=finding.first)
        for value in values:
            for drift in self._judge.drifts(schema, value):
                gathered.add(
                    finding.document, finding.operation, exchange, drift, finding.source, finding.seen
                )
        return gathered.all()

    def _errors(self, operation: str) -> list[str]:
        """The schemas of refusals, those of the same operation first."""
        near: dict[str, None] = {}
        far: dict[str, None] = {}
        for each in self._document.operations():
            for status, given in as_map(each.raw.get("responses")).items():
                content = as_map(as_map(self._document.resolve(given)).get("content"))
                for media in content.values() if is_refusal(status) else ():
                    ref = str(as_map(as_map(media).get("schema")).get("$ref", ""))
                    if ref.endswith("Error") and self._judge.answer_schema(name := ref.rpartition("/")[2]):
                        (near if each.id == operation else far)[name] = None
        return list({**near, **far})

    def _add_field(self, finding: Finding) -> None:
        if not is_name(finding.name):
            raise Unmendable("a key that is no field's name; the object may be a map")
        home = self._home(finding.place, finding.values)
        # Several operations may have shown it, in several forms.
        self._fields.setdefault((home, finding.name), (finding, []))[1].extend(finding.values)

    def _home(self, pointer: str, values: Sequence[object]) -> str:
        """The schema that a further field belongs to: the one that lists the others."""
        pointer = self._document.target(pointer)
        schema = as_map(self._document.at(pointer))
        if "properties" in schema:
            return pointer
        for key in ("allOf", "oneOf", "anyOf"):
            members = [
                home
                for index in range(len(as_list(schema.get(key))))
                if "properties"
                in as_map(self._document.at(home := self._home(child(pointer, key, index), values)))
            ]
            if members:
                return members[-1]
        return pointer

    def _make_optional(self, finding: Finding, place: str) -> None:
        schema = as_map(self._document.at(place))
        self._editor.drop(child(place, "required"), finding.name)
        described = child(place, "properties", finding.name)
        is_own = is_map(as_map(schema.get("properties")).get(finding.name))
        note = "left out at times" if is_own else f"`{finding.name}` is left out at times"
        self._note(finding, described if is_own else place, note)

    def _grow(self, finding: Finding, place: str, values: Iterable[Any]) -> None:
        schema = as_map(self._document.at(place))
        key = next((each for each in ("x-extensible-enum", "enum") if each in schema), None)
        known = as_list(schema.get(key or ""))
        new = list(dict.fromkeys(value for value in values if _is_plain(value) and value not in known))
        if key is None or any(not (_is_plain(value) and is_enum_like(value)) for value in values):
            raise Unmendable("a value that does not look like one of a vocabulary, or a `const`")
        new = self._editor.append(child(place, key), new)
        if "x-enum-varnames" in schema and new:
            names = [str(name) for name in as_list(schema["x-enum-varnames"])]
            self._editor.append(child(place, "x-enum-varnames"), varnames(names, new))
        listed = ", ".join(f"`{value}`" for value in new)
        if listed:
            self._note(finding, place, f"{listed} was seen")

    def _add_branch(self, finding: Finding) -> None:
        schema = as_map(self._document.at(finding.place))
        key = "oneOf" if "oneOf" in schema else "anyOf"
        branch = infer(finding.values)
        if types(finding.values) not in (["boolean"], ["integer"], ["number"], ["string"]):
            raise Unmendable("which alternative was meant cannot be told")
        self._editor.append(child(finding.place, key), [flow_map(branch)])
        self._note(finding, finding.place, f"{branch['type']} was seen")

    def _widen(self, finding: Finding) -> None:
        for place in finding.places:
            schema = as_map(self._document.at(place))
            if finding.kind == "undocumented-null" and "type" not in schema:
                key = next((each for each in ("oneOf", "anyOf") if each in schema), None)
                if key is None:
                    raise Unmendable("the schema has no `type` to add null to")
                self._editor.append(child(place, key), [flow_map({"type": "null"})])
                self._note(finding, place, "null was seen")
                continue
            inferred, new = infer(finding.values), types(finding.values)
            is_empty = finding.values.count([]) == len(finding.values)
            if finding.referrer:
                # That place may be something else, not every one that refers to the schema.
                branch = {"type": "array", "maxItems": 0} if is_empty else {**inferred, "type": _one(new)}
                self._editor.branch(finding.referrer, branch)
                self._note(finding, finding.referrer, f"{_told(finding.values)} was seen")
                continue
            if ("enum" in schema or "x-extensible-enum" in schema) and new != ["null"]:
                self._grow(finding, place, [value for value in finding.values if value is not None])
            present = schema.get("type")
            known = [present] if isinstance(present, str) else [str(each) for each in as_list(present)]
            self._editor.widen(child(place, "type"), known, new)
            if "enum" in schema and "null" in new and None not in as_list(schema["enum"]):
                self._editor.append(child(place, "enum"), [None])
            if "items" in inferred and "items" not in schema:
                self._editor.add(place, "items", inferred["items"])
            self._note(finding, place, f"{_told(finding.values)} was seen")


def _told(values: Sequence[Any]) -> str:
    return "`[]`" if values.count([]) == len(values) else " and ".join(types(values))


def _one(named: list[str]) -> Any:
    return named[0] if len(named) == 1 else flow_list(named)


def types(values: Sequence[Any]) -> list[str]:
    """The JSON types of some values, null at last; an integer among numbers is one of them."""
    named = dict.fromkeys(map(_type, values))
    if "number" in named:
        named.pop("integer", None)
    return sorted(named, key=lambda name: name == "null")


def infer(values: Sequence[Any]) -> dict[str, Any]:
    """A schema that admits all values and says no more than they show: nothing in it is required."""
    named = types(values)
    # What was always null will once be something, and nobody knows what.
    schema: dict[str, Any] = {} if named in ([], ["null"]) else {"type": _one(named)}
    if "array" in named:
        schema["items"] = infer([item for value in values if is_list(value) for item in value])
    if "object" in named:
        members: dict[str, list[Any]] = {}
        for value in values:
            for key, member in as_map(value).items():
                members.setdefault(key, []).append(member)
        if members and all(map(is_name, members)):
            schema["properties"] = {key: infer(found) for key, found in members.items()}
        elif members:  # its keys are ids
            schema["additionalProperties"] = infer([each for found in members.values() for each in found])
    return schema


def _type(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _by_media(finding: Finding) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = {}
    for media, value in zip(finding.media, finding.values, strict=True):
        if value != "":
            grouped.setdefault(media, []).append(value)
    return grouped


def _with_evidence(schema: dict[str, Any], evidence: CommentedMap) -> dict[str, Any]:
    """A schema with its evidence behind `type`, where the house order has it."""
    head = {key: schema[key] for key in ("type",) if key in schema}
    return {**head, "x-evidence": evidence, **schema}


def varnames(present: Sequence[str], values: Sequence[Any]) -> list[str]:
    """A name for each value, in the case of those that are there."""
    taken = {name.lower() for name in present}
    made: list[str] = []
    for value in values:
        words = re.findall("[A-Za-z]+|[0-9]+", str(value)) or ["value"]
        if words[0][0].isdigit():
            words.insert(0, "value")
        shouted = bool(present) and all(name.isupper() for name in present)
        name = "_".join(words).upper() if shouted else "".join(word.capitalize() for word in words)
        unique, number = name, 2
        while unique.lower() in taken:
            unique, number = f"{name}{'_' if shouted else ''}{number}", number + 1
        taken.add(unique.lower())
        made.append(unique)
    return made
