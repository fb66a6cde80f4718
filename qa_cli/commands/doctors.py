"""`qa doctors`: the tally of respondents, or one doctor's answers."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from qa_cli.commands.aliasfile import known_aliases
from qa_cli.commands.derived import DOCUMENT, ROWS, read_derived
from qa_cli.commands.options import CorpusOption, IndexOption, JsonOption, SaveOption
from qa_cli.commands.saving import check_save, show
from qa_cli.commands.shared import exit_code, here, open_corpus, write_json
from qa_cli.commands.stream import say, write, write_all
from qa_cli.corpus import Corpus
from qa_cli.errors import NotFoundError, SourceError, UsageError
from qa_cli.insight.tally import Respondent, Tally, group_by_location, group_by_specialty, tally
from qa_cli.output.screen import Screen

if TYPE_CHECKING:
    from qa_cli.commands.shared import AnyCorpus
    from qa_cli.insight.aliases import Aliases
    from qa_cli.insight.choosing import Wish

By = Literal["specialty", "location"]
Sort = Literal["answers", "questions", "rating", "reviews", "words"]

MOST_COMPARED = 20_000
"""Doctors among whom a drawn tally looks for who may be one: with more, only `--possible` does."""


class Out(NamedTuple):
    """How a result is written, and where to."""

    form: Literal["json", "csv", "text"]
    """`text` is a drawing on a terminal, rows elsewhere."""
    screen: Screen
    save: str | None
    """A file that gets the drawing as well."""

    @property
    def draws(self) -> bool:
        """Whether anything is drawn."""
        return self.form == "text" and (self.screen.drawn or self.save is not None)

    @property
    def rows(self) -> bool:
        """Whether rows are written."""
        return self.form == "text" and not self.screen.drawn


def run(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="List the answers of the doctors so named."),
    ] = None,
    *,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    by: Annotated[
        By | None, typer.Option("--by", help="Count by specialty or location instead.")
    ] = None,
    sort: Annotated[
        Sort | None, typer.Option("--sort", help="Order by this figure, the greatest first.")
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Turn the order round.")] = False,
    min_answers: Annotated[
        int, typer.Option("--min-answers", min=1, help="Only doctors with so many answers.")
    ] = 1,
    specialty: Annotated[
        str | None, typer.Option("--specialty", metavar="TEXT", help="Only with this specialty.")
    ] = None,
    location: Annotated[
        str | None, typer.Option("--location", metavar="TEXT", help="Only from this place.")
    ] = None,
    inferred: Annotated[
        bool, typer.Option("--inferred", help="Count signed answers for who signs them, marked.")
    ] = False,
    possible: Annotated[
        bool, typer.Option("--possible", help="List who may be one doctor, with the evidence.")
    ] = False,
    same: Annotated[
        tuple[str, str] | None,
        typer.Option("--same", metavar="A B", help="Record that two names are one doctor."),
    ] = None,
    different: Annotated[
        tuple[str, str] | None,
        typer.Option("--different", metavar="A B", help="Record that two are not one doctor."),
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    json: JsonOption = False,
    save: SaveOption = None,
) -> int:
    """Tally the doctors: how many answers, to how many questions, and what their bylines say.

    The order is by number of answers, then by name. The rating is the one that rests on most
    reviews. Answers without a doctor's name are counted at the foot, so that the column of answers
    sums to all of them. A NAME may be a part of a name, and misspelt; it also finds sign-offs. On a
    terminal and with --json it also tells the figures that the doctor gives, which words are the
    doctor's own, and who else answers the same questions.

    Bylines are one doctor's where the names agree (initials, missing middle names, accents and
    nicknames aside) and neither specialty nor place contradict it. --same and --different record
    what you know better, by name or by an answer's id, in the user's config folder.

    In a pipe: one doctor a line, cells separated by a tab, no header: name, credentials, specialty,
    location, rating, reviews, answers, questions; with --inferred or --sort words also words and
    the places of sign-offs.

    Examples:
      qa doctors --sort reviews --specialty derm
      qa doctors --by specialty
      qa doctors prasad
      qa doctors --same "Bob Roe" "Robert Roe"
    """
    from qa_cli.insight.choosing import Wish  # noqa: PLC0415  as little as is needed

    typed = " ".join(name or [])
    wish = Wish(sort, reverse, min_answers, specialty, location)
    _check(typed, by, wish, possible=possible, records=(same, different))
    _check_forms(inferred, json, csv, save, records=(same, different))
    check_save(ctx, corpus, save, data=json or csv)
    pages = open_corpus(ctx, corpus, index)
    if same or different:
        from qa_cli.commands.aliasing import record  # noqa: PLC0415  only to record

        one, other = same or different or ("", "")
        record(pages, one, other, same=same is not None)
        return exit_code(pages)
    out = Out("json" if json else "csv" if csv else "text", here(), save)
    aliases = known_aliases()
    if wish == Wish() and not (name or by or inferred or possible or aliases):
        ahead = _worked_out(out)
        if ahead is not None and (text := read_derived(pages, ahead)) is not None:
            write(text)
            return exit_code(pages)
    counted = _tally(pages, aliases, inferred=inferred)
    if name:
        from qa_cli.commands.people import write_found  # noqa: PLC0415  only for a name

        return write_found(pages, typed, counted, aliases, out)
    if possible:
        from qa_cli.commands.people import write_possible  # noqa: PLC0415  only on request

        return write_possible(pages, counted, aliases, out)
    shown = counted.doctors if wish == Wish() else _chosen(pages, counted, wish)
    if by:
        _write_groups(counted, by, shown, out)
    else:
        more = inferred or sort == "words"
        _write_tally(counted, shown, aliases, out, more=more)
    return exit_code(pages)


def _check(
    typed: str,
    by: By | None,
    wish: "Wish",
    *,
    possible: bool,
    records: tuple[tuple[str, str] | None, ...],
) -> None:
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
    if all(records) or typed or by or chosen or possible:
        _check_alone(*records)


def _check_forms(*others: bool | str | None, records: tuple[tuple[str, str] | None, ...]) -> None:
    """Raise `UsageError` where forms of output do not go together, or with what is recorded."""
    inferred, json, csv, save = others
    if json and csv:
        raise UsageError("--json and --csv exclude one another")
    if any((inferred, json, csv, save)):
        _check_alone(*records)


def _check_alone(*records: tuple[str, str] | None) -> None:
    """Raise `UsageError` where something is to be recorded: it goes with nothing else."""
    if any(records):
        raise UsageError("--same and --different stand alone")


def _tally(pages: "AnyCorpus", aliases: "Aliases", *, inferred: bool) -> Tally:
    counted = tally(pages.pages if isinstance(pages, Corpus) else pages.bylines(), aliases)
    if not inferred:
        return counted
    from qa_cli.insight.inferring import infer  # noqa: PLC0415  only on request

    return infer(counted, pages.pages)


def _chosen(pages: "AnyCorpus", counted: Tally, wish: "Wish") -> tuple[Respondent, ...]:
    from qa_cli.insight.choosing import choose, with_words  # noqa: PLC0415

    doctors = counted.doctors
    chosen = choose(with_words(doctors, pages.pages) if wish.order == "words" else doctors, wish)
    for correction in chosen.corrections:
        say(f'nothing is like "{correction.source}": showing "{correction.target}"')
    if wish.narrows and not chosen.doctors:
        _complain(pages, wish)
    return chosen.doctors


def _complain(pages: "AnyCorpus", wish: "Wish") -> None:
    """Say that no doctor is as wished; `SourceError` on a partial corpus, as for names."""
    wishes = [
        f'{what} like "{typed}"'
        for what, typed in (("a specialty", wish.specialty), ("a location", wish.location))
        if typed is not None
    ]
    if wish.min_answers > 1:
        wishes.append(f"{wish.min_answers:,} answers or more")
    message = f"no doctor with {' and '.join(wishes)}"
    if pages.errors:
        raise SourceError(f"{message} (in what could be read)")
    raise NotFoundError(message)


def _worked_out(out: Out) -> str | None:
    """Return the name of what an index has of the tally in this form, if it can have it."""
    if out.form == "text":
        return None if out.draws else ROWS
    return (
        DOCUMENT if out.form == "json" and out.screen.unicode and not sys.stdout.isatty() else None
    )


def _write_tally(
    counted: Tally, shown: Sequence[Respondent], aliases: "Aliases", out: Out, *, more: bool
) -> None:
    if out.form == "json":
        from qa_cli.output.documents import tally_document  # noqa: PLC0415  only for --json

        write_json(tally_document(counted, shown), out.screen)
    if out.form == "csv":
        from qa_cli.output.csvtext import doctors_csv  # noqa: PLC0415  only for --csv

        write_all(doctors_csv(shown))
    if out.draws:
        from qa_cli.insight.possible import possible  # noqa: PLC0415  only to draw
        from qa_cli.output.tables import doctor_table  # noqa: PLC0415

        pairs = len(possible(shown, aliases)) if len(shown) <= MOST_COMPARED else 0
        show(lambda on: doctor_table(counted, on, shown, pairs), out.screen, out.save)
    if out.rows:
        from qa_cli.output.plain import doctor_rows  # noqa: PLC0415

        write_all(doctor_rows(counted, shown, more=more))


def _write_groups(counted: Tally, by: By, shown: Sequence[Respondent], out: Out) -> None:
    """Write doctors by specialty or location; the foot belongs to all of them only."""
    if len(shown) < len(counted.doctors):
        counted = Tally(sum(doctor.answers for doctor in shown), tuple(shown), (), ())
    groups = (group_by_specialty if by == "specialty" else group_by_location)(shown)
    if out.form == "json":
        from qa_cli.output.documents import groups_document  # noqa: PLC0415  only for --json

        write_json(groups_document(counted, by, groups), out.screen)
    if out.form == "csv":
        from qa_cli.output.csvtext import groups_csv  # noqa: PLC0415  only for --csv

        write_all(groups_csv(groups))
    if out.draws:
        from qa_cli.output.tables import group_table  # noqa: PLC0415  only to draw

        show(lambda on: group_table(groups, counted, by, on), out.screen, out.save)
    if out.rows:
        from qa_cli.output.plain import group_rows  # noqa: PLC0415

        write_all(group_rows(groups, counted))
