"""A report: what `qa` tells of some questions, as one file for those who do not use terminals.

`blocks` is what it is made of, `anchors` what can be linked to. `frontmatter` makes blocks of a
corpus in figures and the table of contents, `chapter` of a question with its answers, `findings` of
what these have in common, `backmatter` of the doctors and the words that are used; `binding` puts
them together. `webpage` and `markdown` write blocks as text. Nothing here draws conclusions: what
is counted comes from `insight`, how it is worded from `charts`, `scales` and `phrases`.
"""
