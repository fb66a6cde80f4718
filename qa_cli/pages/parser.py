"""Text → Question: finds the page's zones, has the blocks labelled, and puts answers together.

    page    = [ furniture ] [ title ] [ question ] [ count ] { answer } [ disclaimer ] [ footer ]
    answer  = [ headline ] [ vote template ] { paragraph } [ byline ]
            | [ headline ] byline { paragraph }                         (all over a page, or
            nowhere)

Furniture may stand between any two blocks. Nothing on a page is an error: what does not fit becomes
a problem record, and every line has its entry in the ledger.
"""

from qa_cli.model import Question
from qa_cli.pages.assembly import Assembly
from qa_cli.pages.blocks import blocks_of
from qa_cli.pages.byline import cut_glued_names
from qa_cli.pages.labels import cut_labels
from qa_cli.pages.lines import pieces_of, split_lines
from qa_cli.pages.openers import mark_openers
from qa_cli.pages.runin import cut_run_in
from qa_cli.pages.zones import zones_of


def parse_page(text: str) -> Question:
    """Parse one saved page.

    Args:
        text: the decoded page; lines end in LF, CRLF or CR.

    Returns:
        The question with its answers, a ledger that tiles the page, and problems. Any text parses,
        the empty one too; a text that is no question page says so in its problems. Time is linear
        in the length of the text.
    """
    lines = split_lines(text)
    pieces = cut_run_in(cut_glued_names(cut_labels(pieces_of(lines))))
    blocks = blocks_of(pieces)
    mark_openers(blocks)
    zones = zones_of(blocks)
    page = Assembly(lines, pieces, blocks, zones)
    page.read()
    return page.question()
