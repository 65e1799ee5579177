"""What drivers in Go are made of."""

import pytest

from tests.languages.go import Method, Source, expression
from tests.languages.language import LanguageError
from tests.languages.pack import Kept, Value

GENERATED = """
// TreeId defines model for TreeId.
type TreeId = openapi_types.UUID

// NewTree What to plant.
type NewTree struct {
	// Kind Which one
	Kind NewTreeKind `json:"kind"`

	// Height in metres
	Height *float64 `json:"height,omitempty"`
	Names []string `json:"other_names"`
	Twin *TreeId `json:"twin,omitempty"`
}

// NewTreeKind Which one
type NewTreeKind string

// Planting One or a cutting.
type Planting struct {
	union json.RawMessage
}

// Cutting From another tree.
type Cutting struct {
	From TreeId `json:"from"`
}

// TreesPlantParams defines parameters for TreesPlant.
type TreesPlantParams struct {
	// Dry Only look
	Dry *bool `form:"dry,omitempty" json:"dry,omitempty"`
}

// TreesPlantJSONRequestBody defines body for TreesPlant for application/json ContentType.
type TreesPlantJSONRequestBody = Planting

func (t *Planting) FromNewTree(v NewTree) error {
func (t *Planting) FromCutting(v Cutting) error {

type TreesPlantResponse struct {
	Body         []byte
	HTTPResponse *http.Response
	// JSON201 the response for an HTTP 201 `application/json` response
	JSON201 *Tree
}

func (c *ClientWithResponses) TreesPlantWithBodyWithResponse(ctx context.Context, treeId TreeId, contentType string, body io.Reader, reqEditors ...RequestEditorFn) (*TreesPlantResponse, error) {
func (c *ClientWithResponses) TreesPlantWithResponse(ctx context.Context, treeId TreeId, params *TreesPlantParams, body TreesPlantJSONRequestBody, reqEditors ...RequestEditorFn) (*TreesPlantResponse, error) {
"""  # noqa: E501 - as it is generated
SOURCE = Source(GENERATED)
TREE = Kept("list_and_page.1", "/items/0/id")


def test_method_is_found_whatever_it_is_called() -> None:
    """Names and types come from the generated file; the variant that takes any body is another."""
    assert SOURCE.method("trees.plant") == Method(
        "TreesPlantWithResponse",
        ["TreeId", "*TreesPlantParams", "TreesPlantJSONRequestBody"],
        "TreesPlantResponse",
    )
    with pytest.raises(LanguageError, match=r"no method for trees\.fell"):
        SOURCE.method("trees.fell")


def test_answer_is_the_typed_one() -> None:
    """A step that looks at an answer which has no type cannot be played."""
    plant = SOURCE.method("trees.plant")

    assert SOURCE.typed(plant, 201, True) == "answer.JSON201"
    assert SOURCE.typed(plant, 204, False) == "nil"
    with pytest.raises(LanguageError, match="no typed answer for 404"):
        SOURCE.typed(plant, 404, True)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("string", "a\n", '"a\\n"'),
        ("*float64", 1.5, "story.Of[float64](1.5)"),
        ("*bool", True, "story.Of[bool](true)"),
        ("TreeId", "00000000-0000-4000-8000-000000000000", None),
        ("*TreeId", TREE, 'story.Known[*client.TreeId]("list_and_page.1", "/items/0/id")'),
        ("[]TreeId", [TREE], '[]client.TreeId{story.Known[client.TreeId]("list_and_page.1", "/items/0/id")}'),
        ("[]openapi_types.UUID", [], "[]openapi_types.UUID{}"),
        (
            "NewTree",
            {"kind": "oak", "other_names": ["Eiche"]},
            'client.NewTree{Kind: "oak", Names: []string{"Eiche"}}',
        ),
        (
            "TreesPlantJSONRequestBody",
            {"from": TREE},
            "story.Union(func(it *client.TreesPlantJSONRequestBody) error { return it.FromCutting("
            'client.Cutting{From: story.Known[client.TreeId]("list_and_page.1", "/items/0/id")}) })',
        ),
    ],
)
def test_value_is_written_as_its_type(kind: str, value: Value, text: str | None) -> None:
    """So that the compiler holds it to the generated types."""
    assert expression(SOURCE, kind, value) == (text or f'uuid.MustParse("{value}")')


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        ("NewTree", {"age": 1}, "NewTree has no field age"),
        ("Planting", {"age": 1}, "no choice of Planting has age"),
        ("NewTree", 1, None),
        ("[]string", "one", None),
        ("string", None, "string takes no None"),
    ],
)
def test_value_without_a_place_is_refused(kind: str, value: Value, says: str | None) -> None:
    """A field that the client does not have, or a shape that its type has not."""
    with pytest.raises(LanguageError, match=says or "takes no"):
        expression(SOURCE, kind, value)
