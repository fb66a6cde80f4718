"""An index tells which code made it."""

from pathlib import Path

import pytest

import qa_cli
from qa_cli.index import fingerprint


def test_code_stands_for_the_code(request: pytest.FixtureRequest) -> None:
    """After any change of what decides what an index holds, `--snapshot-update` writes it anew."""
    found = fingerprint.code_digest()
    if request.config.getoption("--snapshot-update"):
        path = Path(fingerprint.__file__)
        text = path.read_text("utf-8")
        path.write_text(text.replace(f'CODE = "{fingerprint.CODE}"', f'CODE = "{found}"'), "utf-8")
        return
    assert found == fingerprint.CODE, "pytest tests/test_index_fingerprint.py --snapshot-update"


def test_no_folder_is_left_out() -> None:
    """Folders within those that count do count."""
    package = Path(qa_cli.__file__).parent
    within = {
        str(path.parent.relative_to(package))
        for folder in fingerprint.FOLDERS
        for path in (package / folder).rglob("*.py")
    }
    assert within == set(fingerprint.FOLDERS)
