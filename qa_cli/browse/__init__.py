"""`qa browse`: the corpus on a screen, to read, narrow and compare answers. Drawn by Textual.

Nothing is found, counted or worded here that other commands do not find, count or word alike:
`access` says how the corpus is opened, `desk` works on it in threads of its own, `inquiry` asks it,
`views` draws it as other commands do, `choices` and `marks` are what the user picks out, `shapes`
what passes between. `stage` is the app and what it shows, `browser` what its keys do; `panes`,
`textpane` and `dialogs` are its widgets, `bindings` its keys, `themes` its colors, and `tasks` what
it has the desks do.

The only package that imports Textual; `access` and `bindings` do without it.
"""
