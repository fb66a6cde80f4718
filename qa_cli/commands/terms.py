"""`qa terms`: words and phrases of the answers: how often, by whom, near what, which are key."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.aliasfile import known_aliases
from qa_cli.commands.completion import complete_query
from qa_cli.commands.emitting import Out, Result, emit, out_of
from qa_cli.commands.narrowing import DoctorOption, answers_by, found_by
from qa_cli.commands.saving import check_save
from qa_cli.commands.shared import (
    exit_code,
    open_corpus,
    quietly,
    searchable,
    study_of,
)
from qa_cli.commands.stream import say
from qa_cli.corpus import Corpus, MemoryCorpus
from qa_cli.corpus.excerpts import Excerpt, in_both
from qa_cli.errors import NotFoundError, UsageError, quoted
from qa_cli.insight.terms.collocation import WINDOW, collocates, look_near
from qa_cli.insight.terms.groups import By, group_terms, groups_by
from qa_cli.insight.terms.keyness import key_terms, key_to
from qa_cli.insight.terms.usage import (
    AnswerText,
    Frequencies,
    Used,
    count_doctors,
    count_terms,
    text_of,
    words_of,
)
from qa_cli.insight.terms.wordreport import WordReport

if TYPE_CHECKING:
    from qa_cli.insight.aliases import Aliases
    from qa_cli.insight.study import Study

DEFAULT_LIMIT = 20
"""Terms unless `-n` says otherwise: a screenful."""

GROUP_LIMIT = 5
"""Terms of each group unless `-n` says otherwise: a line."""

REPORTED = 10
"""Collocates and phrases of one word that a terminal shows, unless `-n` says otherwise."""


def run(
    ctx: typer.Context,
    word: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD", help="Tell how this word or phrase is used."),
    ] = None,
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    where: options.WhereOption = None,
    doctor: DoctorOption = None,
    phrases: Annotated[
        bool, typer.Option("--phrases", help="Phrases of two or three words, not words.")
    ] = False,
    key: Annotated[
        bool,
        typer.Option("--key", help="What sets --where or --doctor apart from all other answers."),
    ] = False,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="QUERY",
            help="Apart from what this query finds, not from all others; goes with --key.",
            autocompletion=complete_query,
        ),
    ] = None,
    by: Annotated[
        By | None, typer.Option("--by", help="What sets each of these apart from the rest.")
    ] = None,
    near: Annotated[
        str | None, typer.Option("--near", metavar="WORD", help="What stands near this word.")
    ] = None,
    window: Annotated[
        int, typer.Option("--window", min=1, help="Words on either side that are near.")
    ] = WINDOW,
    limit: Annotated[
        int | None,
        typer.Option("-n", "--limit", min=1, help="Show at most this many; with --by of each."),
    ] = None,
    format_: options.FormatOption = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
    save: options.SaveOption = None,
) -> int:
    """Count the words of the answers: how often they stand there, in how many, by how many doctors.

    Words that tell nothing are left out: those of grammar, everyday talk and courtesy, and short
    ones. A phrase is two or three of the others side by side. Forms of a word are counted apart.

    With WORD: its frequency, its forms, what stands near it, and phrases with it. Words are near
    within 5 words of the same sentence (--window), and in order of log-Dice: 14 for two that never
    stand apart, one less is half the share. Beginnings (inject*) and phrases are taken, too.

    With --key: what is used more often than elsewhere. The log-likelihood says how sure that is
    (3.84: one chance in 20), the log ratio how much: 1 is twice as often, 2 four times. What is
    used once is left out. Phrases are counted anew each time: of thousands of pages, in seconds.

    In a pipe: one term a line, cells separated by a tab, no header: term, times, answers, doctors;
    with --key also times elsewhere, log-likelihood, log ratio.

    Examples:
      qa terms -n 50
      qa terms masseter
      qa terms --key --doctor palmer
      qa terms --key --phrases --where "title:smile" --against botox
      qa terms --near botox --window 3
      qa terms --by specialty
    """
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv, save=save)
    key = key or against is not None
    _check(bool(word), key=key, by=by, near=near, phrases=phrases)
    if key and where is None and doctor is None:
        raise UsageError("--key needs --where or --doctor: what is it that is set apart?")
    check_save(ctx, corpus, save)
    pages = open_corpus(ctx, corpus, index)
    looking = _Looking(pages, known_aliases(), where, doctor, phrases=phrases)
    if word:
        found = _report(looking, " ".join(word), window, limit, out)
    elif near is not None:
        found = _near(looking, near, window, limit or DEFAULT_LIMIT, out)
    elif by is not None:
        found = _by(looking, by, limit or GROUP_LIMIT, out)
    elif key:
        found = _key(looking, against, limit or DEFAULT_LIMIT, out)
    else:
        found = _list(looking, limit or DEFAULT_LIMIT, out)
    return exit_code(pages, found=found)


def _check(word: bool, *, key: bool, by: By | None, near: str | None, phrases: bool) -> None:  # noqa: FBT001
    """Raise `UsageError` where options do not go together."""
    asked = [
        name
        for name, given in (("WORD", word), ("--key", key), ("--by", by), ("--near", near))
        if given
    ]
    if len(asked) > 1:
        raise UsageError(f"{' and '.join(asked)} do not go together (see qa terms --help)")
    if phrases and (word or near):
        raise UsageError(f"{asked[0]} and --phrases do not go together (see qa terms --help)")


class _Looking:
    """What is looked at, with what is counted of it."""

    def __init__(
        self,
        pages: Corpus,
        aliases: "Aliases",
        where: str | None,
        doctor: str | None,
        *,
        phrases: bool,
    ) -> None:
        self.pages = pages
        self.phrases = phrases
        self._aliases = aliases
        self.whole = study_of(pages, aliases)
        chosen = None if where is None else found_by(pages, where)
        if doctor is not None:
            theirs = answers_by(pages, doctor, self.whole)
            chosen = theirs if chosen is None else in_both(chosen, theirs)
        self.chosen = chosen
        self.study = self.whole if chosen is None else self.of(chosen)

    def of(self, chosen: Sequence[Excerpt]) -> "Study":
        """Return the study of a part of the corpus."""
        return study_of(self.pages, self._aliases, chosen)

    def count(self, study: "Study") -> Frequencies:
        """Count words or phrases, as is asked for."""
        return count_terms(study.texts(), phrases=True) if self.phrases else study.counts()

    def texts_with(self, sought: Sequence[str]) -> Iterable[AnswerText]:
        """Return the texts that may hold words side by side; of an index the engine tells them."""
        if self.chosen is not None or isinstance(self.pages, MemoryCorpus):
            return self.study.texts()
        with quietly(self.pages):
            found = lazy.nearby.passages_with(searchable(self.pages), sought)
        return (AnswerText(one.id, text_of(one.head, one.body)) for one in found)


def _doctors(study: "Study", texts: Iterable[AnswerText], terms: Iterable[str]) -> dict[str, int]:
    return count_doctors(texts, list(terms), study.owners())


def _list(looking: _Looking, limit: int, out: Out) -> bool:
    """Write the most frequent words or phrases."""
    counts = looking.count(looking.study)
    ranked = sorted(counts.times, key=lambda term: (-counts.times[term], term))[:limit]
    doctors = _doctors(looking.study, looking.study.texts(), ranked)
    used = [Used(one, counts.times[one], counts.answers[one], doctors[one]) for one in ranked]
    total = len(counts.times)
    result = Result(
        lambda: lazy.columns.Sheet(lazy.usages.TERMS, used),
        lambda: lazy.documents.document_of(size=counts.size, total=total, terms=used),
        "terms",
        lambda on: lazy.wordlists.drawn_terms(
            lazy.usages.TERMS, used, total, f"; telling words in all: {counts.size:,}", on
        ),
    )
    return _written(result, out, len(used), total, "no such terms")


def _key(looking: _Looking, against: str | None, limit: int, out: Out) -> bool:
    """Write what sets the chosen answers apart."""
    own = looking.count(looking.study)
    if against is None:
        whole = looking.count(looking.whole)
        other_size = whole.size - own.size
        found = key_to(own, whole)
    else:
        others = looking.count(looking.of(_without(found_by(looking.pages, against), looking)))
        other_size = others.size
        found = key_terms(own, others.times.__getitem__, other_size)
    if not other_size:
        raise NotFoundError("nothing is left to compare with")
    doctors = _doctors(looking.study, looking.study.texts(), (one.term for one in found[:limit]))
    shown = [one._replace(doctors=doctors[one.term]) for one in found[:limit]]
    told = f"; telling words here: {own.size:,}, elsewhere: {other_size:,}"
    result = Result(
        lambda: lazy.columns.Sheet(lazy.usages.KEY_TERMS, shown),
        lambda: lazy.documents.document_of(
            size=own.size, other_size=other_size, total=len(found), terms=shown
        ),
        "terms",
        lambda on: lazy.wordlists.drawn_terms(lazy.usages.KEY_TERMS, shown, len(found), told, on),
    )
    return _written(
        result, out, len(shown), len(found), "nothing is used more often than elsewhere"
    )


def _without(chosen: Iterable[Excerpt], looking: _Looking) -> list[Excerpt]:
    """Return excerpts without the answers that are looked at: these stand on the other side."""
    own = {one.page.id: one.cut.question.answers for one in looking.chosen or ()}
    left = []
    for one in chosen:
        taken = {answer.number for answer in own.get(one.page.id, ())}
        numbers = {answer.number for answer in one.cut.question.answers} - taken
        if numbers:
            left.append(Excerpt(one.page, frozenset(numbers), asker=False))
    return left


def _by(looking: _Looking, by: By, limit: int, out: Out) -> bool:
    """Write what sets each doctor, specialty or question apart."""
    outlines = () if by != "question" else looking.pages.outlines
    if by == "question" and looking.chosen is not None:
        outlines = [one.cut for one in looking.chosen]
    groups = groups_by(by, looking.study.tally(), outlines)
    whole = looking.count(looking.whole)
    found = list(
        group_terms(groups, looking.study.texts(), whole, phrases=looking.phrases, limit=limit)
    )
    result = Result(
        lambda: lazy.columns.Sheet(lazy.usages.GROUP_TERMS, found),
        lambda: lazy.documents.document_of(by=by, size=whole.size, terms=found),
        "terms",
        lambda on: lazy.wordlists.drawn_groups(found, by, on),
    )
    return _written(result, out, len(found), len(found), f"nothing sets a {by} apart")


def _near(looking: _Looking, near: str, window: int, limit: int, out: Out) -> bool:
    """Write what stands near a word."""
    sought = _sought(near)
    there = look_near(looking.texts_with(sought), sought, window)
    found = collocates(there, looking.study.times)
    shown = found[:limit]
    told = f"; {near} stands there {there.times:,} times; window: {window} words"
    result = Result(
        lambda: lazy.columns.Sheet(lazy.usages.COLLOCATES, shown),
        lambda: lazy.documents.document_of(
            word=near, times=there.times, window=window, total=len(found), near=shown
        ),
        "near",
        lambda on: lazy.wordlists.drawn_terms(
            lazy.usages.COLLOCATES, shown, len(found), lazy.sanitise.sanitise_line(told), on
        ),
    )
    reason = "no word stands near it twice" if there.times else "no answer holds it"
    return _written(result, out, len(shown), len(found), f"{quoted(near)}: {reason}")


def _report(looking: _Looking, typed: str, window: int, limit: int | None, out: Out) -> bool:
    """Write how one word or phrase is used."""
    sought = _sought(typed)
    there = look_near(looking.texts_with(sought), sought, window)
    owners = looking.study.owners(there.ids)
    doctors = len({owners[one] for one in there.ids if one in owners})
    near = collocates(there, looking.study.times)[:limit]
    report = WordReport(
        Used(" ".join(sought), there.times, len(there.ids), doctors),
        looking.study.answers(),
        _forms(looking, sought),
        window,
        tuple(near),
        _ranked(there.phrases, limit),
    )
    used = report.used
    result = Result(
        lambda: lazy.usages.word_sheet(report),
        lambda: lazy.documents.document_of(
            word=used.term, times=used.times, answers=used.answers, doctors=used.doctors,
            of_answers=report.of_answers, forms=report.forms, window=window, near=report.near,
            phrases=report.phrases,
        ),
        None,
        lambda on: lazy.wordlists.drawn_report(report, limit or REPORTED, on),
    )  # fmt: skip
    return _written(result, out, used.times, used.times, f"no answer holds {quoted(typed)}")


def _ranked(times: Counter[str], limit: int | None) -> tuple[Used, ...]:
    ranked = sorted(times, key=lambda term: (-times[term], term))
    return tuple(Used(term, times[term], None, None) for term in ranked[:limit])


def _forms(looking: _Looking, sought: Sequence[str]) -> tuple[Used, ...]:
    """Return the inflections of a word that answers hold, the most frequent first."""
    [word, *rest] = sought
    if rest or not word.isalpha():
        return ()
    counts = looking.study.counts(lazy.nearby.start_of_forms(word))
    forms = lazy.nearby.forms_among(word, counts.times)
    used = [Used(form, counts.times[form], counts.answers[form], None) for form in forms]
    return tuple(sorted(used, key=lambda one: (-one.times, one.term)))


def _sought(typed: str) -> tuple[str, ...]:
    sought = words_of(typed)
    if not sought:
        raise UsageError(f"{quoted(typed)} holds no word")
    return sought


def _written(result: Result, out: Out, shown: int, total: int, nothing: str) -> bool:
    """Write a result; say where there is more, or nothing. Whether there is something."""
    if total or out.is_data:
        emit(result, out)
    if not total:
        say(nothing)
    elif shown < total and out.form not in {"json", "table"}:
        say(f"{shown:,} of {total:,} terms (more with -n)")
    return total > 0
