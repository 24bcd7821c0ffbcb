"""Bundler: esbuild, which makes one script of a module and all that it imports.

`program.py` finds its program, `esbuild.py` runs it, `stdio_protocol.py` is what it speaks, `source_map.py` leads from
a place in the script back to the author's file.
"""
