"""The learned weights: how a file of them is read, and what the shipped one may hold."""

import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from struct import unpack
from zipfile import ZipFile

import pytest

import qa_cli
from qa_cli.pages.certainty import SIGNS
from qa_cli.pages.features import TABLE
from qa_cli.pages.grammar import BEFORE, LABELS, NUMBER
from qa_cli.pages.weights import BITS, SCALE, load_weights, read_weights

LINES = files("qa_cli.pages").joinpath("weights.txt").read_text("utf-8").splitlines()
SIZE = 150_000
"""Bytes of the file at most: it is read at every start that parses a page."""


def test_transitions() -> None:
    """A label may stand below those that the grammar allows; what the file does not name is 0."""
    above = read_weights([">T\tK:5 T:-7", ">O\tO:1"]).above
    assert above[NUMBER["T"]] == {NUMBER["K"]: 5, NUMBER["T"]: -7}
    assert above[NUMBER["O"]] == {NUMBER["O"]: 1}
    assert above[NUMBER["Q"]] == dict.fromkeys((NUMBER[label] for label in BEFORE["Q"]), 0)
    assert len(above) == len(LABELS)


def test_certainty() -> None:
    """Signs that the file does not name weigh nothing."""
    certainty = read_weights(["=bias\t-1.25", "=many\t2", "=named\t-3"]).certainty
    assert dict(zip(SIGNS, certainty, strict=True)) == {
        **dict.fromkeys(SIGNS, 0.0), "bias": -1.25, "many": 2.0, "named": -3.0,
    }  # fmt: skip
    assert read_weights([]).certainty == (0.0,) * len(SIGNS)


def test_features_are_packed() -> None:
    """The weights of a feature stand side by side, each label's at its place, and can be summed."""
    features = read_weights(["a b:c\tT:5 Q:-7 O:1\n", "d\tQ:-1 O:-2"]).features
    values = {"T": 5, "Q": -8, "O": -1}
    total = sum(value << BITS * NUMBER[label] for label, value in values.items())
    assert features["a b:c"] + features["d"] == total
    assert features["d"] == features["d"]


def test_a_feature_without_weights_is_nothing() -> None:
    """What was not learned adds 0, and takes no memory."""
    features = read_weights(["a\tT:5"]).features
    assert features["b"] == 0
    assert "b" not in features
    assert features["a"] == 5
    assert "a" in features


def test_a_feature_may_look_like_a_transition() -> None:
    """A flag of the line below is no label, though both have the same sign before them."""
    weights = read_weights([">sU\tT:5"])
    assert weights.features[">sU"] == 5
    assert not any(value for row in weights.above for value in row.values())


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("a", ValueError),
        ("", ValueError),
        (">T\tK", ValueError),
        (">T\tK:x", ValueError),
        (">T\tX:1", KeyError),
        ("=bias\tx", ValueError),
    ],
)
def test_malformed_lines(line: str, error: type[Exception]) -> None:
    """A line of another form is an error at once."""
    with pytest.raises(error):
        read_weights(["b\tT:1", line])


@pytest.mark.parametrize(
    ("line", "error"),
    [("a\tT", ValueError), ("a\tT:x", ValueError), ("a\tX:1", KeyError), ("a\t", ValueError)],
)
def test_malformed_features(line: str, error: type[Exception]) -> None:
    """Weights of another form are an error when the feature is first met, for it alone."""
    features = read_weights([line, "b\tT:1"]).features
    assert features["b"] == 1
    with pytest.raises(error):
        _ = features["a"]


def test_the_weights_are_loaded_once() -> None:
    """All who ask get the same weights, those of the shipped file."""
    weights = load_weights()
    assert load_weights() is weights
    assert (weights.above, weights.certainty) == read_weights(LINES)[1:]


