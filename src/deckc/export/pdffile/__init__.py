"""PDF files as Chromium writes them: read, made smaller, given an outline, looked at.

A whole library for PDF takes longer to start than all of this runs. What is read here is what Skia, Chromium's painter,
writes: a table of objects, each between `N 0 obj` and `endobj`, none of them in streams. Source: ISO 32000-1.
"""
