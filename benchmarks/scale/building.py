"""What an index costs where there is none: beside programs that index mail, and beside FTS5."""

import shutil
import sys
from collections.abc import Mapping, Sequence

from benchmarks import timing
from benchmarks.launcher import Result
from benchmarks.scale.mailers import MAILERS, Mailbox, mailboxes
from benchmarks.scale.mails import write_mails
from benchmarks.scale.place import Place
from benchmarks.tables import Asked, Row, row

MOST_MAILS = 20_000
"""Of more pages no mails are made."""

SIZES = {4_000, 20_000}
"""Pages for which limits beside other programs were set, and measured before."""

PARAGRAPHS = Asked(ratio=2.5)
"""Wall time beside the insert of paragraphs into FTS5."""

MEMORY = {20_000: Asked(megabytes=500), 200_000: Asked(megabytes=500)}
"""By pages. It was asked for 200,000, so fewer must do with it as well."""


def measure(place: Place, runs: int) -> list[Row]:
    """Build in turns with every other program, and return what is told of it.

    Args:
        place: Where the pages are.
        runs: Builds of each; none warms up, but the pages have been read before.
    """
    able, told = to_measure(place)
    if able:
        shutil.rmtree(place.work / "mails", ignore_errors=True)
        write_mails(place.corpus, place.work / "mails")
    builds: list[Result] = []
    inserts: list[Result] = []
    others: dict[str, list[Result]] = {box.mailer.name: [] for box in able}
    insert = [sys.executable, "-m", "benchmarks.scale.fts5", str(place.corpus)]
    for _ in range(runs):
        shutil.rmtree(place.indexes, ignore_errors=True)
        builds.append(timing.take(*place.qa("index"), sample=True))
        inserts.append(timing.take([*insert, str(place.work / "fts5.db")], timing.environment()))
        for box in able:
            others[box.mailer.name].append(box.build())
    for box in able:
        if (found := box.count()) != place.pages:
            told[box.mailer.name] = f"it has {found:,} of {place.pages:,} mails"
    return rows(place.pages, builds, inserts, others, told)


def to_measure(place: Place) -> tuple[list[Mailbox], dict[str, str]]:
    """Return the mailboxes that are measured, and for each why it is not; empty where it is."""
    boxes = mailboxes(place.work)
    told = {box.mailer.name: why_not(box, place.pages) for box in boxes}
    return [box for box in boxes if not told[box.mailer.name]], told


def why_not(box: Mailbox, pages: int) -> str:
    """Return why a program is not measured; empty where it is."""
    if pages > MOST_MAILS:
        return f"not measured above {MOST_MAILS:,} pages"
    return box.missing()


def rows(
    pages: int,
    builds: Sequence[Result],
    inserts: Sequence[Result],
    others: Mapping[str, Sequence[Result]],
    told: Mapping[str, str],
) -> list[Row]:
    """Return the rows of builds.

    Args:
        pages: Their number.
        builds: What `qa index` took, each time.
        inserts: What FTS5 took.
        others: What each program took that indexes mail.
        told: Why the results of one do not count, or why there are none; empty where they do.
    """
    ours = timing.best(builds)
    made = []
    for mailer in MAILERS:
        theirs = others.get(mailer.name) if not told[mailer.name] else None
        made.append(
            row(
                f"`qa index` / `{mailer.name}` of the same pages as mails, processor time",
                ours,
                timing.best(theirs) if theirs else None,
                "processor",
                Asked(ratio=mailer.asked) if pages in SIZES else Asked(),
                mailer.before if pages in SIZES else "",
                told[mailer.name],
            )
        )
    insert = timing.best(inserts)
    paragraphs = (PARAGRAPHS, "4 to 6") if pages in SIZES else ()
    name = "`qa index` / insert of paragraphs into FTS5"
    made += [
        row(f"{name}, wall", ours, insert, "wall", *paragraphs),
        row(f"{name}, processor time", ours, insert, "processor"),
    ]
    if ours.code == 0:
        large = "1.8 GB" if pages == 200_000 else ""
        asked = MEMORY.get(pages, Asked())
        made += [
            Row("`qa index`, memory of the largest process", memory=ours.largest, before=large),
            Row("`qa index`, memory of all processes", memory=ours.together or None, asked=asked),
        ]
    return made
