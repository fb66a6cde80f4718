"""Desks: newest question first, none that is stale, damage survived."""

from collections.abc import Callable
from queue import Queue
from threading import Event
from typing import Any, cast

from qa_cli.browse.access import Shelf
from qa_cli.browse.desk import Desk, Reply, is_told
from qa_cli.errors import UsageError
from qa_cli.index.faults import DamagedError

PATIENCE = 30


class FakeShelf:
    """A shelf of nothing, which knows whether it uses an index."""

    def __init__(self, *, indexed: bool = True) -> None:
        self.indexed = indexed

    def without_index(self) -> "FakeShelf":
        """Return another one."""
        return FakeShelf(indexed=False)


def desk_of(replies: "Queue[Reply]") -> Desk:
    """Return a desk that puts its replies into a queue."""
    return Desk(lambda: cast("Shelf", FakeShelf()), replies.put, ("first", "second"))


def test_the_newest_question_counts() -> None:
    """An older one learns that it is unwanted; one that waits is never begun."""
    replies: Queue[Reply] = Queue()
    desk = desk_of(replies)
    begun, go = Event(), Event()
    done: list[str] = []

    def slow(_: Shelf, wanted: Callable[[], None]) -> str:
        begun.set()
        go.wait(PATIENCE)
        wanted()
        done.append("slow")
        return "slow"

    desk.ask("second", slow)
    begun.wait(PATIENCE)
    desk.ask("second", lambda *_: done.append("never"))
    ticket = desk.ask("second", lambda *_: "newest")
    desk.ask("first", lambda *_: "urgent")
    go.set()
    urgent, newest = replies.get(timeout=PATIENCE), replies.get(timeout=PATIENCE)
    assert (urgent.kind, urgent.result) == ("first", "urgent")
    assert newest == Reply(desk, "second", ticket, "newest")
    assert desk.is_newest(newest)
    assert done == []
    desk.drop("second")
    assert not desk.is_newest(newest)
    desk.close()
    desk.join(PATIENCE)
    assert replies.empty()


def test_errors_are_replies() -> None:
    """Those of `qa` and mistakes of the program alike; the thread goes on."""
    replies: Queue[Reply] = Queue()
    desk = desk_of(replies)

    def fails(*_: Any) -> None:  # noqa: ANN401  any
        raise UsageError("no")

    desk.ask("first", fails)
    error = replies.get(timeout=PATIENCE).error
    assert error is not None
    assert is_told(error)
    desk.ask("first", lambda *_: 1 / 0)
    error = replies.get(timeout=PATIENCE).error
    assert isinstance(error, ZeroDivisionError)
    assert not is_told(error)
    desk.ask("first", lambda *_: "goes on")
    assert replies.get(timeout=PATIENCE).result == "goes on"
    desk.close()
    desk.join(PATIENCE)


def test_a_damaged_index_is_done_without() -> None:
    """The question is asked again, of the pages themselves, and so are all that follow."""
    replies: Queue[Reply] = Queue()
    desk = desk_of(replies)

    def needs_pages(shelf: Shelf, _: Callable[[], None]) -> str:
        if cast("FakeShelf", shelf).indexed:
            raise DamagedError("the index is damaged")
        return "read"

    for _ in range(2):
        desk.ask("first", needs_pages)
        assert replies.get(timeout=PATIENCE).result == "read"
    desk.close()
    desk.join(PATIENCE)
