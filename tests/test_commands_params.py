"""Values that are taken as typed, and values that go the long way."""

import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Literal

import pytest
import typer
from typer.main import get_command
from typer.testing import CliRunner, Result

from qa_cli.commands.params import QuickCommand, quick_params
from qa_cli.errors import UsageError

Seen = dict[str, object]


class Kind(Enum):
    """Choices that Typer turns into members."""

    A = "a"
    B = "b"


@pytest.fixture
def run() -> Callable[..., tuple[Seen, Result]]:
    """Return a function that runs a command with options of every kind and returns what it saw."""
    seen: Seen = {}

    def command(
        name: str,
        rest: Annotated[list[str] | None, typer.Argument()] = None,
        *,
        text: Annotated[str, typer.Option()] = "none",
        count: Annotated[int | None, typer.Option(min=2, max=99)] = None,
        free: Annotated[int, typer.Option()] = 0,
        low: Annotated[int, typer.Option(max=0)] = 0,
        kind: Annotated[Literal["a", "b"] | None, typer.Option()] = None,
        kinds: Annotated[list[Kind] | None, typer.Option()] = None,
        many: Annotated[list[str] | None, typer.Option()] = None,
        ratio: Annotated[float, typer.Option()] = 0.5,
        flag: Annotated[bool, typer.Option("--flag")] = False,
    ) -> None:
        """See what comes in."""
        seen.update(
            name=name, rest=rest, text=text, count=count, free=free, low=low, kind=kind,
            kinds=kinds, many=many, ratio=ratio, flag=flag,
        )  # fmt: skip

    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(cls=QuickCommand)(command)

    def invoke(*args: str) -> tuple[Seen, Result]:
        seen.clear()
        result = CliRunner().invoke(app, list(args))
        return dict(seen), result

    return invoke


DEFAULTS: Seen = {
    "name": "n", "rest": None, "text": "none", "count": None, "free": 0, "low": 0, "kind": None,
    "kinds": None, "many": None, "ratio": 0.5, "flag": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("args", "changed"),
    [
        ((), {}),
        (("r1", "r2"), {"rest": ["r1", "r2"]}),
        (("--text", ""), {"text": ""}),
        (("--text", "7"), {"text": "7"}),
        (("--count", "2"), {"count": 2}),
        (("--count", "99"), {"count": 99}),
        (("--free", "-3"), {"free": -3}),
        (("--free", "007"), {"free": 7}),
        (("--kind", "b"), {"kind": "b"}),
        (("--kinds", "a", "--kinds", "b"), {"kinds": [Kind.A, Kind.B]}),
        (("--many", "x", "--many", "y"), {"many": ["x", "y"]}),
        (("--ratio", "0.25"), {"ratio": 0.25}),
        (("--flag",), {"flag": True}),
    ],
)
def test_values_arrive_as_typer_would_give_them(
    run: Callable[..., tuple[Seen, Result]], args: tuple[str, ...], changed: Seen
) -> None:
    """Of the right type, lists as lists, what is not given as its default."""
    seen, result = run("n", *args)
    assert result.exit_code == 0
    assert seen == {**DEFAULTS, **changed}


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (("n", "--count", "1"), '--count takes a whole number from 2 to 99, not "1"'),
        (("n", "--count", "100"), "--count takes a whole number from 2 to 99"),
        (("n", "--count", "٣"), "--count takes a whole number from 2 to 99"),
        (("n", "--count", "9" * 5000), "--count takes a whole number from 2 to 99"),
        (("n", "--count=-3"), '--count takes a whole number from 2 to 99, not "-3"'),
        (("n", "--free", "x"), '--free takes a whole number, not "x"'),
        (("n", "--low", "1"), "--low takes a whole number up to 0, not"),
        (("n", "--kind", "c"), '--kind takes a or b, not "c" (see '),
        (("n", "--kind", "A"), '--kind takes a or b, not "A"; did you mean a? (see '),
        (("n", "--kind", 'a"'), "--kind takes a or b, not 'a\"'"),
        (("n", "--kinds", "c"), "'c' is not one of 'a', 'b'"),
        (("n", "--ratio", "x"), "valid number"),
    ],
)
def test_what_is_wrong_is_told(
    run: Callable[..., tuple[Seen, Result]], args: tuple[str, ...], complaint: str
) -> None:
    """Nothing is let through; what Typer has no better words for is told in ours."""
    seen, result = run(*args)
    told = str(result.exception) if isinstance(result.exception, UsageError) else result.stderr
    assert seen == {}
    assert complaint in told


def test_numbers_have_no_end(run: Callable[..., tuple[Seen, Result]]) -> None:
    """More than there can be is as good as all."""
    seen, _ = run("n", "--free", "9" * 40)
    assert seen["free"] == sys.maxsize


def test_parameters_are_made_quick_once() -> None:
    """In place, whatever they are: Typer compares parameters by identity."""
    app = typer.Typer(add_completion=False)

    @app.command()
    def command(name: str, count: int = 0) -> None:
        """Do nothing."""

    params = get_command(app).params
    before = list(params)
    assert quick_params(quick_params(params)) == before
    assert all(type(param).__name__.startswith("_Quick") for param in params)
    assert quick_params([None]) == [None]


def test_quick_means_without_pydantic() -> None:
    """Its import takes longer than a whole command; only a mistake needs it."""
    code = (
        "import sys\n"
        "from qa_cli.app import app\n"
        "app(sys.argv[1:], standalone_mode=False)\n"
        "print('pydantic' in sys.modules)\n"
    )
    args = ["-C", "seeds", "list", "-n", "1", "--sort", "id", "--reverse"]
    done = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
