"""Failings: what the text says went wrong, decided in separate steps.

``wordings`` reads the notation of the vocabulary, ``lexicon`` compiles it, ``clauses`` cuts a
sentence, ``signals`` weighs its words of weakness and praise, ``candidates`` proposes,
``stance`` disposes, ``find`` ties a failing to its council, inspection, agencies and children.
"""
