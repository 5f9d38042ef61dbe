"""Vietnamese letters as ranges for regular expressions: `À-Ỹ` would hold small letters too, so they are listed."""

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
"""Capitals, for use inside `[…]`."""

LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơư" + "".join(chr(code) for code in range(0x1EA1, 0x1EFA, 2))
"""Small letters, for use inside `[…]`."""
