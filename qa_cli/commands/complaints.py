"""What is wrong with a command line, in our words instead of Typer's."""

import os.path
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from qa_cli.errors import UsageError, quoted

TYPED = "qa.typed"
"""Key in a context's `meta`: the words behind the command, as they were typed."""

SHORTEST = 3
"""Letters of a mistaken option from which on it is like another: two letters are like anything."""


def bad_number(value: str, param: Any, ctx: Any) -> UsageError:  # noqa: ANN401  Typer's own
    """Return the complaint about a value that is no whole number, or too small or large a one."""
    return UsageError(f"{_typed(param, ctx)} takes {_number(param)}, not {quoted(value)}{see(ctx)}")


def bad_choice(value: str, param: Any, ctx: Any) -> UsageError:  # noqa: ANN401
    """Return the complaint about a value that is none of those there are."""
    choices = param.type_descriptor.choices
    near = get_close_matches(value.lower(), choices, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    takes = f"{', '.join(choices[:-1])} or {choices[-1]}"
    return UsageError(f"{_typed(param, ctx)} takes {takes}, not {quoted(value)}{hint}{see(ctx)}")


def too_much(args: Sequence[str], ctx: Any) -> UsageError:  # noqa: ANN401
    """Return the complaint about words for which the command has no use; paths may be a corpus."""
    if all(os.path.exists(arg) for arg in args):
        import shlex  # noqa: PLC0415  only a mistake needs it

        corpus = " ".join(f"-C {shlex.quote(arg)}" for arg in args)
        return UsageError(f"{ctx.command_path} takes no path; try: qa {corpus} {ctx.info_name}")
    names = [param.display_name_raw for param in ctx.command.params if is_argument(param)]
    words = quoted(" ".join(args))
    told = f"takes one {names[-1]}; {words} is too much" if names else f"does not take {words}"
    return UsageError(f"{ctx.command_path} {told}{see(ctx)}")


def in_our_words(err: Any) -> str:  # noqa: ANN401  which class it is, only Typer may name
    """Return one of Typer's complaints in one line, with the help in which to read on."""
    ctx = getattr(err, "ctx", None)
    param = getattr(err, "param", None)
    name: str | None = getattr(err, "option_name", None)
    if ctx is not None and name is not None and hasattr(err, "possibilities"):
        message = _unknown_option(name, ctx)
    elif ctx is not None and name is not None:
        message = _bad_use(name, ctx)
    elif ctx is not None and param is not None and hasattr(err, "param_type"):
        message = _missing(param, ctx)
    else:
        message = " ".join(err.format_message().split()).rstrip(".").replace("Value error, ", "")
        message = f"{message[:1].lower()}{message[1:]}"
    return f"{message}{see(ctx)}"


def see(ctx: Any) -> str:  # noqa: ANN401
    """Return where to read on."""
    return f" (see {'qa' if ctx is None else ctx.command_path} --help)"


def is_argument(param: Any) -> bool:  # noqa: ANN401
    """Whether a parameter is an argument, and not an option."""
    return bool(param.param_type_name == "argument")


def _unknown_option(name: str, ctx: Any) -> str:  # noqa: ANN401
    """Tell the nearest option; `-limit`, of which Typer sees `-l` alone, means `--limit`."""
    words = [word.partition("=")[0] for word in ctx.meta.get(TYPED, ())]
    typed = next((word for word in words if word.startswith(name)), name)
    known = [
        option.removeprefix("--")
        for param in ctx.command.get_params(ctx)
        if not is_argument(param) and not param.hidden
        for option in param.opts
        if option.startswith("--")
    ]
    bare = typed.lstrip("-")
    near = get_close_matches(bare, known, n=1) if len(bare) >= SHORTEST else []
    return f"no option {typed}{f'; did you mean --{near[0]}?' if near else ''}"


def _bad_use(name: str, ctx: Any) -> str:  # noqa: ANN401
    """Tell that an option has no value, or one where it takes none."""
    for param in ctx.command.get_params(ctx):
        if name in param.opts and not param.is_flag:
            return f"{name} needs {_wanted(param, ctx)} after it"
    return f"{name} takes no value"


def _missing(param: Any, ctx: Any) -> str:  # noqa: ANN401
    name = param.display_name_raw if is_argument(param) else param.opts[0]
    return f"{ctx.command_path} needs {_article(name)} {name}"


def _wanted(param: Any, ctx: Any) -> str:  # noqa: ANN401
    if param.type_descriptor.annotation is int:
        return _number(param)
    kind = param.display_type_rich(ctx)
    return f"{_article(kind)} {kind}" if kind.isupper() and " " not in kind else f"{kind}"


def _number(param: Any) -> str:  # noqa: ANN401
    low, high = param.min, param.max
    if low is None and high is None:
        return "a whole number"
    if high is None:
        return f"a whole number from {low:,} up"
    return f"a whole number {f'up to {high:,}' if low is None else f'from {low:,} to {high:,}'}"


def _article(name: str) -> str:
    return "an" if name[:1] in "AEIOU" else "a"


def _typed(param: Any, ctx: Any) -> str:  # noqa: ANN401
    """Return the name of an option as it was typed, else its first."""
    for word in ctx.meta.get(TYPED, ()):
        for option in param.opts:
            if word.partition("=")[0] == option or (
                not option.startswith("--") and word.startswith(option)
            ):
                return str(option)
    return str(param.opts[0])
