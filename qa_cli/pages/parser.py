"""Text → Question, the steps in order.

    text ─ lines ─ cutting ─► pieces ─ features ─ decode ─► labels ─ assembly ─► Question

Nothing on a page is an error: what is doubtful becomes a problem record, and every line has its
entry in the ledger.
"""

from functools import cache

from qa_cli.model import Markup, Question
from qa_cli.pages.assembly import assemble
from qa_cli.pages.cutting import cut_page
from qa_cli.pages.decode import Decoder, Reading
from qa_cli.pages.labelled import Sheet
from qa_cli.pages.lines import split_lines
from qa_cli.pages.weights import load_weights


def parse_page(text: str, markup: Markup | None = None) -> Question:
    """Parse one saved page.

    Args:
        text: The decoded page; lines end in LF, CRLF or CR.
        markup: What a web page states of itself, for programs.

    Returns:
        The question with its answers, a ledger that tiles the page, and problems. Any text parses,
        the empty one too; a text that is no question page says so in its problems. Time is linear
        in the length of the text.
    """
    return assemble(label_page(text, markup=markup), load_weights().certainty)


def label_page(text: str, own: Decoder | None = None, markup: Markup | None = None) -> Sheet:
    """Cut a page into pieces and label them, with the weights that are shipped or one's `own`."""
    lines = split_lines(text)
    pieces = cut_page(lines)
    marked = None
    if markup is not None:
        from qa_cli.pages.marked import locate  # noqa: PLC0415  few pages have any

        marked = locate(pieces, markup)
    bars = marked.bars if marked else {}
    reading = (own or decoder()).read(pieces, bars) if pieces else Reading([], [])
    return Sheet(lines, pieces, reading, marked and marked.kept(reading.labels))


@cache
def decoder() -> Decoder:
    """Return the one decoder of this process, with the weights that are shipped."""
    return Decoder(load_weights())
