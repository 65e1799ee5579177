"""A user's days at GOG, told with the generated client; every answer is held to the strict copy."""
