"""What can be linked to within a report: a name for each question, answer and doctor.

A question and an answer are named by their ids, `000_52f1e9b741cd2cdd/3`. What an address cannot
hold stands in them as its code point between exclamation marks, so that no two ids share a name.
No id has a `/` with anything but a number behind it, which the names of the report's own parts do.
"""

import re

CONTENTS = "report/contents"
START = "report/start"
OVERVIEW = "report/overview"
DOCTORS = "report/doctors"
WORDS = "report/words"

_OTHER = re.compile(r"[^A-Za-z0-9_.~:-]")
"""Characters that are more than plain letters in HTML, Markdown or the address of a place."""


def of_question(page_id: str) -> str:
    """Return the name of a question, given its id."""
    return _OTHER.sub(lambda match: f"!{ord(match[0]):x}!", page_id)


def of_answer(page_id: str, number: int) -> str:
    """Return the name of an answer, given its question's id and its number there."""
    return f"{of_question(page_id)}/{number}"


def of_doctor(place: int) -> str:
    """Return the name of a doctor, given the place in the list of doctors."""
    return f"report/doctor-{place}"


def of_problem(code: str) -> str:
    """Return the name of what is told of a kind of problem."""
    return f"report/problem-{code}"
