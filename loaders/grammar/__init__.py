"""Small grammars that know no context: document numbers and symbols, dates, periods, document-type words.

Each finds all its matches in a folded text and says where; what a match refers to is decided in `extraction`.
"""
