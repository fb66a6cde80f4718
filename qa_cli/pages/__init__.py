"""Pages: text → Question, with no files and no printing.

`parser` shows the steps. `lines` and `cutting` make pieces of a page. `looks` says what a piece is
by itself, with the readers of one line: `names`, `specialty` (with `occupations`), `rating`,
`counts`, `signoff`, `furniture`, `voice`, and `fields`, which reads a byline's line. `context` puts
a piece into its page, with `repeats`; `features` is the table of what is looked at. `decode` finds
the best labels by `grammar`, `bars` and the learned `weights`. `drafts`, `bylines` (with
`expected`), `certainty`, `assembly` and `doubts` make a question of them. `damage` repairs what
saving tools broke, and `reasons` tells why a line has its label.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_cli.pages.parser import parse_page

__all__ = ["parse_page"]


def __getattr__(name: str) -> object:
    """Import the parser when it is asked for: what reads an index has no need of it."""
    if name != "parse_page":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from qa_cli.pages.parser import parse_page  # noqa: PLC0415  as the docstring says

    return parse_page
