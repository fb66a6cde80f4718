"""What `qa index` works out ahead, so that commands need not: the tally of doctors."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_cli.commands.shared import AnyCorpus
    from qa_cli.index.disk.reading import DiskCorpus

ROWS = "doctors.txt"
"""The tally as `qa doctors` prints it in a pipe."""
DOCUMENT = "doctors.json"
"""The tally as `qa doctors --json` prints it, in one line."""


def derive(corpus: "DiskCorpus") -> dict[str, Iterable[bytes]]:
    """Work out from an index's pages what commands would have to each time."""
    from qa_cli.insight.tally import tally  # noqa: PLC0415  only qa index needs these
    from qa_cli.output.documents import tally_document  # noqa: PLC0415
    from qa_cli.output.jsontext import json_text  # noqa: PLC0415
    from qa_cli.output.sheets import doctors_sheet  # noqa: PLC0415

    counted = tally(corpus.bylines())
    rows = doctors_sheet(counted).lines("tsv", header=False)
    return {
        ROWS: (line.encode("utf-8", "surrogatepass") for line in rows),
        DOCUMENT: [json_text(tally_document(counted)).encode("utf-8", "surrogatepass")],
    }


def read_derived(corpus: "AnyCorpus", name: str) -> str | None:
    """Return what was worked out ahead; `None` where it was not."""
    from qa_cli.corpus import Corpus  # noqa: PLC0415

    if isinstance(corpus, Corpus):
        return None
    path = corpus.derived(name)
    if path is None:
        return None
    with open(path, encoding="utf-8", errors="surrogatepass", newline="") as file:
        return file.read()
