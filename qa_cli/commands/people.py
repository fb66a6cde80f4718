"""What `qa doctors` tells of single doctors: profiles, and who may be one."""

from typing import TYPE_CHECKING

from qa_cli.commands.saving import show
from qa_cli.commands.shared import exit_code, write_json
from qa_cli.commands.stream import say, write_all
from qa_cli.errors import NotFoundError, SourceError
from qa_cli.insight.tally import Tally

if TYPE_CHECKING:
    from qa_cli.commands.doctors import Out
    from qa_cli.commands.shared import AnyCorpus
    from qa_cli.insight.aliases import Aliases

MOST_PROFILES = 12
"""Doctors of whom a profile is made: more is no answer to who somebody is, and takes long."""


def write_possible(pages: "AnyCorpus", counted: Tally, aliases: "Aliases", out: "Out") -> int:
    """Write who may be one doctor; none is not an error, but exit code 1 as for no hit."""
    from qa_cli.insight.possible import possible  # noqa: PLC0415  only on request

    pairs = possible(counted.doctors, aliases)
    if out.form == "json":
        from qa_cli.output.people import possible_document  # noqa: PLC0415

        write_json(possible_document(pairs), out.screen)
    if out.form == "csv":
        from qa_cli.output.csvtext import possible_csv  # noqa: PLC0415

        write_all(possible_csv(pairs))
    if out.draws and pairs:
        from qa_cli.output.profiles import possible_lines  # noqa: PLC0415

        show(lambda _: possible_lines(pairs, pages.short_ids), out.screen, out.save)
    if out.rows:
        from qa_cli.output.plain import possible_rows  # noqa: PLC0415

        write_all(possible_rows(pairs))
    if not pairs:
        say("no two doctors who may be one")
    return exit_code(pages, found=bool(pairs))


def write_found(
    pages: "AnyCorpus", typed: str, counted: Tally, aliases: "Aliases", out: "Out"
) -> int:
    """Write one doctor's answers; an unknown name is a `SourceError` on a partial corpus."""
    from qa_cli.insight.names import find_doctors  # noqa: PLC0415  RapidFuzz is only for names

    try:
        found = find_doctors(typed, pages.pages, counted)
    except NotFoundError as err:
        if pages.errors:
            raise SourceError(f"{err} (in what could be read)") from err
        raise
    for correction in found.corrections:
        say(f'no doctor is named "{correction.source}": showing "{correction.target}"')
    if out.form == "csv":
        from qa_cli.output.csvtext import answered_csv  # noqa: PLC0415

        write_all(answered_csv(found.answers))
    if out.rows:
        from qa_cli.output.plain import answered_rows  # noqa: PLC0415

        write_all(answered_rows(found))
    if out.form != "json" and not out.draws:
        return exit_code(pages)
    from qa_cli.commands.texts import SavedTexts  # noqa: PLC0415
    from qa_cli.insight.profile import profiles  # noqa: PLC0415

    described = found.doctors
    if len(described) > MOST_PROFILES:
        say(f"{len(described):,} doctors fit: no profiles of so many")
        described = ()
    answered = {one.page.id: one.page for one in found.answers}.values()
    if out.form == "json":
        from qa_cli.output.documents import doctors_found_document  # noqa: PLC0415
        from qa_cli.output.people import profile_object  # noqa: PLC0415

        saved = SavedTexts(pages)
        told = profiles(described, counted.doctors, answered, aliases, saved.text)
        document = doctors_found_document(typed, found, map(profile_object, told))
        write_json(document, out.screen)
        return exit_code(pages) or saved.code
    from qa_cli.output.tables import answered_table  # noqa: PLC0415

    told = profiles(described, counted.doctors, answered, aliases)
    show(lambda on: answered_table(found, pages.short_ids, on, told), out.screen, out.save)
    return exit_code(pages)
