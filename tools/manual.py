"""The manual page and what shells complete with, made from the app: `qa` is described once.

    python -m tools.manual FOLDER

writes the files as they lie below a prefix such as `/usr/local`. A wheel has them, too.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command
from typer.testing import CliRunner

import qa_cli
from qa_cli.app import COMMANDS, app
from qa_cli.commands.params import stands_last

MAN = "share/man/man1/qa.1"
BASH = "share/bash-completion/completions/qa"
ZSH = "share/zsh/site-functions/_qa"
FISH = "share/fish/vendor_completions.d/qa.fish"

ENVIRONMENT = {
    "QA_CORPUS": "The corpus where -C names none: pages or folders, separated as in PATH.",
    "QA_INDEX": "The folder that holds indexes; set but empty, none is used.",
    "QA_PAGER, PAGER": "The pager, the first of them that is set; empty or cat: none.",
    "VISUAL, EDITOR": "The editor of qa open, the first of them that is set.",
    "NO_COLOR": "Not empty: no color.",
    "FORCE_COLOR": "Not empty: tables and color also where the output is no terminal.",
    "COLUMNS": "The width of tables, instead of the terminal's.",
    "QA_DEBUG": "Not empty: an internal error comes with its traceback.",
}
"""What qa heeds beside its arguments."""

_BASH = """\
# Completion of qa for bash.
_qa() {
    local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} before="" quote="" word
    if [[ $current == [\\"\\']* ]]; then
        quote=${current:0:1}
    else # bash has cut the word at : and =, and replaces only what stands behind them
        before=${line##*[[:space:]]}
        before=${before%"${before##*[:=]}"}
    fi
    COMPREPLY=()
    while IFS=$'\\t' read -r word _; do
        [[ -n $word ]] || continue
        [[ $word == *: ]] && compopt -o nospace 2>/dev/null
        word=${word#"$before"}
        if [[ -z $quote ]]; then
            printf -v word %q "$word"
        elif [[ $word == *[\\"\\'\\`\\$\\!\\\\]* ]]; then
            continue
        fi
        COMPREPLY+=("$word")
    done < <(_QA_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args \\
        _TYPER_COMPLETE_ARGS="$line" qa 2>/dev/null)
}
complete -o default -F _qa qa
"""

_ZSH = """\
#compdef qa
# Completion of qa for zsh.
_qa() {
    local -a lines values shown
    local line value
    lines=("${(@f)$(_QA_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args \\
        _TYPER_COMPLETE_ARGS="${(j: :)words[1,CURRENT]}" command qa 2>/dev/null)}")
    for line in "${lines[@]}"; do
        value=${line%%$'\\t'*}
        [[ -n $value ]] || continue
        if [[ $value == *: ]]; then
            compadd -S '' -- "$value"
        else
            values+=("$value")
            shown+=("${line/$'\\t'/  -- }")
        fi
    done
    if (( ${#lines[@]} == 0 )) || [[ -z ${lines[1]} ]]; then
        _files
    elif (( ${#values[@]} )); then
        compadd -l -d shown -a -- values
    fi
}
if [[ ${funcstack[1]} == _qa ]]; then
    _qa "$@"
else
    compdef _qa qa
fi
"""


def files() -> dict[str, str]:
    """Return the files, by their paths below a prefix."""
    return {MAN: man_page(), BASH: _BASH, ZSH: _ZSH, FISH: _fish()}


def write(folder: Path) -> None:
    """Write the files below a folder."""
    for name, text in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def man_page() -> str:
    """Return the manual page, in the language of man(7)."""
    return "".join(f"{line}\n" for line in _man_lines())


def _man_lines() -> Iterator[str]:
    group: Any = get_command(app)
    with group.make_context("qa", [], resilient_parsing=True) as root:
        what, *rest = _paragraphs(group.help)
        yield f'.TH QA 1 "" "qa {qa_cli.__version__}" "User Commands"'
        yield from (".SH NAME", _roff(f"qa - {what.rstrip('.')}"))
        yield from (".SH SYNOPSIS", ".B qa", _roff("[OPTIONS] COMMAND [ARGUMENTS]..."))
        yield ".SH DESCRIPTION"
        yield from _prose(rest)
        yield ".SH COMMANDS"
        for name in COMMANDS:
            command = group.get_command(root, name)
            with command.make_context(name, [], parent=root, resilient_parsing=True) as ctx:
                yield f'.SS "{_roff(" ".join(["qa", name, *_usage(command, ctx)]))}"'
                yield from _prose(_paragraphs(command.help))
                params = command.get_params(ctx)
                yield from _params([one for one in params if not stands_last(one)], ctx)
                yield from _prose(_paragraphs(command.epilog or ""))
        params = group.get_params(root)
        yield ".SH OPTIONS OF ALL COMMANDS"
        yield from _params([one for one in params if stands_last(one)], root)
        yield ".SH OPTIONS OF QA ITSELF"
        yield from _params([one for one in params if not stands_last(one)], root)
    yield ".SH ENVIRONMENT"
    for name, text in ENVIRONMENT.items():
        yield from (".TP", f".B {_roff(name)}", _roff(text))


def _usage(command: Any, ctx: Any) -> list[str]:  # noqa: ANN401  Typer's types are private
    return [piece for piece in command.collect_usage_pieces(ctx) if piece]


def _params(params: Any, ctx: Any) -> Iterator[str]:  # noqa: ANN401
    for param in params:
        record = param.get_help_record(ctx)
        if record is not None:
            yield from (".TP", f".B {_roff(record[0])}", _roff(record[1]))


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in text.split("\n\n") if paragraph]


def _prose(paragraphs: list[str]) -> Iterator[str]:
    """Yield paragraphs; those that are to stay as they are begin with a backspace."""
    for paragraph in paragraphs:
        fixed = paragraph.startswith("\b\n")
        yield from (".PP", ".nf") if fixed else (".PP",)
        yield from map(_roff, paragraph.removeprefix("\b\n").split("\n"))
        if fixed:
            yield ".fi"


def _roff(text: str) -> str:
    """Return a line of text with nothing in it that man(7) would take for more."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _fish() -> str:
    """Return what the app itself gives fish."""
    return CliRunner().invoke(app, [], env={"_QA_COMPLETE": "source_fish"}, prog_name="qa").stdout


if __name__ == "__main__":
    write(Path(sys.argv[1]))
