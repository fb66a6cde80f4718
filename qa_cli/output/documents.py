"""The JSON documents, schema 1. Only additions are allowed under one schema number.

Text is the page's text, not sanitised: `jsontext` escapes what must not reach a terminal. Numbers
are numbers, a missing value is `None`.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from qa_cli.insight.evidence import is_named
from qa_cli.output.listing import OnPage
from qa_cli.output.phrases import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from qa_cli.insight.audit import Audit
    from qa_cli.insight.comparing import Comparison
    from qa_cli.insight.figures import Figure, FigureGroup
    from qa_cli.insight.naming import DoctorsFound
    from qa_cli.insight.profile import Profile
    from qa_cli.insight.tally import Group, Respondent, Tally
    from qa_cli.model import Answer, Page
    from qa_cli.output.listing import NumberedLine, SourceLine
    from qa_cli.search import SearchResults

    Around = Mapping[str, Sequence[NumberedLine]]
    """Id of a hit -> lines of the page around it."""

Document = dict[str, Any]
"""What becomes a JSON object."""

SCHEMA = 1
"""Raised by anything but an addition."""

SHAPES = {
    "OnPage": "id number=answer.number headline=answer.headline body=answer.body"
    " lines=answer.lines doctor=answer.doctor evidence=answer.evidence sign_off=answer.sign_off"
    " certainty=answer.certainty date=answer.date votes=answer.votes accepted=answer.accepted"
    " url=answer.url",
    "AxisRow": "of role=figure.role low=figure.low high=figure.high unit=figure.unit"
    " negated=figure.negated answers=figure.given answer_ids=figure.answers asked=figure.asked",
    "Also": "from=source count=units to=target to_count=target_units distance",
    "Correction": "from=source to=target distance",
    "GroupTerm": "group=label group_id=id term=key.term times=key.times answers=key.answers"
    " other_times=key.other_times log_likelihood=key.log_likelihood log_ratio=key.log_ratio",
    "Fellow": "name=doctor.name questions answer_ids=doctor.answer_ids",
    "Figure": "id kind low high unit qualifier role negated quote path line column record"
    " certainty",
    "FigureGroup": "id label answers topics",
    "Finding": "code level id=page_id path lines message record",
    "Hit": "id kind score tier doctor head head_highlights snippet highlights path line record",
    "Near": "from=source to=target count=units",
    "NumberedLine": "line=number text",
    "Page": "id source title=question.title body=question.body has_photo=question.has_photo"
    " declared_answers=question.declared_answers answers ledger=question.ledger"
    " problems=question.problems date=question.date votes=question.votes"
    " language=question.language",
    "Possible": "doctors evidence",
    "Profile": "name=doctor.name answer_ids=doctor.answer_ids figures topics=shared.topics compared"
    " terms fellows possible",
    "QuestionSummary": "id title declared_answers replies words_per_answer shared unusual figures"
    " evidence axes",
    "Reason": "text label probability runner_up runner_up_probability decided",
    "Recorded": "number same=alias.same one=alias.one other=alias.other",
    "Respondent": "name credentials specialty location rating reviews answers questions answer_ids"
    " words names ratings inferred",
    "SharedFigure": "low high unit negated answers answer_ids=answers asked",
    "Source": "path record bytes blake2b url",
    "SourceLine": "line=number kind answer text",
    "Tally": "answers total doctors nameless anonymous",
}
"""Class -> keys of its objects, each with the attribute where that is named otherwise. A class that
is not here has all of its fields under their names."""

_MADE: Mapping[tuple[str, str], Callable[[Any], object]] = {
    ("Figure", "low"): lambda one: whole(one.low),
    ("Figure", "high"): lambda one: whole(one.high),
    ("AxisRow", "low"): lambda one: whole(one.figure.low),
    ("AxisRow", "high"): lambda one: whole(one.figure.high),
    ("Covered", "value"): lambda one: whole(one.value),
    ("SharedFigure", "low"): lambda one: whole(one.low),
    ("SharedFigure", "high"): lambda one: whole(one.high),
    ("SharedFigure", "answers"): lambda one: one.given,
    ("Collocate", "log_dice"): lambda one: round(one.log_dice, 2),
    ("GroupTerm", "log_likelihood"): lambda one: round(one.key.log_likelihood, 2),
    ("GroupTerm", "log_ratio"): lambda one: round(one.key.log_ratio, 2),
    ("KeyTerm", "log_likelihood"): lambda one: round(one.log_likelihood, 2),
    ("KeyTerm", "log_ratio"): lambda one: round(one.log_ratio, 2),
    ("Page", "answers"): lambda page: [OnPage(page, one) for one in page.question.answers],
    ("Possible", "doctors"): lambda pair: (pair.one, pair.other),
    ("Respondent", "names"): lambda one: one.names or (one.name,),
    ("Reason", "probability"): lambda one: round(one.probability, 3),
    ("Reason", "runner_up_probability"): lambda one: round(one.runner_up_probability, 3),
    ("Tally", "total"): lambda tally: len(tally.doctors),
    ("Vote", "feature"): lambda one: one.feature or None,
    ("Vote", "weight"): lambda one: round(one.weight, 2),
}
"""Class and key -> its value, where that is no attribute."""

_ATOMS = frozenset({str, int, float, bool, type(None)})


def encode(value: Any) -> Any:  # noqa: ANN401  whatever JSON has
    """Return a value of the model or of `insight` as JSON has it.

    Dataclasses and named tuples become objects, other sequences lists; see `SHAPES`.
    """
    kind: type = type(value)
    if kind in _ATOMS:
        return value
    if kind is dict:
        return {key: encode(one) for key, one in value.items()}
    shape = None if kind is tuple or kind is list else _shape(kind)
    if shape is None:
        return [one if type(one) in _ATOMS else encode(one) for one in value]
    keys, values_of = shape
    return {
        key: one if type(one) in _ATOMS else encode(one)
        for key, one in zip(keys, values_of(value), strict=True)
    }


@cache
def _shape(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]] | None:
    """Return the keys of a class's objects, and what gets their values; `None`: a sequence."""
    name = kind.__name__
    if name in SHAPES:
        pairs = [key.partition("=") for key in SHAPES[name].split()]
    elif is_dataclass(kind):
        pairs = [(field.name, "", "") for field in fields(kind)]
    elif hasattr(kind, "_fields"):
        pairs = [(field, "", "") for field in kind._fields]
    else:
        return None
    keys = tuple(key for key, _, _ in pairs)
    paths = [attribute or key for key, _, attribute in pairs]
    made = {place: _MADE[name, key] for place, key in enumerate(keys) if (name, key) in _MADE}
    if not made and len(paths) > 1:
        return keys, attrgetter(*paths)
    getters = [made.get(place) or attrgetter(path) for place, path in enumerate(paths)]
    return keys, lambda value: tuple(get(value) for get in getters)


