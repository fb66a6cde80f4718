"""What a shell is offered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qa_cli.app import app
from tests.builders import saved_page

Write = Callable[[str, str], Path]


def _complete(*words: str, form: str = "bash") -> str:
    """Ask for completions of the last word, as the shell's script does."""
    line = " ".join(["qa", *words])
    result = CliRunner().invoke(
        app,
        [],
        env={
            "_QA_COMPLETE": f"complete_{form}",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words)),
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        },
        prog_name="qa",
    )
    assert result.exit_code == 0
    assert result.stderr == ""
    return result.stdout.rstrip("\n")


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("show", "0"), "000_52f1e9b741cd2cdd\n004_4314e1bc94ffe93a"),
        (("show", "000"), "000_52f1e9b741cd2cdd"),
        (("show", "43"), "4314e1bc94ffe93a"),
        (("show", "9"), ""),
        (("summary", "004"), "004_4314e1bc94ffe93a"),
        (("show", "000", "004"), "004_4314e1bc94ffe93a"),
        (("sh",), "show"),
        (("s",), "show\nsearch\nsummary"),
        (("list", "--sort", "n"), "named"),
    ],
)
def test_offers(words: tuple[str, ...], offered: str) -> None:
    """Ids by their beginning or the beginning of their tail; commands; choices."""
    assert _complete(*words) == offered


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("ref", ["000_52f1e9b741cd2cdd", "000", "52f"])
def test_answers_behind_a_slash(ref: str) -> None:
    """An id, or any beginning of one that means one page, and a slash bring up its answers."""
    offered = _complete("show", f"{ref}/").split("\n")
    assert offered == [f"{ref}/{number}" for number in range(1, 9)]
    assert _complete("show", f"{ref}/8") == f"{ref}/8"


@pytest.mark.usefixtures("seeds")
def test_no_answers_behind_an_ambiguous_id() -> None:
    """Where two pages are meant, there are no answers to number."""
    assert _complete("show", "00/") == ""


@pytest.mark.usefixtures("seeds")
def test_titles_come_along_where_a_shell_shows_them() -> None:
    """Cut to one line, reduced to words."""
    assert _complete("show", "000", form="fish") == (
        "000_52f1e9b741cd2cdd\tFace Semi-paralyzed After Botox to Masseter Muscles? photo"
    )


def test_the_corpus_named_on_the_line_is_used(write_page: Write) -> None:
    """Before or after the subcommand."""
    write_page("mine.txt", "Title?\n\nBody.\n")
    assert _complete("-C", "pages", "show", "m") == "mine"
    assert _complete("show", "-C", "pages", "m") == "mine"
    assert _complete("show", "-C", "nowhere", "m") == ""


def test_hostile_names_are_not_offered(write_page: Write) -> None:
    """Shells evaluate completions: a file name that is more than a word is left out."""
    for name in ("a$(touch x)", "a`id`", "a b", "a;b", "a'b", 'a"b', "a\\b", "a\nb", "a\x1bb"):
        write_page(f"{name}.txt", "Title?\n\nBody.\n")
    write_page("a.b~c.txt", "Title?\n\nBody.\n")
    for form in ("bash", "fish"):
        assert _complete("-C", "pages", "show", "a", form=form).split("\t")[0] == "a.b~c"


def test_hostile_titles_are_reduced_to_words(write_page: Write) -> None:
    """No quote, dollar, backslash, bracket or control of a title gets into a shell's code."""
    title = "\\$(touch x) `id` \"'; [/b] :smile: \x1b[31m _x_ (photo)?"
    write_page("a.txt", saved_page(title, "Body.", ("Wait", "It is fine.")))
    offered = _complete("-C", "pages", "show", "a", form="zsh")
    assert offered == '_arguments \'*: :(("a":"touch x id b smile 31m x photo ?"))\''


def test_an_index_is_used(
    write_page: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A large corpus is not parsed while somebody types; a damaged index says nothing."""
    write_page("mine_1.txt", "Title?\n\nBody.\n\nDoctor Answers 1\n\nYes.\n")
    CliRunner().invoke(app, ["index", "-C", "pages", "--index", "indexes"])
    with monkeypatch.context() as patch:
        patch.setattr("qa_cli.corpus.load_corpus", None)
        assert _complete("show", "-C", "pages", "--index", "indexes", "m") == "mine_1"
        assert _complete("--index", "indexes", "-C", "pages", "show", "m/") == "m/1"
    [base] = tmp_path.glob("indexes/*/index.db")
    base.write_bytes(b"?")
    assert _complete("show", "-C", "pages", "--index", "indexes", "m") == "mine_1"


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("doctors", "Mich"), "Michael R. Menachof"),
        (("doctors", "Michael", "R"), "R. Menachof"),
        (("doctors", "Michael", "X"), ""),
        (("doctors", "Pras"), "Prasad"),
        (("search", "doct"), "doctor:"),
        (("search", "doctor:Pras"), "doctor:Prasad"),
        (("search", "botox", "r"), "rating:\nreviews:"),
        (("search", "has:"), "has:photo\nhas:problem"),
        (("search", "zzz"), ""),
        (("search", "--in", "t"), "title"),
        (("check", "--explain", "name"), "nameless-byline"),
        (("help", "se"), "search"),
        (("open", "000"), "000_52f1e9b741cd2cdd"),
        (("list", "--color", "a"), "auto\nalways"),
    ],
)
def test_offers_what_the_app_knows(words: tuple[str, ...], offered: str) -> None:
    """Doctors by any beginning of words of their names, fields, filters, codes, commands."""
    assert _complete(*words) == offered


@pytest.mark.parametrize("form", ["bash", "zsh", "fish"])
def test_hostile_names_of_doctors_are_not_offered(write_page: Write, form: str) -> None:
    """Nothing of a byline gets into a shell's code that is more than words and blanks."""
    text = saved_page("Title?", "Body.", ("Wait", "It is fine."))
    names = (
        "Ana $(touch x) Roe", "Ana `id` Roe", "Ana Roe; id", "Ana 'x", 'Ana "x"', "Ana \\x Roe",
        "Ana \x1b[31m Roe", "Ana \u202eRoe", "Ana *", "Ana Sue Roe",
    )  # fmt: skip
    for number, name in enumerate(names):
        write_page(f"{number}.txt", text.replace("Ana Prasad", name))
    offered = _complete("-C", "pages", "doctors", "Ana", form=form)
    assert "Ana Sue Roe" in offered
    offered = offered.removeprefix("_arguments '*: :((").removesuffix("))'")
    for sign in "$`;\\\x1b\u202e*'()":
        assert sign not in offered


def test_what_stands_beside_an_option_fits_on_a_line() -> None:
    """Shells take a second line for another word."""
    offered = _complete("list", "--", form="fish").split("\n")
    assert all(line.startswith("--") for line in offered)
    assert any(line.endswith("…") for line in offered)