@pytest.mark.parametrize("options", [["-I"], ["-I", "-OO"], ["-I", "-X", "utf8=0"]])
def test_the_weights_are_found_from_anywhere(options: list[str], tmp_path: Path) -> None:
    """They load in a folder of its own, from a packed package, and in any locale's encoding."""
    package = Path(qa_cli.__file__).parent
    archive = tmp_path / "packed.zip"
    with ZipFile(archive, "w") as packed:
        for path in sorted(package.rglob("*")):
            if path.suffix in {".py", ".txt"}:
                packed.write(path, path.relative_to(package.parent))
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r})\n"
        "from qa_cli.pages.weights import load_weights, __file__\n"
        "print('packed.zip' in __file__, len(load_weights().above))"
    )
    command = [sys.executable, *options, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout == f"True {len(LABELS)}\n"


def test_the_shipped_file_is_small() -> None:
    """It has fewer than so many bytes, ends with a line end and has no empty line."""
    data = files("qa_cli.pages").joinpath("weights.txt").read_bytes()
    assert len(data) < SIZE
    assert data.endswith(b"\n")
    assert b"\n\n" not in data
    assert b"\r" not in data


def test_the_shipped_file_is_sorted() -> None:
    """Features stand in order, each once, and so do the labels of each: the file can be diffed."""
    names = [line.partition("\t")[0] for line in LINES]
    assert sorted(LINES) == LINES
    assert len(set(names)) == len(names)
    for line in LINES:
        labels = [pair.partition(":")[0] for pair in line.partition("\t")[2].split(" ")]
        assert labels == sorted(set(labels)), line


def test_the_shipped_file_has_known_labels_and_whole_weights() -> None:
    """A feature's weights are integers, none 0, of labels that there are; transitions may be 0."""
    pairs = re.compile(rf"(?:(?:{'|'.join(LABELS)}):-?\d+ )+")
    for line in LINES:
        name, _, said = line.partition("\t")
        if not name.startswith("="):
            assert pairs.fullmatch(f"{said} "), line
            if not is_transition(name):
                assert ":0 " not in f"{said} ", line


def test_the_shipped_transitions_are_the_grammar_s() -> None:
    """No weight is of a label below one that may not stand above it."""
    for line in LINES:
        name, _, said = line.partition("\t")
        if is_transition(name):
            above = {pair.partition(":")[0] for pair in said.split(" ")}
            assert above <= set(BEFORE[name[1:]]), line


def test_the_shipped_signs_are_those_of_certainty() -> None:
    """Every sign has a weight, a number of two decimals, and there are no others."""
    signs = dict(line[1:].split("\t") for line in LINES if line.startswith("="))
    assert set(signs) == set(SIGNS)
    assert all(re.fullmatch(r"-?\d{1,2}\.\d\d", weight) for weight in signs.values())


def test_sums_of_the_shipped_weights_fit() -> None:
    """No line's score can run over into the next label's, were all features to speak at once."""
    features = load_weights().features
    most = [0] * len(LABELS)
    for line in LINES:
        name = line.partition("\t")[0]
        if not is_transition(name) and not name.startswith("="):
            half = sum(1 << BITS * k + BITS - 1 for k in range(len(LABELS)))
            packed = ((features[name] + half) ^ half).to_bytes(len(LABELS) * BITS // 8, "little")
            row = unpack(f"<{len(LABELS)}i", packed)
            most = [a + abs(b) for a, b in zip(most, row, strict=True)]
    assert max(most) < 1 << BITS - 2
    assert max(most) > SCALE


def is_transition(name: str) -> bool:
    """Whether a line of the file is of a label below others."""
    return name[0] == ">" and name[1:] in NUMBER


_CLASS = (
    r"(?:Y[NSR]{1,4}t?|p|[ms][.?:]?|li|hsh|asd|sal|clo|fig|vot|fur|rel|num|slo|cou|dis|lb[qasnt])"
)
_FLAG = r"(?:prs|org|plc2?|sgn|s[Ul]|lb[qasnt])"
_SIDE = r"(?:n|[AU][AB])"
_RUNS = r"[01+elm]"
_RANK = r"[x2=+]"
_PARTS = r"[NSR-]{1,5}"
_BELOW = r"[$=012]"
_VOICE = r"[my0^-]"
_LABELLED = r"q?a?t?"
VALUES: dict[str, str] = {
    "class": _CLASS,
    "above": r"[\^=012]",
    "below": _BELOW,
    "before": rf"(?:\^|{_CLASS})?",
    "after": rf"(?:\$|{_CLASS})",
    "before2": rf"(?:\^\^?|{_CLASS})",
    "after2": rf"(?:\$\$?|{_CLASS})",
    "below2": f"{_BELOW}?",
    "often": _RANK,
    "repeatedA": rf"(?:\^|{_RANK}{{2}})",
    "repeated": f"{_RANK}{{2}}",
    "repeatedB": rf"(?:\$|{_RANK}{{2}})",
    "shape": _RANK,
    "alike": _RANK,
    "opening": _RANK,
    "zone": r"(?:n[0-69]|q[0-5]|c0|a[1-4])",
    "zone0": "[nqca]",
    "page": f"{_SIDE}{_RUNS}v?[01]",
    "side": _SIDE,
    "end": "[0-4]",
    "labelled": _LABELLED,
    "head": r"[ast-]",
    "flat": "[01]",
    "like": "[e0123-]",
    "again": "[=-]",
    "past": "[<=>]",
    "first": _CLASS,
    "inside": "[0-3]",
    "size": "[1-5]",
    "ahead": rf"(?:\^|{_CLASS})",
    "parts": _PARTS,
    "partsA": rf"(?:\^|{_PARTS})",
    "partsB": rf"(?:\$|{_PARTS})",
    "best": r"[NSR-]{0,4}",
    "nth": "[012+]",
    "voiceA": _VOICE,
    "voice": _VOICE,
    "voiceB": _VOICE,
    "tailA": r"[c?:.^-]",
}
"""Attribute -> the values that it may have."""

OWN = (
    r"Y[pqc0]", r"v[my0]2?", "adr", "ecl", "opn", r"in\?", "ALL", "dg", r"cp[0-4]", r"co[1-3]",
    r"sg[|·•/>»(:-]", r"L[0-8]", r"s(?:[Uld]|[^A-Za-z0-9 ])", r"e(?:[Aa9]|[^A-Za-z0-9 ])",
    r"se(?:[Uld]|[^A-Za-z0-9 ])(?:[Aa9]|[^A-Za-z0-9 ])[0-8]", r"F0\S{1,12}", r"F0\S+", r"W[09]\S*",
    r"K(?:vote|furniture|related|number|slogan|count|disclaimer|lb[qasnt])", r"LL[1-4]",
    r"lf[NSR]{1,4}", _FLAG,
    f"P:{_SIDE}{_RUNS}", f"Pl:{_LABELLED}", r"Pc:[01]{3}", r"Pv:[0-4]{2}", r"Pv0:[0-4]{2}",
    r"Pn:[0-8]", r"P[at]:[0-4]", rf"Pq:[0-5-]{_CLASS}", rf"Pk:{_CLASS}[1-4]",
)  # fmt: skip
"""What a line says by itself, and the first one of its page."""

KNOWN = re.compile(
    "|".join(
        [*OWN, f"[<>]{_FLAG}"]
        + [
            re.escape(row.code) + ":" + " ".join(VALUES[name] for name in row.attributes)
            for rows in TABLE.values()
            for row in rows
        ]
    )
)


def test_the_shipped_file_has_no_leftovers() -> None:
    """Every feature in it can be met: a row's with values that its attributes have, or a look's."""
    names = [line.partition("\t")[0] for line in LINES]
    strange = [
        name
        for name in names
        if not is_transition(name) and name[0] != "=" and not KNOWN.fullmatch(name)
    ]
    assert strange == []


@pytest.mark.parametrize("name", ["cg:s", "cg:s 3", "ch:s 1", "so", "seoa3", "<T", "cp5", "l:4"])
def test_that_a_leftover_is_seen(name: str) -> None:
    """A feature of a row, value or look that is no more is none that can be met."""
    assert not KNOWN.fullmatch(name)
