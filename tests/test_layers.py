"""Who may import whom, and what a start of `qa` leaves alone."""

import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import grimp
import pytest
from importlinter import configuration
from importlinter.application import use_cases

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
]
HEAVY = {"rich.console", "rich.table", "rapidfuzz", "tantivy", "hypothesis"}
"""What takes long to import and only some commands need."""


def kept(config: Path) -> bool:
    """Check all contracts of a file; import-linter prints what breaks which."""
    configuration.configure()
    return use_cases.lint_imports(str(config), cache_dir=None, no_logo=True)


def test_the_contracts_are_kept() -> None:
    """No module imports what a contract of `pyproject.toml` forbids."""
    assert kept(ROOT / "pyproject.toml")


def test_a_broken_contract_is_found(tmp_path: Path) -> None:
    """A contract that the package does break fails, so the test above can fail."""
    config = tmp_path / "contracts.toml"
    config.write_text(
        '[tool.importlinter]\nroot_package = "qa_cli"\n'
        '[[tool.importlinter.contracts]]\nname = "none"\ntype = "forbidden"\n'
        'source_modules = ["qa_cli.pages"]\nforbidden_modules = ["qa_cli.model"]\n',
        "utf-8",
    )
    assert not kept(config)


def test_there_are_contracts() -> None:
    """The arrows, purity, Typer and Rich each have a contract."""
    words = set(" ".join(CONTRACTS).replace(":", "").split())
    assert {"arrows", "pure", "Typer", "Rich"} <= words


def loaded(code: str) -> set[str]:
    """Run code in a fresh interpreter; return the names of the modules that it has loaded."""
    script = (
        f"import sys\nsys.argv[1:] = ['--version']\ntry:\n    {code}\n"
        "except SystemExit:\n    pass\nprint('\\nLOADED', *sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(run.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    ("code", "reached", "spared"),
    [
        ("import qa_cli", "qa_cli", {"typer", "qa_cli.model", "qa_cli.pages"}),
        ("from qa_cli.__main__ import run; run()", "qa_cli.app", {"qa_cli.index.store"}),
        (
            "from qa_cli import parse_page; parse_page('Ice')",
            "qa_cli.pages",
            {"typer", "importlib.resources", "html", "unicodedata"},
        ),
        ("import qa_cli.app", "typer", {"qa_cli.index.store", "qa_cli.search.engine"}),
    ],
)
def test_what_a_start_does_not_import(code: str, reached: str, spared: set[str]) -> None:
    """Importing `qa_cli`, `qa --version` and a clear page need no tables, fuzz or index."""
    modules = loaded(code)
    assert reached in modules
    assert modules.isdisjoint(HEAVY | spared)


@pytest.mark.parametrize("args", [["list"], ["show", "000"], ["search", "masseter"]])
def test_reading_an_index_imports_no_parser(
    args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that an index has were parsed when it was made."""
    monkeypatch.setenv("QA_INDEX", str(tmp_path))
    run = "from qa_cli.__main__ import run; run()"
    loaded(f"sys.argv[1:] = ['index', '-C', 'seeds']; {run}")
    modules = loaded(f"sys.argv[1:] = {[*args, '-C', 'seeds']}; {run}")
    assert "qa_cli.index.stored" in modules
    assert not {name for name in modules if name.startswith("qa_cli.pages")}


def _graph() -> grimp.ImportGraph:
    """Return who imports whom, what only types name included."""
    return grimp.build_graph("qa_cli", cache_dir=None)


def _in_circles(graph: grimp.ImportGraph) -> set[str]:
    return {
        name
        for name in graph.modules
        for other in graph.find_modules_directly_imported_by(name)
        if name in graph.find_upstream_modules(other)
    }


def test_modules_import_in_no_circle() -> None:
    """Nor do they by way of types, or of what is imported when it is first used."""
    assert not _in_circles(_graph())


def test_a_circle_is_found() -> None:
    """Two modules that import each other, so that the test above can fail."""
    graph = grimp.ImportGraph()
    for one, other in (("a", "b"), ("b", "c"), ("c", "b")):
        graph.add_import(importer=one, imported=other)
    assert _in_circles(graph) == {"b", "c"}


def test_names_of_modules_occur_once() -> None:
    """A name of a module says where it is; commands alone are called as the folders they use."""
    names = Counter(name.rpartition(".")[2] for name in _graph().modules)
    twice = {name for name, count in names.items() if count > 1}
    assert twice == {"browse", "extract", "figures", "index", "report", "search", "terms"}
