"""Browser: a Chromium that we drive by its own protocol.

In: the program of a system's browser. Out: pages that run scripts, print and are photographed. What a page asks for is
answered from memory or refused; no port is opened for it.

Nothing is imported here: to look for a browser must be quick, to talk to one needs more.
"""
