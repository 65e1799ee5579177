"""Stories of the GOG Galaxy services."""
