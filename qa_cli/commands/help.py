"""`qa help`: the help of `qa`, or of one of its commands."""

from typing import TYPE_CHECKING, Annotated

import typer

from qa_cli.commands.completion import complete_command
from qa_cli.commands.stream import write

if TYPE_CHECKING:
    from typer.core import TyperGroup


def run(
    ctx: typer.Context,
    command: Annotated[
        str | None,
        typer.Argument(
            metavar="COMMAND", help="The command to explain.", autocompletion=complete_command
        ),
    ] = None,
) -> int:
    """Show the help of qa, or of one command: the same text as with --help.

    Examples:
      qa help
      qa help search
    """
    root = ctx.find_root()
    if command is None:
        write(f"{root.get_help()}\n")
        return 0
    group: TyperGroup = root.command  # type: ignore[assignment]
    meant = group.get_command(root, command)
    if meant is not None:  # else an error has been raised
        with meant.make_context(command, [], parent=root, resilient_parsing=True) as own:
            write(f"{own.get_help()}\n")
    return 0
