"""``python -m tests.packages [API …] [--no-index] [--out DIR]``."""

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from importlib.metadata import distributions
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from generator import files
from tests.packages import environment, index, publish
from tests.packages.package import ROOT, BuildError, Package
from tests.packages.proof import COLUMNS, Proof
from tests.served import NotServedError, sandbox

SIDE_BY_SIDE: Final = 2
TOOLS: Final = (
    *("build", "hatchling", "twine", "check-wheel-contents"),
    *("pip", "pyright", "cyclonedx-bom", "pypiserver"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prove the packages, print a table, write reports/build.json and the folder with what passed.

    Returns:
        0; 1 when a package is refused; 2 when the proof cannot be made.
    """
    given = _parser().parse_args(arguments)
    root: Path = given.root.resolve()
    out: Path = (given.out or root / "dist" / "packages").resolve()
    started = time.perf_counter()
    try:
        packages = _packages(root, given.apis)
        publish.check(out)
        with TemporaryDirectory(prefix="packages-") as scratch:
            proofs = prove(packages, Path(scratch), with_index=given.index)
            publish.put(out, [file for proof in proofs if not proof.refusals for file in proof.files])
        rows = [proof.row() for proof in proofs]
        refusals = [f"{proof.package.name}: {line}" for proof in proofs for line in proof.refusals]
        seconds = round(time.perf_counter() - started, 1)
        compared = [asdict(one) for proof in proofs for one in proof.compared]
        _report(root / "reports", rows=rows, refusals=refusals, compared=compared, seconds=seconds)
    except (BuildError, NotServedError) as reason:
        print(f"packages: {reason}", file=sys.stderr)
        return 2
    _print(rows)
    for line in refusals:
        print(line)
    passed = sum(not proof.refusals for proof in proofs)
    print(f"{passed} of {len(proofs)} packages put into {out}, {seconds} s", flush=True)
    return int(bool(refusals))


def prove(packages: Sequence[Package], scratch: Path, *, with_index: bool) -> list[Proof]:
    """Take the packages through all stages.

    Raises:
        BuildError: A stage cannot be done, whatever the packages are like.
    """
    proofs = [Proof(package, scratch / package.name) for package in packages]
    _each(proofs, Proof.make)
    for proof in proofs:
        head = f"{proof.package.name}, SOURCE_DATE_EPOCH={proof.package.date()}"
        print(head, *proof.compared, sep="\n  ", flush=True)
    passed = [proof for proof in proofs if not proof.refusals]
    if not passed:
        return proofs
    wheelhouse, uploads = scratch / "wheelhouse", scratch / "uploads"
    wheelhouse.mkdir()
    uploads.mkdir()
    environment.fetch({one for proof in passed for one in proof.requirements()}, wheelhouse)
    with sandbox() as origin:
        _each(passed, lambda proof: proof.install(wheelhouse, origin))
    if with_index:
        with index.serve(uploads, wheelhouse) as served:
            _each(passed, lambda proof: proof.upload(served))
            _each(passed, lambda proof: proof.fetch(served))
    return proofs


def _each(proofs: Sequence[Proof], stage: Callable[[Proof], None]) -> None:
    """Do a stage for what is not refused yet, two at a time."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        list(pool.map(stage, [proof for proof in proofs if not proof.refusals]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.packages", description="Prove that the packages can be published."
    )
    parser.add_argument(
        "apis", nargs="*", metavar="API", help="a spec's file name without .yaml; default: all"
    )
    parser.add_argument(
        "--no-index", dest="index", action="store_false", help="upload to no index, not even one of our own"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="what to replace (default: dist/packages)")
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="the folder that holds generated/ (default: this checkout)"
    )
    return parser


def _packages(root: Path, apis: Sequence[str]) -> list[Package]:
    known = sorted(path.stem for path in (root / "specs").glob("*.yaml"))
    if not known:
        raise BuildError(f"{root / 'specs'}: no specs there")
    if unknown := [api for api in apis if api not in known]:
        raise BuildError(f"no spec is called {unknown[0]}; there are {', '.join(known)}")
    packages = [Package(api, root) for api in dict.fromkeys(apis or known)]
    for package in packages:
        if not (package.folder / "pyproject.toml").is_file():
            raise BuildError(f"{package.folder}: no package there; run `nox -s generate -- {package.api}`")
    return packages


def _report(folder: Path, **told: Any) -> None:
    tools = {one.name: one.version for one in distributions() if one.name in TOOLS}
    text = (
        json.dumps(
            {"python": platform.python_version(), "tools": tools, **told}, indent=1, ensure_ascii=False
        )
        + "\n"
    )
    try:
        folder.mkdir(exist_ok=True)
        files.write(folder / "build.json", text)
    except OSError as reason:
        raise BuildError(f"{folder}: cannot be written: {reason.strerror}") from None


def _print(rows: Sequence[dict[str, str]]) -> None:
    lines = [COLUMNS, *(tuple(row.values()) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print()
    for line in lines:
        cells = [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        print("  ".join([line[0].ljust(widths[0]), *cells]))
    print()


if __name__ == "__main__":
    sys.exit(main())
