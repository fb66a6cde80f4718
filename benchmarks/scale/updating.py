"""What an index costs where there is one: nothing has changed, or a few pages have."""

import shutil
import time

from benchmarks import timing
from benchmarks.generator import generate
from benchmarks.launcher import Result
from benchmarks.scale.building import to_measure
from benchmarks.scale.mailers import MAILERS, Mailbox
from benchmarks.scale.mails import has_mails, replace_mail, write_mails
from benchmarks.scale.place import Place
from benchmarks.tables import Asked, Row, row

CHANGED = 100
"""Pages that change; of a small corpus, one in twenty."""

OTHER_SEED = 77
"""Corpus that the new texts are from."""

MARK = "qachangedpage"
"""A word that stands in new texts alone, by which is counted what was indexed."""

UNCHANGED = {20_000: Asked(seconds=0.3), 200_000: Asked(seconds=2)}
"""By pages, as the next."""
UNCHANGED_BEFORE = {20_000: "0.41 s", 200_000: "4.2 s"}
UPDATE = {20_000: Asked(seconds=1), 200_000: Asked(seconds=3)}
UPDATE_BEFORE = {20_000: "4.2 s", 200_000: "61 s"}

SETTLED = 0.1
"""Seconds after which a file that changes has another time."""


def measure(place: Place, runs: int) -> list[Row]:
    """Measure updates; the pages are afterwards as they were.

    Args:
        place: Where the pages are.
        runs: Measured runs where nothing has changed. Pages change twice, there and back.
    """
    place.bring_up_to_date()
    time.sleep(SETTLED)
    place.bring_up_to_date()  # what had just been written is looked at once more
    [unchanged] = timing.in_turns([place.qa("index")], runs)

    able, told = to_measure(place)
    if able and not has_mails(place.corpus, place.work / "mails"):
        shutil.rmtree(place.work / "mails", ignore_errors=True)
        write_mails(place.corpus, place.work / "mails")
    for box in able:
        if box.count():
            box.update()
        else:
            box.build()
    updates: list[Result] = []
    others: dict[str, list[Result]] = {box.mailer.name: [] for box in able}
    paths = sorted(place.corpus.iterdir())
    count = min(CHANGED, place.pages // 20)
    changes = {
        number: (paths[number].read_bytes(), other_page(number))
        for number in range(0, place.pages, place.pages // count)[:count]
    }
    back = False
    try:
        for back in (False, True):
            for number, (old, new) in changes.items():
                paths[number].write_bytes(old if back else new)
                if able:
                    texts = (new, old) if back else (old, new)
                    replace_mail(place.work / "mails", number, *texts)
            time.sleep(SETTLED)
            updates.append(timing.take(*place.qa("index")))
            for box in able:
                others[box.mailer.name].append(box.update())
                told[box.mailer.name] = told[box.mailer.name] or wrong(
                    box, place.pages, 0 if back else count
                )
    finally:
        if not back:
            for number, (old, _) in changes.items():
                paths[number].write_bytes(old)
    return rows(place.pages, count, unchanged, updates, others, told)


def other_page(number: int) -> bytes:
    """Return the page of another corpus, with a word that stands nowhere else."""
    text = generate(OTHER_SEED * 1_000_003 + number, "site").text
    return f"{text}\n{MARK}\n".encode()


def wrong(box: Mailbox, pages: int, changed: int) -> str:
    """Return what a program has not brought up to date; empty where all is well."""
    every, new = box.count(), box.count(MARK)
    if (every, new) == (pages, changed):
        return ""
    return f"it has {every:,} of {pages:,} mails, {new} of {changed} new ones"


def rows(  # noqa: PLR0913, PLR0917  one for each measurement
    pages: int,
    changed: int,
    unchanged: Result,
    updates: list[Result],
    others: dict[str, list[Result]],
    told: dict[str, str],
) -> list[Row]:
    """Return the rows of updates.

    Args:
        pages: Their number.
        changed: The number of those that changed.
        unchanged: What `qa index` took where none had.
        updates: What it took where some had, each time.
        others: What each program took that indexes mail.
        told: Why the results of one do not count, or why there are none; empty where they do.
    """
    ours = timing.best(updates)
    name = f"`qa index`, {changed} pages changed"
    made = [
        row(
            "`qa index`, nothing changed",
            unchanged,
            asked=UNCHANGED.get(pages, Asked()),
            before=UNCHANGED_BEFORE.get(pages, ""),
        ),
        row(
            name,
            ours,
            asked=UPDATE.get(pages, Asked()),
            before=UPDATE_BEFORE.get(pages, ""),
            memory=True,
        ),
        row(f"{name}, processor time", ours, measure="processor"),
    ]
    for mailer in MAILERS:
        theirs = others.get(mailer.name) if not told[mailer.name] else None
        before = f"{mailer.update_before} s beside 4.2" if pages == 20_000 else ""
        made.append(
            row(
                f"{name} / `{mailer.update[0]}` of {changed} changed mails",
                ours,
                timing.best(theirs) if theirs else None,
                before=before,
                note=told[mailer.name],
            )
        )
    return made
