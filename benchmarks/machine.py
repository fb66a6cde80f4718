"""What a measurement was made with."""

import os
import platform
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution, version


def load() -> float:
    """Return the load of the last minute."""
    return os.getloadavg()[0]


def conditions(before: float, versions: Iterable[str]) -> str:
    """Return date, cores, load and versions, as one sentence.

    Args:
        before: The load before the measurement began: that of other programs.
        versions: Programs and libraries, each with its version.
    """
    made = ", ".join((python(), *versions))
    return (
        f"{date.today()}, {os.cpu_count()} cores, "  # noqa: DTZ011  the day where it is measured
        f"a load of {before:.1f} before and {load():.1f} at the end; {made}; `qa` {installed()}."
    )


def python() -> str:
    """Return the interpreter and its version."""
    return f"{platform.python_implementation()} {platform.python_version()}"


def sqlite() -> str:
    """Return the version of the SQLite that Python has."""
    return f"SQLite {sqlite3.sqlite_version}"


def library(name: str) -> str:
    """Return an installed Python package and its version."""
    return f"{name} {version(name)}"


def program(name: str, package: str | None = None) -> str | None:
    """Return a program and its version, or nothing where it is not installed.

    Args:
        name: The executable.
        package: Debian's package, whose version is asked for; else the program itself.
    """
    if shutil.which(name) is None:
        return None
    shown = {"rg": "ripgrep", "recollindex": "recoll"}.get(name, name)
    query = ["dpkg-query", "--show", "--showformat=${Version}", package or name]
    command = query if package and shutil.which("dpkg-query") else [name, "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    words = done.stdout.split()
    numbers = [word for word in words if word[:1].isdigit()]
    told = numbers[0] if done.returncode == 0 and numbers else "of unknown version"
    return f"{shown} {told}"


def installed() -> str:
    """Return how the package that is measured was installed."""
    try:
        origin = distribution("qa-cli").read_text("direct_url.json") or ""
    except PackageNotFoundError:
        return "not installed"
    return "installed editable" if '"editable": true' in origin else "installed"
