"""Text in, facts out: the only room that knows spaCy."""
