"""Links to the files of a corpus, for terminals that can follow them: ours, never a page's."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_cli.output.screen import Screen


def linked(style: str, path: str, screen: Screen) -> str:
    """Return a style, with a link to a file where the screen takes links and there is a file.

    Args:
        style: As Rich spells it.
        path: Of the file, as on the page: not sanitised.
        screen: Where it is to be shown.
    """
    url = url_of(path) if screen.links else ""
    return f"{style} link {url}".lstrip() if url else style


@cache
def url_of(path: str) -> str:
    """Return the `file:` address of a file with this host's name; empty if it is no file.

    All but letters, digits, `/` and `_.-~` is percent-encoded, so that no name can end the sequence
    that it stands in.
    """
    from pathlib import Path  # noqa: PLC0415  the three would take longer than a piped `qa list`
    from socket import gethostname  # noqa: PLC0415
    from urllib.parse import quote  # noqa: PLC0415

    if not os.path.isfile(path):  # noqa: PTH113  of Path, a name that is too long raises an error
        return ""
    host = quote(gethostname(), safe="")
    return f"file://{host}{Path(path).absolute().as_uri().removeprefix('file://')}"
