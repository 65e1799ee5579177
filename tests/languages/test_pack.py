"""The pack is true to the specs, and what does not fit it is noticed."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator import document
from tests.languages import pack
from tests.languages.language import ROOT
from tests.languages.pack import Answer, Expected, Kept, PackError, Step, Story

STORIES = pack.read()
EACH_STEP = [(api, step) for api, story in STORIES.items() for step in story.steps]
NAMES = [f"{api}-{step.name}" for api, step in EACH_STEP]
COMBINED = ("allOf", "anyOf", "oneOf")


@pytest.fixture(scope="module")
def roots() -> dict[str, dict[str, Any]]:
    """Every spec that has a story."""
    return {api: document.load(ROOT / "specs" / f"{api}.yaml").root for api in STORIES}


def test_every_spec_has_a_story() -> None:
    """Whoever adds an API adds its story."""
    assert set(STORIES) == {path.stem for path in (ROOT / "specs").glob("*.yaml")}


@pytest.mark.parametrize("api", STORIES)
def test_owner_is_the_sandbox_sample_account(api: str) -> None:
    """No credential of the pack is anybody's: it is the sandbox's own."""
    account = import_module(f"contract_tests.stories.{api}")

    assert STORIES[api].accounts["owner"] == account.headers(account.SAMPLE)


@pytest.mark.parametrize(("api", "step"), EACH_STEP, ids=NAMES)
def test_step_fits_the_spec(api: str, step: Step, roots: dict[str, dict[str, Any]]) -> None:
    """The operation exists, required parameters are given and others are known, the body fits its schema."""
    root = roots[api]
    operation = pack.operations(root)[step.operation]
    body = operation.spec.get("requestBody")

    required = {one["name"] for one in operation.spec["parameters"] if one.get("required")}
    assert required <= step.arguments.keys() <= operation.places.keys()
    assert str(step.expect.status) in operation.spec["responses"] or step.expect.status in (200, 201, 204)
    assert (step.body is None) == (body is None)
    if body is not None:
        schema = {**body["content"]["application/json"]["schema"], "components": root["components"]}
        validator: Any = Draft202012Validator(schema)
        assert [error.message for error in validator.iter_errors(example(step.body, api))] == []


def example(value: pack.Value, api: str) -> Any:
    """A value as it may be when the story is played: what is kept here are ids."""
    if isinstance(value, Kept):
        return "10000027819004" if api == "g2a" else "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d"
    if isinstance(value, dict):
        return {key: example(one, api) for key, one in value.items()}
    return [example(one, api) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("api", "step"), EACH_STEP, ids=NAMES)
def test_pointers_lead_into_the_schema(api: str, step: Step, roots: dict[str, dict[str, Any]]) -> None:
    """What a step looks at is declared: nothing rests on what a generator cannot know of."""
    responses = pack.operations(roots[api])[step.operation].spec["responses"]
    for pointer in step.see:
        schema = responses[str(step.expect.status)]["content"]["application/json"]["schema"]

        assert list(leads(roots[api], schema, pointer.split("/")[1:])), pointer


def leads(root: dict[str, Any], schema: Any, parts: list[str]) -> Iterator[Any]:
    """The schemas at the end of a pointer."""
    schema = pack.resolve(root, schema)
    for key in COMBINED:
        for choice in schema.get(key, ()):
            yield from leads(root, choice, parts)
    if not parts:
        yield schema
    elif (parts[0] == "*" or parts[0].isdigit()) and "items" in schema:
        yield from leads(root, schema["items"], parts[1:])
    elif parts[0] in schema.get("properties", {}):
        yield from leads(root, schema["properties"][parts[0]], parts[1:])


# --- reading -----------------------------------------------------------------------------------------

SHORT = """
orchard:
  accounts: {owner: {X-Key: one}}
  scenarios:
    list_and_page: [{call: trees.list, expect: {status: 200}, keep: {tree: /items/0/id}}]
    fetch_one: [{call: trees.get, with: {tree_id: "${tree}"}, expect: {status: 200, equal: {/id: "${tree}"}}}]
    create_and_read_back: [{call: trees.plant, body: {kinds: ["${tree}"]}, expect: {status: 201}}]
    typed_error: [{call: trees.get, with: {tree_id: none}, expect: {status: 404, exists: [/code]}}]
    auth_failure: [{call: trees.list, expect: {status: 401}}]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_kept_values_are_known_by_step_and_pointer(tmp_path: Path) -> None:
    """`${tree}` is where it was seen, in parameters, bodies and expectations; drivers look there."""
    first, second, third, *_ = pack.read(written(tmp_path, SHORT))["orchard"].steps

    tree = Kept("list_and_page.1", "/items/0/id")
    assert first.see == ("/items/0/id",)
    assert (second.arguments, second.expect.equal) == ({"tree_id": tree}, {"/id": tree})
    assert third.body == {"kinds": [tree]}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("${tree}", "${bush}", "no earlier step keeps `bush`"),
        ("call: trees.plant", "as: thief, call: trees.plant", "no account `thief`"),
        ("exists: [/code]", "is: [/code]", "'is' was unexpected"),
        ("exists: [/code]", "exists: [code]", "'code' does not match"),
        ("typed_error:", "error:", "'typed_error' is a required property"),
        ("{X-Key: one}", "[one]", "is not of type 'object'"),
        ("tree_id: none", "tree_id: 2020-01-01", "put it in quotes"),
        ("orchard:", "[", "while parsing"),
    ],
)
def test_pack_that_cannot_be_played_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """One message says what is wrong."""
    with pytest.raises(PackError, match=re.escape(says)):
        pack.read(written(tmp_path, SHORT.replace(old, new)))


