"""Turn a page's bytes into text: never an error, never a silent guess.

Here is what nearly every page needs, strict UTF-8 with or without a byte order mark; the rest is in
`fallback`. Line ends stay as they are; the parser splits them.
"""

from qa_cli.sources.checks import Text


def decode(data: bytes) -> Text:
    """Decode one page; record what was not plain UTF-8, and what is odd about the text."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        from qa_cli.sources.fallback import decode_other  # noqa: PLC0415 - few pages need it

        return decode_other(data, data[: error.start].decode())
    if "\0" in text:
        from qa_cli.sources.fallback import decode_zeros  # noqa: PLC0415

        return decode_zeros(data, text)
    return text.removeprefix("\ufeff"), ()
