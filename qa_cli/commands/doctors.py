"""`qa doctors`: the tally of respondents, or one doctor's answers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.aliasfile import known_aliases
from qa_cli.commands.aliasing import record
from qa_cli.commands.completion import complete_doctor
from qa_cli.commands.emitting import Result, emit, out_of
from qa_cli.commands.narrowing import found_by
from qa_cli.commands.profiles import (
    names_meant,
    write_compared,
    write_found,
    write_possible,
)
from qa_cli.commands.saving import check_save
from qa_cli.commands.shared import exit_code, open_corpus, study_of
from qa_cli.commands.stream import say
from qa_cli.corpus import Corpus
from qa_cli.errors import NotFoundError, SourceError, UsageError, quoted
from qa_cli.insight.tally import Respondent, Tally, group_by_location, group_by_specialty

if TYPE_CHECKING:
    from qa_cli.insight.aliases import Aliases
    from qa_cli.insight.choosing import Wish
    from qa_cli.insight.study import Study

By = Literal["specialty", "location"]
Sort = Literal["answers", "questions", "rating", "reviews", "words"]

MOST_COMPARED = 20_000
"""Doctors among whom a drawn tally looks for who may be one: with more, only `--possible` does."""


def run(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME",
            help="List the answers of the doctor with this name; of several names, put the doctors"
            " side by side.",
            autocompletion=complete_doctor,
        ),
    ] = None,
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    where: options.WhereOption = None,
    by: Annotated[
        By | None,
        typer.Option("--by", help="Count for each specialty or location, not each doctor."),
    ] = None,
    sort: Annotated[
        Sort | None, typer.Option("--sort", help="Order by this number, the largest first.")
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Reverse the order.")] = False,
    min_answers: Annotated[
        int,
        typer.Option("--min-answers", min=1, help="Only doctors with at least this many answers."),
    ] = 1,
    specialty: Annotated[
        str | None,
        typer.Option("--specialty", metavar="TEXT", help="Only doctors of this specialty."),
    ] = None,
    location: Annotated[
        str | None, typer.Option("--location", metavar="TEXT", help="Only doctors from this place.")
    ] = None,
    inferred: Annotated[
        bool,
        typer.Option(
            "--inferred", help="Also count answers that are only signed; they are marked."
        ),
    ] = False,
    possible: Annotated[
        bool,
        typer.Option("--possible", help="List names that may be one doctor, with the evidence."),
    ] = False,
    same: Annotated[
        tuple[str, str] | None,
        typer.Option("--same", metavar="A B", hidden=True, help="As qa people same A B."),
    ] = None,
    different: Annotated[
        tuple[str, str] | None,
        typer.Option("--different", metavar="A B", hidden=True, help="As qa people different A B."),
    ] = None,
    limit: options.LimitOption = None,
    format_: options.FormatOption = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
    save: options.SaveOption = None,
) -> int:
    """List the doctors: how many answers, to how many questions, and what their bylines say.

    The order is by number of answers, then by name. The rating is the one that rests on most
    reviews. Answers without a doctor's name are counted at the foot, so that the column of answers
    sums to all of them. A NAME may be a part of a name, and misspelt; it also finds sign-offs. On a
    terminal and with --json it also tells the figures that the doctor gives, which words are the
    doctor's own, and who else answers the same questions. Two or more names, each in quotes where
    it has several words, put the doctors side by side, with their figures on the questions they
    share.

    Bylines are one doctor's where the names agree (middle initials, accents and stated nicknames
    aside) and nothing contradicts it: specialty, place, or another rating on the same page. qa
    people records what you know better.

    In a pipe: one doctor per line, tab-separated, no header: name, credentials, specialty,
    location, rating, reviews, answers, questions; with --inferred or --sort words also words and
    the places of sign-offs.

    Examples:
      qa doctors --sort reviews --specialty derm
      qa doctors --by specialty
      qa doctors prasad
      qa doctors prasad "victor chung"
      qa doctors --where "masseter rating:>=4.5"
      qa doctors --possible
    """
    typed = " ".join(name or [])
    wish = lazy.choosing.Wish(sort, reverse, min_answers, specialty, location)
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv, save=save)
    _check(typed, by, wish, possible=possible)
    plain = wish == lazy.choosing.Wish()
    if same or different:
        others = (
            typed,
            by,
            possible,
            inferred,
            limit,
            out.asked,
            save,
            same and different,
            not plain,
        )
        if any(others) or where is not None:
            raise UsageError("--same and --different stand alone")
    check_save(ctx, corpus, save)
    pages = open_corpus(ctx, corpus, index)
    if pair := same or different:
        record(pages, *pair, same=same is not None)
        return exit_code(pages)
    aliases = known_aliases()
    chosen = None if where is None else found_by(pages, where)
    study = study_of(pages, aliases, chosen)
    counted = study.tally(inferred=inferred)
    if name and len(apart := names_meant(name, counted)) > 1:
        return write_compared(pages, apart, study, counted, out=out, limit=limit)
    if name:
        return write_found(pages, typed, study, counted, aliases=aliases, out=out, limit=limit)
    if possible:
        return write_possible(pages, counted, aliases, out, limit)
    shown = counted.doctors if plain else _chosen(pages, study, counted, wish)
    if by:
        emit(_groups(counted, by, shown, limit), out)
    else:
        more = inferred or sort == "words"
        emit(_doctors(counted, shown, aliases, limit, more=more), out)
    return exit_code(pages)


def _check(typed: str, by: By | None, wish: "Wish", *, possible: bool) -> None:
    """Raise `UsageError` where options do not go together."""
    see = "do not go together (see qa doctors --help)"
    chosen = wish.narrows or wish.order is not None or wish.reverse
    if typed and by:
        raise UsageError(f"a name and --by {see}")
    if by and (wish.order is not None or wish.reverse):
        raise UsageError(f"--by and --sort or --reverse {see}")
    if typed and (chosen or possible):
        raise UsageError(f"a name and options that choose doctors {see}")
    if possible and (chosen or by):
        raise UsageError(f"--possible and options that choose doctors {see}")


def _chosen(pages: Corpus, study: "Study", counted: Tally, wish: "Wish") -> tuple[Respondent, ...]:
    doctors = counted.doctors
    if wish.order == "words":
        doctors = lazy.choosing.with_words(doctors, study.words())
    chosen = lazy.choosing.choose(doctors, wish)
    for correction in chosen.corrections:
        say(f"nothing is like {quoted(correction.source)}: showing {quoted(correction.target)}")
    if wish.narrows and not chosen.doctors:
        _complain(pages, wish)
    return chosen.doctors


def _complain(pages: Corpus, wish: "Wish") -> None:
    """Say that no doctor is as wished; `SourceError` on a partial corpus, as for names."""
    wishes = [
        f"{what} like {quoted(typed)}"
        for what, typed in (("a specialty", wish.specialty), ("a location", wish.location))
        if typed is not None
    ]
    if wish.min_answers > 1:
        wishes.append(f"{wish.min_answers:,} answers or more")
    message = f"no doctor with {' and '.join(wishes)}"
    if pages.errors:
        raise SourceError(f"{message} (in what could be read)")
    raise NotFoundError(message)


def _doctors(
    counted: Tally,
    chosen: Sequence[Respondent],
    aliases: "Aliases",
    limit: int | None,
    *,
    more: bool,
) -> Result:
    shown = chosen[:limit]

    def pairs() -> int:
        few = len(chosen) <= MOST_COMPARED
        return len(lazy.possible.possible(chosen, aliases)) if few else 0

    return Result(
        lambda: lazy.rosters.doctors_sheet(counted, shown, more=more),
        lambda: lazy.documents.tally_document(counted, shown),
        "doctors",
        lambda on: lazy.tables.doctor_table(counted, on, shown, pairs(), len(chosen)),
    )


def _groups(counted: Tally, by: By, shown: Sequence[Respondent], limit: int | None) -> Result:
    """Describe doctors by specialty or location; the foot belongs to all of them only."""
    if len(shown) < len(counted.doctors):
        counted = Tally(sum(doctor.answers for doctor in shown), tuple(shown), (), ())
    groups = (group_by_specialty if by == "specialty" else group_by_location)(shown)
    some, total = groups[:limit], len(groups)
    return Result(
        lambda: lazy.rosters.groups_sheet(some, counted, by, whole=len(some) == total),
        lambda: lazy.documents.groups_document(counted, by, some, total),
        "groups",
        lambda on: lazy.tables.group_table(some, counted, by, on, total),
    )
