"""What the user has marked, as a file: ids, Markdown or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_cli.output.columns import Sheet
from qa_cli.output.listing import named_on
from qa_cli.output.sheets import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_cli.browse.access import Shelf
    from qa_cli.browse.shapes import Format


def written(shelf: Shelf, unit_ids: Sequence[str], form: Format) -> str:
    """Return marked questions and answers as text, in the order of the marks.

    Ids one a line, as `qa search --ids` has them; else a row an answer, as `qa export` has them, of
    a question all its answers.
    """
    if form == "ids":
        return "".join(f"{one}\n" for one in unit_ids)
    found = [shelf.corpus.find(one) for one in unit_ids]
    answers = {
        (page.id, answer.number): (page, answer)
        for page, own in found
        for answer in ((own,) if own else page.question.answers)
    }
    persons = shelf.study.persons({f"{page}/{number}" for page, number in answers})
    return "".join(Sheet(ANSWERS, named_on(answers.values(), persons)).lines(form))
