"""Command-line values taken as they are where nothing needs converting.

Typer hands every value to Pydantic, whose import alone takes longer than a whole `qa list`. The
values of `qa` are nearly all text, counts and choices that are right as typed, or else wrong in a
way that is told better in our own words; only what is none of these goes the long way.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer import TyperException
from typer.core import TyperArgument, TyperCommand, TyperOption

from qa_cli.commands import complaints
from qa_cli.commands.stream import write

NUMBER = re.compile(r"-?[0-9]{1,1000}")
"""Digits as on a keyboard, and not more than Python turns into a number at once."""


class QuickCommand(TyperCommand):
    """A subcommand with quick parameters, whose help ends with the options of all commands."""

    allow_extra_args = True  # so that it is told here what is wrong with them

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401  the types are private to Typer
        """Return the parameters, the help option included."""
        return quick_params(super().get_params(ctx))

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  as above
        """Return the help option, with help that goes the way of all output."""
        return help_option(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  as above
        """Parse the options and arguments of the command.

        Raises:
            UsageError: there are more words than the command takes.
        """
        with typed(ctx, args):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise complaints.too_much(rest, ctx)
        return rest

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:  # noqa: ANN401  as above
        """Return the options that begin so, each with what fits on a line beside it."""
        return shortened(super().shell_complete(ctx, incomplete))

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  as above
        """Write the help: usage, text, parameters, what else there is to say, "Everywhere"."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        params = self.get_params(ctx)
        write_params(
            "Arguments", [one for one in params if complaints.is_argument(one)], ctx, formatter
        )
        options = [one for one in params if not complaints.is_argument(one)]
        write_params("Options", [one for one in options if not stands_last(one)], ctx, formatter)
        self.format_epilog(ctx, formatter)
        write_everywhere(options, ctx, formatter)


EVERYWHERE = "corpus column pages_only index no_index color no_pager help".split()
"""Names of the options that every command has, in the order of help."""


LONGEST = 60
"""Characters of what a shell shows beside an option: Typer breaks what is wider than a line, and
shells take its second line for another word."""


def shortened(items: list[Any]) -> list[Any]:
    """Cut what shells show beside words to a line, in place."""
    from textwrap import shorten  # noqa: PLC0415  only completion needs it

    for item in items:
        item.help = item.help and shorten(item.help, LONGEST, placeholder="…")
    return items


def stands_last(param: Any) -> bool:  # noqa: ANN401
    """Whether a parameter is one of all commands, which help tells last."""
    return param.name in EVERYWHERE


def write_everywhere(params: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
    """Write the last section of a help."""
    last = sorted(filter(stands_last, params), key=lambda one: EVERYWHERE.index(one.name))
    write_params("Everywhere", last, ctx, formatter)


def write_params(title: str, params: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
    """Write a section of a help, unless it is empty."""
    records = [record for one in params if (record := one.get_help_record(ctx)) is not None]
    if records:
        with formatter.section(title):
            formatter.write_dl(records)


@contextmanager
def typed(ctx: Any, args: list[str]) -> Iterator[None]:  # noqa: ANN401
    """Parse words meanwhile: a complaint knows them, and the command that it is about."""
    ctx.meta[complaints.TYPED] = list(args)
    try:
        yield
    except TyperException as err:
        if getattr(err, "ctx", ctx) is None:
            err.ctx = ctx  # type: ignore[attr-defined]
        raise


def help_option(option: Any) -> Any:  # noqa: ANN401
    """Have a help option write as everything else is written, so that a pager may show it."""
    option.callback = _print_help
    return option


def _print_help(ctx: Any, param: Any, value: Any) -> None:  # noqa: ANN401
    del param
    if value and not ctx.resilient_parsing:
        write(f"{ctx.get_help()}\n")
        raise typer.Exit


class _QuickOption(TyperOption):
    """An option that asks Typer only when it must."""

    def get_runtime_param(self) -> Any:  # noqa: ANN401
        return _Converter(self, super().get_runtime_param)

    def display_type_rich(self, ctx: Any) -> str:  # noqa: ANN401
        """Return what help calls a value: `N`, the choices, else what the option says."""
        kind = self.type_descriptor
        if self.metavar is not None:
            return self.metavar
        if kind.annotation is int:
            return "N"
        if not kind.is_list and kind.choices is not None:
            return "|".join(map(str, kind.choices))
        return super().display_type_rich(ctx) or ""

    def _get_number_range_help_str(self) -> None:
        """Keep `x>=1` out of help: who goes below is told."""


class _QuickArgument(TyperArgument):
    """An argument that asks Typer only when it must."""

    def get_runtime_param(self) -> Any:  # noqa: ANN401
        return _Converter(self, super().get_runtime_param)

    def display_type_rich(self, ctx: Any) -> str:  # noqa: ANN401
        """Return nothing: an argument's name says what it is."""
        del ctx
        return ""

    def _usage_display_name(self) -> str:
        name = self.display_name_raw if self.required else f"[{self.display_name_raw}]"
        return name if self.nargs == 1 else f"{name}..."


class _Converter:
    """Stands in for Typer's converter, which is only made when it is needed."""

    def __init__(self, param: Any, make: Any) -> None:  # noqa: ANN401
        self._param = param
        self._make = make

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401
        """Return the value as the command wants it.

        Raises:
            UsageError: it is none of the choices, or not the number that is wanted.
        """
        kind = self._param.type_descriptor
        many = self._param.nargs == -1 or getattr(self._param, "multiple", False)
        if value is None:
            return () if many else None
        if type(value) is kind.annotation:  # text, or a default
            return value
        if kind.annotation == list[str] and many:
            return value
        if kind.annotation is int and isinstance(value, str):
            number = _number(value, self._param)
            if number is None:
                raise complaints.bad_number(value, param, ctx)
            return number
        if not kind.is_list and kind.choices is not None:
            if value in kind.choices:
                return value
            if all(isinstance(one, str) for one in kind.choices):
                raise complaints.bad_choice(value, param, ctx)
        return self._make().coerce(value, param=param, ctx=ctx)


def quick_params(params: list[Any]) -> list[Any]:
    """Make these parameters of a command quick, in place: Typer compares them by identity."""
    for param in params:
        if type(param) is TyperOption:
            param.__class__ = _QuickOption
        elif type(param) is TyperArgument:
            param.__class__ = _QuickArgument
    return params


def _number(value: str, param: Any) -> int | None:  # noqa: ANN401
    """Return the number that is typed, `None` where it is none or beyond the parameter's bounds."""
    if not NUMBER.fullmatch(value):
        return None
    number = min(int(value), sys.maxsize)  # more than anything can be counted
    fits = (param.min is None or number >= param.min) and (param.max is None or number <= param.max)
    return number if fits else None
