"""`qa figures`: every quantity that pages state, who gives it, and how far they lie apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.aliasfile import known_aliases
from qa_cli.commands.emitting import Result, emit, out_of
from qa_cli.commands.narrowing import DoctorOption, IdsArgument, answers_by, chosen_of
from qa_cli.commands.saving import check_save
from qa_cli.commands.shared import exit_code, open_corpus, study_of
from qa_cli.commands.stream import say
from qa_cli.commands.texts import SavedTexts
from qa_cli.corpus import Corpus, MemoryCorpus
from qa_cli.corpus.excerpts import Excerpt
from qa_cli.insight.figures import (
    By,
    Figure,
    FigureGroup,
    Kind,
    Role,
    Sharing,
    Speaker,
    axes_of,
    figures_of,
    group_figures,
    most_shared,
    with_rows_of,
)
from qa_cli.insight.tally import Tally

if TYPE_CHECKING:
    from qa_cli.insight.study import Study
    from qa_cli.model import Page

DEFAULT_LIMIT = 20
"""Figures that a terminal shows of a whole corpus unless `-n` says otherwise: a screenful."""


def run(
    ctx: typer.Context,
    ids: IdsArgument = None,
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    where: options.WhereOption = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only figures of this kind.")] = None,
    role: Annotated[
        Role | None,
        typer.Option("--role", metavar="ROLE", help="Only figures that are given for this."),
    ] = None,
    said: Annotated[
        Speaker | None, typer.Option("--said", help="Only what askers say, or what doctors say.")
    ] = None,
    doctor: DoctorOption = None,
    by: Annotated[
        By | None, typer.Option("--by", help="Count separately for each of these.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n", "--limit", min=1, help="Show at most this many, those that most answers give."
        ),
    ] = None,
    quotes: Annotated[
        bool,
        typer.Option("--quotes", help="Show the sentences they stand in, each with its place."),
    ] = False,
    format_: options.FormatOption = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
    save: options.SaveOption = None,
) -> int:
    """List the figures that pages state: doses, durations, ages, prices, percentages, counts.

    Each has a role, which is what it is given for: received, advised, effect, wait, deadline,
    frequency, experience, comparison, other. With it stand the number of answers that give it, and
    the number of silent ones, which give no figure of that kind and role. What a sentence denies is
    marked "not". Text is counted and quoted; nothing is advised.

    In a pipe: one figure per line, tab-separated, no header: kind, role, low, high, unit, "not",
    answers that give it, answers, silent ones, "asker", and the question, answer or doctor. With
    --quotes one mention per line: id, path:line, kind, role, low, high, unit, qualifier, "not",
    sentence, doctor, "unsure" where the role may well be another. --json, --jsonl and --csv give
    every mention; --json counts only with --by.

    Examples:
      qa figures 004
      qa figures --kind duration --quotes
      qa figures 000 --by doctor --json
      qa figures --where "botox last" --kind duration --role effect --by doctor
    """
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv, save=save)
    check_save(ctx, corpus, save)
    pages = open_corpus(ctx, corpus, index)
    chosen = chosen_of(ctx, pages, corpus, ids, where)
    aliases = known_aliases() if by == "doctor" or doctor else ()
    study = study_of(pages, aliases, chosen)
    if doctor is not None:
        chosen = answers_by(pages, doctor, study)
        study = study_of(pages, aliases, chosen)
    wanted = _Wanted(kind, role, said)
    reading = _Reading(pages, study, chosen, wanted, columns=out.is_data, keep=by is not None)
    figures: Sequence[Figure] = []
    if chosen is not None or role or said or quotes or out.is_data:
        figures = list(reading.figures()) if out.is_data or by else []
        kept = quotes or bool(limit and out.is_data)
        counted = study.tally() if by == "doctor" else None
        groups: Iterable[FigureGroup] = _groups(reading, figures, by, counted, quotes=kept)
    else:
        groups = study.groups(by, kind)
        groups = list(groups) if out.form == "table" or out.save else groups  # drawn, maybe twice
    if limit is None and out.screen.drawn and not (chosen or by or out.is_data):
        limit = DEFAULT_LIMIT
    shown = _Told(groups, limit)
    mentions = figures if out.is_data and limit is None else _mentions(shown)
    result = Result(
        lambda: (
            lazy.columns.Sheet(lazy.sheets.MENTIONS, mentions)
            if quotes or out.is_data
            else lazy.columns.Sheet(lazy.sheets.SHARES, lazy.sheets.shares(shown))
        ),
        lambda: lazy.documents.figures_document(list(mentions), list(shown), by, len(figures)),
        "figures",
        lambda on: lazy.spreads.drawn_figures(
            [group for group in shown if group.topics], by, pages.short_ids, on
        ),
    )
    emit(result, out)
    if shown.some < shown.all and not out.is_data:
        say(f"{shown.some:,} of {shown.all:,} different figures shown; -n shows more")
    found = bool(figures if out.is_data else shown.all)
    if not found:
        say("no such figures" if any(wanted) else "no figures")
    return exit_code(pages, found=found) or reading.code


def _mentions(groups: Iterable[FigureGroup]) -> Iterator[Figure]:
    """Yield the mentions that were kept, by figure."""
    for group in groups:
        for topic in group.topics:
            for one in topic.figures:
                yield from one.mentions


class _Told:
    """Groups of figures on their way out, with no more of them than are wanted; counts them.

    Args:
        groups: The groups.
        limit: Figures of each group, at most, the most shared; `None` for all.
    """

    def __init__(self, groups: Iterable[FigureGroup], limit: int | None) -> None:
        self._groups = groups
        self._limit = limit
        self.all = 0
        """Different figures, of the groups so far."""
        self.some = 0
        """Those of them that are shown."""

    def __iter__(self) -> Iterator[FigureGroup]:
        self.all = self.some = 0
        for group in self._groups:
            topics = most_shared(group.topics, self._limit) if self._limit else group.topics
            self.all += sum(len(topic.figures) for topic in group.topics)
            self.some += sum(len(topic.figures) for topic in topics)
            yield replace(group, topics=topics, axes=with_rows_of(group.axes, topics))


class _Wanted(NamedTuple):
    """Which figures are meant; `None`: it does not matter."""

    kind: Kind | None
    role: Role | None
    said: Speaker | None

    def includes(self, figure: Figure) -> bool:
        """Whether a figure is meant."""
        own = (figure.kind, figure.role, figure.speaker)
        return all(want in {None, one} for want, one in zip(self, own, strict=True))


class _Reading:
    """Reads the figures of the pages that are meant, in their order."""

    def __init__(
        self,
        corpus: Corpus,
        study: "Study",
        chosen: Sequence[Excerpt] | None,
        wanted: _Wanted,
        *,
        columns: bool,
        keep: bool,
    ) -> None:
        self._corpus = corpus
        self._study = study
        self._wanted = wanted
        self._keep = keep
        self._saved = SavedTexts(corpus) if columns else None
        self._chosen = chosen
        self._kept: list[Page] = []
        self.pages: Sequence[Page] = self._kept
        """What was read, where it was to be kept; else the last page alone."""
        self.count = 0
        """How many pages were read."""
        self.answers: dict[str, int] = {}
        """Id of a page -> how many answers of it are meant."""
        self.is_one = chosen is not None and len(chosen) == 1
        """Whether one question is meant, or answers to it."""

    @property
    def code(self) -> int:
        """Exit code: not 0 if a page's text could not be read again."""
        return self._saved.code if self._saved else 0

    def figures(self) -> Iterator[Figure]:
        """Yield the figures that are meant."""
        chosen: Iterable[Excerpt] | None = self._chosen
        if chosen is None and not isinstance(self._corpus, MemoryCorpus):
            self.pages = self._corpus.pages
            self.count = len(self.pages)
            self.answers = {page.id: len(page.question.answers) for page in self._corpus.outlines}
            yield from filter(self._wanted.includes, self._study.figures(self._wanted.kind))
            return
        if chosen is None:
            chosen = map(Excerpt, self._corpus.pages)
        for meant in chosen:
            page = meant.cut
            if not self._keep:
                self._kept.clear()
            self._kept.append(page)
            self.count += 1
            self.answers[page.id] = len(page.question.answers)
            saved = self._saved.text(page) if self._saved else None
            for figure in figures_of(meant.page, saved):
                if self._wanted.includes(figure) and meant.includes(figure.id):
                    yield figure


def _groups(
    reading: _Reading,
    figures: Sequence[Figure],
    by: By | None,
    counted: Tally | None,
    *,
    quotes: bool,
) -> Sequence[FigureGroup]:
    """Count who gives which figure: over all, or within each answer, question or doctor."""
    if by:
        return group_figures(figures, reading.pages, by, counted)
    sharing = Sharing(mentions=quotes)
    found = figures if reading.count else reading.figures()
    found = list(found) if reading.is_one else found
    sharing.add(found)
    topics = sharing.topics(reading.answers)
    answers = sum(reading.answers.values())
    page = reading.pages[0] if reading.count == 1 else None
    return [
        FigureGroup(
            page.id if page else None,
            page.question.title if page else None,
            answers,
            topics,
            axes_of(found, answers, mentions=quotes) if reading.is_one else (),
        )
    ]
