"""`qa figures`: every quantity that pages state, who gives it, and how far they lie apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.aliasfile import known_aliases
from qa_cli.commands.completion import complete_id
from qa_cli.commands.emitting import Result, emit, out_of
from qa_cli.commands.saving import check_save
from qa_cli.commands.shared import exit_code, find, open_corpus, study_of
from qa_cli.commands.stream import say
from qa_cli.commands.texts import SavedTexts
from qa_cli.corpus import Corpus, MemoryCorpus
from qa_cli.insight.figures import (
    By,
    Figure,
    FigureGroup,
    Kind,
    Sharing,
    figures_of,
    group_figures,
    most_shared,
)
from qa_cli.model import Page

if TYPE_CHECKING:
    from qa_cli.insight.aliases import Aliases
    from qa_cli.insight.study import Study

DEFAULT_LIMIT = 20
"""Figures that a terminal shows of a whole corpus unless `-n` says otherwise: a screenful."""


def run(
    ctx: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID[/N]", help="Only these questions or answers.", autocompletion=complete_id
        ),
    ] = None,
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only figures of this kind.")] = None,
    by: Annotated[
        By | None, typer.Option("--by", help="Count within each of these, not over all.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("-n", "--limit", min=1, help="Only this many figures, the most shared."),
    ] = None,
    quotes: Annotated[
        bool, typer.Option("--quotes", help="Show the sentences, each with its place.")
    ] = False,
    format_: options.FormatOption = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
    save: options.SaveOption = None,
) -> int:
    """List the figures that pages state: doses, durations, ages, prices, percentages, counts.

    Each stands with its role (what it is given for), the number of answers that give it, and the
    number that give none of that kind and role: they are silent. What a sentence denies is marked
    "not". The roles are received, advised, effect, wait, frequency, experience, comparison, other.
    Text is counted and quoted; nothing is advised.

    In a pipe: one figure a line, cells separated by a tab, no header: kind, role, low, high, unit,
    "not", answers that give it, answers, silent ones, "asker", and the question, answer or doctor.
    With --quotes one mention a line: id, path:line, kind, role, low, high, unit, qualifier, "not",
    sentence, doctor. --json, --jsonl and --csv give every mention; --json counts only with --by.

    Examples:
      qa figures 004
      qa figures --kind duration --quotes
      qa figures 000 --by doctor --json
    """
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv, save=save)
    check_save(ctx, corpus, save)
    pages = open_corpus(ctx, corpus, index)
    aliases = known_aliases() if by == "doctor" else ()
    study = study_of(pages, aliases)
    reading = _Reading(pages, study, ids or [], kind, columns=out.is_data, keep=by is not None)
    figures: Sequence[Figure] = []
    if ids or quotes or out.is_data:
        figures = list(reading.figures()) if out.is_data or by else []
        groups: Iterable[FigureGroup] = _groups(reading, figures, by, aliases, quotes=quotes)
    else:
        groups = study.groups(by, kind)
        groups = list(groups) if out.form == "table" or out.save else groups  # drawn, maybe twice
    if limit is None and out.screen.drawn and not (ids or by or out.is_data):
        limit = DEFAULT_LIMIT
    shown = _Told(groups, limit)
    mentions = figures if out.is_data else _mentions(shown)
    result = Result(
        lambda: (
            lazy.columns.Sheet(lazy.sheets.MENTIONS, mentions)
            if quotes or out.is_data
            else lazy.columns.Sheet(lazy.sheets.SHARES, lazy.sheets.shares(shown))
        ),
        lambda: lazy.documents.figures_document(figures, list(shown), by),
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
        say(f"no figures of the kind {kind}" if kind else "no figures")
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
            yield replace(group, topics=topics)


@dataclass(frozen=True, slots=True)
class _Meant:
    """A page that is meant, or some of its answers."""

    page: Page
    answers: frozenset[int] | None
    """Numbers of the answers; `None` for the whole page, the asker's part included."""

    @property
    def cut(self) -> Page:
        """The page with no other answers than those that are meant."""
        if self.answers is None:
            return self.page
        question = self.page.question
        own = tuple(answer for answer in question.answers if answer.number in self.answers)
        return replace(self.page, question=replace(question, answers=own))

    def includes(self, figure: Figure) -> bool:
        """Say whether a figure of the page is meant."""
        if self.answers is None:
            return True
        _, slash, number = figure.id.removeprefix(self.page.id).partition("/")
        return bool(slash) and int(number) in self.answers


class _Reading:
    """Reads the figures of the pages that are meant, in their order."""

    def __init__(
        self,
        corpus: Corpus,
        study: "Study",
        refs: Sequence[str],
        kind: Kind | None,
        *,
        columns: bool,
        keep: bool,
    ) -> None:
        self._corpus = corpus
        self._study = study
        self._kind = kind
        self._keep = keep
        self._saved = SavedTexts(corpus) if columns else None
        self._chosen = _choose(corpus, refs) if refs else None
        self._kept: list[Page] = []
        self.pages: Sequence[Page] = self._kept
        """What was read, where it was to be kept; else the last page alone."""
        self.count = 0
        """How many pages were read."""
        self.answers = 0
        """How many answers they have, of those that are meant."""

    @property
    def code(self) -> int:
        """Exit code: not 0 if a page's text could not be read again."""
        return self._saved.code if self._saved else 0

    def figures(self) -> Iterator[Figure]:
        """Yield the figures that are meant."""
        chosen = self._chosen
        if chosen is None and not isinstance(self._corpus, MemoryCorpus):
            self.pages = self._corpus.pages
            self.count = len(self.pages)
            self.answers = sum(len(page.question.answers) for page in self._corpus.outlines)
            yield from self._study.figures(self._kind)
            return
        if chosen is None:
            chosen = (_Meant(page, None) for page in self._corpus.pages)
        for meant in chosen:
            page = meant.cut
            if not self._keep:
                self._kept.clear()
            self._kept.append(page)
            self.count += 1
            self.answers += len(page.question.answers)
            saved = self._saved.text(page) if self._saved else None
            for figure in figures_of(meant.page, saved):
                if self._kind in {None, figure.kind} and meant.includes(figure):
                    yield figure


def _choose(corpus: Corpus, refs: Sequence[str]) -> Iterable[_Meant]:
    """Return what is named, each page once; with single answers of it, those."""
    chosen: dict[str, _Meant] = {}
    for ref in refs:
        found = find(corpus, ref)
        known = chosen.get(found.page.id)
        numbers = None if found.answer is None else frozenset({found.answer.number})
        if known:
            numbers = known.answers and numbers and known.answers | numbers
        chosen[found.page.id] = _Meant(found.page, numbers)
    return chosen.values()


def _groups(
    reading: _Reading, figures: Sequence[Figure], by: By | None, aliases: "Aliases", *, quotes: bool
) -> Sequence[FigureGroup]:
    """Count who gives which figure: over all, or within each answer, question or doctor."""
    if by:
        return group_figures(figures, reading.pages, by, aliases)
    sharing = Sharing(mentions=quotes)
    sharing.add(figures if reading.count else reading.figures())
    topics = sharing.topics(reading.answers)
    page = reading.pages[0] if reading.count == 1 else None
    return [
        FigureGroup(
            page.id if page else None,
            page.question.title if page else None,
            reading.answers,
            topics,
        )
    ]
