"""What a program can reach of a package, and what became of that since another version.

griffe reads both from their source, so nothing of an old package runs. It finds what a caller's arguments
would trip over; it does not look at types, bases, `async`, values of enumerations, nor at attributes that
no ``__init__`` sets, such as the groups of a client. Those are compared here.
"""

from __future__ import annotations

import ast
import re
from collections import deque
from collections.abc import Iterable, Iterator, KeysView
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias

import griffe

from generator.breaking.changes import Change, Kind

__all__ = ["Surface", "compare", "load"]

_LABELS: Final = {"async": "a coroutine", "classmethod": "a class method", "staticmethod": "a static method"}

_UNFELT: Final = ("__repr__", "__str__", "__reduce__", "__reduce_ex__", "__getstate__", "__setstate__")

_ENUMS: Final = ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag")


@dataclass(slots=True)
class Surface:
    """What is public of one package."""

    package: griffe.Module
    objects: dict[str, griffe.Object | None] = field(default_factory=dict[str, griffe.Object | None])
    """By the name that a program uses: ``Orchard``, ``Orchard.trees.list``, ``models.Tree.id``.

    None is what comes from another distribution. A class that has two names has its members below the first.
    """
    classes: dict[str, str] = field(default_factory=dict[str, str])
    """The first name of each class, by the place where it is defined."""
    holders: dict[str, griffe.Class] = field(default_factory=dict[str, griffe.Class])
    """Each class by its first name; for that of a client's group, the group's."""
    given: set[str] = field(default_factory=set[str])
    """The classes, by first name, of which callers make instances: arguments are, and no answer has them."""
    exported: set[str] = field(default_factory=set[str])
    """The names that can be imported."""

    def get(self, name: str) -> griffe.Object | None:
        """What has that name."""
        return self.objects.get(name)

    def hold(self, name: str, cls: griffe.Class) -> str:
        """Gives a class its first name."""
        self.classes[cls.canonical_path] = name
        self.holders[name] = cls
        return name

    def has(self, name: str) -> bool:
        """Whether a program can still say it, under whichever name its class is known here."""
        holder, _, member = name.rpartition(".")
        classes = (self.classes.get(path) for path in _leads_to(self.get(holder)))
        return name in self.objects or any(f"{one}.{member}" in self.objects for one in classes)

    def inherited(self, name: str) -> str | None:
        """The name that a member has at the public class it is inherited from; None for one of its own."""
        member = self.get(name)
        if member is None or member.parent is None or name.rpartition(".")[0] not in self.exported:
            return None
        above = self.classes.get(member.parent.canonical_path)
        told = f"{above}.{member.name}"
        return told if above in self.exported and told != name and told in self.objects else None


def load(source: Path, package: str) -> Surface:
    """Read a package below a folder, such as ``generated/orchard-client/src``.

    Raises:
        ImportError: There is no such package.
        SyntaxError: A module of it is no Python.
    """
    loaded = griffe.load(
        package,
        search_paths=[source],
        allow_inspection=False,
        resolve_aliases=True,
        resolve_external=False,
        extensions=griffe.load_extensions(_Attributes),
    )
    assert isinstance(loaded, griffe.Module)  # noqa: S101 - a name without a dot is that of a module
    surface = Surface(loaded)
    waiting: deque[str] = deque()
    for prefix, module in _modules("", loaded):
        for name in _public(module):
            found = _target(module.members.get(name))
            if found is not None and found.is_module:
                continue
            surface.objects[prefix + name] = found
            surface.exported.add(prefix + name)
            if isinstance(found, griffe.Class) and found.canonical_path not in surface.classes:
                waiting.append(surface.hold(prefix + name, found))
    while waiting:
        waiting.extend(_walk(surface, waiting.popleft()))
    _give(surface)
    return surface


