"""A desk: a thread that has the corpus opened and works on it, so that no key ever waits.

Of each kind of question only the newest counts: it takes the place of one that waits, and one that
is being worked on learns that nobody wants its reply.
"""

from __future__ import annotations

from threading import Condition, Thread
from typing import TYPE_CHECKING, Any, NamedTuple

from qa_cli.errors import QaError
from qa_cli.index.faults import DamagedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_cli.browse.access import Shelf

    Wanted = Callable[[], None]
    """Raises `Unwanted` where the reply is not wanted any more; to be called now and then."""
    Work = Callable[[Shelf, Wanted], Any]


class Unwanted(Exception):  # noqa: N818  no error
    """A newer question has been asked."""


class Reply(NamedTuple):
    """What came of a question."""

    desk: Desk
    kind: str
    ticket: int
    """Number of the question; older ones of its kind are of no interest."""
    result: Any
    error: Exception | None = None
    """Why there is no result: a `QaError`, or a mistake of the program."""


class _Question(NamedTuple):
    kind: str
    ticket: int
    work: Work


class Desk:
    """A thread of its own, with a shelf of its own.

    Args:
        open_shelf: Opens the corpus, in the thread.
        tell: Takes replies, in the thread.
        kinds: Of questions, the most urgent first.
    """

    def __init__(
        self,
        open_shelf: Callable[[], Shelf],
        tell: Callable[[Reply], object],
        kinds: tuple[str, ...],
    ) -> None:
        self._open_shelf = open_shelf
        self._tell = tell
        self._kinds = kinds
        self._waiting: dict[str, _Question] = {}
        self._newest: dict[str, int] = {}
        self._changed = Condition()
        self._is_closed = False
        self._thread = Thread(target=self._run, name=f"qa-{kinds[0]}", daemon=True)
        self._thread.start()

    def ask(self, kind: str, work: Work) -> int:
        """Have a question worked on and return its ticket; older ones of its kind are dropped."""
        with self._changed:
            ticket = self._newest.get(kind, 0) + 1
            self._newest[kind] = ticket
            self._waiting[kind] = _Question(kind, ticket, work)
            self._changed.notify()
        return ticket

    def drop(self, kind: str) -> None:
        """Want no reply of a kind any more."""
        with self._changed:
            self._newest[kind] = self._newest.get(kind, 0) + 1
            self._waiting.pop(kind, None)

    def is_newest(self, reply: Reply) -> bool:
        """Whether a reply is to the newest question of its kind."""
        return self._newest.get(reply.kind) == reply.ticket

    def close(self) -> None:
        """Let the thread end once it is done with what it is at; nothing more is told."""
        with self._changed:
            self._is_closed = True
            self._waiting.clear()
            self._newest.clear()
            self._changed.notify()

    def join(self, seconds: float) -> None:
        """Wait for the end of the thread, at most so long."""
        self._thread.join(seconds)

    def _next(self) -> _Question | None:
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._waiting)
            kind = next((one for one in self._kinds if one in self._waiting), None)
            return None if self._is_closed or kind is None else self._waiting.pop(kind)

    def _run(self) -> None:
        shelf: Shelf | None = None
        while question := self._next():
            try:
                shelf = shelf or self._open_shelf()
                try:
                    result = self._work(shelf, question)
                except DamagedError:  # the pages themselves are there
                    shelf = shelf.without_index()
                    result = self._work(shelf, question)
            except Unwanted:
                continue
            except Exception as error:  # noqa: BLE001  the app raises it where it is no QaError
                self._reply(question, None, error)
            else:
                self._reply(question, result)

    def _work(self, shelf: Shelf, question: _Question) -> Any:  # noqa: ANN401  of any kind
        def check() -> None:
            if self._newest.get(question.kind) != question.ticket:
                raise Unwanted

        check()
        return question.work(shelf, check)

    def _reply(self, question: _Question, result: Any, error: Exception | None = None) -> None:  # noqa: ANN401
        if not self._is_closed and self._newest.get(question.kind) == question.ticket:
            self._tell(Reply(self, question.kind, question.ticket, result, error))


class Desks:
    """The desks of the app, by name.

    Args:
        tell: Takes replies, in the desks' threads.
    """

    def __init__(self, tell: Callable[[Reply], object]) -> None:
        self._tell = tell
        self._desks: dict[str, Desk] = {}

    def open(self, name: str, open_shelf: Callable[[], Shelf], kinds: str) -> None:
        """Open one; the kinds of questions stand the most urgent first, with blanks between."""
        self._desks[name] = Desk(open_shelf, self._tell, tuple(kinds.split()))

    def is_open(self, name: str) -> bool:
        """Whether there is one of that name."""
        return name in self._desks

    def ask(self, name: str, kind: str, work: Work) -> None:
        """Ask a question, where the desk is open."""
        if name in self._desks:
            self._desks[name].ask(kind, work)

    def drop(self, name: str, kind: str) -> None:
        """Want no reply of a kind any more."""
        self._desks[name].drop(kind)

    def wants(self, reply: Reply) -> bool:
        """Whether a reply is to the newest question of its kind, and from a desk that is open."""
        return reply.desk in self._desks.values() and reply.desk.is_newest(reply)

    def close(self, seconds: float) -> None:
        """Close all; wait at most so long for what each is at."""
        desks = list(self._desks.values())
        self._desks.clear()
        for desk in desks:
            desk.close()
        for desk in desks:
            desk.join(seconds)


def is_told(error: Exception) -> bool:
    """Whether an error is one to be told to the user, and no mistake of the program."""
    return isinstance(error, QaError)
