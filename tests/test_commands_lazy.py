"""Modules that are imported when they are first used."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from qa_cli.commands import lazy

NAMES = [name for modules in lazy.MODULES.values() for name in modules.split()]


@pytest.mark.parametrize("name", NAMES)
def test_each_module_is_there(name: str) -> None:
    """The table of packages tells where it is, and it is kept."""
    module = getattr(lazy, name)
    assert module.__name__.rpartition(".")[2] == name
    assert getattr(lazy, name) is module


def test_type_checkers_see_the_same_modules() -> None:
    """What is imported for them is what the table has, no more and no less."""
    source = Path(lazy.__file__).read_text("utf-8")
    block = source.partition("if TYPE_CHECKING:")[2].partition("else:")[0]
    imported = re.sub(r"\(([^)]*)\)", lambda found: found[1].replace("\n", " "), block)
    names = re.findall(r"(?:from [\w.]+ )?import ([\w, ]+)", imported)
    assert sorted(", ".join(names).replace(",", " ").split()) == sorted(NAMES)


def test_names_are_unique() -> None:
    """One name stands for one module."""
    assert len(NAMES) == len(set(NAMES))


def test_what_there_is_not() -> None:
    """Another name is an attribute that is missing, as of any module."""
    assert not hasattr(lazy, "nothing")


@pytest.mark.parametrize(
    ("args", "loads_rich"),
    [
        ("list", False),
        ("show 000", False),
        ("search masseter", False),
        ("doctors --format md", False),
        ("check --csv", False),
        ("summary --jsonl", False),
        ("figures --format tsv", False),
        ("export --csv", False),
        ("list --format table", True),
    ],
)
def test_rich_is_imported_to_draw_alone(args: str, loads_rich: bool) -> None:  # noqa: FBT001
    """Nothing that is written in a pipe needs Rich, and nothing at all needs Pydantic."""
    script = (
        f"import sys\nsys.argv = ['qa', *{args.split()!r}, '-C', 'seeds']\n"
        "from qa_cli.__main__ import run\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    loaded = set(run.stderr.split())
    assert f"qa_cli.commands.{args.split(maxsplit=1)[0]}" in loaded
    assert ("rich.text" in loaded) == loads_rich
    assert not {name for name in loaded if name.startswith("pydantic")}