class _Attributes(griffe.Extension):
    """Adds attributes that griffe passes over: set outside of ``__init__``, or several by one statement."""

    def on_class_members(self, *, node: Any, cls: griffe.Class, **_: Any) -> None:
        methods = (one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))
        for target, value, annotation in (one for method in methods for one in _assigned(method)):
            name = target.attr
            if name not in cls.members and not name.startswith("_"):
                told = {"value": value, "annotation": annotation}
                made = {key: griffe.safe_get_expression(one, parent=cls) for key, one in told.items()}
                cls.set_member(name, griffe.Attribute(name, **made))


_Assigned: TypeAlias = tuple[ast.Attribute, ast.expr | None, ast.expr | None]


def _assigned(method: ast.AST) -> Iterator[_Assigned]:
    """The attributes of itself that a method sets, with value and annotation where they have their own."""
    for node in ast.walk(method):
        found: list[_Assigned] = []
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Attribute):
            found = [(node.target, node.value, node.annotation)]
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                many = target.elts if isinstance(target, ast.Tuple) else [target]
                value = node.value if many == [target] else None
                found += [(one, value, None) for one in many if isinstance(one, ast.Attribute)]
        for target, value, annotation in found:
            if isinstance(target.value, ast.Name) and target.value.id == "self":
                yield target, value, annotation


def _modules(prefix: str, module: griffe.Module) -> Iterator[tuple[str, griffe.Module]]:
    yield prefix, module
    for name, member in module.members.items():
        if isinstance(member, griffe.Module) and not name.startswith("_"):
            yield from _modules(f"{prefix}{name}.", member)


def _public(module: griffe.Module) -> list[str]:
    if module.exports is not None:
        return [str(name) for name in module.exports]
    return [name for name, member in module.members.items() if member.is_public and not member.is_module]


def _target(member: griffe.Object | griffe.Alias | None) -> griffe.Object | None:
    """What a name stands for in the end; None if that is elsewhere."""
    try:
        return member.final_target if isinstance(member, griffe.Alias) else member
    except griffe.AliasResolutionError:
        return None


def _walk(surface: Surface, key: str) -> Iterator[str]:
    """Adds the public members of a class, and the classes that they lead to, whose names it tells."""
    for name, member in _members(surface.holders[key]):
        if name == "__init__" and key not in surface.exported:
            continue  # no caller makes one
        surface.objects[f"{key}.{name}"] = member
        for path in _leads_to(member):
            found = _find(surface.package, path)
            private = any(part.startswith("_") for part in path.split("."))
            if found is not None and path not in surface.classes and not private:
                below = f"{key}.{name}" if isinstance(member, griffe.Attribute) else found.name
                yield surface.hold(below, found)


def _members(cls: griffe.Class) -> Iterator[tuple[str, griffe.Object]]:
    for name, member in cls.all_members.items():
        found = _target(member)
        felt = found is not None and found.is_function and name not in _UNFELT and name.endswith("__")
        if found is not None and (felt or not name.startswith("_")):
            yield name, found


def _leads_to(member: griffe.Object | None) -> Iterator[str]:
    """The classes of what a caller gets from a member; of a class itself."""
    if isinstance(member, griffe.Class):
        yield member.canonical_path
    elif isinstance(member, griffe.Function):
        yield from _paths(member.returns)
    elif isinstance(member, griffe.Attribute):
        yield from _paths(member.annotation)
        if isinstance(member.value, griffe.ExprCall):
            yield from _paths(member.value.function)


def _paths(expression: object) -> Iterator[str]:
    if isinstance(expression, griffe.Expr):
        for part in expression.iterate(flat=True):
            if isinstance(part, griffe.ExprName):
                yield part.canonical_path


def _find(package: griffe.Module, path: str) -> griffe.Class | None:
    """A class of this package by the place where it is defined."""
    inside = path.removeprefix(f"{package.name}.")
    if inside == path:
        return None
    try:
        found = _target(package[inside])
    except KeyError:
        return None
    return found if isinstance(found, griffe.Class) else None


