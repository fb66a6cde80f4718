"""What an index was made with: another parser makes another index.

`CODE` stands for the code and the weights that decide what an index holds. A test compares it with
them; `pytest tests/test_index_fingerprint.py --snapshot-update` writes it anew. To work it out when
it is needed would take 8 ms of each command.
"""

import os

import qa_cli
from qa_cli.index.database import FORMAT
from qa_cli.sources.digests import DIGEST_BYTES, blake2b

CODE = "e4fa1b234dbb09802ed52753a09a8407"

FOLDERS = (
    *("pages", "sources", "corpus", "index", "insight"),
    *(os.path.join("insight", name) for name in ("figures", "terms")),
)
"""Folders of the package whose files `CODE` stands for, this file aside."""


def fingerprint() -> dict[str, str]:
    """Return what an index made now is made with, by the name of each part."""
    return {"format": str(FORMAT), "qa": qa_cli.__version__, "code": CODE}


def code_digest() -> str:
    """Return what `CODE` has to be."""
    state = blake2b(digest_size=DIGEST_BYTES)
    package = os.path.dirname(qa_cli.__file__)
    for folder in FOLDERS:
        path = os.path.join(package, folder)
        for name in sorted(os.listdir(path)):
            if name.endswith((".py", ".txt")) and name != os.path.basename(__file__):
                with open(os.path.join(path, name), "rb") as file:
                    state.update(file.read())
    return state.hexdigest()
