"""An index on disk: pages parsed once, found again without parsing, safe against interruption.

`place` says where an index is, `layout` what its folder holds and how damage is found, `opening`
and `reading` give a corpus back from it; `scanning`, `workers`, `engine`, `rows` and `building`
make a generation, `upkeep` puts it in place. `columns` and `records` are the forms of tables and
pages. Only `place` is looked at by commands where there is no index.
"""
