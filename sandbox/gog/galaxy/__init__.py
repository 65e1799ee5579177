"""The stand-in for the GOG Galaxy services, on the state of the GOG web API."""
