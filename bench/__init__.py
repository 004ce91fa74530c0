"""Benches: quality and speed on data that lies outside this repository. `python -m bench NAME`."""
