"""Files to text, one small module per format; see `loaders.readers.registry` for how a format joins."""

from loaders.readers.registry import MAX_BYTES, READERS, find, read, read_bytes

__all__ = ["MAX_BYTES", "READERS", "find", "read", "read_bytes"]
