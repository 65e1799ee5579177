"""What is read of Rust that openapi-generator 7.26.0 wrote."""

from pathlib import Path
from typing import Any

import pytest

from tests.languages.openapi_generator import Parameter
from tests.languages.pack import Kept, Value
from tests.languages.rust import LOCKED, Rust, argument, functions

# Of library_api.rs, made from gog.yaml, with its longest parameters left out.
LIBRARY = """
pub async fn library_list(configuration: &configuration::Configuration, page: Option<i64>, \
sort_order: Option<models::SortOrder>, tags: Option<Vec<String>>, search: Option<&str>, r#type: &str) \
-> Result<ResponseContent<LibraryListSuccess>, Error<LibraryListError>> {
}

pub async fn library_list_ids(configuration: &configuration::Configuration, ) \
-> Result<ResponseContent<LibraryListIdsSuccess>, Error<LibraryListIdsError>> {
}
"""


def test_functions_come_with_types_and_without_the_configuration(tmp_path: Path) -> None:
    """Also the one that takes nothing."""
    (tmp_path / "library_api.rs").write_text(LIBRARY, encoding="utf-8")

    found = functions(tmp_path)

    assert found["library_list"] == (
        "library_api",
        [
            Parameter("page", "Option<i64>"),
            Parameter("sort_order", "Option<models::SortOrder>"),
            Parameter("tags", "Option<Vec<String>>"),
            Parameter("search", "Option<&str>"),
            Parameter("r#type", "&str"),
        ],
        "LibraryListSuccess",
        "LibraryListError",
    )
    assert found["library_list_ids"].parameters == []


@pytest.mark.parametrize(
    ("kind", "value", "expression"),
    [
        ("Option<i64>", None, "None"),
        ("Option<i64>", 2, 'story.value::<_>(r##"2"##)?'),
        ("&str", "a", '&story.value::<String>(r##""a""##)?'),
        ("Option<&str>", "a", 'story.value::<Option<String>>(r##""a""##)?.as_deref()'),
        ("Vec<String>", [Kept("a.1", "/id")], 'story.value::<_>(r##"[{"$kept": ["a.1", "/id"]}]"##)?'),
    ],
)
def test_arguments_are_read_as_what_the_function_takes(kind: str, value: Value, expression: str) -> None:
    """Texts are read whole and lent."""
    assert argument(kind, value) == expression


def test_lock_file_knows_drivers_and_all_apis() -> None:
    """Else no build of all would be held to it."""
    language = Rust()
    locked = set(LOCKED.findall((language.folder / "Cargo.lock").read_text(encoding="utf-8")))

    assert locked == {
        "drivers",
        *(path.stem for path in (language.folder.parents[2] / "specs").glob("*.yaml")),
    }


def test_discriminators_are_taken_out_of_a_copy() -> None:
    """The document keeps its own."""
    union = {"oneOf": [{"type": "string"}, {"type": "integer"}], "discriminator": {"propertyName": "a"}}
    root: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {},
        "components": {"schemas": {"Union": union}},
    }

    view = Rust().view(root, "http://127.0.0.1:1/orchard")

    assert view["components"]["schemas"]["Union"] == {}
    assert root["components"]["schemas"]["Union"] is union
    assert "discriminator" in union
