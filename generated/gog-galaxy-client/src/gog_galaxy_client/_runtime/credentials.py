"""Where secrets live, and how they reach a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from .errors import ConfigurationError, MissingCredentialsError

if TYPE_CHECKING:
    import httpx

    from .operation import Operation


class Secret:
    """A text that shows itself to nobody but `reveal`.

    ``repr``, ``str``, formatting and logs give stars. A copy keeps the text within the process;
    a pickle does not carry it, and what comes out of one raises `MissingCredentialsError` when used.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str | None) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself.

        Raises:
            MissingCredentialsError: This secret came out of a pickle.
        """
        if self._text is None:
            raise MissingCredentialsError(
                "this client came out of a pickle, which never carries credentials: make a new client"
            )
        return self._text

    def reveal_header(self) -> str:
        """The text as the value of a header.

        Raises:
            ConfigurationError: It has a character that no header can hold. The message does not show it;
                that of the HTTP library would.
            MissingCredentialsError: This secret came out of a pickle.
        """
        text = self.reveal()
        if not (text.isascii() and text.isprintable()):
            raise ConfigurationError(
                "a credential has characters that no header can hold, such as a line break"
            )
        return text

    def __repr__(self) -> str:
        return "Secret('***')"

    __str__ = __repr__

    def __reduce__(self) -> tuple[type[Secret], tuple[None]]:
        return (Secret, (None,))

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Secret:
        return self


class Credentials(Protocol):
    """Puts what a server wants to see onto a request that is about to leave."""

    def apply(self, request: httpx.Request, operation: Operation[Any]) -> None:
        """Change ``request`` in place.

        Called for operations that ask for credentials only.

        Raises:
            MissingCredentialsError: Nothing was given that this operation could use.
        """
        ...
