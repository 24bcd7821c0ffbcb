"""Benchmarks: `make bench`, or `python -m bench NAME …` in `tests/`. They are no tests: no figure fails.

A benchmark is a module with a function `rows(times)` and an entry in `__main__.BENCHMARKS`. Each figure is a median;
where two things are compared they run by turns, so that what else the machine does meets both.
"""
