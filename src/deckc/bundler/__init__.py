"""Bundler: esbuild, which makes one script of a module and all that it imports.

`program.py` finds its program, `esbuild.py` runs it; `builds.py` has the values of a build, `requests.py` and
`stdio_protocol.py` say them in the program's way; `source_map.py` leads from a place in the script back to the author's
file.
"""
