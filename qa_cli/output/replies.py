"""What is said of a query: how it was read, and which part of it failed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_cli.search.results import SearchResults, Selection

QUOTATION_MARKS = frozenset('"“”„')


def readings_told(results: "SearchResults | Selection") -> "Iterator[str]":
    """Yield what was searched for in place of the words as typed, and beside them; a line each."""
    for correction in results.corrections:
        yield (f'no "{correction.source}" in the corpus: searching for "{correction.target}"')
    for rare in results.also:
        yield (
            f'"{rare.source}" is rare ({rare.units:,}):'
            f' searching for "{rare.target}" ({rare.target_units:,}) too'
        )


def nothing_found(results: "SearchResults | Selection", option: str = "") -> str:
    """Return what is said where nothing was found: which part of the query failed, and why.

    Args:
        results: Without a hit.
        option: The option that the query was given with, as it is told with the query.
    """
    if results.parts:
        found = ", ".join(f"{part.text} {part.hits:,}" for part in results.parts)
        said = f"nothing found{option and f' for {option}'}: {found}"
    else:
        said = f"nothing found for {option}{' ' * bool(option)}{_quoted(results.query)}"
    near: dict[str, list[str]] = {}
    for one in results.nearest:
        near.setdefault(one.source, []).append(f"{one.target} ({one.units:,})")
    for word, others in near.items():
        which = f" to {word}" if results.parts else ""
        said += f"; nearest in the corpus{which}: {', '.join(others)}"
    missing = ", ".join(map(_quoted, results.missing))
    return said if results.parts or near or not missing else f"{said}: no word like {missing}"


def _quoted(text: str) -> str:
    """Return a text in quotation marks, unless it has some of its own."""
    return text if QUOTATION_MARKS & set(text) else f'"{text}"'
