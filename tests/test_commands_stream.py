"""Writing: results here, remarks there."""

import io
import sys

import pytest

from qa_cli.commands.stream import overheard, say, write, write_all


def test_results_go_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    """As they are: they are harmless already."""
    write("a\n")
    write_all(iter(["b", "c\n"]))
    assert capsys.readouterr() == ("a\nbc\n", "")


def test_remarks_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    """One line each, made harmless."""
    say("a\x1b\nb\u202e")
    assert capsys.readouterr() == ("", "qa: a␛␊b<U+202E>\n")


class _Full(io.StringIO):
    def write(self, text: str, /) -> int:
        raise OSError(28, text)


@pytest.mark.parametrize("stream", [None, _Full()])
def test_a_remark_never_fails(stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be said, nothing is said."""
    monkeypatch.setattr(sys, "stderr", stream)
    say("unheard")


def test_remarks_can_be_overheard(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the screen is somebody's, standard error stays silent, and only meanwhile."""
    heard: list[str] = []
    with overheard(heard.append):
        say("a\x1b")
    say("b")
    assert heard == ["a\x1b"]
    assert capsys.readouterr().err == "qa: b\n"
