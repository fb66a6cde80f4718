"""What `qa doctors` tells of single doctors: profiles, and who may be one."""

from typing import TYPE_CHECKING

from qa_cli.commands import lazy
from qa_cli.commands.emitting import Out, Result, emit
from qa_cli.commands.shared import exit_code, say_if_stale
from qa_cli.commands.stream import say
from qa_cli.commands.texts import SavedTexts
from qa_cli.corpus import Corpus
from qa_cli.errors import NotFoundError, SourceError
from qa_cli.insight.tally import Tally

if TYPE_CHECKING:
    from qa_cli.insight.aliases import Aliases
    from qa_cli.insight.profile import Profile
    from qa_cli.insight.study import Study

MOST_PROFILES = 12
"""Doctors of whom a profile is made: more is no answer to who somebody is, and takes long."""


def write_possible(pages: Corpus, counted: Tally, aliases: "Aliases", out: Out) -> int:
    """Write who may be one doctor; none is not an error, but exit code 1 as for no hit."""
    pairs = lazy.possible.possible(counted.doctors, aliases)
    if pairs or out.form != "table":
        result = Result(
            lambda: lazy.columns.Sheet(lazy.sheets.POSSIBLE, pairs),
            lambda: lazy.documents.document_of(possible=pairs),
            "possible",
            lambda _: lazy.profiling.possible_lines(pairs, pages.short_ids),
        )
        emit(result, out if pairs else out._replace(save=None))
    if not pairs:
        say("no two doctors who may be one")
    return exit_code(pages, found=bool(pairs))


def write_found(
    pages: Corpus, typed: str, study: "Study", counted: Tally, *, aliases: "Aliases", out: Out
) -> int:
    """Write one doctor's answers; an unknown name is a `SourceError` on a partial corpus."""
    try:
        found = study.named(typed, counted)
    except NotFoundError as err:
        say_if_stale(pages)
        if pages.errors:
            raise SourceError(f"{err} (in what could be read)") from err
        raise
    for correction in found.corrections:
        say(f'no doctor is named "{correction.source}": showing "{correction.target}"')
    described = found.doctors
    needed = out.form in {"json", "table"} or out.save is not None
    if needed and len(described) > MOST_PROFILES:
        say(f"{len(described):,} doctors fit: no profiles of so many")
        described = ()
    answered = {one.page.id: one.page for one in found.answers}.values()
    saved = SavedTexts(pages)

    def told() -> "tuple[Profile, ...]":
        texts = (saved.text,) if out.form == "json" else ()
        return lazy.profile.profiles(described, counted.doctors, answered, aliases, *texts)

    result = Result(
        lambda: lazy.columns.Sheet(
            lazy.sheets.ANSWERED,
            [lazy.listing.OnPage(one.page, one.answer) for one in found.answers],
        ),
        lambda: lazy.documents.doctors_found_document(
            typed, found, told() if out.form == "json" else ()
        ),
        "answered",
        lambda on: lazy.tables.answered_table(found, pages.short_ids, on, told()),
    )
    emit(result, out)
    return exit_code(pages) or saved.code
