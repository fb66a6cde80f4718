"""A short run of every fuzz target, the same each time; `run` goes on for as long as one likes."""

import pytest

from tests.fuzz.mutator import mutations
from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

EXECUTIONS = {"parser": 500, "sanitiser": 4000, "query": 900, "records": 3000, "output": 350}
"""Target -> inputs tried: as many as take some two seconds."""


@pytest.mark.parametrize("name", TARGETS)
def test_no_mutation_breaks_a_promise(name: str) -> None:
    """Thousands of damaged pages, texts, queries and records keep every promise of their target."""
    target = TARGETS[name]
    for data in mutations(seeds(name), EXECUTIONS[name]):
        try:
            target(data)
        except Exception as error:
            error.add_note(f"input: {data!r}")
            raise
