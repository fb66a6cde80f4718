"""Saved web pages become the lines that a reader sees."""

import sys
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

from qa_cli import load_corpus
from qa_cli.model import Markup
from qa_cli.sources.filenames import goes_with_page, kind_of
from qa_cli.sources.files import UnreadableError
from qa_cli.sources.html import flatten
from tests.conftest import Qa

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def lines(page: str) -> list[str]:
    """Return the lines of a page's text that are not blank, without blanks around them."""
    text, problems, _ = flatten(page.encode(), archived=False)
    assert problems == ()
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h1>Is <b>it</b> safe?</h1><p>One<br>two", ["Is it safe?", "One", "two"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<p>a\n   b\t c", ["a b c"]),
        ("<pre>a\n  b</pre>", ["a", "b"]),
        ("<table><tr><td>a<tr><td>b</table>", ["a", "b"]),
        ("<title>t</title><style>s</style><script>x</script><p>a", ["a"]),
        ("<p hidden>a</p><p style='color:red; DISPLAY: none'>b</p><p>c", ["c"]),
        ("<template>a</template><svg><text>b</text></svg><!-- c --><p>d", ["d"]),
        ("<input value=a><select><option>b</select><noscript>c</noscript><p>d", ["d"]),
        ("<p>I had <button>Botox</button>, <label>20 units", ["I had Botox, 20 units"]),
        ("<figure><figcaption>a</figcaption></figure><dialog>b</dialog>", ["a"]),
        ("<details open><summary>a</summary>b</details>", ["a", "b"]),
        ("<ruby>a<rp>(</rp><rt>b</rt></ruby>", ["ab"]),
        ("<title/><script src='a'/><p>a", ["a"]),
        ("<p>&lt;b&gt; &amp; &hellip;", ["<b> & …"]),
        ("", []),
    ],
)
def test_a_reader_sees(page: str, expected: list[str]) -> None:
    """Blocks end lines, white space is one blank, what is hidden is left out."""
    assert lines(page) == expected


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_seeds_in_html_are_read_alike(path: Path, tmp_path: Path) -> None:
    """The same question, bodies and doctors, each line of the text a block of the page."""
    text = path.read_text("utf-8")
    blocks = text.replace("&", "&amp;").replace("<", "&lt;").split("\n\n")
    body = "".join(f"<p>{block.replace(chr(10), '<br>')}</p>\n" for block in blocks)
    (tmp_path / path.name).with_suffix(".html").write_text(f"<!doctype html><body>{body}")
    [plain] = load_corpus([str(path)]).pages
    [web] = load_corpus([str(tmp_path)]).pages
    told = [
        (page.question.title, [(one.headline, one.doctor) for one in page.question.answers])
        for page in (plain, web)
    ]
    assert told[0] == told[1]
    for one, other in zip(plain.question.answers, web.question.answers, strict=True):
        assert one.body.split() == other.body.split()


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ("<meta charset=utf-8><p>é".encode(), []),
        ("<p>é".encode(), []),
        (b"<meta charset='iso-8859-1'><p>\xe9", []),
        (b"<meta http-equiv=content-type content='text/html; charset=windows-1252'><p>\xe9", []),
        ("\ufeff<meta charset=latin1><p>é".encode(), []),
        ("<meta charset=windows-1252><p>é".encode(), []),
        (b"<?xml version='1.0' encoding='iso-8859-1'?><p>\xe9", []),
        (b"<!-- <meta charset=koi8-r> --><meta charset=windows-1252><p>\xe9", []),
        (b"<meta name=a content='charset=koi8-r'><meta charset=windows-1252><p>\xe9", []),
        (b"<meta charset=nonsense><p>\xe9", ["not-utf8"]),
        (b"<meta charset=x-mac-cyrillic><p>\xe9", ["not-utf8"]),
        (b"<p>\xe9", ["not-utf8"]),
        ("<p>é".encode("utf-16"), ["utf-16"]),
    ],
)
def test_the_encoding_that_a_page_declares(data: bytes, codes: list[str]) -> None:
    """Counts where the page is not UTF-8; a name that nobody knows is as good as none."""
    text, problems, _ = flatten(data, archived=False)
    assert text.strip() == "é"
    assert [one.code for one in problems] == codes


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (b"<p>\xe9", "windows-1252"),
        (b"<meta charset=koi8-r><p>\xe9", "ISO-8859-1"),
        (b"<meta charset=latin1><p>\xe9", "nonsense"),
        ("<p>é".encode(), "latin1"),
    ],
)
def test_the_encoding_that_is_told_beside_the_page(data: bytes, declared: str) -> None:
    """Is stronger than its own, where it is known and the page is not UTF-8."""
    assert flatten(data, archived=False, declared=declared) == ("é\n", (), None)


