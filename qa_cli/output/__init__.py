"""What people and scripts get to see: tables, plain rows, JSON, CSV.

Everything here returns strings or Rich renderables and prints nothing; `commands` do the writing.
`sanitise` is the one way by which page text becomes output. Two faces for every result, and
`screen` tells which one it is:

- on a terminal it is *drawn* by Rich (`tables`, `prose`, `hits`, `figures`), as wide as the screen
  allows; only these modules import Rich, and commands import them only to draw;
- anywhere else it is *plain* (`plain`, `reading`): no color, no lines, nothing cut off or wrapped.

`documents` builds the JSON documents and `jsontext` writes them; `csvtext` writes CSV.
"""
