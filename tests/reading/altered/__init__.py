"""Real reports altered as others of their kind differ, and their truth with them: what is read is compared with it."""
