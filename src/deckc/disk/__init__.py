"""Disk: files as the phases see them, and where things lie: paths, folders, kinds of files, a cache."""