def _give(surface: Surface) -> None:
    """Finds what callers make: the classes in arguments, and in their fields, that no call returns."""
    functions = [one for one in surface.objects.values() if isinstance(one, griffe.Function)]
    taken = (parameter.annotation for function in functions for parameter in function.parameters)
    returned = (function.returns for function in functions)
    surface.given = _within(surface, taken) - _within(surface, returned)


def _within(surface: Surface, annotations: Iterable[object]) -> set[str]:
    """The classes that these types name, and those of the fields of them."""
    by_name = {name.rpartition(".")[2]: name for name in surface.classes.values()}
    found: set[str] = set()
    waiting = deque(annotations)
    while waiting:
        for word in _words(str(waiting.popleft())):
            key = by_name.get(word)
            if key is not None and key not in found:
                found.add(key)
                members = surface.holders[key].members.values()
                waiting.extend(one.annotation for one in members if isinstance(one, griffe.Attribute))
    return found


# --- Comparing ---

_ASYNC: Final = re.compile(r"\bAsync(?=[A-Z])")


def compare(old: Surface, new: Surface) -> list[Change]:
    """What became of an interface; of the async client only what is not so of the other one, too."""
    changes = list(dict.fromkeys(_changes(old, new)))
    texts = {change.text for change in changes}
    return [one for one in changes if _ASYNC.sub("", one.text) not in texts - {one.text}]


def _changes(old: Surface, new: Surface) -> Iterator[Change]:
    yield from _gone(old, new)
    yield from _come(old, new)
    yield from _arguments("", old.package, new.package, old, new)
    for name in old.holders:
        if name in new.holders:
            yield from _arguments(f"{name}.", old.holders[name], new.holders[name], old, new)
    for name in old.objects:
        if name in new.objects and not _told_elsewhere(name, old, new):
            yield from _member(name, old, new)


def _told_elsewhere(name: str, old: Surface, new: Surface) -> bool:
    """Whether the class that a member is inherited from tells what became of it."""
    return old.inherited(name) is not None and old.inherited(name) == new.inherited(name)


def _gone(old: Surface, new: Surface) -> Iterator[Change]:
    gone = [name for name in old.objects if not new.has(name)]
    for name in _topmost(gone, old):
        yield _change("removed", f"`{name}` is gone", "Removed", breaking=True)


def _come(old: Surface, new: Surface) -> Iterator[Change]:
    come = [name for name in new.objects if not old.has(name)]
    for name in _topmost(come, new):
        holder = name.rpartition(".")[0]
        member, cls = new.get(name), old.holders.get(holder)
        if cls is not None and "Protocol" in _bases(cls):
            text = f"`{name}` is new, and who implements `{holder}` has to have it"
            yield _change("protocol-grown", text, "Added", breaking=True)
        elif cls is not None and holder in old.given and _required(member, cls):
            text = f"`{holder}()` needs `{name.rpartition('.')[2]}`"
            yield _change("field-required", text, "Added", breaking=True)
        else:
            yield _change("added", f"`{name}` is new", "Added", breaking=False)


def _topmost(names: list[str], surface: Surface) -> Iterator[str]:
    """Each thing once: not what is inside another, nor the second name of what has the first as well."""
    among = set(names)
    for name in names:
        holders = [name[:at] for at, character in enumerate(name) if character == "."]
        found = surface.get(name)
        first = surface.classes.get(found.canonical_path, name) if found is not None else name
        others = {*holders, surface.inherited(name), first if first != name else None}
        if not among & others:
            yield name


def _required(member: object, cls: griffe.Class) -> bool:
    """Whether it is a field without a default."""
    field_ = isinstance(member, griffe.Attribute) and member.value is None and member.annotation is not None
    return field_ and "Struct" in _bases(cls)


