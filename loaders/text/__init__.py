"""The folded copy of a text that matching runs on, with the exact way back to the reader's offsets."""
