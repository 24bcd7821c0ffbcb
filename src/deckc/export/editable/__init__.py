"""Editable: a presentation of shapes and text, as PowerPoint would have made it.

A script measures the print view and returns plain items, in px from each sheet's corner (`*.js`; `measure.py`). They
are turned into shapes here. What no presentation can say is photographed alone, and named.
"""
