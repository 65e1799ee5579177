"""Promises of the GOG Galaxy services, each broken once; written from what is known of them."""

from contract_tests.faults import (
    _gog_galaxy_files,
    _gog_galaxy_people,
    _gog_galaxy_play,
    _gog_galaxy_shop,
    _later_gog_galaxy,
)
from contract_tests.faults._gog_galaxy import fault

PARTS = (_gog_galaxy_people, _gog_galaxy_shop, _gog_galaxy_files, _gog_galaxy_play, _later_gog_galaxy)
"""Where they are entered."""

__all__ = ["PARTS", "fault"]
