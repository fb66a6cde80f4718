"""What is fuzzed: functions from any bytes to nothing, which fail when a promise is broken.

Each knows how bytes become its input, so that libFuzzer (`run`), the mutator of the test suite
(`mutator`) and a person with a crash file all feed it alike.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from io import BytesIO
from itertools import pairwise

from qa_cli.corpus import parse_raw_page
from qa_cli.errors import UsageError
from qa_cli.index import Index, build_index
from qa_cli.index.schema import storable
from qa_cli.model import Answer, Doctor, Page, Question, Source
from qa_cli.output.columns import Sheet
from qa_cli.output.documents import question_document
from qa_cli.output.jsontext import json_text
from qa_cli.output.listing import source_lines
from qa_cli.output.paragraphs import plain_text, question_reading
from qa_cli.output.sanitise import escape_json, sanitise_block, sanitise_line
from qa_cli.output.sheets import ANSWERS, LINES, QUESTIONS, answers_on
from qa_cli.pages import parse_page
from qa_cli.pages.lines import split_lines
from qa_cli.problems import CODES
from qa_cli.search import SearchOptions, search
from qa_cli.search.query import MAX_CHARACTERS, parse_query
from qa_cli.search.tree import QueryError
from qa_cli.sources import RawPage
from qa_cli.sources.columnfile import read_rows
from qa_cli.sources.encodings import decode
from qa_cli.sources.files import UnreadableError
from qa_cli.sources.html import flatten
from qa_cli.sources.payload import BadRecord, Record
from qa_cli.sources.records import read_records
from qa_cli.sources.warc import read_warc
from tests.fuzz.seeds import PAGES
from tests.hostile.grammar import acting

Target = Callable[[bytes], None]


def parser(data: bytes) -> None:
    """Decode and parse a page: never fails, accounts for every line, invents nothing."""
    text, _ = decode(data)
    lines, question = split_lines(text), parse_page(text)
    _ledger_tiles(question, lines)
    _problems_have_places(question, len(lines))
    assert question.title is None or "\n" not in question.title
    assert question.declared_answers is None or question.declared_answers >= 0
    for number, answer in enumerate(question.answers, 1):
        assert answer.number == number
        assert 1 <= answer.lines[0] <= answer.lines[1] <= len(lines)
        _answer_holds_together(answer)
        _texts_are_the_page_s(answer, lines)
    for above, below in pairwise(question.answers):
        assert above.lines[1] <= below.lines[0]


def sanitiser(data: bytes) -> None:
    """Make any text harmless: nothing acts, harmless text stays, JSON means the same."""
    text = any_text(data)
    line, block = sanitise_line(text), sanitise_block(text)
    assert not acting(line, allowed="")
    assert not acting(block)
    assert sanitise_line(line) == line
    assert sanitise_block(block) == block
    assert block.count("\n") == text.count("\n")
    if not acting(text) and not set(text) & {"\ufe0f", "\u200d"}:
        assert block == text
    document = json.dumps({"text": text}, ensure_ascii=False)
    escaped = escape_json(document)
    assert not acting(escaped)
    assert json.loads(escaped) == {"text": text}
    assert escape_json(escaped) == escaped


def query(data: bytes) -> None:
    """Read a query and search for it: only `UsageError` comes of it, and hits are true to text."""
    text = data.decode("utf-8", "surrogateescape")  # as the command line gives it
    try:
        parse_query(text)
        results = search(_index(), text, SearchOptions(explain=True))
    except UsageError as error:
        assert "\n" not in str(error)
        if isinstance(error, QueryError):
            assert error.query in {text, storable(text)}
            assert 0 <= error.position <= len(error.query)
        return
    assert len(text) <= MAX_CHARACTERS
    assert results.query == storable(text)
    assert results.total >= len(results.hits)
    for hit in results.hits:
        assert hit.snippet
        ends = [0, *(place for span in hit.highlights for place in span), len(hit.snippet)]
        assert ends == sorted(ends)
        assert all(start < end for start, end in hit.highlights)


def records(data: bytes) -> None:
    """Read a file of records: never fails, and every record and reason is fit to be shown."""
    last = 0
    for record in read_records([data[:7], data[7:]]):
        if record.number is not None:
            assert record.number > last
            last = record.number
        if isinstance(record, BadRecord):
            assert record.reason
            assert "\n" not in record.reason
        else:
            assert isinstance(record.content, str)
            (record.content + (record.url or "")).encode()  # no lone surrogates
            assert record.own_id is None or re.fullmatch(r"[\w.@+][\w.@+-]*", record.own_id)
            assert {problem.code for problem in record.problems} <= CODES.keys()


def output(data: bytes) -> None:
    """Show a page in every way for pipes: nothing acts, rows are rows, JSON says it all."""
    name, _, rest = data.partition(b"\n")
    text, problems = decode(rest)
    path = name.replace(b"/", b"").decode("utf-8", "surrogateescape") or "x"
    raw = RawPage(path, None, text, len(rest), "0" * 32, problems)
    page = Page(path, Source(path, None, len(rest), "0" * 32), parse_raw_page(raw))
    shown = (
        "".join(Sheet(QUESTIONS, [page]).lines("tsv", header=False)),
        "".join(Sheet(LINES, source_lines(page, text)).lines("tsv", header=False)),
        "".join(Sheet(ANSWERS, answers_on([page])).lines("md")),
        "".join(Sheet(ANSWERS, answers_on([page])).lines("csv")),
        plain_text(question_reading(page, page.id, unicode=True)),
    )
    for one in shown:
        assert not acting(one)
        one.encode()  # no lone surrogates
    assert shown[0].count("\n") == 1
    assert shown[1].count("\n") == len(split_lines(text))
    assert all(row.count("\t") == 3 for row in shown[1].splitlines())
    document = json_text(question_document(page))
    assert not acting(document)
    assert json.loads(document)["body"] == page.question.body


def html(data: bytes) -> None:
    """Flatten any bytes as a web page, and as an archive: text, or a reason that is told."""
    text, _, markup = flatten(data, archived=False)
    assert text.encode()
    question = parse_page(text, markup)
    assert sum(part.lines[1] - part.lines[0] + 1 for part in question.ledger) == len(
        split_lines(text)
    )
    with suppress(UnreadableError):
        assert flatten(data, archived=True).text.encode()


def crawl(data: bytes) -> None:
    """Read a WARC file: never fails, numbers ascend, and what is told is fit to be shown."""
    _records_are_sound(lambda: read_warc(iter([data[:99], data[99:]]), 2**20))


def rows(data: bytes) -> None:
    """Read a Parquet file, the column its first byte names: as with a WARC file."""
    column = None if data[:1] == b"P" else "c"
    _records_are_sound(lambda: read_rows(BytesIO(data), column, 2**20))


def _records_are_sound(read: Callable[[], Iterator[Record | BadRecord]]) -> None:
    last = size = 0
    with suppress(UnreadableError):
        for record in read():
            assert not isinstance(record.number, int) or record.number > last
            last = record.number or last
            if isinstance(record, BadRecord):
                assert record.reason.isprintable()
                assert len(record.reason) < 200
                continue
            size += len(record.content)
            assert isinstance(record.content, bytes)
            (record.url or "").encode()
            assert record.own_id is None or re.fullmatch(r"[\w.@+][\w.@+-]*", record.own_id)
    assert size < 2**28


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (parser, sanitiser, query, records, output, html, crawl, rows)
}
"""Name -> what is fuzzed."""


def any_text(data: bytes) -> str:
    """Make any text of bytes, lone surrogates and unassigned code points included."""
    if data[:1] == b"\0":
        return data[1:].decode("utf-16-le", "surrogatepass" if len(data) % 2 else "replace")
    return data.decode("utf-8", "surrogateescape")


@cache
def _index() -> Index:
    """Return the sample pages, made searchable."""
    return build_index(
        Page(name, Source(name, None, len(data), "0" * 32), parse_page(data.decode()))
        for name, data in PAGES.items()
        if name[0].isdigit()
    )


def _ledger_tiles(question: Question, lines: list[str]) -> None:
    """Check that every line is in exactly one part, and blank ones in a part of their own."""
    end = 0
    for part in question.ledger:
        first, last = part.lines
        assert first == end + 1
        assert last >= first
        assert {not line.strip() for line in lines[first - 1 : last]} == {part.kind == "blank"}
        end = last
    assert end == len(lines)


def _problems_have_places(question: Question, last: int) -> None:
    places = [problem.lines or (0, 0) for problem in question.problems]
    assert places == sorted(places)
    for problem in question.problems:
        assert problem.code in CODES
        assert problem.message
        assert "\n" not in problem.message
        assert problem.lines is None or 1 <= problem.lines[0] <= problem.lines[1] <= last


def _answer_holds_together(answer: Answer) -> None:
    """Check that evidence and doctor agree and every figure is within its range."""
    doctor = answer.doctor
    assert 0 <= answer.certainty <= 1
    assert (doctor is None) == (answer.evidence == "none")
    assert answer.headline is None or (answer.headline.strip() and "\n" not in answer.headline)
    if doctor is not None:
        assert (doctor.name is not None) == (answer.evidence == "byline")
        assert doctor.rating is None or 0 <= doctor.rating <= 5
        assert doctor.reviews is None or doctor.reviews >= 0
        fields = (doctor.name, doctor.credentials, doctor.specialty, doctor.location)
        assert all(field is None or (field.strip() and "\n" not in field) for field in fields)


def _texts_are_the_page_s(answer: Answer, lines: list[str]) -> None:
    """Check that each line of a body, and each field, stands where it is said to stand."""
    places, texts = answer.places, answer.body.split("\n")
    assert len(places.body) == (len(texts) if answer.body else 0)
    for place, line in zip(places.body, texts, strict=False):
        assert answer.lines[0] <= place <= answer.lines[1]
        assert line.strip() in lines[place - 1], (place, line)
    assert answer.headline is None or places.head is not None
    doctor = answer.doctor or Doctor()
    fields = (doctor.name or doctor.credentials, doctor.specialty, doctor.location)
    found = (places.name, places.specialty, places.location)
    assert [field is None for field in fields] == [place is None for place in found]
    for known in (places.head, *found):
        assert known is None or answer.lines[0] <= known <= answer.lines[1]