def document_of(**parts: object) -> Document:
    """Build a document of these parts, in their order."""
    return {"schema": SCHEMA, **encode(parts)}


def question_document(page: Page) -> Document:
    """Build one question with everything parsed, as `show ID --json` and `export` give it."""
    return {"schema": SCHEMA, **encode(page)}


def answer_document(page: Page, answer: Answer) -> Document:
    """Build one answer, as `show ID/N --json` gives it.

    It is the object from the question's `answers`, with `schema` before and with `question` (id and
    title) and `source` of its page after.
    """
    return {"schema": SCHEMA, **_on_page(OnPage(page, answer))}


def _on_page(one: OnPage) -> Document:
    page = one.page
    question = {"id": page.id, "title": page.question.title}
    return {**encode(one), "question": question, "source": encode(page.source)}


def source_document(page: Page, lines: Iterable[SourceLine]) -> Document:
    """Build a page as saved, as `show ID --source --json` gives it: one object a line.

    With `--why` each has `why`: an object a part of the line, none for a blank one.
    """
    return document_of(id=page.id, source=page.source, lines=source_objects(lines))


def source_objects(lines: Iterable[SourceLine]) -> list[Document]:
    """Build an object a line of a page as saved."""
    return [
        {**encode(line), **({} if line.why is None else {"why": encode(line.why)})}
        for line in lines
    ]


def list_document(pages: Sequence[Page], total: int) -> Document:
    """Build the list of questions, as `list --json` gives it, in the order given.

    `total` counts the corpus, also where a limit shows less. A question has, besides `id`, `title`,
    `has_photo` and `declared_answers`: `answers` (found), split into `named`, `nameless` and
    `anonymous`; `problems` as in the question's own document; `path` and `record` of its source.
    """
    return document_of(total=total, questions=[_listed(page) for page in pages])


def _listed(page: Page) -> Document:
    question = page.question
    named = sum(map(is_named, question.answers))
    anonymous = sum(answer.evidence in {"sign-off", "none"} for answer in question.answers)
    return {
        "id": page.id,
        "title": question.title,
        "has_photo": question.has_photo,
        "declared_answers": question.declared_answers,
        "answers": len(question.answers),
        "named": named,
        "nameless": len(question.answers) - named - anonymous,
        "anonymous": anonymous,
        "problems": question.problems,
        "path": page.source.path,
        "record": page.source.record,
    }