_K: Final = griffe.BreakageKind
_TRIPS: Final[dict[griffe.BreakageKind, tuple[Kind, str]]] = {
    _K.PARAMETER_REMOVED: ("Removed", "{call} no longer takes `{old.name}`"),
    _K.PARAMETER_ADDED_REQUIRED: ("Added", "{call} needs `{new.name}`"),
    _K.PARAMETER_CHANGED_REQUIRED: ("Changed", "{call} needs `{old.name}`, which had a default"),
    _K.PARAMETER_MOVED: ("Changed", "`{old.name}` of {call} stands at another place"),
    _K.PARAMETER_CHANGED_KIND: (
        "Changed",
        "`{old.name}` of {call} was {old.kind.value}, is {new.kind.value}",
    ),
    _K.PARAMETER_CHANGED_DEFAULT: (
        "Changed",
        "the default of `{old.name}` of {call} was `{old.default}`, is `{new.default}`",
    ),
    _K.OBJECT_CHANGED_KIND: ("Changed", "`{name}` turned from {old.value} into {new.value}"),
}
"""What griffe is asked for. What is gone is found here, where groups of a client have a name."""


def _arguments(
    prefix: str, before: griffe.Object, after: griffe.Object, old: Surface, new: Surface
) -> Iterator[Change]:
    """What griffe finds in the functions of a class, or of the modules."""
    for found in griffe.find_breaking_changes(before, after):
        name = prefix + (found.obj.name if prefix else found.obj.canonical_path.partition(".")[2])
        if found.kind in _TRIPS and name in old.objects and not _told_elsewhere(name, old, new):
            kind, text = _TRIPS[found.kind]
            told = text.format(name=name, call=_call(name), old=found.old_value, new=found.new_value)
            yield _change(found.kind.name.lower().replace("_", "-"), told, kind, breaking=True)


def _member(name: str, old: Surface, new: Surface) -> Iterator[Change]:
    before, after = old.get(name), new.get(name)
    if isinstance(before, griffe.Function) and isinstance(after, griffe.Function):
        cls = old.holders.get(name.rpartition(".")[0])
        yield from _function(name, before, after, cls is not None and "Protocol" in _bases(cls))
    elif isinstance(before, griffe.Attribute) and isinstance(after, griffe.Attribute):
        if name not in old.holders.keys() & new.holders.keys():  # what hides behind it is compared
            yield from _attribute(name, before, after, old)
    elif isinstance(before, griffe.Class) and isinstance(after, griffe.Class):
        lost = _ancestors(before, old) - _ancestors(after, new)
        for base in sorted(lost) if old.classes.get(before.canonical_path) == name else ():
            yield _change("base-removed", f"`{name}` is no `{base}` any more", "Changed", breaking=True)


def _function(
    name: str, before: griffe.Function, after: griffe.Function, implemented: bool
) -> Iterator[Change]:
    call = _call(name)
    for label, told in _LABELS.items():
        if (label in before.labels) != (label in after.labels):
            text = f"{call} is {told} now" if label in after.labels else f"{call} is not {told} any more"
            yield _change("call-changed", text, "Changed", breaking=True)
    known = {parameter.name: parameter for parameter in before.parameters}
    for parameter in after.parameters:
        if parameter.name not in known:
            if not parameter.required:
                text = f"{call} takes `{parameter.name}`"
                yield _change("parameter-added", text, "Added", breaking=implemented)
            continue
        old, new = _types(known[parameter.name].annotation), _types(parameter.annotation)
        if old and new and old != new:
            wider = old <= new or "Any" in new
            text = f"`{parameter.name}` of {call} was {_told(old)}, is {_told(new)}"
            yield _change("parameter-type-changed", text, "Changed", breaking=not wider or implemented)
    old, new = _types(before.returns), _types(after.returns)
    if old and new and old != new:
        text = f"{call} gave {_told(old)}, gives {_told(new)}"
        yield _change("return-type-changed", text, "Changed", breaking=not _narrower(old, new) or implemented)


