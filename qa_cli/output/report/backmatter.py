"""What a report ends with: the doctors in alphabetical order, and the words that it uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa_cli.insight.folding import fold
from qa_cli.insight.persons import family_of, name_key
from qa_cli.output.phrases import full_name, rating_of
from qa_cli.output.report import anchors
from qa_cli.output.report.blocks import (
    Column,
    Definitions,
    Heading,
    Paragraph,
    Part,
    Run,
    Table,
    back,
    joined,
    said,
)
from qa_cli.problems import CODES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from qa_cli.insight.tally import Respondent
    from qa_cli.output.report.blocks import Block, Line

_GLOSSARY = """
Question, asker: A saved page: what somebody asked, and the answers below it.
Answer: What one doctor wrote to a question; answers are numbered as on the page.
Byline: The lines at an answer that name its doctor, with specialty, place and rating.
Evidence: What tells who wrote an answer. "markup" is what a web page states for programs, which is
    where dates and votes come from, too; "byline" is one with a name; "byline without a name" gives
    a specialty or a rating alone; "signed" is a name at the end of the text, which is no proof;
    "no byline" is nothing at all.
Certainty: From 0 to 1, how sure it is that an answer begins and ends where it is shown to, and that
    what is told of its doctor is read right. Where none stands, it is 1.
Rating: Stars from 0 to 5 as the page gives them, with the number of reviews that they rest on. A
    rating that rests on few reviews says little.
Figure: A dose, a duration, an age, a price, a percentage or a count that a text states. With it
    stands what it is given for: received (what the asker was given), advised (what a doctor
    recommends or calls usual), effect (how long something lasts), wait (how long to hold off, or
    until something shows), deadline (within which time something must be done), frequency (how
    often), experience (how long or how often a doctor has done this), comparison (of another
    patient, product or place), other.
Not: Before a figure: the sentence denies it, as in "it won't last 4 months". On an axis its points
    are hollow.
Silent: Said of answers that tell nothing of a thing, neither for it nor against it. Nobody is
    silent on what no answer to the question speaks of.
Cover: An answer covers a value if it gives it, or a range around it, 10 % aside. A dotted line
    marks the value that most answers cover.
Role unsure: What a figure is given for may well be something else.
Copies: Answers with the same sentences; they are counted once.
"""
GLOSSARY = tuple(
    (word, " ".join(meaning.split()))
    for word, meaning in re.findall(r"^(\S[^:\n]*): (.*(?:\n {4}.*)*)", _GLOSSARY, re.MULTILINE)
)
"""Words of the report, each with what it means."""


def in_alphabet(doctors: Iterable[Respondent]) -> list[Respondent]:
    """Return doctors by family name, then by the whole name."""

    def key(doctor: Respondent) -> tuple[str, str, Sequence[str]]:
        return family_of(name_key(doctor.name)), fold(doctor.name), doctor.answer_ids

    return sorted(doctors, key=key)


def index_of(doctors: Sequence[Respondent], nameless: int, link: Callable[[str], Run]) -> Part:
    """List doctors, each with the answers.

    Args:
        doctors: In the order in which they are listed.
        nameless: Answers without a doctor's name.
        link: Makes an answer's id a link to it.
    """
    rows: list[list[Line]] = [
        [
            (Run(full_name(doctor)),),
            said(doctor.specialty),
            said(doctor.location),
            (rating_of(doctor.rating, doctor.reviews),),
            joined(map(link, doctor.answer_ids)),
        ]
        for doctor in doctors
    ]
    columns = [
        Column("Doctor"), Column("Specialty"), Column("Place"), Column("Rating, of 5", "tight"),
        Column("Answers"),
    ]  # fmt: skip
    names = [anchors.of_doctor(place) for place in range(len(doctors))]
    blocks: list[Block] = [
        Heading(2, ("Doctors",), anchors.DOCTORS),
        Paragraph(("In the order of family names.",), "faint"),
    ]
    if doctors:
        blocks.append(Table(columns, rows, look="roster", anchors=names))
    blocks.append(Paragraph((f"Answers without a doctor's name: {nameless:,}.",), "faint"))
    blocks.append(back(anchors.CONTENTS))
    return Part("section", blocks)


def glossary(codes: Collection[str]) -> Part:
    """Tell what words mean, and what problems of these codes are and what can be done."""
    told = sorted(code for code in codes if code in CODES)
    pairs: list[tuple[Line, str]] = [((word,), meaning) for word, meaning in GLOSSARY]
    problems = [_problem(code) for code in told]
    blocks: list[Block] = [Heading(2, ("Words used",), anchors.WORDS), Definitions(pairs)]
    if told:
        blocks.append(Heading(3, ("Problems",)))
        blocks.append(Definitions(problems, [*map(anchors.of_problem, told)]))
    return Part("section", blocks)


def _problem(code: str) -> tuple[Line, str]:
    level, meaning, advice = CODES[code]
    return (f"{code} ({level})",), f"{meaning} {advice}".replace("`", "")


def colophon(version: str) -> Part:
    """Say what made the report: the same of the same pages, so no date."""
    return Part("footer", [Paragraph((f"Made by qa {version} of saved pages.",), "faint")])
