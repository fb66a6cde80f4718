"""Options that several commands have; knows nothing but Typer, because `app` needs it at once."""

from typing import Annotated

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
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
SaveOption = Annotated[
    str | None,
    typer.Option(
        "--save",
        metavar="FILE",
        help="Also save what a terminal shows, as .svg, .html or .txt by the name's ending.",
    ),
]
