"""What `docs/terms.md` shows and says of the sample pages."""

import json
import re

import pytest

from qa_cli.insight.terms.keyness import CRITICAL
from tests.conftest import ROOT, Qa

pytestmark = pytest.mark.usefixtures("seeds")

DOCUMENT = (ROOT / "docs" / "terms.md").read_text("utf-8")
EXAMPLES = re.findall(r"```console\n\$ qa ([^\n]+)\n(.*?)```", DOCUMENT, re.DOTALL)


@pytest.mark.parametrize(("command", "output"), EXAMPLES)
def test_output_is_what_comes_out(qa: Qa, command: str, output: str) -> None:
    """Each command prints exactly what is shown below it."""
    assert qa(*command.split()).stdout == output


def test_there_is_an_example() -> None:
    """The test above has something to look at."""
    assert EXAMPLES


def test_the_example_is_worked_out(qa: Qa) -> None:
    """The sums behind it are those that the text tells."""
    document = json.loads(qa("terms", "--key", "--where", "id:000", "--json").stdout)
    told = re.search(r"12 \S (\d+) / (\d+) = ([\d.]+)", DOCUMENT)
    assert told is not None
    size, whole, expected = int(told[1]), int(told[2]), float(told[3])
    assert (document["size"], document["size"] + document["other_size"]) == (size, whole)
    assert round(12 * size / whole, 1) == expected
    assert f"From {CRITICAL} on" in DOCUMENT
