"""The digest that tells pages apart."""

import hashlib
import importlib
import sys

import pytest

from qa_cli.sources import digests

DIGEST_OF_ABC = "cf4ab791c62b8d2b2109c90275287816"
"""What `printf abc | b2sum -l 128` prints."""


def test_the_digest_is_blake2b_of_sixteen_bytes() -> None:
    """Anyone can check it with a common tool."""
    assert digests.digest(b"abc") == DIGEST_OF_ABC


def test_the_digest_is_the_same_on_a_python_without_the_quick_module(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`hashlib` steps in where its own module cannot be imported directly."""
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "_blake2", None)
        importlib.reload(digests)
        assert vars(digests)["blake2b"] is hashlib.blake2b
        assert digests.digest(b"abc") == DIGEST_OF_ABC
    importlib.reload(digests)
