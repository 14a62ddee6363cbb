"""Words in the tags of pictures: cameras and Chinese programs write several encodings."""

from __future__ import annotations


def words(value: object) -> str:
    """Return the text of a tag without its padding; "" for what is no text."""
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if not isinstance(value, str):
        return ""
    text = value.replace("\x00", " ")
    if any("\x80" <= c <= "\xff" for c in text):
        # Pillow reads ASCII tags as Latin-1; Chinese programs write GBK or UTF-8 into them.
        for encoding in ("utf-8", "gb18030"):
            try:
                text = text.encode("latin-1").decode(encoding)
                break
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
    return " ".join(text.split())
