"""What a set of pages adds up to: the tally of doctors, telling terms, summaries.

Pure: pages in, frozen dataclasses out. No reading, no printing; how the figures look is up to
`output`. Counts are always of answers or of doctors and never a judgement of either.

`tally` counts respondents, `naming` finds one by a typed name, `terms` counts words (`words` is its
stop list), `overview` puts it all in figures.
"""
