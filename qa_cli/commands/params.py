"""Command-line values taken as they are where nothing needs converting.

Typer hands every value to Pydantic, whose import alone takes longer than a whole `qa list`. The
values of `qa` are nearly all text, counts and choices that are right as typed; only what is not
goes the long way, and gets Typer's own error message.
"""

from typing import Any

from typer import TyperException
from typer.core import TyperArgument, TyperCommand, TyperOption


class QuickCommand(TyperCommand):
    """A subcommand with quick parameters."""

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401  the types are private to Typer
        """Return the parameters, the help option included."""
        return quick_params(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  as above
        """Parse; a complaint that does not know which command it is about is told."""
        try:
            return super().parse_args(ctx, args)
        except TyperException as err:
            if getattr(err, "ctx", ctx) is None:
                err.ctx = ctx  # type: ignore[attr-defined]
            raise


class _QuickOption(TyperOption):
    """An option that asks Typer only when it must."""

    def get_runtime_param(self) -> Any:  # noqa: ANN401
        return _Converter(self, super().get_runtime_param)


class _QuickArgument(TyperArgument):
    """An argument that asks Typer only when it must."""

    def get_runtime_param(self) -> Any:  # noqa: ANN401
        return _Converter(self, super().get_runtime_param)


class _Converter:
    """Stands in for Typer's converter, which is only made when it is needed."""

    def __init__(self, param: Any, make: Any) -> None:  # noqa: ANN401
        self._param = param
        self._make = make

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401
        """Return the value as the command wants it; raises Typer's errors."""
        kind = self._param.type_descriptor
        many = self._param.nargs == -1 or getattr(self._param, "multiple", False)
        if value is None:
            return () if many else None
        if type(value) is kind.annotation:  # text, or a default
            return value
        if kind.annotation == list[str] and many:
            return value
        if kind.annotation is int and isinstance(value, str) and _is_count(value, self._param):
            return int(value)
        if not kind.is_list and kind.choices is not None and value in kind.choices:
            return value
        return self._make().coerce(value, param=param, ctx=ctx)


def quick_params(params: list[Any]) -> list[Any]:
    """Make these parameters of a command quick, in place: Typer compares them by identity."""
    for param in params:
        if type(param) is TyperOption:
            param.__class__ = _QuickOption
        elif type(param) is TyperArgument:
            param.__class__ = _QuickArgument
    return params


def _is_count(value: str, param: Any) -> bool:  # noqa: ANN401
    """Say whether `value` is a short run of digits within the parameter's bounds."""
    if not (value.isascii() and value.isdecimal() and len(value) < 10):  # noqa: PLR2004
        return False
    number = int(value)
    return (param.min is None or number >= param.min) and (param.max is None or number <= param.max)
