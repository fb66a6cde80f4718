"""Answers given to doctors for their sign-offs, on request: a sign-off is no byline.

An answer without a name in its byline that is signed goes to the one doctor of the tally whom the
sign-off fits. Where it fits several it stays where it is; where it fits nobody, whoever signs with
a full name is a doctor of that name, and a family name alone is somebody on each page anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa_cli.insight.evidence import is_named
from qa_cli.insight.folding import fold
from qa_cli.insight.persons import facts_needed, family_of, name_key, parts_of
from qa_cli.insight.tally import Inferred, Respondent, Tally, in_order
from qa_cli.model import Answer, Page

PATIENCE = 1000
"""Doctors of one family name: of more, a sign-off is nobody's, and to look at all takes long."""


def infer(tally: Tally, pages: Iterable[Page]) -> Tally:
    """Return a tally with signed answers given to doctors, each marked in `inferred`.

    Args:
        tally: That of the same pages.
        pages: The whole pages: where a sign-off stands is read from them.
    """
    families: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for place, doctor in enumerate(tally.doctors):
        for name in doctor.names or (doctor.name,):
            families[family_of(name_key(name))][place] = None
    theirs: defaultdict[int, list[Inferred]] = defaultdict(list)
    strangers: defaultdict[str, list[Inferred]] = defaultdict(list)
    order: dict[str, int] = {}
    for page in pages:
        for answer in page.question.answers:
            answer_id = f"{page.id}/{answer.number}"
            order[answer_id] = len(order)
            if not answer.sign_off or is_named(answer):
                continue
            key = name_key(answer.sign_off)
            known = families.get(family_of(key), {})
            if len(known) > PATIENCE:
                continue
            fitting = [place for place in known if _fits(answer, key, tally.doctors[place])]
            line = answer.line_of_sign_off()
            found = Inferred(answer_id, answer.sign_off, page.source.path, line)
            if len(fitting) == 1:
                theirs[fitting[0]].append(found)
            elif not fitting:
                strangers[key if parts_of(key) else answer_id].append(found)
    doctors = [
        _with(doctor, theirs[place], order) if place in theirs else doctor
        for place, doctor in enumerate(tally.doctors)
    ]
    doctors += [_with(_stranger(found), found, order) for found in strangers.values()]
    given = {one.answer_id for found in (*theirs.values(), *strangers.values()) for one in found}
    return Tally(
        tally.answers,
        in_order(doctors),
        tuple(id_ for id_ in tally.nameless if id_ not in given),
        tuple(id_ for id_ in tally.anonymous if id_ not in given),
    )


def _fits(answer: Answer, key: str, doctor: Respondent) -> bool:
    """Say whether a sign-off may be a doctor's: neither name nor byline is against it.

    A family name alone may be anybody's of that name.
    """
    post = answer.doctor if answer.evidence == "nameless-byline" else None
    if post is not None and not (
        _may_be(post.specialty, doctor.specialty) and _may_be(post.location, doctor.location)
    ):
        return False
    parts = parts_of(key)
    if parts is None:
        return " " not in key
    for name in doctor.names or (doctor.name,):
        other = parts_of(name_key(name))
        if other is not None and facts_needed(parts, other) is not None:
            return True
    return False


def _may_be(one: str | None, other: str | None) -> bool:
    return not one or not other or fold(one) == fold(other)


def _stranger(found: Sequence[Inferred]) -> Respondent:
    return Respondent(found[0].sign_off, None, None, None, None, None, 0, 0, ())


def _with(doctor: Respondent, found: Sequence[Inferred], order: dict[str, int]) -> Respondent:
    ids = (*doctor.answer_ids, *(one.answer_id for one in found))
    return replace(
        doctor,
        answers=len(ids),
        questions=len({id_.rpartition("/")[0] for id_ in ids}),
        answer_ids=tuple(sorted(ids, key=order.__getitem__)),
        inferred=tuple(found),
    )
