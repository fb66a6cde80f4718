"""`qa doctors`: the tally of respondents, or one doctor's answers."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from qa_cli.commands.derived import DOCUMENT, ROWS, read_derived
from qa_cli.commands.options import CorpusOption, JsonOption, SaveOption
from qa_cli.commands.saving import check_save, show
from qa_cli.commands.shared import exit_code, here, open_corpus, write_json
from qa_cli.commands.stream import say, write, write_all
from qa_cli.corpus import Corpus
from qa_cli.errors import NotFoundError, SourceError, UsageError
from qa_cli.insight.tally import Tally, group_by_location, group_by_specialty, tally
from qa_cli.output.screen import Screen

if TYPE_CHECKING:
    from qa_cli.commands.shared import AnyCorpus

By = Literal["specialty", "location"]


def run(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="List the answers of the doctors so named."),
    ] = None,
    *,
    corpus: CorpusOption = None,
    by: Annotated[
        By | None, typer.Option("--by", help="Count by specialty or location instead.")
    ] = None,
    json: JsonOption = False,
    save: SaveOption = None,
) -> int:
    """Tally the doctors: how many answers, to how many questions, and what their bylines say.

    The order is by number of answers, then by name. The rating is the one that rests on most
    reviews. Answers without a doctor's name are counted at the foot, so that the column of answers
    sums to all of them. A NAME may be a part of a name, and misspelt; it also finds sign-offs.

    In a pipe: one doctor a line, cells separated by a tab, no header: name, credentials, specialty,
    location, rating, reviews, answers, questions.

    Examples:
      qa doctors
      qa doctors --by specialty
      qa doctors prasad
    """
    typed = " ".join(name or [])
    if typed and by:
        raise UsageError("a name and --by do not go together (see qa doctors --help)")
    check_save(ctx, corpus, save, data=json)
    pages = open_corpus(ctx, corpus)
    screen = here()
    if name:
        _write_found(pages, typed, screen, save, json=json)
    elif by:
        _write_groups(pages, by, screen, save, json=json)
    else:
        _write_tally(pages, screen, save, json=json)
    return exit_code(pages)


def _write_tally(pages: "AnyCorpus", screen: Screen, save: str | None, *, json: bool) -> None:
    draws = not json and (screen.drawn or save is not None)
    ahead = None if draws else _worked_out(screen, json=json)
    if ahead is not None and (text := read_derived(pages, ahead)) is not None:
        write(text)
        return
    counted = _tally(pages)
    if json:
        from qa_cli.output.documents import tally_document  # noqa: PLC0415  only for --json

        write_json(tally_document(counted), screen)
        return
    if draws:
        from qa_cli.output.tables import doctor_table  # noqa: PLC0415  only to draw

        show(lambda on: doctor_table(counted, on), screen, save)
    if not screen.drawn:
        from qa_cli.output.plain import doctor_rows  # noqa: PLC0415

        write_all(doctor_rows(counted))


def _worked_out(screen: Screen, *, json: bool) -> str | None:
    """Return the name of what an index has of the tally in this form, if it can have it."""
    if not json:
        return ROWS
    return DOCUMENT if screen.unicode and not sys.stdout.isatty() else None


def _tally(pages: "AnyCorpus") -> Tally:
    return tally(pages.pages if isinstance(pages, Corpus) else pages.bylines())


def _write_groups(
    pages: "AnyCorpus", by: By, screen: Screen, save: str | None, *, json: bool
) -> None:
    counted = _tally(pages)
    group = group_by_specialty if by == "specialty" else group_by_location
    groups = group(counted.doctors)
    if json:
        from qa_cli.output.documents import groups_document  # noqa: PLC0415  only for --json

        write_json(groups_document(counted, by, groups), screen)
        return
    if screen.drawn or save:
        from qa_cli.output.tables import group_table  # noqa: PLC0415  only to draw

        show(lambda on: group_table(groups, counted, by, on), screen, save)
    if not screen.drawn:
        from qa_cli.output.plain import group_rows  # noqa: PLC0415

        write_all(group_rows(groups, counted))


def _write_found(
    pages: "AnyCorpus", typed: str, screen: Screen, save: str | None, *, json: bool
) -> None:
    """Write one doctor's answers; an unknown name is a `SourceError` on a partial corpus."""
    from qa_cli.insight.names import find_doctors  # noqa: PLC0415  RapidFuzz is only for names

    try:
        found = find_doctors(typed, pages.pages)
    except NotFoundError as err:
        if pages.errors:
            raise SourceError(f"{err} (in what could be read)") from err
        raise
    for correction in found.corrections:
        say(f'no doctor is named "{correction.source}": showing "{correction.target}"')
    if json:
        from qa_cli.output.documents import doctors_found_document  # noqa: PLC0415

        write_json(doctors_found_document(typed, found), screen)
        return
    if screen.drawn or save:
        from qa_cli.output.tables import answered_table  # noqa: PLC0415

        show(lambda on: answered_table(found, pages.short_ids, on), screen, save)
    if not screen.drawn:
        from qa_cli.output.plain import answered_rows  # noqa: PLC0415

        write_all(answered_rows(found))
