"""Edit a YAML text at JSON pointers, and touch no other byte of it.

ruamel.yaml tells where each key and value stands and how it is written; what is new is put between, in the
style of its surroundings. A round trip would not do: it joins lines that our specs have folded.
"""

import io
import re
from collections.abc import Iterable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from generator.document import child, is_list, is_map, keys

LONGEST = 110
"""Characters of a line, beyond which a mapping is not written in flow style."""
_YAML: Any = YAML
"""Typed in part only; `Any` keeps that from spreading."""


class Unmendable(Exception):
    """A finding for which the spec has no place."""


def compose(text: str) -> Any:
    """The nodes of a YAML text, with their marks."""
    return _YAML().compose(text)


_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Read by one version of YAML as another thing than the text they are."""


def _text(value: object) -> object:
    """A scalar, quoted unless every reader of YAML takes it for the same text."""
    if not isinstance(value, str) or isinstance(value, DoubleQuotedScalarString):
        return value
    plain = re.fullmatch(r"\$?[A-Za-z][A-Za-z0-9_./ -]*(?<! )", value) and value.lower() not in _WORDS
    return value if plain else DoubleQuotedScalarString(value)


def _styled(made: Any) -> None:
    made.fa.set_flow_style()


def flow_map(value: dict[str, Any]) -> CommentedMap:
    """A mapping on one line."""
    made = CommentedMap({_text(key): _text(member) for key, member in value.items()})
    _styled(made)
    return made


def block_list(values: Iterable[Any]) -> CommentedSeq:
    """A list with a line for each item."""
    return CommentedSeq(values)


def flow_list(values: Iterable[Any]) -> CommentedSeq:
    """A list on one line."""
    made = CommentedSeq(map(_text, values))
    _styled(made)
    return made


def _ready(value: Any) -> Any:
    """Plain data with every text quoted as need be; what has a style keeps it."""
    if isinstance(value, CommentedMap | CommentedSeq):
        return value
    if is_map(value):
        return CommentedMap({_text(key): _ready(member) for key, member in value.items()})
    if is_list(value):
        return CommentedSeq(map(_ready, value))
    return _text(value)


def _dump(value: object) -> str:
    yaml = _YAML()
    yaml.width = 100_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue().removesuffix("\n").removesuffix("\n...")


def _one_line(value: Any) -> str:
    """A value in flow style."""

    def flow(node: Any) -> Any:
        if is_map(node):
            return flow_map({key: flow(member) for key, member in node.items()})
        if is_list(node):
            return flow_list([flow(member) for member in node])
        return _text(node)

    return _dump(flow(_ready(value)))


class Editor:
    """Collects edits of a YAML text, each at a JSON pointer, and makes them all at once.

    Raises:
        Unmendable: From each edit whose place is not there.
    """

    def __init__(self, text: str, root: Any) -> None:
        self._text, self._root = text, root
        self._edits: list[tuple[int, int, str]] = []
        self._added: dict[tuple[str, object], None] = {}
        self._appended: dict[str, list[Any]] = {}
        self._dropped: dict[str, dict[str, None]] = {}
        self._widened: dict[str, tuple[list[str], dict[str, None]]] = {}
        self._branches: dict[str, list[dict[str, Any]]] = {}

    def add(
        self, pointer: str, key: str, value: Any, *, after: str | None = None, first: bool = False
    ) -> None:
        """Put a pair into a mapping: behind the pair of a key, or else at the end."""
        if (pointer, key) in self._added:
            return
        self._added[pointer, key] = None
        node = self._node(pointer)
        pairs: list[Any] = node.value
        if node.flow_style:
            said = f"{_dump_key(key)}: {_one_line(value)}"
            if not pairs:
                at = node.start_mark.index + 1
                self._edits.append((at, at, said))
                return
            last = next((pair for pair in pairs if pair[0].value == after), pairs[-1])
            at = last[1].end_mark.index
            self._edits.append((at, at, f", {said}"))
            return
        indent = pairs[0][0].start_mark.column
        block = _indented(self._block(key, value, indent), indent)
        if first:
            at = pairs[0][0].start_mark.index
            self._edits.append((at, at, f"{block.lstrip()}\n{' ' * indent}"))
            return
        last = next((pair for pair in pairs if pair[0].value == after), pairs[-1])
        at = self._line_end(_content_end(self._text, last[1], last[0]))
        self._edits.append((at, at, f"\n{block}"))

    def _block(self, key: str, value: Any, indent: int) -> str:
        ready = _ready(value)
        said = _dump(CommentedMap({_text(key): ready}))
        if indent + max(map(len, said.splitlines())) > LONGEST:
            said = _dump(CommentedMap({_text(key): _unfolded(ready, LONGEST - indent - 2)}))
        return said

    def append(self, pointer: str, values: Iterable[Any]) -> list[Any]:
        """Put values at the end of a list; returns those that no edit had put there yet."""
        self._node(pointer)
        pending = self._appended.setdefault(pointer, [])
        new = [value for value in values if value not in pending]
        pending += new
        return new

    def drop(self, pointer: str, name: str) -> None:
        """Take a text out of a list; the last one takes its key along."""
        self._node(pointer)
        self._dropped.setdefault(pointer, {})[name] = None

    def widen(self, pointer: str, known: list[str], types: Iterable[str]) -> None:
        """Let a `type` admit further ones."""
        self._node(pointer)
        self._widened.setdefault(pointer, (known, {}))[1].update(dict.fromkeys(types))

    def branch(self, pointer: str, schema: dict[str, Any]) -> None:
        """Let the schema that a reference stands for be one of several."""
        self._pair(child(pointer, "$ref"))
        branches = self._branches.setdefault(pointer, [])
        if schema not in branches:
            branches.append(schema)

    def result(self) -> str:
        """The text with all edits made."""
        edits = list(self._edits)
        for pointer, values in self._appended.items():
            edits += self._appending(self._node(pointer), values)
        for pointer, names in self._dropped.items():
            edits += self._dropping(pointer, names)
        for pointer, (known, further) in self._widened.items():
            edits.append(self._widening(self._node(pointer), known, further))
        for pointer, schemas in self._branches.items():
            name, node = self._pair(child(pointer, "$ref"))
            said = ", ".join(map(_one_line, [{"$ref": node.value}, *schemas]))
            edits.append((name.start_mark.index, node.end_mark.index, f"oneOf: [{said}]"))
        text = self._text
        # From the end, so that places stay what they are; where several blocks end, the inner is first.
        edits.sort(key=lambda edit: (edit[0], -_depth(edit[2])))
        for start, end, said in reversed(edits):
            text = text[:start] + said + text[end:]
        return _folded(text, self._text)

    def _appending(self, node: Any, values: list[Any]) -> Iterable[tuple[int, int, str]]:
        if not values:
            return
        if node.flow_style or not node.value:
            at = node.value[-1].end_mark.index if node.value else node.start_mark.index + 1
            said = ", ".join(map(_one_line, values))
            yield at, at, f", {said}" if node.value else said
            return
        indent = self._text.rindex("-", 0, node.value[0].start_mark.index) - self._line_start(
            node.value[0].start_mark.index
        )
        at = self._line_end(_content_end(self._text, node.value[-1], node.value[-1]))
        for value in values:
            yield at, at, "\n" + " " * indent + f"- {_one_line(value)}"

    def _dropping(self, pointer: str, names: Iterable[str]) -> Iterable[tuple[int, int, str]]:
        node = self._node(pointer)
        gone = [item for item in node.value if item.value in names]
        kept = [item for item in node.value if item.value not in names]
        if not kept:
            yield self._without_pair(pointer)
        elif node.flow_style:
            texts = [self._text[item.start_mark.index : item.end_mark.index] for item in kept]
            yield node.start_mark.index, node.end_mark.index, f"[{', '.join(texts)}]"
        else:
            for item in gone:
                yield self._line_start(item.start_mark.index), self._line_end(item.end_mark.index) + 1, ""

    def _without_pair(self, pointer: str) -> tuple[int, int, str]:
        holder = self._node(pointer.rpartition("/")[0])
        name, node = self._pair(pointer)
        if not holder.flow_style:
            start = self._line_start(name.start_mark.index)
            return start, self._line_end(_content_end(self._text, node, name)) + 1, ""
        index = [pair[0] for pair in holder.value].index(name)
        if index + 1 < len(holder.value):
            return name.start_mark.index, holder.value[index + 1][0].start_mark.index, ""
        start = holder.value[index - 1][1].end_mark.index if index else name.start_mark.index
        return start, node.end_mark.index, ""

    def _widening(self, node: Any, known: list[str], types: Iterable[str]) -> tuple[int, int, str]:
        wider = list(dict.fromkeys([*known, *types]))
        if "number" in wider and "integer" in wider:
            wider = list(dict.fromkeys("number" if name == "integer" else name for name in wider))
        wider.sort(key=lambda name: name == "null")
        said = wider[0] if len(wider) == 1 else _dump(flow_list(wider))
        return node.start_mark.index, node.end_mark.index, said

    def _pair(self, pointer: str) -> tuple[Any, Any]:
        *above, last = keys(pointer)
        holder = self._node(child("", *above))
        for name, node in holder.value:
            if name.value == last:
                return name, node
        raise Unmendable(f"there is no {pointer}")

    def _node(self, pointer: str) -> Any:
        node = self._root
        for key in keys(pointer):
            if node.id == "mapping":
                found = next((value for name, value in node.value if name.value == key), None)
            else:
                found = node.value[int(key)] if node.id == "sequence" and key.isdigit() else None
            if found is None:
                raise Unmendable(f"there is no {pointer}")
            node = found
        return node

    def _line_start(self, index: int) -> int:
        return self._text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        end = self._text.find("\n", index)
        return len(self._text) if end < 0 else end


def _depth(said: str) -> float:
    """How far an edit is indented; one within a line comes before all that follow the line."""
    return len(said) - len(said.lstrip()) if said.startswith("\n") else float("inf")


def _content_end(text: str, node: Any, before: Any) -> int:
    """Where a value ends: a block collection's own end is that of the comments and blank lines behind it."""
    if node.id != "scalar" and not node.flow_style:
        last = node.value[-1]
        return (
            _content_end(text, last[1], last[0]) if node.id == "mapping" else _content_end(text, last, last)
        )
    end: int = max(node.end_mark.index, before.end_mark.index)
    start: int = min(node.start_mark.index, end)
    return start + len(text[start:end].rstrip()) if node.id == "scalar" else end