# --- judging -----------------------------------------------------------------------------------------

EXPECTED = Expected(
    200,
    equal={"/id": 1, "/ripe": True, "/first": Kept("typed_error.1", "/id")},
    exists=["/note"],
    count={"/items": 2},
    contains={"/items/*/id": 7},
    disjoint={"/items/*/id": [5, 6]},
)
PAGE = Step(
    "fetch_one.1", "fetch_one", "trees.get", "owner", {}, None, Expected(200, absent=["/id"]), ("/id",)
)
SEEN: dict[str, Any] = {
    "/id": 1,
    "/ripe": True,
    "/first": 7,
    "/note": None,
    "/items": [{}, {}],
    "/items/*/id": [7, 8],
}
STORY = Story(
    {"owner": {}},
    [
        Step("typed_error.1", "typed_error", "trees.get", "owner", {}, None, Expected(200), ("/id",)),
        Step("auth_failure.1", "auth_failure", "trees.list", "owner", {}, None, EXPECTED, tuple(SEEN)),
    ],
)


def judged(answer: Answer | None) -> str:
    answers = {"typed_error.1": Answer(200, {"/id": 7})}
    found = pack.judge(STORY, {**answers, **({"auth_failure.1": answer} if answer else {})})
    assert not any(problems for scenario, problems in found.items() if scenario != "auth_failure")
    return "\n".join(found["auth_failure"])


def test_right_answer_is_green() -> None:
    """Nothing is wrong with what was expected; a number is one with or without a fraction."""
    assert judged(Answer(200, {**SEEN, "/id": 1.0})) == ""


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (None, "not played"),
        (Answer(error="body does not fit"), "body does not fit"),
        (Answer(404, SEEN), "status 404, not 200"),
        (Answer(200, {**SEEN, "/id": 2}), "/id is 2, not 1"),
        (Answer(200, {**SEEN, "/id": True}), "/id is True, not 1"),
        (Answer(200, {**SEEN, "/ripe": 1}), "/ripe is 1, not True"),
        (Answer(200, {**SEEN, "/first": 8}), "/first is 8, not 7"),
        (Answer(200, {key: SEEN[key] for key in SEEN if key != "/note"}), "/note is not there"),
        (Answer(200, {**SEEN, "/items": [{}]}), "/items has 1 elements, not 2"),
        (Answer(200, {**SEEN, "/items": None}), "/items has no elements, not 2"),
        (Answer(200, {**SEEN, "/items/*/id": [8, 9]}), "/items/*/id has no 7"),
        (Answer(200, {**SEEN, "/items/*/id": [7, 5]}), "/items/*/id has 5, which came before"),
    ],
)
def test_wrong_answer_is_red(answer: Answer | None, says: str) -> None:
    """Every kind of expectation can fail, and says where."""
    problem = judged(answer)

    assert problem.startswith("auth_failure.1 trees.list: ")
    assert says in problem


def test_value_that_no_step_saw_is_equal_to_nothing() -> None:
    """What an earlier step should have kept is missed, and said so."""
    found = pack.judge(STORY, {"auth_failure.1": Answer(200, SEEN)})

    assert found["typed_error"] == ["typed_error.1 trees.get: not played"]
    assert found["auth_failure"] == ["auth_failure.1 trees.list: /first is 7, not what no step saw"]


@pytest.mark.parametrize(
    ("answer", "problems"),
    [
        (Answer(200), []),
        (Answer(error="no JSON"), []),
        (Answer(200, {"/id": 1}), ["fetch_one.1 trees.get: /id is there"]),
        (Answer(404), ["fetch_one.1 trees.get: status 404, not 200"]),
    ],
    ids=["nothing", "raised", "a value", "another status"],
)
def test_page_in_place_of_a_value_is_no_value(answer: Answer, problems: list[str]) -> None:
    """A client may return nothing or raise; it must not take a login page for what was asked for."""
    assert pack.judge(Story({"owner": {}}, [PAGE]), {"fetch_one.1": answer})["fetch_one"] == problems
