"""The subcommands: one thin module each, named after it, with a function `run`.

A module turns options into one call and the result into output; its `run`'s docstring is the help
text. `app` imports a module when its command is asked for, so a module may import what it always
needs; what only some outputs need (Rich, JSON) it uses through `lazy`. A command hands a `Result`
to `emitting.emit`, which writes it in the form that is asked for. `options` holds the options that
several commands have, `shared` what they do alike, `stream` writes, `completion` knows the ids
that a shell can complete.

`run` returns the exit code, 0 for done and 1 for nothing found, or raises a `QaError`.
"""
