"""Explore a folder of saved expert question-and-answer pages.

A map, from bytes to terminal: `sources` finds and decodes pages, `pages` parses one into a
`Question` with `Answer`s and `Doctor`s (`model` is the vocabulary), `corpus` holds the pages in
hand and looks them up by id, `index` and `search` make them searchable, `insight` counts and
summarises them, `output` turns all of it into tables, JSON and CSV with every character of a page
made harmless, `extract` makes tables of crawl dumps, `browse` is the screen of `qa browse`,
`commands` are the subcommands, and `app` puts the command line together; `collection` is the same
for who writes Python. `errors` and `problems` say what can go wrong with a run and what can be
doubtful about a page.

The names in `__all__` are the public API, told in `docs/python.md`. They are imported when first
used, so that importing `qa_cli` costs nothing.
"""

TYPE_CHECKING = False  # type checkers take it for true; `typing` itself takes 5 ms to import

if TYPE_CHECKING:
    from qa_cli.collection import Corpus, load_corpus
    from qa_cli.errors import QaError
    from qa_cli.insight.overview import summarise_corpus, summarise_question
    from qa_cli.insight.tally import tally
    from qa_cli.model import Answer, Doctor, Page, Problem, Question
    from qa_cli.pages import parse_page

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Corpus",
    "Doctor",
    "Page",
    "Problem",
    "QaError",
    "Question",
    "__version__",
    "load_corpus",
    "parse_page",
    "summarise_corpus",
    "summarise_question",
    "tally",
]

_HOMES = {
    "Answer": "model",
    "Corpus": "collection",
    "Doctor": "model",
    "Page": "model",
    "Problem": "model",
    "QaError": "errors",
    "Question": "model",
    "load_corpus": "collection",
    "parse_page": "pages",
    "summarise_corpus": "insight.overview",
    "summarise_question": "insight.overview",
    "tally": "insight.tally",
}
"""Public name -> the module of the package that defines it."""


def __getattr__(name: str) -> object:
    """Import the public name's module when the name is first used; raise `AttributeError` else."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  importing qa_cli must cost nothing

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
