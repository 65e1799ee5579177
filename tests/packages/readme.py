"""The program of a package's README."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.packages.package import RefusedError

ORIGIN: Final = "http://127.0.0.1:8000"
"""Where the programs look for the stand-in server."""
TOLD: Final[Mapping[str, str]] = {
    "g2a": "Once only: ORD04 Order key has been downloaded already",
    "gaming_goods": "404: ",
    "gaming_goods_partner": "Paid ",
    "gog": "On the wishlist: ",
    "gog_galaxy": "Installed 5 files, 136078 bytes, in ",
}
"""What the last line begins with, by API."""


def program(readme: str) -> str:
    """The first Python program of a README.

    Raises:
        RefusedError: There is none, or it asks another server than the stand-in.
    """
    found = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    if not found:
        raise RefusedError("README.md: no program in it")
    if ORIGIN not in found[1]:
        raise RefusedError(f"README.md: its program does not ask {ORIGIN}, where the stand-in server is")
    return found[1]


def play(
    api: str, readme: str, origin: str, command: Sequence[str | Path], cwd: Path, **environment: str
) -> None:
    """Run the program, unchanged but for the port; ``command`` is the interpreter with its options.

    Raises:
        RefusedError: It failed, or its last line is not what `TOLD` says.
    """
    if api not in TOLD:
        raise RefusedError(
            f"tests/packages/readme.py does not say what its program tells; add `{api}` to TOLD"
        )
    text = program(readme).replace(ORIGIN, origin)
    try:
        done = subprocess.run(
            [*command, "-c", text],
            cwd=cwd,
            env={"TMPDIR": str(cwd), **environment},
            capture_output=True,
            text=True,
            timeout=60,
        )
    except subprocess.TimeoutExpired:
        raise RefusedError("README.md: its program is not done after 60 s") from None
    if done.returncode:
        reason = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        raise RefusedError(f"README.md: its program fails: {reason[-1]}")
    last = (done.stdout.splitlines() or [""])[-1]
    if not last.startswith(TOLD[api]):
        raise RefusedError(f"README.md: its program ends with `{last}`, not with `{TOLD[api]}…`")
