"""Packs: the forms in which the files of a package are kept, a module a form.

Each has `pack(files, **options) -> files`: the taken files by their paths in the package → files by their paths in our
data, with their bytes. Nothing but the standard library and this package may be imported, since the build of the wheel
runs them; the same files give the same bytes.
"""
