"""A command whose index turns out to be damaged while it is read: it is run again without it."""

from typing import Any

from qa_cli.commands import stream
from qa_cli.commands.params import QuickCommand
from qa_cli.errors import QaError
from qa_cli.index.faults import DamagedError

WITHOUT = "qa.without-index"
"""Set in the context's `meta` where no index is to be opened any more."""


class Command(QuickCommand):
    """A subcommand."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  the types are private to Typer
        """Run the command; where its index is damaged, say so once and read the pages instead.

        Raises:
            QaError: A part of the output has left already, or there is no going on without.
        """
        stream.begin()
        try:
            return super().invoke(ctx)
        except DamagedError as err:
            if stream.has_written():
                raise QaError(f"{err}: run qa index (the output is not whole)") from err
            stream.say(f"{err}: run qa index (going on without it)")
        ctx.meta[WITHOUT] = True
        stream.begin_again()
        try:
            return super().invoke(ctx)
        except DamagedError as err:
            raise QaError(f"{err}: run qa index") from err
