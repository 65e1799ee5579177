"""The specs as files for release: ``python -m generator.bundle``.

For each API ``dist/<api>.yaml`` and ``.json``, ``.3.0.yaml`` for tools that take no OpenAPI 3.1,
``.simple.3.0.yaml`` for those that take no unions either, and one file for each host where there are several,
in both versions. Comments are gone, known values stand in the descriptions. LOSSES.md says what the views of
3.0 and the files of one host lack; SHA256SUMS is for ``sha256sum -c``. The same specs give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from generator import views
from generator.checks import load_checked
from generator.document import METHODS, as_map, is_plain
from generator.errors import GeneratorError
from generator.views import Loss, Losses, Root

__all__ = ["File", "files", "losses_page", "losses_table", "main"]

ROOT: Final = Path(__file__).parent.parent
SUMS: Final = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class File:
    """One file of the bundle."""

    name: str
    content: bytes
    operations: int
    losses: Losses
    """What it does not say any more, beside the spec."""


def main(argv: list[str] | None = None) -> int:
    """Write dist/ and print a table of it.

    Returns:
        0; 1 when a spec has findings; 2 when dist/ cannot be written.
    """
    parser = argparse.ArgumentParser(
        prog="python -m generator.bundle", description="Write the specs for release."
    )
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="the folder that holds specs/ (default: this checkout)"
    )
    root: Path = parser.parse_args(argv).root
    started = time.perf_counter()
    specs = sorted((root / "specs").glob("*.yaml"))
    if not specs:
        print(f"{root / 'specs'}: no specs there", file=sys.stderr)
        return 2
    try:
        roots = {spec.stem: load_checked(spec).root for spec in specs}
    except GeneratorError as error:
        print(error, file=sys.stderr)
        return 1
    made = [file for api, spec in roots.items() for file in files(api, spec)]
    page = File("LOSSES.md", losses_page(roots).encode(), 0, [])
    try:
        _put(root / "dist", [*made, page])
        _report(root / "reports", made, time.perf_counter() - started)
    except OSError as error:
        print(f"{error.filename}: cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    _print(made)
    return 0


def files(api: str, root: Root) -> list[File]:
    """The files of one API, from the root of its spec."""
    told = views.with_known_values(root)
    hosts = views.by_host(told)
    made = [_file(f"{api}.yaml", told), _file(f"{api}.json", told), _down(api, told, [])]
    made.append(_file(f"{api}.simple.3.0.yaml", *_simple(told)))
    links = views.links_between_hosts(told)
    for host, part in hosts.items() if len(hosts) > 1 else ():
        lost = [loss for loss in links if loss.reason.endswith(f" {host}")]
        made += [_file(f"{api}.{host}.yaml", part, lost), _down(f"{api}.{host}", part, lost)]
    return made


def losses_table(roots: Mapping[str, Root]) -> str:
    """What the views lose and how often, a column for each API, in Markdown."""
    counts = {
        api: Counter((file, loss.what, _kind(loss.reason)) for file, loss in _lost(root))
        for api, root in roots.items()
    }
    kinds = list(dict.fromkeys(kind for count in counts.values() for kind in count))
    rows = [("File", "Lost", "What becomes of it", *roots), ("---", "---", "---", *("--:" for _ in roots))]
    for kind in sorted(kinds, key=lambda kind: (_LESS.index(kind[0]), kind)):
        file, what, why = kind
        rows.append((f"`<api>{file}`", f"`{what}`", why, *(str(counts[api][kind]) for api in roots)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def losses_page(roots: Mapping[str, Root]) -> str:
    """LOSSES.md: the table, and each loss at its place."""
    parts = [
        "# What the views lose",
        "What these files do not say, though `<api>.yaml` does. A `.simple.3.0.yaml` lacks what the"
        " `.3.0.yaml` lacks, too; a `.<host>.3.0.yaml` what the `.3.0.yaml` and the `.<host>.yaml` lack."
        " Null, constants, exclusive bounds and lists of types are only written differently in a"
        " `.3.0.yaml`: nothing of them is lost.",
        losses_table(roots),
    ]
    for api, root in roots.items():
        places = [
            f"- `{loss.pointer}`: `{loss.what}`, {loss.reason} (`{file}`)" for file, loss in _lost(root)
        ]
        parts += [f"## {api}", "\n".join(places) or "Nothing."]
    return "\n\n".join(parts) + "\n"


_LESS: Final = (".3.0.yaml", ".simple.3.0.yaml", ".<host>.yaml")
"""The files that lose something, by how their names end."""


def _lost(root: Root) -> list[tuple[str, Loss]]:
    """Each loss with the first kind of file that has it."""
    lower, simple = views.openapi30(root)[1], _simple(root)[1]
    further = [loss for loss in simple if loss not in lower]
    losses = (lower, further, views.links_between_hosts(root))
    return [(file, loss) for file, some in zip(_LESS, losses, strict=True) for loss in some]


def _kind(reason: str) -> str:
    """The reason without what differs from place to place."""
    return re.sub(r"^`\S+` is not on \S+$", "left out of a host's file: its operation is on another", reason)


# --- Writing ---


class _Dumper(yaml.SafeDumper):
    """Block style, no anchors, and quotes around what any YAML reader takes for something else than text."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None if is_plain(text) else '"'
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _file(name: str, root: Root, losses: Losses | None = None) -> File:
    if name.endswith(".json"):
        text = json.dumps(root, indent=2, ensure_ascii=False) + "\n"
    else:
        text = yaml.dump(root, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    operations = sum(method in METHODS for item in root["paths"].values() for method in as_map(item))
    return File(name, text.encode(), operations, losses or [])


def _simple(root: Root) -> tuple[Root, Losses]:
    """For tools that take no unions: they would name a thing that they do not make, or not compile."""
    return views.openapi30(root, wide=True, unions="any", plain=True)


def _down(stem: str, root: Root, losses: Losses) -> File:
    view, lost = views.openapi30(root)
    return _file(f"{stem}.3.0.yaml", view, [*losses, *lost])


def _put(folder: Path, made: Sequence[File]) -> None:
    """Replace the bundle: each file whole, and the sums there only while all files are those they are of."""
    folder.mkdir(exist_ok=True)
    sums = folder / SUMS
    before = (
        {line.partition("  ")[2] for line in sums.read_text().splitlines()} if sums.exists() else set[str]()
    )
    digests = {file.name: hashlib.sha256(file.content).hexdigest() for file in made}
    lines = [f"{digests[name]}  {name}\n" for name in sorted(digests)]
    fresh = folder / f".bundle.{os.getpid()}"
    fresh.mkdir()
    try:
        for file in made:
            (fresh / file.name).write_bytes(file.content)
        (fresh / SUMS).write_text("".join(lines), encoding="utf-8")
        sums.unlink(missing_ok=True)
        for file in made:
            (fresh / file.name).replace(folder / file.name)
        for name in before - {file.name for file in made}:
            (folder / name).unlink(missing_ok=True)
        (fresh / SUMS).replace(sums)
    finally:
        for left in fresh.iterdir():
            left.unlink()
        fresh.rmdir()


def _row(file: File) -> dict[str, Any]:
    return {
        "file": file.name,
        "bytes": len(file.content),
        "operations": file.operations,
        "losses": len(file.losses),
    }


def _report(folder: Path, made: Sequence[File], seconds: float) -> None:
    folder.mkdir(exist_ok=True)
    text = json.dumps({"files": [_row(file) for file in made], "seconds": round(seconds, 1)}, indent=1)
    (folder / "bundle.json").write_text(text + "\n", encoding="utf-8")


def _print(made: Sequence[File]) -> None:
    width = max(len(file.name) for file in made)
    print(f"{'file':{width}}  {'bytes':>9}  operations  losses")
    for file in made:
        size, lost = len(file.content), len(file.losses)
        print(f"{file.name:{width}}  {size:>9,}  {file.operations:>10}  {lost:>6}")


if __name__ == "__main__":
    sys.exit(main())
