"""A result in the form that is asked for: described once, written by `emit`."""

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from qa_cli.commands import lazy
from qa_cli.commands.options import Form
from qa_cli.commands.saving import replace_file
from qa_cli.commands.shared import here, write_json
from qa_cli.commands.stream import write, write_all
from qa_cli.errors import UsageError
from qa_cli.output.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType

    from qa_cli.output.columns import Sheet
    from qa_cli.output.documents import Document

Short = Literal["json", "jsonl", "csv"]
"""Forms that have an option of their own."""

NARROWEST = 40
"""Columns of a saved drawing at least, however narrow the terminal happens to be."""


class Out(NamedTuple):
    """How a result is written, and where to."""

    form: Form
    asked: bool
    """Whether the form was asked for; else it is `table` on a terminal, `tsv` elsewhere."""
    screen: Screen
    save: str | None = None
    """A file that gets the drawing as well."""

    @property
    def is_data(self) -> bool:
        """Whether programs get it, and with it all that there is."""
        return self.form in {"csv", "json", "jsonl"}


def out_of(
    format_: Form | None = None,
    *,
    json: bool = False,
    jsonl: bool = False,
    csv: bool = False,
    save: str | None = None,
) -> Out:
    """Return how a result is wanted, by `--format` and its short forms.

    Raises:
        UsageError: two different forms are asked for, or data where a drawing is saved.
    """
    screen = here()
    short = short_form(format_, json=json, jsonl=jsonl, csv=csv)
    form = short or format_
    if form is None:
        return Out("table" if screen.drawn else "tsv", asked=False, screen=screen, save=save)
    if save is not None and form not in {"table", "tsv"}:
        option = f"--{short}" if short else f"--format {format_}"
        raise UsageError(f"--save saves what a terminal shows; for {option} use > FILE")
    return Out(form, asked=True, screen=screen._replace(drawn=form == "table"), save=save)


def short_form(format_: str | None, *, json: bool, jsonl: bool, csv: bool) -> Short | None:
    """Return the form that one of the short options asks for; `None` where none of them is given.

    Raises:
        UsageError: two different forms are asked for, `--format` among them.
    """
    short: tuple[tuple[Short, bool], ...] = (("json", json), ("jsonl", jsonl), ("csv", csv))
    asked = [form for form, given in short if given]
    options = [f"--{form}" for form in asked]
    if format_ not in {None, *asked}:
        options.append(f"--format {format_}")
    if len(options) > 1:
        raise UsageError(f"choose one of {' and '.join(options)}")
    return asked[0] if asked else None


class Result(NamedTuple):
    """A result in all its forms, of which only the one that is written is made."""

    sheet: "Callable[[], Sheet[Any]]"
    """Its rows."""
    document: "Callable[[], Document]"
    """Its JSON."""
    main: str | None
    """Key of the list in its JSON of which JSON Lines have an object a line; `None`: of its rows
    they have, each with a name and its values."""
    drawn: "Callable[[Screen], Iterable[RenderableType]]"
    """What a terminal shows."""


def emit(result: Result, out: Out) -> None:
    """Write a result, and save its drawing where that is asked for.

    Raises:
        QaError: the file cannot be written; what was there before is as it was.
    """
    if out.form == "json":
        write_json(result.document(), out.screen)
    elif out.form == "jsonl":
        for one in _objects(result):
            write_json({"schema": lazy.documents.SCHEMA, **one}, out.screen, alone=False)
    elif out.form == "table":
        write(lazy.drawing.draw(out.screen, *result.drawn(out.screen)))
    else:
        write_all(result.sheet().lines(out.form, header=out.asked))
    if out.save is not None:
        kind = lazy.recording.kind_of(out.save)
        width = max(out.screen.width, NARROWEST)
        on = Screen(drawn=True, color=kind != "txt", width=width, unicode=True)
        replace_file(out.save, [lazy.recording.recorded(kind, width, result.drawn(on))])


def _objects(result: Result) -> "Iterable[Document]":
    if result.main is not None:
        return result.document()[result.main]  # type: ignore[no-any-return]
    return ({"name": name, "values": values} for name, *values in result.sheet().items)
