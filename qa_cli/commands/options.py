"""Options that several commands have; knows little but Typer, because `app` needs it at once."""

from typing import Annotated, Literal

import typer

from qa_cli.commands import everywhere


def _complete_query(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Complete a query; what that takes is imported when it is asked for."""
    from qa_cli.commands.completion import complete_query  # noqa: PLC0415

    return complete_query(ctx, incomplete)


CorpusOption = Annotated[
    list[str] | None,
    typer.Option(
        "-C",
        "--corpus",
        metavar="PATH",
        help="A page or a folder of pages, - for standard input; may be repeated."
        " Default: QA_CORPUS, else ./seeds, else this folder if it holds pages, else the sample"
        " pages.",
    ),
]
IndexOption = Annotated[
    str | None,
    typer.Option(
        "--index",
        metavar="PATH",
        help="The folder that holds indexes. Default: QA_INDEX, else qa in your cache folder.",
    ),
]
NoIndexOption = Annotated[
    bool,
    typer.Option(
        "--no-index",
        callback=everywhere.set_no_index,
        expose_value=False,
        help="Read the pages themselves, even where there is an index.",
    ),
]
ColumnOption = Annotated[
    str | None,
    typer.Option(
        "--column",
        metavar="NAME",
        callback=everywhere.set_column,
        expose_value=False,
        help="The column of Parquet files that holds the pages. Default: text, html or content.",
    ),
]
PagesOnlyOption = Annotated[
    bool,
    typer.Option(
        "--pages-only",
        callback=everywhere.set_pages_only,
        expose_value=False,
        help="Leave out pages that are no question pages, and say how many: for a crawl.",
    ),
]
ColorOption = Annotated[
    everywhere.Color | None,
    typer.Option(
        "--color",
        callback=everywhere.set_color,
        expose_value=False,
        help="Color in tables and texts; stronger than NO_COLOR and FORCE_COLOR. Default: auto, on"
        " a terminal only. It changes no layout: in a pipe, --format table draws.",
    ),
]
NoPagerOption = Annotated[
    bool,
    typer.Option(
        "--no-pager",
        callback=everywhere.set_no_pager,
        expose_value=False,
        is_eager=True,  # known before --help, where it stands before that
        help="Print what is longer than the screen at once. Else QA_PAGER, PAGER or less shows it.",
    ),
]
WhereOption = Annotated[
    str | None,
    typer.Option(
        "--where",
        metavar="QUERY",
        help="Only what this query finds; qa search --help tells how to write one.",
        autocompletion=_complete_query,
    ),
]
Form = Literal["table", "tsv", "csv", "json", "jsonl", "md"]
ExportForm = Literal["jsonl", "json", "csv", "tsv", "md", "parquet", "sqlite"]
FormatOption = Annotated[
    Form | None,
    typer.Option(
        "--format",
        help="Form of the output; md is Markdown. Default: a table on a terminal, in a pipe tsv"
        " without a header.",
    ),
]
LimitOption = Annotated[
    int | None, typer.Option("-n", "--limit", min=1, help="Show at most this many.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
JsonlOption = Annotated[bool, typer.Option("--jsonl", help="Print JSON, one object on each line.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
SaveOption = Annotated[
    str | None,
    typer.Option(
        "--save",
        metavar="FILE",
        help="Also save what a terminal shows; the name ends in .svg, .html or .txt.",
    ),
]