def search_document(results: SearchResults, around: Around | None = None) -> Document:
    """Build the hits, as `search --json` gives them.

    Beyond the contract: a hit's `head` is its headline or title, and `missing` holds the words of
    the query of which the corpus has nothing, not even a likely typo. `also` holds rare words that
    were searched for together with a far more frequent one. Where nothing was found, `nearest` has
    what the corpus has near the words that were not corrected, and `parts` what each part of the
    query finds by itself.

    `head_highlights` are offsets into `head`. With `--full` a hit has its `text`, and offsets into
    it as `text_highlights`. With `--explain` it has `matches` (which word matched what, where, how)
    and `score_parts`, the score taken apart; where the lines `around` hits are wanted, it has them
    as `context`.
    """
    hits = []
    for hit in results.hits:
        document = encode(hit)
        if hit.text is not None:
            document |= {"text": hit.text, "text_highlights": hit.text_highlights}
        if hit.explanation is not None:
            document |= {"matches": hit.explanation.matches, "score_parts": hit.explanation.score}
        if around and hit.id in around:
            document["context"] = around[hit.id]
        hits.append(document)
    return document_of(
        query=results.query,
        corrections=results.corrections,
        also=results.also,
        missing=results.missing,
        nearest=results.nearest,
        parts=results.parts,
        total=results.total,
        hits=hits,
    )


def tally_document(tally: Tally, shown: Sequence[Respondent] | None = None) -> Document:
    """Build the tally of doctors, as `doctors --json` gives it.

    `total` counts all doctors, also where only some are `shown`. A doctor's `words` are `None`
    unless they were counted; `ratings` holds what different pages say, where they differ;
    `inferred` tells which answers are there for their sign-off only, and where that stands.
    """
    return {"schema": SCHEMA, **encode(tally)} | (
        {} if shown is None else {"doctors": encode(shown)}
    )


def groups_document(
    tally: Tally, by: str, groups: Sequence[Group], total: int | None = None
) -> Document:
    """Build the grouped tally, as `doctors --by specialty|location --json` gives it.

    As the tally, with `by` and `groups` in place of `doctors`; a group's `label` is `None` for the
    doctors whose bylines give none. `total` counts all groups, also where a limit shows less.
    """
    ids = {"nameless": tally.nameless, "anonymous": tally.anonymous}
    total = len(groups) if total is None else total
    return document_of(answers=tally.answers, by=by, groups=groups, **ids, total=total)


def doctors_found_document(
    typed: str,
    found: DoctorsFound,
    profiles: Iterable[Profile] = (),
    limit: int | None = None,
) -> Document:
    """Build the answers of the doctors that a name stands for, as `doctors NAME --json` gives them.

    `doctors` are as in the tally. `answered` holds their answers, and those without a name in the
    byline that are signed with the name, each as `show ID/N --json` gives it but for `schema`; at
    most `limit` of them, `total` says how many there are.

    `profiles` has what is told of each of `doctors`; none where they are many. `figures` has every
    mention in the doctor's answers and `topics` counts them, both as in `figures --by doctor
    --json`. `terms` are the words that nobody else uses on the `compared` questions, those with
    answers of others; `fellows` are these others. `possible` holds the pairs of this doctor and one
    who may be the same.
    """
    return document_of(
        name=typed,
        corrections=found.corrections,
        doctors=found.doctors,
        answered=[_on_page(OnPage(one.page, one.answer)) for one in found.answers[:limit]],
        profiles=profiles,
        total=len(found.answers),
    )


def comparison_document(typed: Sequence[str], comparison: Comparison, total: int) -> Document:
    """Build doctors side by side, as `doctors NAME NAME --json` gives them.

    `doctors` are as in the tally, in the order of `names`. `shared` has each question that two of
    them answer; in it, `answer_ids` and the `figures` of each kind and role are lists of one list a
    doctor, in the same order. `total` counts these questions, also where a limit shows less.
    """
    doctors, shared = comparison.doctors, comparison.shared
    return document_of(names=typed, doctors=doctors, shared=shared, total=total)


def figures_document(
    figures: Sequence[Figure],
    groups: Sequence[FigureGroup],
    by: str | None,
    total: int | None = None,
) -> Document:
    """Build the figures, as `figures --json` gives them.

    `figures` has every mention; with a limit, those of the figures that most answers give, and
    `total` says how many mentions there are. `groups`, where it was asked for, counts who gives
    which figure. `column` counts characters of the line from 1, its end is exclusive.
    """
    total = len(figures) if total is None else total
    counts = {} if by is None else {"by": by, "groups": groups}
    return document_of(figures=figures, **counts, total=total)


def audit_document(audit: Audit, limit: int | None = None) -> Document:
    """Build the audit, as `check --json` gives it; `lines` is `None` for a whole page.

    It has at most `limit` findings; `total` says how many there are.
    """
    shown = replace(audit, findings=audit.findings[:limit])
    return {"schema": SCHEMA, **encode(shown), "total": len(audit.findings)}