def test_an_encoding_whose_bytes_are_ascii() -> None:
    """A page that declares it is no UTF-8, though it could be."""
    page = b"<meta charset=iso-2022-jp><p>\x1b$BF|K\\8l\x1b(B"
    assert flatten(page, archived=False) == ("日本語\n", (), None)


def test_an_archive_gives_its_first_page() -> None:
    """In the encoding that its part has; one without a page is unreadable."""
    archive = EmailMessage()
    archive["From"] = "<Saved by a browser>"
    archive.make_mixed()
    archive.attach(part("text/css", b"p {}"))
    archive.attach(part("text/html; charset=iso-8859-1", b"<h1>Is it s\xe9?</h1>"))
    archive.attach(part("text/html", b"<p>a frame"))
    assert flatten(b"\n" + archive.as_bytes(), archived=True) == ("Is it sé?\n", (), None)
    archive["Snapshot-Content-Location"] = "https://example.org/2"
    archive.attach(part("text/html", b"<p>the page"))
    list(archive.iter_parts())[-1]["Content-Location"] = "https://example.org/2"
    assert flatten(archive.as_bytes(), archived=True) == (
        "the page\n",
        (),
        Markup(url="https://example.org/2"),
    )
    assert flatten(b"<p>no archive", archived=True) == ("no archive\n", (), None)
    with pytest.raises(UnreadableError, match="a web archive without a page"):
        flatten(b"MIME-Version: 1.0\n\nx", archived=True)


def part(kind: str, data: bytes) -> EmailMessage:
    """Return a part of an archive."""
    made = EmailMessage()
    made["Content-Type"] = kind
    made["Content-Transfer-Encoding"] = "8bit"
    made.set_payload(data.decode("ascii", "surrogateescape"))
    return made


def test_without_the_extra_it_is_said(
    qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, with what to install; other pages are read."""
    monkeypatch.setitem(sys.modules, "resiliparse.extract.html2text", None)
    (tmp_path / "a.html").write_text("<p>a")
    (tmp_path / "b.txt").write_text("Is it safe?\n")
    result = qa("list", "-C", str(tmp_path))
    assert result.exit_code == 2
    assert "a.html: reading HTML needs Resiliparse: pip install 'qa-cli[html]'\n" in result.stderr
    assert result.stdout.startswith("b\t")


def test_what_no_name_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that begins as HTML, from standard input or without a suffix; not in a text file."""
    data = b"<!DOCTYPE html><h1>Is it safe?</h1><p>It is."
    [page] = load_corpus(["-"], stdin=BytesIO(data)).pages
    (tmp_path / "page").write_bytes(data)
    (tmp_path / "page.txt").write_bytes(data)
    [bare] = load_corpus([str(tmp_path / "page")]).pages
    [text] = load_corpus([str(tmp_path / "page.txt")]).pages
    assert page.question.title == bare.question.title == "Is it safe?"
    assert text.question.title != "Is it safe?"
    monkeypatch.chdir(tmp_path)
    [beside] = load_corpus(["./page.txt"]).pages
    assert beside.question == text.question


def test_what_a_browser_saves_with_a_page_is_no_page(qa: Qa, tmp_path: Path) -> None:
    """Frames lie in `a_files` beside `a.html`; such a folder alone is a folder like any other."""
    for name in ("a_files", "b_files"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name[0]}frame.html").write_text("<h1>Is it an ad?</h1>")
    (tmp_path / "a.html").write_text("<h1>Is it safe?</h1>")
    assert [
        line.split("\t")[0] for line in qa("list", "-C", str(tmp_path)).stdout.splitlines()
    ] == [
        "a",
        "bframe",
    ]
    assert goes_with_page("a_files", ["a.htm"].__contains__)
    assert not goes_with_page("a", ["a.html"].__contains__)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.html", "html"), ("A.HTM.gz", "html"), ("a.xhtml", "html"), ("a.mht", "mhtml"),
        ("a.mhtml.zst", "mhtml"), ("a.TXT.gz", "text"), ("html", None), ("-", None),
    ],
)  # fmt: skip
def test_names_tell_what_a_page_is_written_in(path: str, kind: str | None) -> None:
    """Packed or not, in any case."""
    assert kind_of(path) == kind


def test_an_index_of_saved_pages(qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds the flattened lines; a page's source is read again from its file."""
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "index"))
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_text("<h1>Is it safe?</h1><p>Wait \x1b[31m3 months.")
    expected = qa("show", "a", "--source", "-C", str(folder)).stdout
    assert qa("index", "-C", str(folder)).exit_code == 0
    assert qa("show", "a", "--source", "-C", str(folder)).stdout == expected
    assert "\x1b" not in expected
    assert "Is it safe?" in qa("search", "safe", "-C", str(folder)).stdout
