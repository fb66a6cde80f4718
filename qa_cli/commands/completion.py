"""What a shell can complete: ids, doctors, fields of the query language, problem codes, commands.

Some shells put the words into code that they evaluate, so that nothing of a page gets there as it
is: an id or a name that holds anything but harmless characters is not offered, and what a word is
explained with, such as a title, is reduced to words.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from qa_cli.commands import everywhere, lazy
from qa_cli.commands.shared import corpus_paths, meant_index, study_of
from qa_cli.corpus import Corpus, default_paths, load_corpus
from qa_cli.index.faults import DamagedError
from qa_cli.index.place import index_folder, index_root
from qa_cli.problems import CODES
from qa_cli.sources import STDIN

if TYPE_CHECKING:
    from typer.core import TyperGroup

Offered = list[tuple[str, str]]
"""Words, each with what it is."""

_HARMLESS_ID = re.compile(r"[A-Za-z0-9._:~,@%+-]+")
"""Ids that no shell takes for more than a word."""
_HARMLESS_NAME = re.compile(
    r"[^\W_\u115f\u1160\u3164\uffa0](?:[\w .,-](?<![_\u115f\u1160\u3164\uffa0]))*"
)
"""Names of doctors that no shell takes for more than words."""
_NOT_WORDS = re.compile(r"(?:[^\w.,?-]|[_\u115f\u1160\u3164\uffa0])+")
"""The four are letters to Unicode, drawn as nothing."""
LONGEST_TITLE = 60
"""Characters: a title is there to recognise a page by, and has to stay on one line."""


def complete_id(ctx: typer.Context, incomplete: str) -> Offered:
    """Return the ids that begin with what is typed, each with its title.

    After a `/`, the answers of the one page that is meant, with their headlines. What is typed may
    also be the beginning of the part after the first `_`.
    """
    return _of_corpus(ctx, lambda corpus: _completed(corpus, incomplete))


def complete_doctor(ctx: typer.Context, incomplete: str) -> Offered:
    """Return the names of doctors, or their ends, that begin with what is typed.

    With them comes what the doctor is. A name is typed as one word or as several: of one that has
    been begun, the rest is offered.
    """
    before = "".join(f"{word} " for word in ctx.params.get("name") or ())
    return [
        (name.removeprefix(before), what)
        for name, what in _of_corpus(ctx, lambda corpus: _doctors(corpus, before + incomplete))
    ]


def complete_query(ctx: typer.Context, incomplete: str) -> Offered:
    """Return the fields and filters of the query language, and what may stand behind their colon.

    Behind `doctor:` these are the words of the doctors' names.
    """
    scopes = lazy.scopes
    field, colon, typed = incomplete.partition(":")
    if colon and field == "doctor":
        words = _of_corpus(ctx, lambda corpus: _words_of_names(corpus, typed))
        return [(f"doctor:{word}", what) for word, what in words]
    offered = [(f"{name}:", "field") for name in (*scopes.FIELD_NAMES, *scopes.FIGURES, "id")]
    offered += [
        (f"{name}:{flag}", "filter") for name, flags in scopes.FLAGS.items() for flag in flags
    ]
    return [one for one in offered if one[0].startswith(incomplete)]


def complete_field(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the fields to search in that begin with what is typed."""
    del ctx
    return [name for name in lazy.scopes.FIELD_NAMES if name.startswith(incomplete)]


def complete_code(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the problem codes that begin with what is typed."""
    del ctx
    return [code for code in CODES if code.startswith(incomplete)]


def complete_command(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the commands that begin with what is typed."""
    root = ctx.find_root()
    group: TyperGroup = root.command  # type: ignore[assignment]
    return [name for name in group.list_commands(root) if name.startswith(incomplete)]


def _of_corpus(ctx: typer.Context, offered: Callable[[Corpus], Offered]) -> Offered:
    """Return what is offered of the corpus on the line, read or by its index.

    Never fails: with no corpus there is nothing to offer. Standard input is the terminal on which
    somebody types: it is not read.
    """
    named = corpus_paths(ctx, ctx.params.get("corpus")) or default_paths().paths
    paths = [path for path in named if path != STDIN]
    try:
        stored = _stored(paths, meant_index(ctx, ctx.params.get("index")))
        return offered(stored or load_corpus(paths, selection=everywhere.selection()))
    except DamagedError:
        return offered(load_corpus(paths, selection=everywhere.selection()))


def _doctors(corpus: Corpus, typed: str) -> Offered:
    found: dict[str, str] = {}
    for doctor in study_of(corpus).tally().doctors:
        for name in _ends(doctor.name):
            if name.startswith(typed) and _HARMLESS_NAME.fullmatch(name):
                found.setdefault(name, _words(doctor.specialty or "doctor"))
                break
    return sorted(found.items())


def _words_of_names(corpus: Corpus, typed: str) -> Offered:
    """Return the words of doctors' names that begin so, initials and "Dr." apart."""
    names = {doctor.name for doctor in study_of(corpus).tally().doctors}
    words = {word.strip(",") for name in names for word in name.split() if word[-1] != "."}
    found = (word for word in words if word.startswith(typed) and _HARMLESS_NAME.fullmatch(word))
    return [(word, "doctor") for word in sorted(found)]


def _ends(name: str) -> Iterable[str]:
    """Yield a name, then the same without its first words: who types may begin with any."""
    words = name.split()
    return (" ".join(words[place:]) for place in range(len(words)))


def _completed(corpus: Corpus, incomplete: str) -> Offered:
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
    folder = index_folder(paths, index_root(chosen), everywhere.selection())
    if folder is None:
        return None
    return lazy.opening.open_index(folder, paths, everywhere.selection()).corpus


def _names(page_id: str, start: str) -> list[str]:
    """Return the id, or else its tail, if it begins so and no shell can take it for more."""
    for name in (page_id, page_id.partition("_")[2]):
        if name.startswith(start) and _HARMLESS_ID.fullmatch(name):
            return [name]
    return []


def _words(text: str) -> str:
    return _NOT_WORDS.sub(" ", text).strip()[:LONGEST_TITLE]
