"""What is read of Python that openapi-generator 7.26.0 wrote."""

from pathlib import Path

from tests.languages.openapi_generator import Parameter
from tests.languages.python import methods

# Of orders_api.py and library_api.py, less what stands between.
ORDERS = """
from pydantic import validate_call, Field, StrictFloat, StrictStr, StrictInt
from typing import Any, Dict, List, Optional, Tuple, Union
from typing_extensions import Annotated
from uuid import UUID
from gaming_goods.models.new_order import NewOrder

class OrdersApi:
    def __init__(self, api_client=None) -> None:
        self.api_client = api_client

    @validate_call
    def orders_create(self, new_order: Annotated[NewOrder, Field(description="What to buy.")]) -> OrderAnswer:
        pass

    @validate_call
    def orders_create_with_http_info(
        self,
        new_order: Annotated[NewOrder, Field(description="What to buy.")],
        idempotency_key: Annotated[Optional[Annotated[str, Field(strict=True)]], Field(strict=True)] = None,
        order_id: UUID = None,
        tags: Annotated[Optional[List[Annotated[StrictStr, Field(strict=True)]]], Field()] = None,
        page: Optional[StrictInt] = None,
        _request_timeout: Union[None, Annotated[StrictFloat, Field(gt=0)]] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
    ) -> ApiResponse[OrderAnswer]:
        pass
"""


def test_methods_come_with_types_and_without_what_every_method_has(tmp_path: Path) -> None:
    """Types are named by their module, less the bounds that pydantic looks at."""
    (tmp_path / "orders_api.py").write_text(ORDERS, encoding="utf-8")

    assert methods(tmp_path, "gaming_goods") == {
        "orders_create_with_http_info": (
            "OrdersApi",
            [
                Parameter("new_order", "gaming_goods.NewOrder"),
                Parameter("idempotency_key", "str"),
                Parameter("order_id", "uuid.UUID"),
                Parameter("tags", "list[str]"),
                Parameter("page", "int"),
            ],
        )
    }
