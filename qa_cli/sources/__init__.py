"""The only code that opens a corpus: find files, unpack, decode, split into pages.

`read_pages` does it all, in a fixed order, and never raises: what cannot be read becomes an error
in its place. What the text means is the parser's business; nothing here looks for questions.
"""

from qa_cli.sources.filenames import STDIN, page_name
from qa_cli.sources.finder import find_files
from qa_cli.sources.reader import RawPage, read_again, read_file, read_pages, read_stream
from qa_cli.sources.selection import WHOLE, Selection

__all__ = [
    "STDIN",
    "WHOLE",
    "RawPage",
    "Selection",
    "find_files",
    "page_name",
    "read_again",
    "read_file",
    "read_pages",
    "read_stream",
]
