"""Decide everything about a client before a template sees it.

openapi-python-client's reading gives names and types; the untouched document gives what that parser drops.
"""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, cast

from generator import hooks
from generator.document import Document, Operation, as_list, as_map, child
from generator.errors import SpecError
from generator.extras import Extras, Parameter
from generator.metadata import distribution
from generator.normalise import (
    EMPTY_LIST,
    is_flag,
    is_json_or_page,
    is_refusal,
    kind_of_empty,
    or_empty_list,
    shows_login,
)
from generator.prose import described, docstring, one_line
from generator.refusals import codes_of, error_schema, find_errors, responses
from generator.runtime import errors as runtime_errors
from generator.view import Argument, Client, Enum, Field, Group, Member, Method, Model, Pages

__all__ = ["plan"]

_RUNTIME_NAMES = {name for name in vars(runtime_errors) if name[0].isupper()}
_MODELS_NAMES = {
    *("Any", "Decimal", "Literal", "OpenIntEnum", "OpenStrEnum", "Struct", "UNSET", "UUID", "UnsetType"),
    *("MapOrEmptyList", "ModelOrEmptyList", "TYPE_CHECKING"),
}
_CLIENT_NAMES = {"close", "transport", "with_options", "with_raw_response"}
_MODULE_NAMES = {
    *("binary", "builtins", "empty", "flag", "itertools", "json", "json_map", "json_or_none", "json_or_page"),
    *("location", "models", "text", "text_of", "warnings"),
}
_PACKAGE_NAMES = {
    *("Credentials", "Drift", "DriftWarning", "File", "FileTokenStore", "Flow", "MemoryTokenStore"),
    *("RateLimit", "RawResponse", "SERVERS", "SPEC", "Spec", "Token", "TokenStore"),
}
_CLIENT_IMPORTS = {
    *("Any", "AsyncIterator", "AsyncTransport", "Awaitable", "Callable", "File", "Iterator", "Literal"),
    *(
        "Operation",
        "ParamSpec",
        "Refusals",
        "Self",
        "Sequence",
        "Transport",
        "TypeVar",
        "UNSET",
        "UUID",
        "UnsetType",
        "VERSION",
    ),
}
_UNNAMEABLE = {'"', "\\", *map(chr, range(32))}


def plan(document: Document, extras: Extras) -> Client:
    """Everything that the templates of one package need.

    Raises:
        SpecError: The parser cannot read the document, or two things would get one name.
    """
    return _Planner(document, extras).client()


