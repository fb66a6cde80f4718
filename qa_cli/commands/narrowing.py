"""Which pages and answers a command is about: what ids and places name, what `--where` finds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from qa_cli.commands import lazy
from qa_cli.commands.completion import complete_doctor, complete_id
from qa_cli.commands.shared import (
    find,
    named,
    quietly,
    refs_of,
    say_if_stale,
    say_reading,
    searchable,
)
from qa_cli.commands.stream import say
from qa_cli.corpus import Corpus, Found
from qa_cli.corpus.excerpts import Excerpt, excerpts, in_both
from qa_cli.corpus.ids import page_of
from qa_cli.errors import NotFoundError, SourceError
from qa_cli.output.replies import nothing_found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qa_cli.insight.study import Study
    from qa_cli.search import Selection

IdsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID",
        help="An id, or as much of its beginning, or of its part after the _, as makes clear which"
        " is meant; or a file, or a place as qa prints it. With /3, /2-4 or /2,5: answers. With -,"
        " ids are read from standard input.",
        autocompletion=complete_id,
    ),
]


DoctorOption = Annotated[
    str | None,
    typer.Option(
        "--doctor",
        metavar="NAME",
        help="Only in answers of the doctors with this name.",
        autocompletion=complete_doctor,
    ),
]


def chosen_of(
    ctx: typer.Context,
    pages: Corpus,
    own: list[str] | None,
    refs: Sequence[str] | None,
    where: str | None,
) -> list[Excerpt] | None:
    """Return what the command line chooses of a corpus; `None` for all of it.

    Args:
        ctx: The subcommand's.
        pages: The corpus.
        own: Paths given with `-C` after the subcommand.
        refs: Ids and places; none: they choose nothing.
        where: A query; `None`: it narrows nothing.

    Raises:
        NotFoundError: A reference stands for nothing, or the query finds nothing of what is named.
    """
    found = None if where is None else found_by(pages, where)
    if not refs:
        return found
    told = excerpts(one for ref in refs_of(ctx, own, refs) for one in find(pages, ref))
    if found is None:
        return told
    both = in_both(told, found)
    if not both:
        raise NotFoundError(f"nothing of what is named fits --where {where}")
    return both


def found_by(pages: Corpus, where: str) -> list[Excerpt]:
    """Return the questions and answers that a query finds, in page order; say how it was read.

    Where it finds questions alone, as `title:smile` does, all their answers are meant, unless it
    asks for what askers say.

    Raises:
        NotFoundError: Nothing is found; a `SourceError` where a part could not be read.
        QueryError: The query cannot be read.
    """
    selection = _select(pages, where)
    say_reading(selection)
    if not selection.found:
        say_if_stale(pages)
        message = nothing_found(selection, "--where")
        if pages.errors:
            raise SourceError(f"{message} (in what could be read)")
        raise NotFoundError(message)
    if any(numbers - {0} for _, numbers in selection.found) or selection.names_side:
        return [
            Excerpt(page, numbers - {0}, asker=0 in numbers) for page, numbers in selection.found
        ]
    say("the query finds questions and no answers: all their answers count")
    return [Excerpt(page) for page, _ in selection.found]


def among_of(pages: Corpus, where: str | None) -> "Callable[[str], bool] | None":
    """Return what tells whether a question or an answer is meant, by its id; `None`: all are.

    Raises what `found_by` raises.
    """
    if where is None:
        return None
    chosen = {one.page.id: one for one in found_by(pages, where)}

    def among(unit_id: str) -> bool:
        one = chosen.get(unit_id) or chosen.get(page_of(unit_id))
        return one is not None and one.includes(unit_id)

    return among


def _select(pages: Corpus, where: str) -> "Selection":
    index = searchable(pages)
    with quietly(pages):
        return lazy.engine.select(index, where)


def answers_by(pages: Corpus, doctor: str, study: "Study") -> list[Excerpt]:
    """Return the answers of the doctors with a name, in page order; say how it was read.

    Raises what `shared.named` raises.
    """
    found = named(pages, doctor, study, study.tally()).answers
    return excerpts(Found(one.page, one.answer) for one in found)


def answer_ids_of(chosen: Sequence[Excerpt]) -> set[str]:
    """Return the ids of the answers that are meant."""
    pages = (one.cut for one in chosen)
    return {f"{page.id}/{answer.number}" for page in pages for answer in page.question.answers}


def found_in(chosen: Sequence[Excerpt]) -> "Iterator[Found]":
    """Yield each question that is meant, with the answers that are, else each answer."""
    for one in chosen:
        if one.asker:
            yield Found(one.cut, None)
        else:
            yield from (Found(one.page, answer) for answer in one.cut.question.answers)
