"""An index tells which code made it."""

from pathlib import Path

import pytest

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
