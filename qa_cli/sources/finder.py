"""Find the files of a corpus, without opening any.

Order: the arguments as given; below a folder, files sorted by path, name by name; what is reached
through links comes after the folder's own. Hidden files and folders are skipped, other names than
pages' ignored; a page's name on something that is no file is an error. Every file comes once,
however many arguments and links lead to it.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Literal

from qa_cli.errors import SourceError
from qa_cli.sources.filenames import STDIN, goes_with_page, is_page_name
from qa_cli.sources.files import reason, say_kind

_Folder = tuple[int, int]
"""A folder's identity: device and inode."""

_Listing = tuple[_Folder, Iterator[os.DirEntry[str]]]
"""A folder on the way, and what is left of its entries, by name."""

_SUFFIXES = ".txt, .html, .jsonl, .warc or .parquet"
"""What pages' files are mostly named by, as it is said where there are none."""

_NO_FOLDER = (0, 0)
"""Where standard input is."""


def find_files(paths: Sequence[str]) -> Iterator[str | SourceError]:
    """Yield the path of each file to read (`-` for standard input), and an error for the rest.

    A folder without a page is an error too, said once. Nothing is raised.
    """
    return (found for _, found in find_by_argument(paths))


def find_by_argument(
    paths: Sequence[str], entered: Callable[[int, str], None] = lambda _root, _path: None
) -> Iterator[tuple[int, str | SourceError]]:
    """Yield what `find_files` yields, each with the place of the argument it was found under.

    Args:
        paths: The arguments.
        entered: Told of each folder, before it is listed, with the place of the argument.
    """
    scan = _Scan(entered)
    for scan.place, path in enumerate(paths):
        for found in scan.argument(path):
            yield scan.place, found


class _Scan:
    """What one scan has seen so far."""

    def __init__(self, entered: Callable[[int, str], None]) -> None:
        self.entered = entered
        self.place = 0
        """Of the argument that is looked at."""
        self.folders: set[_Folder] = set()
        """Folders walked: all the pages directly in them have come."""
        self.files: set[tuple[_Folder, str]] = set()
        """Files that came on their own, by argument or link: folder and name."""
        self.repeats = 0
        """Files and folders met again and passed over."""

    def argument(self, path: str) -> Iterator[str | SourceError]:
        """Find what one argument stands for."""
        if path == STDIN:
            if self._is_new(_NO_FOLDER, STDIN):
                yield path
            return
        mode = _mode(path)
        if isinstance(mode, SourceError):
            yield mode
        elif stat.S_ISDIR(mode):
            repeats = self.repeats
            found = None
            for found in self._folder(path):
                yield found
            if found is None and repeats == self.repeats:
                yield SourceError(f"{path}: no pages here: a folder without {_SUFFIXES} files")
        else:
            single = self._single(path, mode)
            if single:
                yield single

    def _folder(self, path: str) -> Iterator[str | SourceError]:
        """Walk a folder, then what its links lead to."""
        links: list[str] = []
        yield from self._tree(path, links)
        for link in links:  # grows while folders that are links are walked
            mode = _mode(link)
            if isinstance(mode, SourceError):
                yield mode
            elif stat.S_ISDIR(mode):
                if _leads_up(link):
                    yield SourceError(f"{link}: a link to a folder that holds it; not followed")
                else:
                    yield from self._tree(link, links)
            elif is_page_name(os.path.basename(link)):
                single = self._single(link, mode)
                if single:
                    yield single

    def _tree(self, path: str, links: list[str]) -> Iterator[str | SourceError]:
        """Walk a folder, real files and folders alone; append the links met to `links`."""
        # A stack instead of recursion: folders nest deeper than Python's calls may.
        stack: list[_Listing] = []
        error = self._enter(path, stack)
        if error:
            yield error
        while stack:
            folder, entries = stack[-1]
            for entry in entries:
                kind = _kind(entry)
                if kind == "file":
                    if (folder, entry.name) not in self.files:
                        yield entry.path
                    else:
                        self.repeats += 1
                elif kind == "folder":
                    error = self._enter(entry.path, stack)
                    if error:
                        yield error
                    break
                elif kind == "link":
                    links.append(entry.path)
                elif kind:
                    yield kind
            else:
                stack.pop()

    def _enter(self, path: str, stack: list[_Listing]) -> SourceError | None:
        """Put a folder's listing on the stack, unless it was walked before."""
        try:
            folder = _identity(path)
            if folder in self.folders:
                self.repeats += 1
                return None
            self.entered(self.place, path)
            with os.scandir(path) as entries:
                shown = [entry for entry in entries if entry.name[0] != "."]
        except OSError as error:
            return SourceError(f"{path}: {reason(error)}")
        self.folders.add(folder)
        shown.sort(key=attrgetter("name"))
        stack.append((folder, iter(shown)))
        return None

    def _single(self, path: str, mode: int) -> str | SourceError | None:
        """Return a file named by an argument or a link, or why not; `None` if it came before."""
        if not stat.S_ISREG(mode):
            return SourceError(f"{path}: {say_kind(mode)}")
        above, name = os.path.split(os.path.realpath(path))
        try:
            return path if self._is_new(_identity(above), name) else None
        except OSError as error:
            return SourceError(f"{path}: {reason(error)}")

    def _is_new(self, folder: _Folder, name: str) -> bool:
        """Note a single file; whether it comes for the first time."""
        if (folder, name) in self.files or (folder in self.folders and is_page_name(name)):
            self.repeats += 1
            return False
        self.files.add((folder, name))
        return True


def _mode(path: str) -> int | SourceError:
    """Look at what a path leads to, through links."""
    try:
        return os.stat(path).st_mode
    except FileNotFoundError as error:
        words = "a link to nothing" if os.path.islink(path) else reason(error)
    except (OSError, ValueError) as error:  # ValueError: a path that no system call takes
        words = reason(error)
    return SourceError(f"{path}: {words}")


def _kind(entry: os.DirEntry[str]) -> Literal["file", "folder", "link"] | SourceError | None:
    """Tell what a folder's entry is, mostly without a system call; `None` for no page."""
    try:
        is_link = entry.is_symlink()
        if is_link or entry.is_dir(follow_symlinks=False):
            if goes_with_page(entry.path, os.path.exists):
                return None
            return "link" if is_link else "folder"
        if not is_page_name(entry.name):
            return None
        if entry.is_file(follow_symlinks=False):
            return "file"
        words = say_kind(entry.stat(follow_symlinks=False).st_mode)
    except OSError as error:  # gone, on a file system that does not list kinds
        words = reason(error)
    return SourceError(f"{entry.path}: {words}")


def _identity(folder: str) -> _Folder:
    """Return a folder's device and inode."""
    status = os.stat(folder)
    return (status.st_dev, status.st_ino)


def _leads_up(link: str) -> bool:
    """Whether a link to a folder leads to one that the link itself is in, however deep."""
    target = os.path.join(os.path.realpath(link), "")
    return os.path.join(os.path.realpath(os.path.dirname(link)), "").startswith(target)
