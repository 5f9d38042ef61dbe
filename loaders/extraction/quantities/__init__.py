"""Sums of money and indicators: what a text counts, measures, aims at and pays.

`loaders.grammar.quantities` finds numbers with their units, `hits` the clause and the table cell around each, `amounts`
and `indicators` decide what is a row of which layer, `tables` adds the bare numbers of tables whose header names the
unit.
"""

from loaders.extraction.quantities.amounts import find_amounts, find_disagreements
from loaders.extraction.quantities.hits import Hit, find_hits
from loaders.extraction.quantities.indicators import find_indicators
from loaders.extraction.quantities.rows import Holders

__all__ = ["Hit", "Holders", "find_amounts", "find_disagreements", "find_hits", "find_indicators"]
