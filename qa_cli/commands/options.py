"""Options that several commands have; knows nothing but Typer, because `app` needs it at once."""

from typing import Annotated, Literal

import typer

CorpusOption = Annotated[
    list[str] | None,
    typer.Option(
        "-C",
        "--corpus",
        metavar="PATH",
        help="A page or a folder of pages, - for standard input; repeatable."
        " Default: QA_CORPUS, else ./seeds, else the sample pages.",
    ),
]
IndexOption = Annotated[
    str | None,
    typer.Option(
        "--index",
        metavar="PATH",
        help="Folder that holds indexes; an empty one: use none."
        " Default: QA_INDEX, else qa in the user's cache folder.",
    ),
]
WhereOption = Annotated[
    str | None,
    typer.Option(
        "--where", metavar="QUERY", help="Only what this finds; qa search --help has the language."
    ),
]
Form = Literal["table", "tsv", "csv", "json", "jsonl", "md"]
FormatOption = Annotated[
    Form | None,
    typer.Option(
        "--format",
        help="Default: a table on a terminal, tsv without a header in a pipe. md is Markdown.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
JsonlOption = Annotated[bool, typer.Option("--jsonl", help="Print JSON, one object a line.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
SaveOption = Annotated[
    str | None,
    typer.Option(
        "--save",
        metavar="FILE",
        help="Also save what a terminal shows, as .svg, .html or .txt by the name's ending.",
    ),
]