def _attribute(
    name: str, before: griffe.Attribute, after: griffe.Attribute, surface: Surface
) -> Iterator[Change]:
    holder = name.rpartition(".")[0]
    cls = surface.holders.get(holder)
    old, new = _types(before.annotation), _types(after.annotation)
    if old and new and old != new:
        text = f"`{name}` was {_told(old)}, is {_told(new)}"
        harmless = _narrower(old, new) and holder not in surface.given
        yield _change("type-changed", text, "Changed", breaking=not harmless)
    if cls is None:
        return
    if set(_ENUMS) & _bases(cls) and str(before.value) != str(after.value):
        text = f"`{name}` was `{before.value}`, is `{after.value}`"
        yield _change("value-changed", text, "Changed", breaking=True)
    elif holder in surface.given and not _required(before, cls) and _required(after, cls):
        text = f"`{holder}()` needs `{name.rpartition('.')[2]}`, which had a default"
        yield _change("field-required", text, "Changed", breaking=True)


def _call(name: str) -> str:
    return f"`{name.removesuffix('.__init__')}()`"


def _change(id_: str, text: str, kind: Kind, *, breaking: bool) -> Change:
    return Change(
        id_, text, "breaking" if breaking else "harmless", kind, breaks="packages" if breaking else ""
    )


# --- Types ---


def _types(annotation: object) -> KeysView[str]:
    """The alternatives of a type, without their modules: ``{"str", "None"}``; none if it is not told."""
    text = "" if annotation is None else str(annotation)
    try:
        found = list(_alternatives(ast.parse(text, mode="eval").body)) if text else []
    except SyntaxError:
        found = [text]
    return dict.fromkeys(found).keys()


def _alternatives(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _types(node.value)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _alternatives(node.left)
        yield from _alternatives(node.right)
    elif isinstance(node, ast.Subscript) and _last(node.value) in ("Union", "Optional", "Literal"):
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        for one in inner:
            if _last(node.value) == "Literal":
                yield f"Literal[{ast.unparse(one)}]"
            else:
                yield from _alternatives(one)
        if _last(node.value) == "Optional":
            yield "None"
    else:
        yield ast.unparse(_Short().visit(node))


class _Short(ast.NodeTransformer):
    def visit_Attribute(self, node: ast.Attribute) -> ast.Name:
        return ast.Name(node.attr)


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _words(annotation: str) -> set[str]:
    try:
        tree = ast.parse(annotation, mode="eval")
    except SyntaxError:
        return set()
    return {_last(node) for node in ast.walk(tree) if isinstance(node, ast.Name | ast.Attribute)}


def _narrower(old: KeysView[str], new: KeysView[str]) -> bool:
    """Whether who reads it gets nothing that was not to be expected before."""
    return new <= old or bool(old & {"Any", "object"}) or list(old) == ["None"]


def _told(types: KeysView[str]) -> str:
    return f"`{' | '.join(types)}`"


def _bases(cls: griffe.Class) -> set[str]:
    """The last names of all classes above it, as far as this package goes."""
    found = {str(base).partition("[")[0].rpartition(".")[2] for base in cls.bases}
    for above in cls.resolved_bases:
        target = _target(above)
        if isinstance(target, griffe.Class):
            found |= _bases(target)
    return found


def _ancestors(cls: griffe.Class, surface: Surface) -> set[str]:
    """Those of them that a program can name: public here, or from elsewhere."""
    own = {path.rpartition(".")[2]: name for path, name in surface.classes.items()}
    inside = {one.name for one in _defined(surface.package)}
    return {own.get(base, base) for base in _bases(cls) if base in own or base not in inside}


def _defined(module: griffe.Module) -> Iterator[griffe.Class]:
    for member in module.members.values():
        if isinstance(member, griffe.Class):
            yield member
        elif isinstance(member, griffe.Module):
            yield from _defined(member)
