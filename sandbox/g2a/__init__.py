"""G2A Developers API (documented 2017-11-28): orders and products."""
