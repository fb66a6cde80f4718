"""Modules that only some outputs need, each imported when it is first used: `lazy.tables`.

Rich alone takes longer to import than `qa list` takes in a pipe. Type checkers see plain imports;
when `qa` runs, `MODULES` says where a name is found, and a module is kept here once it is there.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

MODULES = {
    "qa_cli.index": "building opening postings scanning searching store survey upkeep",
    "qa_cli.insight": "choosing comparing inferring meaning naming narrowed possible profile study",
    "qa_cli.output": "aligned columns comparisons dashboard documents drawing guide hits jsontext"
    " listing meters paragraphs parquet phrases portrait profiling prose recording rosters sanitise"
    " sheets spreads sqlite summaries tables tabular usages wordlists",
    "qa_cli.output.report": "binding",
    "qa_cli.pages": "reasons",
    "qa_cli.search": "engine nearby scopes",
    "qa_cli": "sources",
    "": "difflib",
}
"""Package -> its modules that can be used from here; names are unique."""

if TYPE_CHECKING:
    import difflib

    from qa_cli import sources
    from qa_cli.index import building, opening, postings, scanning, searching, store, survey, upkeep
    from qa_cli.insight import (
        choosing,
        comparing,
        inferring,
        meaning,
        naming,
        narrowed,
        possible,
        profile,
        study,
    )
    from qa_cli.output import (
        aligned,
        columns,
        comparisons,
        dashboard,
        documents,
        drawing,
        guide,
        hits,
        jsontext,
        listing,
        meters,
        paragraphs,
        parquet,
        phrases,
        portrait,
        profiling,
        prose,
        recording,
        rosters,
        sanitise,
        sheets,
        spreads,
        sqlite,
        summaries,
        tables,
        tabular,
        usages,
        wordlists,
    )
    from qa_cli.output.report import binding
    from qa_cli.pages import reasons
    from qa_cli.search import engine, nearby, scopes
else:

    def __getattr__(name: str) -> ModuleType:
        for package, modules in MODULES.items():
            if name in modules.split():
                module = import_module(f"{package}.{name}".lstrip("."))
                globals()[name] = module
                return module
        raise AttributeError(name)
