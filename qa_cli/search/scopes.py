"""The names that a query may put before a colon, and what each looks at."""

from typing import Literal, NamedTuple, get_args

from qa_cli.index.schema import FIELDS, Field, Figure, Flag

Side = Literal["asker", "doctor"]
"""Who says it: the asker in a question, a doctor in an answer."""

FieldName = Literal[
    "title", "question", "headline", "body", "doctor", "specialty", "location", "credentials"
]
"""A name for text fields, as a query writes it."""


class Scope(NamedTuple):
    """Where a word may stand; one of these fields is enough."""

    anywhere: tuple[Field, ...] = ()
    """Text fields of questions and answers."""
    asker: tuple[Field, ...] = ()
    """Text fields of questions only."""
    doctor: tuple[Field, ...] = ()
    """Text fields of answers only."""

    def fields(self, side: Side) -> tuple[Field, ...]:
        """Return the fields that count in a question (`asker`) or in an answer (`doctor`)."""
        return self.anywhere + (self.asker if side == "asker" else self.doctor)

    def all_fields(self) -> frozenset[Field]:
        """Return all fields that count anywhere."""
        return frozenset(self.anywhere + self.asker + self.doctor)


ANYWHERE = Scope(FIELDS)
"""The scope of a word without a field."""

SCOPES: dict[FieldName, Scope] = {
    "title": Scope(asker=("head",)),
    "question": Scope(asker=("head", "body")),
    "headline": Scope(doctor=("head",)),
    "body": Scope(("body",)),
    "doctor": Scope(("doctor",)),
    "specialty": Scope(("specialty",)),
    "location": Scope(("location",)),
    "credentials": Scope(("credentials",)),
}
"""Field name -> scope. `question` is all that the asker wrote, title included; `body` is the text
below a title or headline, of questions and answers alike."""


def scope_of(names: tuple[FieldName, ...]) -> Scope:
    """Return the scope of a word that may stand in any of these fields; anywhere for none."""
    if not names:
        return ANYWHERE
    scopes = [SCOPES[name] for name in dict.fromkeys(names)]
    return Scope(
        tuple(field for scope in scopes for field in scope.anywhere),
        tuple(field for scope in scopes for field in scope.asker),
        tuple(field for scope in scopes for field in scope.doctor),
    )


FIELD_NAMES: tuple[FieldName, ...] = get_args(FieldName)

FIGURES: tuple[Figure, ...] = get_args(Figure)

FLAGS: dict[str, tuple[Flag, ...]] = {
    "said": ("asker", "doctor"),
    "is": ("signed", "unsigned", "nameless"),
    "has": ("photo", "problem"),
}
"""Filter name -> the values it takes."""

SYNTAX: tuple[tuple[str, str], ...] = (
    ("eye drops", "all words, in any order; their inflections and misspellings are found too"),
    ("eye AND drops", "the same"),
    ('"eye drops"', "these words side by side, as they stand"),
    ("masset*", "words that start so"),
    ("-filler", "not this word (or NOT filler); also a phrase, a group, a field or a filter"),
    ("botox OR dysport", "one or the other; binds looser than words side by side"),
    ("(botox OR dysport) masseter", "parentheses group"),
    ("title:smile", "a word, phrase or group in the title; also question: headline: body:"),
    ("doctor:palmer", "in the doctor's name; also specialty: location: credentials:"),
    ("id:000", "only this page; id:000/3 only this answer"),
    ("said:asker", "only questions; said:doctor only answers"),
    ("rating:>=4.5", "the doctor's stars; also = < <= > and 4..4.5"),
    ("reviews:>100", "the number of reviews that the stars rest on"),
    ("answers:5..10", "the number of answers on the page"),
    ("is:signed", "answers with a doctor's name; is:unsigned without; is:nameless in the byline"),
    ("has:photo", "pages that came with photos; has:problem pages with problem records"),
    ("Botox: yes?", "what only looks like syntax is text; so is what stands in quotation marks"),
)
"""The query language by example, for help and documentation."""
