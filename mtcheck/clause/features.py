"""What the tagger looks at: each feature is a property of one word (or run of characters) at an offset, as one number.

The same code makes the features for training (``bench.train_clause``) and at run time, so the two cannot differ.
"""

from binascii import crc32

#: The offsets that a word is looked at from, and what is looked at from there.
TEMPLATES: tuple[tuple[int, str], ...] = (
    *((0, name) for name in ("form", "suffix1", "suffix2", "suffix3", "suffix4", "suffix5",
                             "prefix1", "prefix2", "prefix3", "prefix4", "shape")),
    *((offset, name) for offset in (-1, 1) for name in ("form", "suffix2", "suffix3", "prefix3", "shape")),
    *((offset, name) for offset in (-2, 2) for name in ("form", "suffix3", "shape")),
    *((offset, "form") for offset in (-3, 3)),
)
#: For scripts without spaces: runs of one to four characters by where they begin, and kinds of character.
RUNS: tuple[tuple[int, int], ...] = (
    *((start, 1) for start in range(-3, 4)), *((start, 2) for start in range(-3, 3)),
    *((start, 3) for start in range(-3, 2)), *((start, 4) for start in range(-3, 1)),
)
SHAPES = (-1, 0, 1)
EDGE = "\u0002"
#: A start value for the hash of each template: far apart, or the linear CRC of two templates would collide.
_SEEDS = tuple(crc32(b"clause" + bytes([index])) for index in range(64))


def values(word: str, low: str) -> dict[str, str]:
    """Return the named properties of a word as written and in table form (lower case, digits as 0)."""
    low = low if low.isalpha() else "".join("0" if char.isdigit() else char for char in low)
    found = {"form": low, "shape": shape(word)}
    for size in range(1, 6):
        if len(low) > size:
            found[f"suffix{size}"] = low[-size:]
            if size < 5:
                found[f"prefix{size}"] = low[:size]
    return found


def shape(word: str) -> str:
    """Return the kind of a token: capitals, digits, marks; for other scripts the block of its first character."""
    first = word[0]
    if first.isalpha():
        if word.isupper():
            return "A" if len(word) > 1 else "I"
        if first.isupper():
            return "Aa"
        if first.islower():
            return "a-" if "-" in word else "a"
        return f"{ord(first) >> 7:x}"
    if first.isdigit():
        return "0"
    return first


def key(template: int, value: str) -> int:
    """Return the 32-bit number of a feature."""
    return crc32(value.encode("utf-8", "surrogatepass"), _SEEDS[template])


def of_words(words: list[str], lows: list[str]) -> list[list[int]]:
    """Return the features of each word of a sentence, for scripts with spaces."""
    size = len(words)
    keys = [word_keys(word, low) for word, low in zip(words, lows, strict=True)]
    edge = edge_keys()
    rows = []
    for i in range(size):
        row: list[int] = []
        for offset in range(-3, 4):
            j = i + offset
            row += keys[j][offset + 3] if 0 <= j < size else edge[offset + 3]
        rows.append(row)
    return rows


def word_keys(word: str, low: str) -> list[list[int]]:
    """Return the features that a word gives to the words around it, by offset -3 to 3."""
    found = values(word, low)
    rows: list[list[int]] = [[] for _ in range(7)]
    for template, (offset, name) in enumerate(TEMPLATES):
        if name in found:
            rows[offset + 3].append(key(template, found[name]))
    return rows


def edge_keys() -> list[list[int]]:
    """Return the features that the border of the sentence gives, by offset."""
    rows: list[list[int]] = [[] for _ in range(7)]
    for template, (offset, name) in enumerate(TEMPLATES):
        if name == "form":
            rows[offset + 3].append(key(template, EDGE))
    return rows


def of_characters(words: list[str], lows: list[str]) -> list[list[int]]:
    """Return the features of each token of a sentence in a script without spaces."""
    padded = [EDGE] * 3 + ["0" if low[0].isdigit() else low for low in lows] + [EDGE] * 4
    shapes = [EDGE, *map(shape, words), EDGE]
    rows = []
    for i in range(len(words)):
        row = [key(template, "".join(padded[i + 3 + start:i + 3 + start + size]))
               for template, (start, size) in enumerate(RUNS)]
        row += [key(len(RUNS) + n, shapes[i + 1 + offset]) for n, offset in enumerate(SHAPES)]
        rows.append(row)
    return rows
