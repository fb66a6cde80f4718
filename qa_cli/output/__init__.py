"""What people and scripts get to see: tables, rows, Markdown, CSV, JSON.

Everything here returns strings or Rich renderables and prints nothing; `commands` do the writing.
`sanitise` is the one way by which page text becomes output, `screen` tells what it goes to, and
`links` makes links of places for terminals that can follow them.

- `sheets` describes the columns of every result, once: names, values, and how a table draws them.
  `columns` makes lines of tsv, CSV or Markdown of it, `drawing` a table, with the columns that
  `fitting` finds room for.
- `documents` says what a result's JSON is made of: one encoder for all dataclasses, and the few
  objects that are put together. `jsontext` writes it. `summaries` has both faces of summaries.
- `tabular` describes the tables of an export for databases and data frames, with keys between
  them; `parquet` and `sqlite` write them, page by page.
- What is more than a table is drawn by `tables`, `hits`, `prose`, `spreads`, `dashboard`,
  `portrait` and `profiling`. These and `drawing` import Rich, nothing else here does. What they
  and reports say alike is in `charts` and `scales`.
- `report` makes web pages and Markdown for those who do not use terminals.
"""