def _unfolded(value: Any, width: int) -> Any:
    """A value in block style, but for parts that fit on a line."""
    if is_map(value):
        return CommentedMap(
            {
                key: member if _fits(key, member, width) else _unfolded(member, width - 2)
                for key, member in value.items()
            }
        )
    if is_list(value):
        return CommentedSeq(
            member if _fits("", member, width - 2) else _unfolded(member, width - 2) for member in value
        )
    return value


def _fits(key: str, value: Any, width: int) -> bool:
    """Whether a pair or an item is fit for a line; a list of schemas has a line for each."""
    return len(f"{key}: {_one_line(value)}") <= width and not (is_list(value) and any(map(is_map, value)))


_FLOW_LINE = re.compile(r"( *)(- )?((?:[^\s{\"'#-][^{\"'#]*: )?\{.*\})")


def _folded(text: str, before: str) -> str:
    """The text, with new lines that are too long in block style."""
    known = set(before.split("\n"))
    lines: list[str] = []
    for line in text.split("\n"):
        match = _FLOW_LINE.fullmatch(line)
        if match is None or len(line) <= LONGEST or line in known:
            lines.append(line)
            continue
        dash = match[2] or ""
        indent = len(match[1]) + len(dash)
        yaml = _YAML()
        yaml.preserve_quotes = True
        block = _indented(_dump(_unfolded(yaml.load(match[3]), LONGEST - indent)), indent)
        lines += f"{match[1]}{dash}{block[indent:]}".split("\n")
    return "\n".join(lines)


def _dump_key(key: str) -> str:
    return _dump(CommentedMap({_text(key): 1})).rpartition(":")[0]


def _indented(text: str, indent: int) -> str:
    return "\n".join(f"{' ' * indent}{line}" if line else line for line in text.split("\n"))