class _Planner:
    def __init__(self, document: Document, extras: Extras) -> None:
        self.document, self.extras = document, extras
        self.data = hooks.parse(document)
        self.models = {str(model.class_info.name): model for model in self.data.models}
        self.enums = {str(enum.class_info.name): enum for enum in self.data.enums}
        known = sorted([*self.models, *self.enums], key=len, reverse=True)
        self._qualify = re.compile(rf"\b({'|'.join(map(re.escape, known))})\b") if known else None
        self.errors = find_errors(document)

    def client(self) -> Client:
        root, document = self.document.root, self.document
        info = as_map(root.get("info"))
        schemes = tuple(self._schemes())
        client = Client(
            api=document.api,
            spec=f"specs/{document.path.name}",
            title=info["title"],
            summary=info.get("summary") or info["title"],
            description=info.get("description", ""),
            version=info["version"],
            name=hooks.class_name(info["x-client-name"]),
            package=f"{document.api}_client",
            distribution=distribution(document.api),
            servers=tuple(
                (server["url"], server.get("description", "")) for server in as_list(root.get("servers"))
            ),
            enums=tuple(self._enum(name) for name in sorted(self.enums)),
            models=tuple(self._model(name) for name in sorted(self.models) if name not in self._forms),
            groups=tuple(self._groups()),
            errors=self.errors,
            flow=self._flow(),
            schemes=schemes,
            credentials=self.extras.credentials or schemes,
            extras=self.extras,
            data=self.data,
        )
        self._refuse_collisions(client)
        return client

    # -- types ---------------------------------------------------------------------------------------------

    def _qualified(self, type_: str) -> str:
        """A type as client.py writes it: models by module, `list` safe from a method of that name."""
        # Every other part is a string literal, which names no model whatever it says.
        parts = re.split(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""", type_)
        for index in range(0, len(parts), 2):
            if self._qualify is not None:
                parts[index] = self._qualify.sub(r"models.\1", parts[index])
            parts[index] = re.sub(r"\blist\[", "builtins.list[", parts[index])
        return "".join(parts)

    def _accepted(self, prop: hooks.PropertyProtocol) -> str:
        """The type of an argument for an address or a header: plain values serve where enumerations do."""
        if isinstance(prop, hooks.UnionProperty):
            parts = [part for inner in prop.inner_properties for part in self._accepted(inner).split(" | ")]
            return " | ".join(dict.fromkeys(parts))
        if isinstance(prop, hooks.ListProperty) and not isinstance(prop, hooks.TupleProperty):
            return f"Sequence[{self._accepted(prop.inner_property)}]"
        type_ = self._qualified(hooks.type_of(prop)).replace("builtins.list[", "Sequence[")
        if isinstance(prop, hooks.EnumProperty):
            return f"{type_} | {prop.value_type.__name__}"
        return f"{type_} | str" if type_ == "UUID" else type_

    def _enum(self, name: str) -> Enum:
        enum = self.enums[name]
        values = cast("dict[str, str | int]", enum.values)
        members = tuple(Member(str(key), hooks.enum_value(value)) for key, value in values.items())
        base = "OpenIntEnum" if enum.value_type is int else "OpenStrEnum"
        return Enum(name, base, hooks.text(enum.description), members)

    def _model(self, name: str) -> Model:
        model = self.models[name]
        raw = self._raw_model(name)
        properties = [*(model.required_properties or []), *(model.optional_properties or [])]
        mapping = None
        if not properties and model.additional_properties is not None:
            mapping = hooks.type_of(model.additional_properties)
        raws = self._properties(raw)
        fields = [self._field(prop, as_map(raws.get(hooks.text(prop.name)))) for prop in properties]
        tag_field, tag = self._tags.get(name, (None, None))
        fields = [field for field in fields if field.wire != tag_field]
        return Model(name, hooks.text(model.description), tuple(fields), mapping, tag_field, tag)

    @cached_property
    def _tags(self) -> dict[str, tuple[str, str]]:
        """The models that a discriminator tells apart: the field that does it, and its value."""
        tags: dict[str, tuple[str, str]] = {}
        for schema in self._components.values():
            discriminator = as_map(as_map(schema).get("discriminator"))
            for value, ref in as_map(discriminator.get("mapping")).items():
                tags[hooks.class_name(ref.rpartition("/")[2])] = (discriminator["propertyName"], value)
        return tags

    @cached_property
    def _endpoints(self) -> list[hooks.Endpoint]:
        return [e for c in self.data.endpoint_collections_by_tag.values() for e in c.endpoints]

    @cached_property
    def _forms(self) -> set[str]:
        """The models that are only what a form holds: its fields are a method's arguments."""
        return {
            hooks.type_of(body.prop)
            for endpoint in self._endpoints
            for body in endpoint.bodies
            if _media(body) in _FORMS
        }

    @cached_property
    def _components(self) -> dict[str, Any]:
        """The schemas of the spec, by the names of their classes."""
        schemas = as_map(as_map(self.document.root.get("components")).get("schemas"))
        return {hooks.class_name(key): schema for key, schema in schemas.items()}

    def _raw_model(self, name: str) -> dict[str, Any]:
        """An object as the spec has it; one that stands inside another, as the parser was given it."""
        return as_map(self._components.get(name) or hooks.raw(self.models[name]))

    def _properties(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """Its properties, those of the members of `allOf` among them."""
        found: dict[str, Any] = {}
        for member in as_list(raw.get("allOf")):
            found |= self._properties(as_map(self.document.resolve(member)))
        return found | as_map(raw.get("properties"))

    def _field(self, prop: hooks.PropertyProtocol, raw: Mapping[str, Any]) -> Field:
        schema = {**as_map(self.document.resolve(raw)), **raw}
        type_, empty = hooks.type_of(prop), self._empty(schema)
        if empty:
            type_ = self._or_empty_list(type_, empty)
        return Field(
            name=hooks.field_name(prop),
            wire=hooks.text(prop.name),
            type=type_,
            required=prop.required,
            doc=described(raw.get("description") or hooks.text(prop.description), schema),
            money=as_map(schema.get("x-money")).get("unit"),
            empty=empty,
        )

    def _empty(self, schema: Mapping[str, Any]) -> str | None:
        """``map`` or ``model`` where PHP writes ``[]`` if there is none."""
        other = or_empty_list(schema)
        marked: str | None = schema.get(EMPTY_LIST)
        return marked if other is None else kind_of_empty(self.document, other)

    def _or_empty_list(self, type_: str, empty: str) -> str:
        """The type of a field whose schema the normaliser made plain."""
        base = _there(type_)
        if empty == "model":
            return f"ModelOrEmptyList[{base}]"
        return f"MapOrEmptyList[{self._mapping(base)}]{' | None' if base != type_ else ''}"

    def _mapping(self, name: str) -> str:
        """The type of the values of a map."""
        return self._model(name).mapping or "Any" if name in self.models else "Any"

    # -- operations ----------------------------------------------------------------------------------------

    def _groups(self) -> Iterator[Group]:
        operations = {hooks.identifier(operation.id): operation for operation in self.document.operations()}
        tags = {tag["name"]: tag.get("description", "") for tag in as_list(self.document.root.get("tags"))}
        groups: dict[str, list[Method]] = {}
        by_name = {str(endpoint.name): endpoint for endpoint in self._endpoints}
        for name, operation in operations.items():
            groups.setdefault(operation.group, []).append(self._method(operation, by_name[name]))
        for group, methods in groups.items():
            name = hooks.class_name(group)
            yield Group(
                name,
                hooks.identifier(group),
                tags.get(group, ""),
                tuple(methods),
                f"{name}Extra" in self.extras.groups,
            )

    def _method(self, operation: Operation, endpoint: hooks.Endpoint) -> Method:
        raw = operation.raw
        arguments = tuple(
            sorted(self._arguments(operation, endpoint), key=lambda a: (not a.positional, not a.required))
        )
        answers = tuple(self._answers(operation, endpoint))
        if not answers:
            raise self._refused(operation, "no answer but refusals; write the success response")
        schema = error_schema(self.document, operation)
        returns = " | ".join(dict.fromkeys(type_ for _, _, _, type_ in answers))
        batch = self._batch(operation, arguments, returns)
        arguments = tuple(_split(argument, batch) for argument in arguments)
        body = None
        if endpoint.bodies:
            body = self._qualified(hooks.type_of(endpoint.bodies[0].prop))
        servers = as_list(raw.get("servers") or operation.path_item.get("servers"))
        return Method(
            name=_method_name(operation.verb),
            constant=_constant(operation),
            id=operation.id,
            verb=operation.method.upper(),
            path=_template(operation.path, arguments),
            effect=raw["x-effect"],
            deprecated=bool(raw.get("deprecated")),
            arguments=arguments,
            body=body,
            answers=answers,
            returns=returns,
            security=tuple(
                tuple(hooks.identifier(name) for name in as_map(alternative))
                for alternative in self._security(operation)
            ),
            server=servers[0]["url"] if servers else None,
            joined=tuple(
                p["name"] for p in operation.parameters if p["in"] == "query" and p.get("explode") is False
            ),
            idempotency=next((a.wire for a in arguments if _is_idempotency_key(a)), None),
            form=next((m for m in map(_media, endpoint.bodies[:1]) if m != "application/json"), None),
            login=self._shows_login(operation),
            refusals=next((errors.constant for errors in self.errors if errors.schema == schema), None),
            doc=self._method_doc(operation, arguments),
            pages=self._pages(operation, endpoint, arguments),
            batch=batch,
            examples=tuple(self._examples(operation)),
        )

    def _security(self, operation: Operation) -> list[Any]:
        return as_list(operation.raw.get("security", self.document.root.get("security")))

    def _shows_login(self, operation: Operation) -> bool:
        return shows_login(self._security(operation), dict(responses(self.document, operation)))

    def _arguments(self, operation: Operation, endpoint: hooks.Endpoint) -> Iterator[Argument]:
        raws = {(p["in"], p["name"]): p for p in operation.parameters}
        places = {
            "path": endpoint.path_parameters,
            "query": endpoint.query_parameters,
            "header": endpoint.header_parameters,
        }
        if endpoint.cookie_parameters:
            raise self._refused(operation, "a parameter in a cookie: describe it as a security scheme")
        wires = [hooks.text(prop.name) for props in places.values() for prop in props]
        for place, props in places.items():
            for prop in props:
                raw = raws[place, hooks.text(prop.name)]
                schema = as_map(self.document.resolve(raw.get("schema")))
                argument = Argument(
                    name=_argument_name(
                        # The parser renames what its own methods need, such as `url`, and what stands twice.
                        str(prop.python_name)
                        if wires.count(raw["name"].lstrip("_")) > 1 - raw["name"].startswith("_")
                        else hooks.identifier(raw["name"].lstrip("_"))
                    ),
                    wire=hooks.text(prop.name),
                    type=self._accepted(prop),
                    required=prop.required,
                    place=place,
                    doc=described(raw.get("description", ""), schema),
                    sent_as="flag" if is_flag(schema) else "text_of" if "content" in raw else "",
                )
                if _is_idempotency_key(argument):
                    argument = replace(argument, doc=f"{argument.doc} Made for you if you give none.")
                yield argument
        for body in endpoint.bodies[:1]:
            media = _media(body)
            if media == _BYTES:
                doc = as_map(self.document.resolve(operation.raw.get("requestBody"))).get("description", "")
                yield Argument("body", "body", "bytes", body.prop.required, "body", one_line(doc), whole=True)
                continue
            if media != "application/json" and media not in _FORMS:
                known = ", ".join(("application/json", _BYTES, *_FORMS))
                raise self._refused(operation, f"a request body of {media}; known are {known}")
            model = self.models.get(hooks.type_of(body.prop))
            if model is None:
                type_ = self._qualified(hooks.type_of(body.prop))
                doc = as_map(self.document.resolve(operation.raw.get("requestBody"))).get("description", "")
                yield Argument("body", "body", type_, body.prop.required, "body", one_line(doc), whole=True)
                continue
            for field in self._model(str(model.class_info.name)).fields:
                name, type_ = _argument_name(field.name), self._qualified(field.type)
                if media == "multipart/form-data":
                    type_ = re.sub(r"\bFile\b", "File | bytes", type_)
                yield Argument(name, field.wire, type_, field.required, "body", field.doc, field.name)

    def _answers(
        self, operation: Operation, endpoint: hooks.Endpoint
    ) -> Iterator[tuple[int | str, str, str, str]]:
        """Status, kind of decoder, the type that it decodes, the type that a caller gets."""
        raws = dict(responses(self.document, operation))
        succeeds = any(status[:1] == "2" for status in raws)
        for response in endpoint.responses:
            pattern = response.status_code.pattern
            status = int(pattern) if pattern.isdigit() else pattern
            if is_refusal(pattern) or (pattern[:1] == "3" and succeeds and self._shows_login(operation)):
                continue
            if pattern[:1] == "3":
                yield status, "location", "", "str"
                continue
            attribute = response.source["attribute"]
            kind = {"response.json()": "json", "response.content": "binary", "response.text": "text"}.get(
                attribute, "empty"
            )
            type_ = {"binary": "bytes", "text": "str", "empty": "None"}.get(kind) or self._qualified(
                hooks.type_of(response.prop)
            )
            if kind == "json":
                yield (status, *self._json(raws[pattern], type_, login=self._shows_login(operation)))
            else:
                yield status, kind, "", type_

    def _json(self, response: Mapping[str, Any], type_: str, *, login: bool) -> tuple[str, str, str]:
        """The decoder of an answer that is JSON, at least as a rule; what it decodes, what a caller gets."""
        media = as_map(response.get("content"))
        schema = next(
            (as_map(content).get("schema") for kind, content in media.items() if "json" in kind), None
        )
        empty = self._empty(as_map(self.document.resolve(schema)))
        if empty == "model":
            type_ = _there(type_)
            return "json_or_none", type_, f"{type_} | None"
        if empty == "map":
            type_ = f"dict[str, {self._qualified(self._mapping(type_.removeprefix('models.')))}]"
            return "json_map", type_, type_
        if is_json_or_page(response) and not login:
            return "json_or_page", type_, type_ if type_ == "Any" else f"{type_} | str"
        return "json", type_, type_

    def _batch(
        self, operation: Operation, arguments: Iterable[Argument], returns: str
    ) -> tuple[str, int] | None:
        """Where a read takes a list of so many at most and answers with a list, longer ones are split."""
        if operation.raw["x-effect"] != "read" or not returns.startswith("builtins.list["):
            return None
        bounds = {
            parameter["name"]: as_map(self.document.resolve(parameter.get("schema"))).get("maxItems")
            for parameter in operation.parameters
        }
        found = [
            (argument.name, most)
            for argument in arguments
            if argument.place == "query" and isinstance(most := bounds.get(argument.wire), int)
        ]
        return found[0] if len(found) == 1 else None

    def _examples(self, operation: Operation) -> Iterator[tuple[int, str, str, str]]:
        """The answers that a spec shows; an answer without content is one, too."""
        for status, response in responses(self.document, operation):
            if not status.isdigit():
                continue
            content = as_map(response.get("content"))
            if not content:
                yield int(status), "empty", "", ""
            for media, inner in content.items():
                shown = dict(as_map(as_map(inner).get("examples")))
                if "example" in as_map(inner):
                    shown["example"] = {"value": inner["example"]}
                for name, example in shown.items():
                    value = as_map(self.document.resolve(example)).get("value")
                    text = value if isinstance(value, str) and "json" not in media else json.dumps(value)
                    yield int(status), name, media, text

    def _pages(
        self, operation: Operation, endpoint: hooks.Endpoint, arguments: Iterable[Argument]
    ) -> Pages | None:
        raw = operation.raw.get("x-pagination")
        if not raw:
            return None
        if raw["style"] not in ("page", "offset"):
            raise self._refused(
                operation, f"x-pagination style {raw['style']}: no iterator is generated for it yet"
            )
        counter = next(a for a in arguments if a.wire == raw[raw["style"]])
        answer = next(r.prop for r in endpoint.responses if r.status_code.pattern.startswith("2"))
        names, prop = self._walk(operation, answer, raw["items"])
        if not isinstance(prop, hooks.ListProperty):
            raise self._refused(operation, f"x-pagination: {raw['items']} is not an array")
        done = None
        if raw["style"] == "page" and raw.get("pages"):
            names_of_pages, counted = self._walk(operation, answer, raw["pages"], required=False)
            pages = f"_answer.{'.'.join(names_of_pages)}"
            done = f"isinstance({pages}, int) and _page >= {pages}"
            if counted.required and hooks.type_of(counted) == "int":
                done = f"_page >= {pages}"
        elif raw["style"] == "offset" and raw.get("total"):
            names_of_total, counted = self._walk(operation, answer, raw["total"], required=False)
            total = f"_answer.{'.'.join(names_of_total)}"
            reached = f"{counter.name} >= {total}"
            done = reached if counted.required else f"isinstance({total}, int) and {reached}"
        item = self._qualified(hooks.type_of(prop.inner_property))
        verb = operation.verb
        name = (
            "iter"
            if verb == "list"
            else verb.replace("list_", "iter_", 1)
            if verb.startswith("list_")
            else f"iter_{verb}"
        )
        first = raw.get("first", 1 if raw["style"] == "page" else 0)
        described = [(a.name, a.doc if a is not counter else f"Where to begin. {a.doc}") for a in arguments]
        doc = docstring(
            f"Every item of `{operation.id}`, from page to page",
            "A page is fetched when its first item is asked for; the walk ends with "
            f"{'the last page that the answer counts, or ' if done else ''}the first empty page.",
            [
                ("Args", described),
                ("Raises", [("SdkError", f"As `{_method_name(verb)}`, at the page that failed.")]),
            ],
        )
        return Pages(
            name, raw["style"], counter.name, first, raw.get("last"), ".".join(names), item, done, doc
        )

    def _walk(
        self, operation: Operation, prop: hooks.PropertyProtocol, pointer: str, *, required: bool = True
    ) -> tuple[list[str], hooks.PropertyProtocol]:
        names: list[str] = []
        steps = pointer.split("/")[1:]
        for key in steps:
            model = self.models.get(hooks.type_of(prop))
            properties = (
                [*(model.required_properties or []), *(model.optional_properties or [])] if model else []
            )
            found = next((p for p in properties if hooks.text(p.name) == key), None)
            if found is None or (not found.required and (required or key != steps[-1])):
                raise self._refused(
                    operation, f"x-pagination: {pointer} is not a required property of the answer"
                )
            names.append(hooks.field_name(found))
            prop = found
        return names, prop

    def _refused(self, operation: Operation, reason: str) -> SpecError:
        return SpecError([self.document.finding(operation.pointer, "client", reason)])

    def _method_doc(self, operation: Operation, arguments: Iterable[Argument]) -> str:
        raw = operation.raw
        returns, raises = "", list[tuple[str, str]]()
        schema, login = error_schema(self.document, operation), self._shows_login(operation)
        refusals = next((errors.refusals for errors in self.errors if errors.schema == schema), ())
        names = {refusal.code: refusal.name for refusal in refusals}
        if login:
            raises.append(("LoginRequiredError", "The server shows its login page, or redirects to it."))
        for status, response in responses(self.document, operation):
            text = one_line(response.get("description", ""))
            if status[:1] == "3" and login:
                continue
            if not is_refusal(status):
                returns = returns or text
                continue
            classes = [names[code] for code in codes_of(response) if code in names]
            fallback = runtime_errors.of_status(int(status)).__name__ if status.isdigit() else "ApiError"
            raises.append((", ".join(dict.fromkeys([*classes, fallback])), f"{status}. {text}"))
        raises += [
            ("DecodeError", "The answer is not what the spec says."),
            ("TransportError", "No whole answer arrived."),
        ]
        evidence = as_map(raw.get("x-evidence"))
        seen = ", ".join(evidence[key] for key in ("kind", "seen") if key in evidence)
        origin = ", ".join(evidence[key] for key in ("source", "section") if key in evidence)
        shared = self.document.root.get("externalDocs") if evidence.get("kind") == "documented" else None
        link = as_map(raw.get("externalDocs") or shared).get("url")
        effect = " ".join([f"Effect: {raw['x-effect']}.", *_consequences(operation, names)])
        source = f"Source: {origin} ({seen}){f', {link}' if link else ''}. {effect}"
        return docstring(
            raw["summary"],
            "\n\n".join(part for part in (raw.get("description", ""), source) if part),
            [
                ("Args", [(a.name, a.doc) for a in arguments]),
                ("Returns", [("", returns)] if returns else []),
                ("Raises", raises),
            ],
        )

    # -- the rest ------------------------------------------------------------------------------------------

    def _schemes(self) -> Iterator[Parameter]:
        schemes = as_map(as_map(self.document.root.get("components")).get("securitySchemes"))
        for key, scheme in schemes.items():
            name = hooks.identifier(key)
            doc = one_line(scheme.get("description", ""))
            if scheme["type"] == "apiKey" and scheme["in"] == "header":
                yield Parameter(name, "str | None", "None", doc, ("header", scheme["name"], ""))
            elif scheme["type"] == "apiKey" and scheme["in"] == "query":
                yield Parameter(name, "str | None", "None", doc, ("query", scheme["name"], ""))
            elif scheme["type"] == "apiKey" and scheme["in"] == "cookie":
                yield Parameter(name, "str | None", "None", doc, ("cookie", scheme["name"], ""))
            elif scheme["type"] == "http" and scheme["scheme"] == "bearer":
                yield Parameter(name, "str | None", "None", doc, ("header", "Authorization", "Bearer "))
            elif not self.extras.credentials:
                pointer = f"/components/securitySchemes/{key}"
                reason = (
                    f"{scheme['type']} needs a Credentials class in extras/{self.document.api}/credentials.py"
                )
                raise SpecError([self.document.finding(pointer, "client", reason)])

    def _flow(self) -> dict[str, str] | None:
        """The operations at the addresses that an OAuth 2 scheme names; None without such a scheme.

        Raises:
            SpecError: None of the operations gives out tokens.
        """
        schemes = as_map(as_map(self.document.root.get("components")).get("securitySchemes"))
        by_url = {
            str(server["url"]).rstrip("/") + operation.path: operation
            for operation in self.document.operations()
            for server in self._servers(operation)
        }
        for key, scheme in schemes.items():
            for kind, flow in as_map(as_map(scheme).get("flows")).items():
                token = by_url.get(str(flow.get("tokenUrl")))
                if token is None:
                    pointer = child("/components/securitySchemes", key, "flows", kind, "tokenUrl")
                    reason = "no operation has this address; describe the one that gives out tokens"
                    raise SpecError([self.document.finding(pointer, "client", reason)])
                authorize = by_url.get(str(flow.get("authorizationUrl")))
                found = {"token": token} | ({"authorize": authorize} if authorize else {})
                return {name: _constant(operation) for name, operation in found.items()}
        return None

    def _servers(self, operation: Operation) -> list[Any]:
        """The servers of one operation, its own before those of its path and of the document."""
        return as_list(
            operation.raw.get("servers")
            or operation.path_item.get("servers")
            or self.document.root.get("servers")
        )

    def _refuse_collisions(self, client: Client) -> None:
        """Two things under one name would shadow each other without a word."""
        twins = [client.name, f"Async{client.name}"]
        groups = [name for group in client.groups for name in (group.name, f"Async{group.name}")]
        taken = {*_RUNTIME_NAMES, *_PACKAGE_NAMES, *_CLIENT_IMPORTS}
        clashes = [
            f"error code {r.code}: {r.name} is taken" for r in client.refusals if r.own and r.name in taken
        ]
        clashes += [f"x-client-name: {name} is taken" for name in twins if name in {*taken, *groups}]
        clashes += [f"tag: the class {name} is taken" for name in groups if name in taken]
        clashes += [
            f"schema {name}: models.py needs that name itself"
            for name in sorted({*self.models, *self.enums} & _MODELS_NAMES)
        ]
        clashes += [
            f"schema {model.name}: msgspec takes no property named {field.wire!r}"
            for model in client.models
            for field in model.fields
            if set(field.wire) & _UNNAMEABLE
        ]
        clashes += [
            f"schema {model.name}: {field.name}_decimal is what `x-money` makes of {field.name}"
            for model in client.models
            for field in model.fields
            if field.money and any(other.name == f"{field.name}_decimal" for other in model.fields)
        ]
        clashes += [
            f"tag {g.attribute}: the client has that name itself"
            for g in client.groups
            if g.attribute in _CLIENT_NAMES
        ]
        for group in client.groups:
            verbs = [name for m in group.methods for name in (m.name, *([m.pages.method] if m.pages else []))]
            clashes += [f"tag {group.attribute}: two methods become {name}" for name in _repeated(verbs)]
            for method in group.methods:
                names = [argument.name for argument in method.arguments]
                clashes += [f"{method.id}: two arguments become {name}" for name in _repeated(names)]
        findings = [self.document.finding("", "names", clash) for clash in clashes]
        findings += [
            self.document.finding(
                pointer, "names", f"two of these become {name}; give them x-enum-varnames that differ"
            )
            for pointer, name in _twins(self.document.root)
        ]
        if findings:
            raise SpecError(findings)


_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
_BYTES = "application/octet-stream"


def _media(body: hooks.Body) -> str:
    return hooks.text(body.content_type)


def _there(type_: str) -> str:
    """A type without None."""
    return " | ".join(part for part in type_.split(" | ") if part != "None")


def _split(argument: Argument, batch: tuple[str, int] | None) -> Argument:
    """An argument as it is told where it goes out in batches."""
    if batch is None or argument.name != batch[0]:
        return argument
    told = f"More than {batch[1]} are asked for in several requests."
    return replace(argument, doc=argument.doc.replace(f"At most {batch[1]} items.", told))


def _consequences(operation: Operation, names: Mapping[str, str]) -> Iterator[str]:
    """What to know before a call is made again, and how it is taken back."""
    once, undo = (as_map(operation.raw.get(key)) for key in ("x-once", "x-undo"))
    if once:
        name = names.get(str(once.get("code")))
        yield f"Once for each thing: then it is refused with {once['status']}{f' ({name})' if name else ''}."
    if "before" in undo:
        yield "Taken back by itself, with the value from before."
    elif undo:
        yield f"Taken back by `{undo['operation']}`."


def _constant(operation: Operation) -> str:
    return "_" + hooks.identifier(operation.id).upper()


def _is_idempotency_key(argument: Argument) -> bool:
    return argument.place == "header" and argument.wire.lower() == "idempotency-key"


def _template(path: str, arguments: Iterable[Argument]) -> str:
    """The path with its parameters under their Python names."""
    for argument in arguments:
        if argument.place == "path":
            path = path.replace(f"{{{argument.wire}}}", f"{{{argument.name}}}")
    return path


def _twins(node: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Where two names, or two values, of an enumeration become one member: a pointer, and the member."""
    enum = as_map(node)
    values = as_list(enum.get("enum") or enum.get("x-extensible-enum"))
    names = as_list(enum.get("x-enum-varnames")) or [value for value in values if str(value)[:1].isalpha()]
    members = [hooks.identifier(str(name)).upper() for name in names]
    yield from ((pointer, name) for name in _repeated(members))
    entries: list[tuple[str | int, Any]] = [*as_map(node).items(), *enumerate(as_list(node))]
    for key, value in entries:
        yield from _twins(value, child(pointer, key))


def _repeated(names: list[str]) -> list[str]:
    """The names that stand there more than once, sorted."""
    return sorted({name for name in names if names.count(name) > 1})


def _argument_name(name: str) -> str:
    """A name that hides no module which the method's own code needs."""
    return f"{name}_" if name in _MODULE_NAMES else name


def _method_name(verb: str) -> str:
    """A verb as a method; builtins such as `list` are no trouble behind a dot."""
    return f"{verb}_" if keyword.iskeyword(verb) else verb
