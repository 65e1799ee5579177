"""What the commands take on their command lines."""

import argparse
from datetime import date

__all__ = ["day"]


def day(text: str) -> date:
    """An option's value that is a date in ISO 8601; argparse tells what is none.

    Raises:
        ArgumentTypeError: It is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write YYYY-MM-DD") from error
