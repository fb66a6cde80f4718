"""Work beside this process."""

import os

import pytest

from qa_cli.index.disk.workers import Aside, WorkError


@pytest.mark.parametrize("forks", [True, False])
def test_work_aside_gives_what_it_returns(*, forks: bool) -> None:
    """Whether a process of its own does it or, at last, this one."""
    aside = Aside(os.getpid, forks=forks)
    assert (aside.finish() == os.getpid()) is not forks
    aside.stop()


def fail() -> None:
    """Fail as a full disk does."""
    raise OSError(28, "No space left on device")


def test_work_that_fails_aside_is_told() -> None:
    """In one line that says why."""
    with pytest.raises(WorkError, match=r"^cannot write the index: No space left on device$"):
        Aside(fail, forks=True).finish()


def test_work_that_ends_without_a_word_is_told() -> None:
    """As when the system ends a process for want of memory."""
    with pytest.raises(WorkError, match="a worker process has ended"):
        Aside(lambda: os._exit(9), forks=True).finish()
