"""Our own Python packages, played like every other client; they are in the repository, ready-made."""

import json
import platform
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any, ClassVar

from generator import views
from tests.languages.language import ROOT, Command, Job, Language, Workshop, filled
from tests.languages.pack import Kept, Value

__all__ = ["Ours"]


class Ours(Language):
    """The packages of generated/, by their public methods alone."""

    name = "ours"
    title = "Python (ours)"
    lock = ()
    commands: ClassVar[Mapping[str, Command]] = {"install": ("pip", "install", "{package}")}

    def versions(self) -> dict[str, str]:
        """The interpreter's, which is the one that runs this."""
        return {"python": platform.python_version()}

    def install(self, shop: Workshop) -> dict[str, str]:
        """What the packages import is in the session's environment."""
        return {name: version(name) for name in ("httpx", "msgspec")}

    def view(self, root: dict[str, Any], url: str) -> dict[str, Any]:
        """The spec, to look operations up in."""
        return views.at(root, url)

    def generate(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """The packages are there; `python -m generator --check` says whether they are up to date."""

    def compile(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """Write the stories down for the driver."""
        for job in jobs:
            story = {
                "accounts": job.story.accounts,
                "steps": [
                    {
                        "name": step.name,
                        "operation": step.operation,
                        "account": step.account,
                        "arguments": _plain(dict(step.arguments)),
                        "body": _plain(step.body),
                        "see": step.see,
                    }
                    for step in job.story.steps
                ],
            }
            (shop.folder() / f"{job.api}.json").write_text(json.dumps(story), encoding="utf-8")

    def command(self, shop: Workshop, job: Job) -> Command:
        """The driver, in which every warning is an error."""
        source = ROOT / "generated" / f"{job.api.replace('_', '-')}-client" / "src"
        words = (sys.executable, "-W", "error", "{driver}", "{source}", "{api}", "{story}")
        story = shop.home / f"{job.api}.json"
        return filled(words, driver=self.folder / "driver.py", source=source, api=job.api, story=story)


def _plain(value: Value) -> Any:
    """A value as JSON; what an earlier step saw is ``{"$kept": [step, pointer]}``."""
    if isinstance(value, Kept):
        return {"$kept": [value.step, value.pointer]}
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value
