"""Text to parts: where one document ends and the next begins, header, bases, body, signature, recipients.

Everything here is layout and wording (Nghị định 30/2020/NĐ-CP and the Party's Hướng dẫn 36); which province or agency a
part speaks of is decided in `extraction`.
"""

from loaders.anatomy.dissect import dissect, raw_range

__all__ = ["dissect", "raw_range"]
