"""What holds for every generated package alike: equal twins, whole docstrings, a light import."""

import hashlib
import importlib
import inspect
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import document

ROOT = Path(__file__).parent.parent.parent
APIS = sorted(path.stem for path in (ROOT / "specs").glob("*.yaml"))
MODULES = 40
"""So many modules, beyond those of bare Python and of msgspec, may an import bring along."""

both = pytest.mark.parametrize("api", APIS)


def groups(api: str) -> Iterator[tuple[type, type]]:
    """Each group of operations and its async twin, and at last the two clients."""
    module: Any = importlib.import_module(f"{api}_client.client")
    content: dict[str, Any] = module.__dict__
    for name, found in content.items():
        if (
            isinstance(found, type)
            and hasattr(module, f"Async{name}")
            and found.__module__ == module.__name__
        ):
            yield found, getattr(module, f"Async{name}")


def methods(owner: type) -> dict[str, Any]:
    """The public methods, those of a mixin among them."""
    return {name: method for name, method in inspect.getmembers(owner, inspect.isfunction) if name[0] != "_"}


@both
def test_the_twins_have_the_same_methods(api: str) -> None:
    """Arguments, defaults, annotations and docstrings; what one returns, the other awaits or iterates."""
    found = 0
    for owner, twin in groups(api):
        ours, theirs = methods(owner), methods(twin)
        renamed = {name.replace("aclose", "close") for name in theirs}
        assert set(ours) == renamed, owner
        for name, method in ours.items():
            other = theirs[name]
            one, two = inspect.signature(method), inspect.signature(other)
            if name == "with_raw_response":  # takes a call, or an awaitable one
                continue
            assert list(one.parameters.values()) == list(two.parameters.values()), (owner, name)
            assert inspect.getdoc(method) == inspect.getdoc(other), (owner, name)
            iterates = str(one.return_annotation).startswith("Iterator[")
            assert (
                inspect.iscoroutinefunction(other) or iterates or name == "with_options" or not _waits(method)
            )
            expected = f"Async{one.return_annotation}" if iterates else one.return_annotation
            assert two.return_annotation == expected, (owner, name)
            found += 1
    assert found > 5


def _waits(method: Any) -> bool:
    """Whether a method calls the server; a helper that only computes has no need to be awaited."""
    return "_transport.call" in inspect.getsource(method) or "drive" in inspect.getsource(method)


@both
def test_every_operation_is_documented_whole(api: str) -> None:
    """Summary, each argument, what it gives, what it raises, where that is known from, what it does."""
    client: Any = importlib.import_module(f"{api}_client.client")
    found = 0
    for owner, _ in groups(api):
        for name, method in methods(owner).items():
            if "_transport.call(" not in inspect.getsource(method):
                continue
            doc = inspect.getdoc(method) or ""
            summary = doc.splitlines()[0]
            assert re.match(r"[A-Z].*\.$", summary), (name, summary)
            parameters = list(inspect.signature(method).parameters)[1:]
            for parameter in parameters:
                assert re.search(rf"(?m)^    {parameter}: \S", doc), (owner, name, parameter)
            flat = " ".join(doc.split())
            assert re.search(
                r"Source: .+ \(\w+.*\).*\. Effect: (read|reversible|spends|irreversible)\.", flat
            )
            assert "DecodeError: " in flat
            assert "TransportError: " in flat
            found += 1
    content: dict[str, Any] = client.__dict__
    operations = [value for value in content.values() if type(value) is client.Operation]
    assert found == len(operations)


@both
def test_an_import_is_light(api: str) -> None:
    """No HTTP library, no models, and not many modules."""
    package = f"{api}_client"
    show = "import sys; print(*sys.modules)"
    folder = str(ROOT / "generated" / f"{api.replace('_', '-')}-client" / "src")

    def loaded(program: str) -> set[str]:
        command = [sys.executable, "-c", f"{program}; {show}"]
        done = subprocess.run(command, env={"PYTHONPATH": folder}, capture_output=True, text=True, check=True)
        return set(done.stdout.split())

    brought = loaded(f"import {package}") - loaded("pass")
    assert not brought & {"httpx", "importlib.metadata", "dataclasses"}
    assert f"{package}.models" not in brought
    ours = brought - loaded("import msgspec")
    assert len(ours) <= MODULES, sorted(ours)
    assert f"{package}.models" in loaded(f"import {package}; {package}.models.__all__")


@both
def test_a_package_tells_what_it_was_made_from(api: str) -> None:
    """Title, version and digest of the file, and when a source of it was last seen; it can be pickled."""
    package: Any = importlib.import_module(f"{api}_client")
    path = ROOT / "specs" / f"{api}.yaml"
    spec = document.load(path)

    made_from = package.SPEC
    assert made_from.title == spec.root["info"]["title"]
    assert made_from.version == spec.root["info"]["version"]
    assert made_from.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert f'seen: "{made_from.verified}"' in path.read_text(encoding="utf-8")
    assert pickle.loads(pickle.dumps(made_from)) == made_from  # noqa: S301 - our own pickle


@both
def test_the_readme_stands_on_its_own(api: str) -> None:
    """On a package index nothing lies beside it: its links are whole addresses."""
    package = ROOT / "generated" / f"{api.replace('_', '-')}-client"
    text = (package / "README.md").read_text(encoding="utf-8")

    links = re.findall(r"(?<=\]\()[^)]*", text)
    assert links
    assert [link for link in links if not link.startswith("https://")] == []
