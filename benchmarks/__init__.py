"""Measurements of `qa`, run from the repository's root: `python -m benchmarks.accuracy`.

`generator` draws pages whose truth is known; `accuracy` reads them and counts what went wrong;
`baseline` is the simple script to compare with; `corpus` writes pages into a folder.
"""
