"""What `qa doctors` tells of single doctors: profiles, and who may be one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qa_cli.commands import lazy
from qa_cli.commands.emitting import Out, Result, emit
from qa_cli.commands.shared import exit_code, named
from qa_cli.commands.stream import say
from qa_cli.commands.texts import SavedTexts
from qa_cli.corpus import Corpus
from qa_cli.insight.tally import Tally

if TYPE_CHECKING:
    from qa_cli.insight.aliases import Aliases
    from qa_cli.insight.profile import Profile
    from qa_cli.insight.study import Study

MOST_PROFILES = 12
"""Doctors of whom a profile is made: more is no answer to who somebody is, and takes long."""


def write_possible(
    pages: Corpus, counted: Tally, aliases: "Aliases", out: Out, limit: int | None
) -> int:
    """Write who may be one doctor; none is not an error, but exit code 1 as for no hit."""
    pairs = lazy.possible.possible(counted.doctors, aliases)
    if pairs or out.form != "table":
        result = Result(
            lambda: lazy.columns.Sheet(lazy.rosters.POSSIBLE, pairs[:limit]),
            lambda: lazy.documents.document_of(possible=pairs[:limit], total=len(pairs)),
            "possible",
            lambda _: lazy.profiling.possible_lines(pairs, pages.short_ids, limit),
        )
        emit(result, out if pairs else out._replace(save=None))
    if not pairs:
        say("no two doctors who may be one")
    return exit_code(pages, found=bool(pairs))


def names_meant(typed: Sequence[str], counted: Tally) -> Sequence[str]:
    """Return the names that are typed: one of several words, or several.

    Words without quotes are one name where they are a doctor's together.
    """
    joined = " ".join(typed)
    if len(typed) == 1 or any(" " in one.strip() for one in typed):
        return typed

    def is_known(name: str) -> bool:
        match = lazy.naming.match_name(name, [doctor.name for doctor in counted.doctors])
        return bool(match.places) and not match.corrections

    return typed if not is_known(joined) and all(map(is_known, typed)) else [joined]


def write_compared(
    pages: Corpus,
    names: Sequence[str],
    study: "Study",
    counted: Tally,
    *,
    out: Out,
    limit: int | None,
) -> int:
    """Write doctors side by side, and at most `limit` of the questions they share."""
    found = [named(pages, name, study, counted) for name in names]
    doctors = [lazy.comparing.the_one(*pair) for pair in zip(names, found, strict=True)]
    on = {one.page.id: one.page for some in found for one in some.answers}
    order = [one.id for one in pages.outlines if one.id in on]
    whole = lazy.comparing.compare(doctors, [on[one] for one in order])
    total, comparison = len(whole.shared), replace(whole, shared=whole.shared[:limit])
    result = Result(
        lambda: lazy.comparisons.comparison_sheet(comparison, unicode=out.screen.unicode),
        lambda: lazy.documents.comparison_document(names, comparison, total),
        "shared",
        lambda on: lazy.comparisons.drawn_comparison(comparison, pages.short_ids, on, total),
    )
    emit(result, out)
    return exit_code(pages)


def write_found(
    pages: Corpus,
    typed: str,
    study: "Study",
    counted: Tally,
    *,
    aliases: "Aliases",
    out: Out,
    limit: int | None,
) -> int:
    """Write one doctor's answers; an unknown name is a `SourceError` on a partial corpus."""
    found = named(pages, typed, study, counted)
    described = found.doctors
    needed = out.form in {"json", "table"} or out.save is not None
    if needed and len(described) > MOST_PROFILES:
        say(f"{len(described):,} doctors fit: no profiles of so many")
        described = ()
    answered = {one.page.id: one.page for one in found.answers}.values()
    persons = {id_: doctor.name for doctor in found.doctors for id_ in doctor.answer_ids}
    saved = SavedTexts(pages)

    def told() -> "tuple[Profile, ...]":
        texts = (saved.text,) if out.form == "json" else ()
        return lazy.profile.profiles(described, counted.doctors, answered, aliases, *texts)

    result = Result(
        lambda: lazy.columns.Sheet(
            lazy.sheets.ANSWERED,
            lazy.listing.named_on(
                [(one.page, one.answer) for one in found.answers[:limit]], persons
            ),
        ),
        lambda: lazy.documents.doctors_found_document(
            typed, found, told() if out.form == "json" else (), limit
        ),
        "answered",
        lambda on: lazy.tables.answered_table(found, pages.short_ids, on, told(), limit),
    )
    emit(result, out)
    return exit_code(pages) or saved.code
