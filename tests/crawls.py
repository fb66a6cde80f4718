"""Small WARC files for tests, written by hand."""


def record(
    kind: str,
    content: bytes,
    media_type: str = "application/http; msgtype=response",
    url: str = "https://www.example.com/q/1",
) -> bytes:
    """Return a record of a WARC file."""
    headers = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return headers.encode() + content + b"\r\n\r\n"


def http(
    body: bytes, media_type: str = "text/html", status: str = "200 OK", more: str = ""
) -> bytes:
    """Return an HTTP response; `more` are further headers, each with its line end."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + body


def response(body: bytes, media_type: str = "text/html", **others: str) -> bytes:
    """Return a record of an HTTP response."""
    return record("response", http(body, media_type, **others))


def chunked(body: bytes, size: int = 100) -> bytes:
    """Return a body in chunks, as HTTP sends it."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (*parts, b""))
