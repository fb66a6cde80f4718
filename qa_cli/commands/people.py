"""`qa people`: record who is one doctor and who is not, list what is recorded, take it back."""

import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.aliasfile import change_aliases, read_aliases
from qa_cli.commands.aliasing import in_words, is_answer, of_answer, place_of_aliases, record
from qa_cli.commands.emitting import Out, Result, emit, out_of
from qa_cli.commands.shared import exit_code, open_corpus
from qa_cli.commands.stream import say, write
from qa_cli.errors import NotFoundError, UsageError
from qa_cli.insight.aliases import Alias, Aliases, numbered

if TYPE_CHECKING:
    from collections.abc import Callable

Action = Literal["list", "same", "different", "undo"]

PAIR = 2
"""Doctors that a record is about."""

_NUMBER = re.compile("[0-9]{1,9}")


def run(
    ctx: typer.Context,
    action: Annotated[
        Action | None,
        typer.Argument(metavar="ACTION", help="list (if left out), same, different or undo."),
    ] = None,
    who: Annotated[
        list[str] | None,
        typer.Argument(metavar="A B", help="Names or answers' ids; for undo also a number."),
    ] = None,
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    format_: options.FormatOption = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
) -> int:
    """Record who is one doctor and who is not, list what is recorded, or take it back.

    same and different record that A and B are one doctor, or two: part of a name as bylines give
    it, or the id of an answer, which then stands for bylines with its specialty and place. Every
    command heeds it, in every corpus. undo takes back the last record, that of a number, or that
    about A and B. Without an action, all are listed; they are kept in the user's config folder.

    In a pipe: one record per line, tab-separated, no header: number, same or different, name,
    specialty, location, and these of the other one; an empty cell is any.

    Examples:
      qa people same "Bob Roe" "Robert Roe"
      qa people different 000/3 004/1
      qa people
      qa people undo 2
    """
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv)
    typed = who or []
    if action in {None, "list"}:
        if typed:
            raise UsageError("a list takes no names (see qa people --help)")
        return _list(out)
    if out.asked:
        raise UsageError(f"{action} prints no list: no form goes with it")
    if action == "undo":
        return _undo(typed, lambda one: _name(ctx, corpus, index, one))
    if len(typed) != PAIR:
        raise UsageError(f"{action} takes two names or answers' ids (see qa people --help)")
    pages = open_corpus(ctx, corpus, index)
    record(pages, *typed, same=action == "same")
    return exit_code(pages)


def _list(out: Out) -> int:
    """Write what is recorded; nothing is no error, but exit code 1 as for no hit."""
    records = numbered(read_aliases(place_of_aliases()))
    if records or out.form != "table":
        result = Result(
            lambda: lazy.columns.Sheet(lazy.rosters.RECORDED, records),
            lambda: lazy.documents.document_of(people=records),
            "people",
            lambda on: lazy.drawing.table_of(
                lazy.rosters.RECORDED, records, lazy.columns.Look(on, {})
            ),
        )
        emit(result, out)
    if not records:
        say("nothing is recorded: qa people same A B says that two names are one doctor")
    return 0 if records else NotFoundError.exit_code


def _undo(typed: list[str], name_of: "Callable[[str], str]") -> int:
    """Take back a record, and say which.

    Args:
        typed: Nothing for the last one, a number, or two names or ids of answers.
        name_of: Returns the name that one of these stands for.
    """
    if len(typed) > PAIR or (len(typed) == 1 and not _NUMBER.fullmatch(typed[0])):
        raise UsageError("undo takes a number, or two names (see qa people --help)")
    names = [name_of(one) for one in typed] if len(typed) == PAIR else []
    taken: list[Alias] = []

    def without(aliases: Aliases) -> Aliases:
        if not aliases:
            raise NotFoundError("nothing is recorded, so there is nothing to take back")
        if names:
            number = lazy.meaning.record_about(aliases, names[0], names[1]).number
        else:
            number = int(typed[0]) if typed else len(aliases)
        if not 1 <= number <= len(aliases):
            raise NotFoundError(f"no record has the number {number}: there are {len(aliases)}")
        taken.append(aliases[number - 1])
        return (*aliases[: number - 1], *aliases[number:])

    change_aliases(place_of_aliases(), without)
    write(f"{lazy.sanitise.sanitise_line(f'taken back: {in_words(taken[0])}')}\n")
    return 0


def _name(ctx: typer.Context, corpus: list[str] | None, index: str | None, typed: str) -> str:
    """Return the name that is meant by a name, or by the id of an answer, read in the corpus."""
    person = of_answer(open_corpus(ctx, corpus, index), typed) if is_answer(typed) else None
    return person.name if person else typed
