"""Pages: text → Question, with no files and no printing.

A page goes through these, top to bottom: `lines` with `furniture`, `counts` and `frame` (what a
line can be on its own, and at a page's ends), `labels` (what says outright where an answer begins),
`byline` with `names`, `specialty`, `occupations`, `rating`, `oneline` and `fields` (what of a line
names a doctor), `runin` (bylines within a line of text), `buttons`, `comments` and `asides` (what a
template repeats, what readers say, what stands beside a byline), `neighbours` with `siblings`
(lines that only those around them tell), `gathering` with `columns` (which lines are one byline),
`blocks` with `wrapping` (lines that belong together), `openers` (names above answers), `zones` with
`menus` (title, question, answers, footer), `seats`, `habits`, `heading`, `voice` and `cues` with
the table `weights` (what speaks for each reading of a block), `boundaries` (the best reading of all
blocks), `assembly` with `signoff`, `tail` and `texts` (answers, ledger, problems). `places` leads
back from text to lines.
"""

from typing import TYPE_CHECKING

from qa_cli.pages.places import body_line, byline_line, headline_line, question_line, title_line

if TYPE_CHECKING:
    from qa_cli.pages.parser import parse_page

__all__ = ["body_line", "byline_line", "headline_line", "parse_page", "question_line", "title_line"]


def __getattr__(name: str) -> object:
    """Import the parser when it is asked for: what reads an index has no need of it."""
    if name != "parse_page":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from qa_cli.pages.parser import parse_page  # noqa: PLC0415  as the docstring says

    return parse_page
