"""What a shell can complete: ids, with titles to recognise them by.

The words go into shell code that evaluates them, so that neither file names nor titles get there as
they are: an id that holds anything but harmless characters is not offered, and a title is reduced
to words.
"""

import re
from collections.abc import Sequence

import typer

from qa_cli.commands import lazy
from qa_cli.commands.shared import corpus_paths, meant_index
from qa_cli.corpus import Corpus, default_paths, load_corpus
from qa_cli.index.faults import DamagedError
from qa_cli.index.place import index_folder, index_root
from qa_cli.sources import STDIN

_HARMLESS_ID = re.compile(r"[A-Za-z0-9._:~,@%+-]+")
"""Ids that no shell takes for more than a word."""
_NOT_WORDS = re.compile(r"(?:[^\w.,?-]|[_\u115f\u1160\u3164\uffa0])+")
"""The four are letters to Unicode, drawn as nothing."""
LONGEST_TITLE = 60
"""Characters: a title is there to recognise a page by, and has to stay on one line."""


def complete_id(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids that begin with what is typed, each with its title.

    After a `/`, the answers of the one page that is meant, with their headlines. What is typed may
    also be the beginning of the part after the first `_`. Never fails: with no corpus there is
    nothing to offer. Standard input is the terminal on which somebody types: it is not read.
    """
    named = corpus_paths(ctx, ctx.params.get("corpus")) or default_paths().paths
    paths = [path for path in named if path != STDIN]
    try:
        stored = _stored(paths, meant_index(ctx, ctx.params.get("index")))
        return _completed(stored or load_corpus(paths), incomplete)
    except DamagedError:
        return _completed(load_corpus(paths), incomplete)


def _completed(corpus: Corpus, incomplete: str) -> list[tuple[str, str]]:
    page_ref, slash, _ = incomplete.partition("/")
    meant = [(name, page) for page in corpus.outlines for name in _names(page.id, page_ref)]
    if not slash:
        return [(name, _words(page.question.title or "no title")) for name, page in meant]
    answers = corpus.find(meant[0][1].id).page.question.answers if len(meant) == 1 else ()
    return [
        (f"{page_ref}/{answer.number}", _words(answer.headline or "no headline"))
        for answer in answers
    ]


def _stored(paths: Sequence[str], chosen: str | None) -> Corpus | None:
    """Open a corpus by its index as the commands do, without a word: a person is typing."""
    folder = index_folder(paths, index_root(chosen))
    return lazy.opening.open_index(folder, paths).corpus if folder else None


def _names(page_id: str, start: str) -> list[str]:
    """Return the id, or else its tail, if it begins so and no shell can take it for more."""
    for name in (page_id, page_id.partition("_")[2]):
        if name.startswith(start) and _HARMLESS_ID.fullmatch(name):
            return [name]
    return []


def _words(text: str) -> str:
    return _NOT_WORDS.sub(" ", text).strip()[:LONGEST_TITLE]
