"""Finding the build that one wants."""

# Copied from extras/gog_galaxy/builds.py by `python -m generator`. Do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from ._runtime.steps import Call, Steps
from .documents import SPEC

if TYPE_CHECKING:
    from gog_galaxy_client import models

    from ._runtime.transport import AsyncTransport, Transport


class BuildsExtra:
    """Finding builds."""

    _transport: Transport

    def latest(
        self,
        product_id: int,
        os: models.BuildsListOs | str = "windows",
        *,
        branch: str | None = None,
        password: str | UnsetType = UNSET,
    ) -> models.Build | None:
        """Get the newest build of a product for a system, of whichever generation.

        Args:
            product_id: Id of the product.
            os: `windows` or `osx`; there are no builds for `linux`.
            branch: Name of the branch; None for the default one.
            password: Opens a private branch.

        Returns:
            The build; None if there is none.

        Raises:
            NotFoundError: No product has the id.
            ApiError: GOG refused.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.run(_latest(product_id, os, branch, password))


class AsyncBuildsExtra:
    """Finding builds."""

    _transport: AsyncTransport

    async def latest(
        self,
        product_id: int,
        os: models.BuildsListOs | str = "windows",
        *,
        branch: str | None = None,
        password: str | UnsetType = UNSET,
    ) -> models.Build | None:
        """Get the newest build of a product for a system, of whichever generation.

        Args:
            product_id: Id of the product.
            os: `windows` or `osx`; there are no builds for `linux`.
            branch: Name of the branch; None for the default one.
            password: Opens a private branch.

        Returns:
            The build; None if there is none.

        Raises:
            NotFoundError: No product has the id.
            ApiError: GOG refused.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.run(_latest(product_id, os, branch, password))


def _latest(
    product_id: int, os: str, branch: str | None, password: str | UnsetType
) -> Steps[models.Build | None]:
    builds: models.BuildList = yield Call(
        SPEC._BUILDS_LIST,
        path={"product_id": product_id, "os": os},
        query={"generation": 2, "password": password},  # without a generation the newest ones are left out
    )
    return next((build for build in builds.items if build.branch == branch), None)  # the newest comes first
