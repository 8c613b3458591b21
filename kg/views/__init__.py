"""Answers in, pages out: the network as a pure value, its layout, and the page that shows it."""
