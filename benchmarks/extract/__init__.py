"""Measures the gate before the parser, and how fast crawl dumps go through `qa extract`.

`gate` says how many question pages it lets in and how many others, `speed` how long shards take
beside reading and decompressing them alone, and what a whole crawl would take at that.
"""
