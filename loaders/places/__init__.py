"""Places over time: Vietnam's provinces, districts, communes and named regions, and its partners abroad.

`gazetteer.load()` answers who a name was on a day. The dated tables in `tables/` are edited by hand, the files in
`data/` are built from them by `python -m loaders.places.scripts.build_gazetteer`. The rules for ids are in
`docs/decisions/0002-places-over-time.md`.
"""
