"""What the build of a wheel does beside packing: the manual page and shells' completion files."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManualHook(BuildHookInterface):  # type: ignore[misc]  # hatchling is there in builds only
    """Makes the files and has them installed below the environment's folder."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files; an editable install, whose help may change, has none."""
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from tools import manual  # noqa: PLC0415  found once the root is on the path
        finally:
            sys.path.remove(self.root)
        self._folder = tempfile.TemporaryDirectory()
        manual.write(Path(self._folder.name))
        for name in manual.files():
            build_data["shared_data"][str(Path(self._folder.name, name))] = name

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made for the build."""
        del version, build_data, artifact_path
        if self._folder is not None:
            self._folder.cleanup()
