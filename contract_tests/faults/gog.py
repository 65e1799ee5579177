"""Promises of the GOG web API, each broken once; written from the two texts that describe it."""

from contract_tests.faults import _gog_account, _gog_shop, _gog_signin, _later_gog
from contract_tests.faults._gog import fault

PARTS = (_gog_signin, _gog_account, _gog_shop, _later_gog)
"""Where they are entered."""

__all__ = ["PARTS", "fault"]
