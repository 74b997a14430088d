"""Reads the quantities of a stretch of a document.

First every token that may be part of a number becomes an atom, then atoms that stand together become quantities.
"""

from bisect import bisect_right
from typing import NamedTuple
from unicodedata import numeric

from mtcheck.model import Document
from mtcheck.quantity.vocabulary import HEAD, Tables, alternation, is_currency, tables_of, value_of
from mtcheck.text.numbers import (
    HAN_MAGNITUDES,
    HAN_NUMERALS,
    HANGUL_NUMERAL,
    Value,
    ascii_digits,
    combine,
    exact,
    han,
    parts,
    plus,
    readings,
    roman,
    times,
)
from mtcheck.text.patterns import lazy

CARDINAL, ORDINAL, TIME, DATE, MONTH = "cardinal", "ordinal", "time", "date", "month"
#: In place of a unit: a time with the zone that it is told in.
ZONE = "zone"
DIGITS, WORDS, MIXED = "digits", "words", "mixed"
#: From this number on a word may be counted itself (two decades, two dozen).
_DOZEN = 10


class Quantity(NamedTuple):
    """A number of the text.

    ``start`` and ``end`` are code points of the raw text; ``values`` its readings, the likeliest first (a clock time is
    hours with the minutes as decimals: 15.30); ``unit`` a symbol as in the tables of units and periods (``%``,
    ``EUR``, ``km``, ``year``), for a date its month; ``form`` says how it is written. One that is not ``sure`` is what
    may stand for a number of the other text (*dozen*, *fivefold*, *G20*, XIX), never something to miss.
    """

    start: int
    end: int
    values: tuple[Value, ...]
    kind: str = CARDINAL
    unit: str = ""
    form: str = DIGITS
    sure: bool = True


class _Atom(NamedTuple):
    """What one token, or a part of it, gives: ``kind`` is digits, word, magnitude, ordinal, loose, month or link."""

    start: int
    end: int
    kind: str
    values: tuple[Value, ...]
    token: int
    tail: str = ""
    sure: bool = True


_LEADING = lazy(
    r"\d+(?:[.,:\u066b\u066c\uff0e\uff0c\uff1a\u30fb]\d+|\u060c\d{3}(?!\d)|[\u00a0\u202f\u2009]\d{3}(?!\d))*"
)
_WIDE = str.maketrans("\uff0e\uff0c\uff1a\u30fb\u060c", ".,:.,")
#: What stands between the numbers of a range: a dash, a short word, a sign of a currency.
_OF_RANGE = lazy(r"\s*(?:[-\u2010-\u2015~\uff5e/]|\w{1,3})\s*[$£€¥₹]?$")
_RUN = lazy(r"\d+")
_THIN = frozenset("\u00a0\u202f\u2009\u2007")
_HYPHENS = lazy("[-\u2010\u2011]")
_THREE = lazy(r"\d{3}(?:[.,]\d+)?$")


def quantities(doc: Document, first: int, last: int, plain: set[str] | None = None) -> list[Quantity]:
    """Return the quantities of the tokens ``[first, last)`` of a document, in text order.

    ``plain`` keeps the words of the document in which nothing was found from one call to the next.
    """
    reader = _Reader(doc, first, last, set() if plain is None else plain)
    return reader.read()


class _Reader:
    """One pass over a range of tokens."""

    def __init__(self, doc: Document, first: int, last: int, plain: set[str]) -> None:
        self.doc, self.first, self.last, self.plain = doc, first, last, plain
        self.words, self.lows, self.starts, self.ends = doc.words, doc.lows, doc.starts, doc.ends
        self.tables = tables_of(doc.language.code)
        self.han = not doc.language.spaces and "Hani" in doc.language.scripts
        self.thai = not doc.language.spaces and not self.han
        self.found: list[Quantity] = []
        #: Tokens that may be the second group of a number.
        self.doubtful: set[int] = set()
        #: The magnitude of the numbers in digits that have one, by their start.
        self.powers: dict[int, int] = {}

    # -- atoms ------------------------------------------------------------------------------------------

    def _atoms(self) -> list[_Atom]:
        atoms: list[_Atom] = []
        i, tables = self.first, self.tables
        while i < self.last:
            word, low = self.words[i], self.lows[i]
            char = word[0]
            if (self.han and char in HAN_NUMERALS) or (self.han and char.isdecimal() and self._before_han(i)):
                i = self._han(atoms, i)
                continue
            if char.isdecimal():
                i = self._digits(atoms, i)
                continue
            if char.isalpha():
                if low in tables.phrases:
                    size = self._phrase(atoms, i, tables.phrases[low])
                    if size:
                        i += size
                        continue
                behind = i > self.first and self.words[i - 1][-1].isdecimal()
                if behind or word not in self.plain:
                    known = len(atoms)
                    self._word(atoms, i, word, low, tables, behind)
                    if len(atoms) == known:
                        self.plain.add(word)
            elif not char.isascii() and char.isnumeric():
                atoms.append(_Atom(self.starts[i], self.ends[i], "loose", (_fraction(char),), i))
            i += 1
        if self.thai:
            self._unspaced(atoms)
        return atoms

    def _phrase(self, atoms: list[_Atom], i: int, entries: list[tuple[tuple[str, ...], str, tuple[Value, ...]]]) -> int:
        """The longest entry of several tokens that stands here; returns how many."""
        for tokens, kind, values in entries:
            if tuple(self.lows[i:i + len(tokens)]) == tokens:
                last = i + len(tokens) - 1
                atoms.append(_Atom(self.starts[i], self.ends[last], kind, values, last))
                return len(tokens)
        return 0

    def _before_han(self, i: int) -> bool:
        """Whether a magnitude in Han follows digits, perhaps after a blank (33 亿)."""
        after = i + 1
        if not self.words[i].replace(".", "").replace(",", "").isdecimal() or after >= self.last:
            return False
        if self.words[after] in self.tables.loose and after + 1 < self.last and self.words[after + 1] in HAN_MAGNITUDES:
            return self.starts[after + 1] <= self.ends[i] + 2
        return self.words[after][0] in HAN_NUMERALS and self.doc.text[self.ends[i]:self.starts[after]] in ("", " ")

    def _han(self, atoms: list[_Atom], i: int) -> int:
        """A run of Han numerals and digits: 三十五, 2万5千, 33 亿, 1100多万."""
        begin, pieces = i, list[str]()
        while i < self.last:
            word = self.words[i]
            numeral = word[0] in HAN_NUMERALS or word.replace(",", "").replace(".", "").isdecimal()
            if i > begin and self.starts[i] != self.ends[i - 1]:
                joined = self._before_han(i - 1) or (word[0].isdecimal() and self._before_han(i))
                if not joined or self.doc.text[self.ends[i - 1]:self.starts[i]] != " ":
                    break
            if pieces and word == "・" and self._is_dot(i):  # 1万0363・18
                pieces.append(".")
            elif not numeral:
                if i == begin or word not in self.tables.loose or i + 1 >= self.last or (
                        self.words[i + 1] not in HAN_MAGNITUDES or self.starts[i + 1] != self.ends[i]):
                    break
            else:
                pieces.append(word)
            i += 1
        start, end, text = self.starts[begin], self.ends[i - 1], "".join(pieces)
        value = han(text)
        if value is None:
            shorter = (text[:place] + text[place + 1:] for place in range(min(len(text), 8)))  # 六七十: 六十 and 七十
            guesses = {v for v in (*map(han, text), *map(han, shorter)) if v}
            atoms.extend(_Atom(start, end, "loose", (guess,), begin) for guess in sorted(guesses))
            atoms.extend(
                _Atom(start, end, "loose", (value_of(run),), begin)
                for run in _RUN.findall(ascii_digits(text)) if len(run) < 20
            )
            return i
        mixed = any(char.isdecimal() for char in text)
        row = HAN_MAGNITUDES.isdisjoint(text)  # 六一, 九一八: digits in a row name days and roads
        vague = self._is_vague(begin, i)
        sure = not vague and (
            mixed or (value.rough > 10 and not HAN_MAGNITUDES.issuperset(text) and (not row or len(text) == 4))
        )
        first = readings(ascii_digits(pieces[0]), ".") if mixed else ()
        if first and first[0].digits == value.digits:
            self.powers[start] = value.exponent - first[0].exponent
        # 五年: a small number is none in words without number (四国), unless a measure stands behind it.
        tail = "" if mixed or vague or not 3 < value.rough < 10 else "small"
        atoms.append(_Atom(start, end, "digits" if mixed else "han", (value,), begin, tail, sure))
        if not mixed and len(text) > 1:  # 三四十: three or four tens; 七八
            atoms.extend(_Atom(start, end, "loose", (v,), begin) for v in map(han, text) if v)
        return i

    def _is_dot(self, i: int) -> bool:
        """Whether a middle dot stands between digits without a blank."""
        return (i + 1 < self.last and self.words[i - 1][-1].isdecimal() and self.words[i + 1][0].isdecimal()
                and self.starts[i + 1] == self.ends[i])

    def _is_vague(self, first: int, last: int) -> bool:
        """数百, 上万, 十几, 4分の1: a number that is none, or a part of a fraction."""
        loose = self.tables.loose
        mixed = self.words[first][0].isdecimal()
        before = self.lows[first - 1] if first else ""
        after = self.lows[last] if last < len(self.lows) else ""
        vague = before in loose or (not mixed and after in loose)
        return vague or self._in_fraction(self.starts[first], self.ends[last - 1])

    def _in_fraction(self, start: int, end: int) -> bool:
        text = self.doc.text
        marks = self.tables.fractions
        return any(text.startswith(mark, end) or text.endswith(mark, max(0, start - 3), start) for mark in marks)

    def _digits(self, atoms: list[_Atom], i: int) -> int:
        """A number in digits, what is glued to it (20th, 2.8bn), and the groups of thousands after blanks."""
        text, start = self.doc.text, self.starts[i]
        match = _LEADING.match(text, start, self.ends[self.last - 1])
        assert match is not None
        end = match.end()
        after = i + 1
        while after < self.last and self.starts[after] < end:
            after += 1
        numeral, tail = match.group(), text[end:self.ends[after - 1]]
        if not tail and len(numeral) <= 3:
            while after < self.last and self._is_group(after):
                numeral += " " + self.words[after]
                end = self.ends[after]
                after += 1
        plain = ascii_digits(numeral).translate(_WIDE)
        before = text[start - 1:start]
        sure = before not in ("/", "@", "#", "_", "&", "=", "\u30fb") or not before
        if i in self.doubtful or (before == "." and text[start - 2:start - 1].isalnum()):
            sure = False  # a version, a web address
        if ":" in plain:
            self._clock(start, end, plain)
            return after
        values = readings(plain, self.tables.decimal)
        if not values:
            self._parts(start, end, plain)
            return after
        tail = tail.lower()
        hangul = HANGUL_NUMERAL.match(text, start) if "\uac00" <= tail[:1] <= "\ud7a3" else None
        value = han(hangul.group().replace(" ", "")) if hangul else None
        if hangul and value is not None:  # 1억 4천 2백만
            end = hangul.end()
            while after < self.last and self.starts[after] < end:
                after += 1
            unit = self._glued_unit(text[end:self.ends[after - 1]])
            self.found.append(Quantity(start, end, (value,), CARDINAL, unit, MIXED, sure))
            return after
        if values[0].exponent < 0 and "." in plain and "," not in plain and "." not in self.tables.decimal:
            # 12.6. in a language with 12,6: a date, a clock time
            self.found.extend(Quantity(start, end, (piece,), sure=False) for piece in parts(plain))
            sure = sure and self._is_time(i, after - 1)
        if "\u30fb" in numeral:
            self.found.extend(Quantity(start, end, (piece,), sure=False) for piece in parts(plain))
        if tail and not tail[0].isascii() and tail[0].isnumeric() and not tail[0].isdecimal():
            values, tail, end = (plus(values[0], _fraction(tail[0])),), tail[1:], end + 1
        if (tail and not self._is_suffix(tail)) or (not values[0].digits and len(plain) > 1):
            sure = False
        if before == "." and not text[start - 2:start - 1].isalnum() and plain.isdecimal():  # .182
            values = (*(value.scaled(-len(plain)) for value in values), *values)
        if self.tables.fractions and self._in_fraction(start, end):
            sure = False
        if self.tables.eras:
            era = next((year for name, year in self.tables.eras.items() if text.endswith(name, 0, start)), 0)
            values = (*values, *(plus(value, exact(era)) for value in values if era))
        if not tail and not self.tables.spaced and len(plain) <= 3 and after < self.last and (
                text[end:self.starts[after]] == " " and _THREE.match(self.words[after])):
            self.found.extend(  # 12 500 in a language that writes 12,500: perhaps one number
                Quantity(start, self.ends[after], (value,), sure=False)
                for value in readings(plain + " " + ascii_digits(self.words[after]), self.tables.decimal)
            )
            self.doubtful.add(after)
            sure = False
        atoms.append(_Atom(start, end, "digits", values, after - 1, tail, sure))
        if any(map(str.isdecimal, tail)):
            for run in _RUN.finditer(ascii_digits(tail)):
                half = tail[run.end():run.end() + 1]
                value = value_of(run.group()) if len(run.group()) < 20 else Value(0)
                if half and half.isnumeric() and not half.isdecimal():
                    value = plus(value, _fraction(half))
                self.found.append(Quantity(end + run.start(), end + run.end(), (value,), sure=False))
        if tail:
            self._tail(atoms, end, tail, after - 1)
        return after

    def _is_group(self, i: int) -> bool:
        gap = self.doc.text[self.ends[i - 1]:self.starts[i]]
        return len(gap) == 1 and _THREE.match(self.words[i]) is not None and (
            gap in _THIN or (gap == " " and self.tables.spaced)
        )

    def _is_suffix(self, tail: str) -> bool:
        """Whether letters glued to digits leave the number a number: an ordinal, a unit, a magnitude, a time."""
        tables = self.tables
        tail = tail.lstrip("-")
        return (
            tail in tables.suffixes or tail in tables.units or tail in tables.glued or tail in tables.times
            or len(tail) > 3 or not tail.isascii()
        )

    def _tail(self, atoms: list[_Atom], start: int, tail: str, i: int) -> None:
        """The magnitude glued to a number (2.8bn)."""
        if tail in self.tables.glued:
            power = Value(1, self.tables.glued[tail])
            atoms.append(_Atom(start, start + len(tail), "magnitude", (power,), i))

    def _clock(self, start: int, end: int, numeral: str) -> None:
        """15:30 as a time of the day, and its parts as what may stand for others; 3:2 is a score."""
        pieces = parts(numeral)
        for side in numeral.split(":"):  # 16,5:10,5
            values = readings(side, self.tables.decimal)
            self.found.extend(Quantity(start, end, (value,), sure=False) for value in values)
        hour, minute = (pieces[0].whole or 0), (pieces[1].whole or 0)
        clock = len(pieces) <= 3 and hour <= 24 and minute < 60 and len(numeral.split(":")[1]) == 2
        if clock:
            zone = ZONE if self._has_zone(bisect_right(self.starts, end - 1)) else ""
            self.found.append(Quantity(start, end, (exact(hour * 100 + minute, -2),), TIME, zone))

    def _parts(self, start: int, end: int, numeral: str) -> None:
        """12.10.2018: a date of digits; any other numeral with several signs: its parts."""
        pieces = parts(numeral)
        whole = [piece.whole or 0 for piece in pieces]
        self.found.extend(
            Quantity(start, end, (piece,), sure=len(whole) == 3 and 1900 <= number < 2100)
            for piece, number in zip(pieces, whole, strict=True)
        )

    def _word(self, atoms: list[_Atom], i: int, word: str, low: str, tables: Tables, behind: bool) -> None:
        """What stands in a word; ``behind`` digits it may be a magnitude in a case of its own."""
        start, end = self.starts[i], self.ends[i]
        kind, value = self._listed(low)
        if kind:
            atoms.append(_Atom(start, end, kind, value, i, sure=kind != "month" or self._is_month(word, i)))
            return
        if word.isupper():
            number = roman(word)
            if number:
                atoms.append(_Atom(start, end, "loose", (exact(number),), i))
        if not word.isalpha():
            if any(map(str.isdecimal, word)):
                self._lettered(atoms, i, ascii_digits(word))
                return
            pieces = _HYPHENS.split(low)
            if len(pieces) > 1:
                self._hyphenated(atoms, i, pieces)
                return
        if behind and len(low) > 5:
            for size in range(min(len(low) - 1, tables.longest), 4, -1):  # a case that no table has: 142 miljoonalle
                if low[:size] in tables.magnitudes:
                    values = (Value(1, tables.magnitudes[low[:size]]),)
                    atoms.append(_Atom(start, end, "magnitude", values, i, sure=False))
                    return
        if low[:HEAD] in tables.heads:
            self._compound(atoms, start, end, low, i)
        if tables.compounds and len(low) > 8:
            for size in range(len(low) - 3, 4, -1):  # Tabellenvierter
                if low[-size:] in tables.ordinals:
                    atoms.append(_Atom(start, end, "loose", (exact(tables.ordinals[low[-size:]]),), i))
                    break
        elif len(low) > 3 and low[0] in tables.proclitics:
            self._clitic(atoms, start, end, low, i)

    def _listed(self, low: str) -> tuple[str, tuple[Value, ...]]:
        tables = self.tables
        if low in tables.magnitudes:
            return "magnitude", (Value(1, tables.magnitudes[low]),)
        if low in tables.words:
            return "word", (exact(tables.words[low]),)
        if low in tables.ordinals:
            return "ordinal", (exact(tables.ordinals[low]),)
        if low in tables.loose:
            return "loose", tables.loose[low]
        if low in tables.periods:
            return "period", (Value(1),)
        if low in tables.months:
            return "month", (exact(tables.months[low]),)
        if low in tables.links:
            return "link", ()
        return "", ()

    def _is_month(self, word: str, i: int) -> bool:
        """Whether a month's name is surely one: written out, with a capital where months have one."""
        if len(word) < 4 and not self.han:
            return any(
                self.first <= j < self.last and self.words[j][0].isdecimal() for j in (i - 1, i + 1)
            )
        small = self.doc.language.is_set("small-calendar") or not self.doc.language.cased
        return small or word[0].isupper()

    def _lettered(self, atoms: list[_Atom], i: int, word: str) -> None:
        """F-16, Covid-19, Rs500: what digits stand in a word."""
        for match in _RUN.finditer(word):
            head = word[:match.start()].lower()
            if len(match.group()) > 18:
                continue
            sure = len(head) > 1 and is_currency(self.tables.units.get(head, "")) and match.end() == len(word)
            start, end = self.starts[i] + match.start(), self.starts[i] + match.end()
            atoms.append(_Atom(start, end, "digits" if sure else "loose", (value_of(match.group()),), i))

    def _hyphenated(self, atoms: list[_Atom], i: int, pieces: list[str]) -> None:
        start = self.starts[i]
        for piece in pieces:
            kind, value = self._listed(piece) if piece else ("", ())
            if kind:
                sure = kind in ("word", "magnitude", "link")
                atoms.append(_Atom(start, start + len(piece), kind, value, i, sure=sure))
            elif piece[:HEAD] in self.tables.heads:
                self._compound(atoms, start, start + len(piece), piece, i)
            start += len(piece) + 1

    def _clitic(self, atoms: list[_Atom], start: int, end: int, low: str, i: int) -> None:
        """One or two short words written together with a number word (Hebrew ב, Arabic و)."""
        for skip in (1, 2):
            if low[skip - 1] not in self.tables.proclitics:
                return
            kind, value = self._listed(low[skip:])
            if kind in ("word", "magnitude", "ordinal", "loose"):
                atoms.append(_Atom(start + skip, end, kind, value, i, sure=low[:skip] in self.tables.links))
                return

    def _compound(self, atoms: list[_Atom], start: int, end: int, low: str, i: int) -> None:
        """einundzwanzig, двадцатилетний: number words written together, and what begins with one."""
        values: list[int] = []
        place, tables = 0, self.tables
        while place < len(low):
            found = self._longest(low, place)
            if found is None:
                link = next((link for link in tables.links if low.startswith(link, place)), None)
                if link is None or not values or self._longest(low, place + len(link)) is None:
                    break
                place += len(link)
                continue
            size, value = found
            values.append(value)
            place += size
        if not values:
            self._half(atoms, start, end, low, i)
            return
        whole = place == len(low)
        for number in combine(values, reversed_units=True):
            # pětačtyřicetiletého: two number words in one token, or a long one, are no chance
            sure = (len(values) > 1 and whole) or (13 <= number.value < 100 and (len(values) > 1 or place > 6))
            atoms.append(_Atom(start, end, "word" if sure else "loose", (exact(number.value),), i, sure=sure))
        if not whole or len(values) > 1:
            atoms.append(_Atom(start, end, "loose", (exact(values[0]),), i))

    def _longest(self, low: str, place: int) -> tuple[int, int] | None:
        tables = self.tables
        if low[place:place + HEAD] not in tables.heads:
            return None
        for size in range(min(tables.longest, len(low) - place), 1, -1):
            piece = low[place:place + size]
            value = tables.words.get(piece) or tables.ordinals.get(piece)
            if value is None and piece in tables.magnitudes:
                value = 10 ** tables.magnitudes[piece]
            if value is None and len(tables.loose.get(piece, ())) == 1:
                value = tables.loose[piece][0].whole
            if value is not None and (size > 2 or place or any(low.startswith(link, size) for link in tables.links)):
                return size, value
        return None

    def _half(self, atoms: list[_Atom], start: int, end: int, low: str, i: int) -> None:
        """What begins with a word such as *half*: halbjährig."""
        for size in range(min(self.tables.longest, len(low)), 3, -1):
            values = self.tables.loose.get(low[:size])
            if values:
                atoms.append(_Atom(start, end, "loose", values, i))
                return

    def _unspaced(self, atoms: list[_Atom]) -> None:
        """Number words of a language that does not separate words, wherever they stand."""
        if self.first >= self.last:
            return
        start, end = self.starts[self.first], self.ends[self.last - 1]
        token = self.first
        for match in alternation(self.doc.language.code).finditer(self.doc.text, start, end):
            kind, value = self._listed(match.group())
            while self.ends[token] <= match.start():
                token += 1
            atoms.append(_Atom(match.start(), match.end(), kind or "loose", value, token))
        atoms.sort()

    # -- quantities -------------------------------------------------------------------------------------

    def read(self) -> list[Quantity]:
        """Put the atoms together."""
        atoms = self._atoms()
        i = 0
        while i < len(atoms):
            atom = atoms[i]
            if atom.kind == "digits":
                i = self._number(atoms, i)
            elif atom.kind in ("word", "magnitude"):
                i = self._worded(atoms, i)
            else:
                self._single(atoms, i)
                i += 1
        found = sorted(self.found, key=lambda quantity: (quantity.start, quantity.end))
        self._ranges(found)
        self._dates(found)
        return found

    def _dates(self, found: list[Quantity]) -> None:
        """Days beside the name or the sign of a month, and months and days with a sign of their own (7月26日)."""
        month_mark, day_marks, text = self.tables.month_mark, self.tables.day_marks, self.doc.text
        if month_mark:
            for i, quantity in enumerate(found):
                if not (quantity.form == DIGITS or self.han) or not 1 <= (quantity.values[0].whole or 0) <= 31:
                    continue
                mark = text[quantity.end:quantity.end + 1]
                if mark == month_mark and (quantity.values[0].whole or 0) <= 12:
                    found[i] = quantity._replace(kind=MONTH, unit="")
                elif mark and mark in day_marks:
                    month = next((q for q in reversed(found[max(0, i - 3):i]) if q.kind == MONTH), None)
                    near = month is not None and quantity.start - month.end <= 2
                    found[i] = quantity._replace(kind=DATE, unit=str(month.values[0].whole) if near and month else "")
        for i, month in enumerate(found):
            if month.kind != MONTH or month.form != WORDS:
                continue
            for j in (i - 1, i + 1):
                if not 0 <= j < len(found):
                    continue
                day = found[j]
                gap = text[day.end:month.start] if j < i else text[month.end:day.start]
                may_be = day.form == DIGITS and day.kind in (CARDINAL, ORDINAL) and len(gap) <= 5
                if may_be and 1 <= (day.values[0].whole or 0) <= 31 and "," not in gap and "(" not in gap:
                    found[j] = day._replace(kind=DATE, unit=str(month.values[0].whole))
                    break

    def _ranges(self, found: list[Quantity]) -> None:
        """5 to 10 million euros: what stands after the second number of a range belongs to the first one too."""
        for i in range(len(found) - 1):
            one, two = found[i], found[i + 1]
            gap = self.doc.text[one.end:two.start]
            if not (one.form == DIGITS and one.kind == CARDINAL and one.end < two.start <= one.end + 8) or (
                    not _OF_RANGE.match(gap)):
                continue
            values = one.values
            if two.start in self.powers:
                values = (*values, *(value.scaled(self.powers[two.start]) for value in values))
            linked = gap.strip() in self.tables.links  # 17 years and 166 days
            found[i] = one._replace(values=values, unit=one.unit if linked else one.unit or two.unit)

    def _single(self, atoms: list[_Atom], i: int) -> None:
        atom = atoms[i]
        if atom.kind == "ordinal":
            self._add(atom.start, atom.end, atom.values, atom.token, ORDINAL, WORDS, False,
                      self._unit(atom.token, atom.token))
        elif atom.kind == "month":
            self._add(atom.start, atom.end, atom.values, atom.token, MONTH, WORDS, atom.sure)
        elif atom.kind == "han":
            last = self._token_at(atom.end)
            unit = self._unit(last, atom.token)
            sure = atom.sure or (bool(atom.tail) and bool(unit))
            self._add(atom.start, atom.end, atom.values, last, CARDINAL, WORDS, sure, unit)
            if i + 1 < len(atoms) and atoms[i + 1].kind == "magnitude" and atoms[i + 1].start == atom.end:  # 四成
                scaled = tuple(times(value, atoms[i + 1].values[0]) for value in atom.values)
                self._add(atom.start, atoms[i + 1].end, scaled, atoms[i + 1].token, CARDINAL, WORDS, False)
        elif atom.kind == "period":
            period = self.tables.periods.get(self.lows[atom.token], "")
            self.found.append(Quantity(atom.start, atom.end, atom.values, CARDINAL, period, WORDS, False))
        elif atom.kind == "loose":
            self._loose(atoms, i)

    def _loose(self, atoms: list[_Atom], i: int) -> None:
        """A word that may stand for a number; with a number before it (two and a half) and a magnitude after it."""
        atom = atoms[i]
        values = atom.values
        self._add(atom.start, atom.end, values, atom.token, CARDINAL, WORDS, False, self._unit(atom.token, atom.token))
        before = atoms[i - 1] if i else None
        if before is not None and before.kind == "link":
            before = atoms[i - 2] if i > 1 else None
        if values[0].exponent < 0 and before is not None and before.kind in ("digits", "word") and (
                atom.token - before.token <= 3):
            values = (*(plus(number, values[0]) for number in before.values), *values)
            self._add(before.start, atom.end, values, atom.token, CARDINAL, WORDS, False)
        elif values[0].rough >= _DOZEN and before is not None and before.kind in ("digits", "word") and (
                self._beside(before, atom, True)):
            self._add(before.start, atom.end, tuple(times(number, values[0]) for number in before.values), atom.token,
                      CARDINAL, WORDS, False)
        if i + 1 < len(atoms) and atoms[i + 1].kind == "magnitude" and atoms[i + 1].token - atom.token <= 3:
            scaled = tuple(times(value, atoms[i + 1].values[0]) for value in values)
            self._add(atom.start, atoms[i + 1].end, scaled, atoms[i + 1].token, CARDINAL, WORDS, False)

    def _number(self, atoms: list[_Atom], i: int) -> int:
        """Digits, the magnitudes after them, and a smaller number of the same make after these."""
        begin, atom = i, atoms[i]
        values, i = self._scaled(atoms, i)
        if self.tables.magnitude_first and i == begin + 1 and begin and atoms[begin - 1].kind in ("magnitude", "word"):
            before = atoms[begin - 1].values[0]
            if before.digits == 1 and before.exponent > 1 and self._beside(atoms[begin - 1], atom, False):
                values = (*(value.scaled(before.exponent) for value in values), *values)
        mixed = i > begin + 1
        while mixed and i < len(atoms) and atoms[i].kind == "digits" and self._beside(atoms[i - 1], atoms[i], False):
            more, after = self._scaled(atoms, i)
            if not more or not values or more[0].rough >= 10.0 ** min(values[0].exponent, 300) or after == i + 1:
                break
            values, i = (plus(values[0], more[0]),), after
        last = atoms[i - 1]
        if mixed:
            power = values[0].exponent - atom.values[0].exponent
            self.powers[atom.start] = power
            if power == 1:  # 2割4分: shares have names of their own
                atom = atom._replace(sure=False)
        tail = last.tail
        kind = ORDINAL if atom.tail in self.tables.suffixes and atom.tail else CARDINAL
        if atom.tail in self.tables.times and values and values[0].rough < 25:
            kind = TIME
        token = last.token if not self.han else self._token_at(last.end)
        if not tail or not self._glued_unit(tail):
            begun = self._first_of(atom.start, atom.token)
            unit = self._unit(token, begun)
            if not unit and mixed and token + 2 < self.last and len(self.lows[token + 1]) <= 3 and (
                    self.lows[token + 1] in self.doc.language.words("function-words")):
                unit = self._unit(token + 1, begun)  # millions de dollars
        else:
            unit = self._glued_unit(tail)
        if values and atom.tail in self.tables.glued and (
                atom.tail in self.tables.units or self.doc.text[last.end - 1:last.end] == "K"):  # 5m long, 4K
            values = (*values, atom.values[0])
        self._add(atom.start, last.end, values, token, kind, MIXED if mixed else DIGITS, atom.sure, unit)
        return i

    def _glued_unit(self, tail: str) -> str:
        tail = tail.strip("-")
        sizes = (len(tail), *range(min(len(tail) - 1, 12), 3, -1))
        return next((self.tables.units[tail[:size]] for size in sizes if tail[:size] in self.tables.units), "")

    def _token_at(self, end: int) -> int:
        """The last token that ends at or before a code point."""
        return bisect_right(self.ends, end) - 1

    def _scaled(self, atoms: list[_Atom], i: int) -> tuple[tuple[Value, ...], int]:
        values, i = atoms[i].values, i + 1
        while i < len(atoms) and len(values) < 8 and self._beside(atoms[i - 1], atoms[i], True):
            atom = atoms[i]
            if atom.kind == "magnitude":
                scaled = tuple(value.scaled(atom.values[0].exponent) for value in values)
                doubtful = not atom.sure or self.lows[atom.token] in self.tables.units
                values = (*scaled, *values) if doubtful else scaled
            elif atom.kind == "word" and atom.values[0].digits == 1 and atom.values[0].exponent >= 2:
                values = tuple(value.scaled(atom.values[0].exponent) for value in values)
            else:
                break
            i += 1
        return values, i

    def _beside(self, one: _Atom, two: _Atom, hyphen: bool) -> bool:
        """Whether nothing but a blank (a hyphen, the dot of an abbreviation) parts two atoms."""
        if two.start < one.end:
            return False
        gap = self.doc.text[one.end:two.start]
        return len(gap) <= 2 and (not gap.strip() or (hyphen and gap.strip() in "-\u2010\u2011")) and "\n" not in gap

    def _worded(self, atoms: list[_Atom], i: int) -> int:
        """Number words in a row, with the small words that link them."""
        run, j = [atoms[i]], i + 1
        while j < len(atoms) and self._beside(atoms[j - 1], atoms[j], True):
            if atoms[j].kind == "link" and j + 1 < len(atoms) and atoms[j + 1].kind == "word" and self._beside(
                    atoms[j], atoms[j + 1], True):
                j += 1
            elif atoms[j].kind not in ("word", "magnitude") or (
                    atoms[j].kind == "magnitude" and self.lows[atoms[j].token] in self.tables.units):
                break
            run.append(atoms[j])
            j += 1
        numbers = [atom.values[0].whole or 0 for atom in run]
        linked = any(run[k + 1].start - run[k].end > 1 for k in range(len(run) - 1))
        inflected = 0
        k = j + (j + 1 < len(atoms) and atoms[j].kind == "link" and self._beside(atoms[j - 1], atoms[j], True))
        if k < len(atoms) and atoms[k].kind == "loose" and self._beside(atoms[k - 1], atoms[k], True):
            inflected = atoms[k].values[0].whole or 0  # otuz sekizken, þrjátíu og einn
        for number in combine(numbers, linked or self.tables.reversed_teens, self.tables.reversed_teens):
            pieces = run[number.first:number.last]
            value = pieces[0].values[0]
            bare = len(pieces) == 1 and (pieces[0].kind == "magnitude" or (value.digits == 1 and value.exponent > 1))
            sure = all(piece.sure for piece in pieces) and not bare and not self.tables.magnitude_first
            values: tuple[Value, ...] = (exact(number.value),)
            if 0 < inflected < 10 <= number.value and number.last == len(run) and number.value % 10 == 0:
                values = (exact(number.value + inflected), *values)
            self._add(pieces[0].start, pieces[-1].end, values, pieces[-1].token, CARDINAL, WORDS,
                      sure and len(values) == 1, self._unit(pieces[-1].token, pieces[0].token))
            if len(pieces) > 1:
                for piece in pieces:
                    self._add(piece.start, piece.end, piece.values, piece.token, CARDINAL, WORDS, False)
        # an ordinal closes a number: twenty-fifth
        if j < len(atoms) and atoms[j].kind == "ordinal" and self._beside(atoms[j - 1], atoms[j], True):
            closed = combine([*numbers, atoms[j].values[0].whole or 0])
            self._add(run[0].start, atoms[j].end, (exact(closed[-1].value),), atoms[j].token, ORDINAL, WORDS, False)
        return j

    def _unit(self, last: int, first: int) -> str:
        """The unit after the token ``last``, or the sign of a currency before the token ``first``."""
        tables = self.tables
        if "-" in self.lows[last] and len(self.lows[last]) < 40:  # eight-foot
            joined = next((piece for piece in self.lows[last].split("-") if piece in tables.units), "")
            if joined:
                return tables.units[joined]
        i = last + 1
        if i < self.last and self.words[i] in ("-", "\u2011") and self.ends[i - 1] == self.starts[i]:
            i += 1
        dotted = i + 1 < self.last and self.words[i] == "." and self.words[last].isdecimal()
        if dotted and self.words[i + 1][0].islower():
            i += 1  # the dot of an ordinal
        if i < len(self.lows) and i <= self.last:
            if self.han or self.thai:
                text = self.doc.text[self.starts[i]:self.starts[i] + 8].lower()
                for size in range(len(text), 0, -1):
                    cut = text[:size + 1].isascii() and text[size:size + 1].isalpha()
                    if text[:size] in tables.units and not cut:
                        return tables.units[text[:size]]
            else:
                low = self.lows[i]
                for phrase in tables.units_by_first.get(low, ()):
                    if tuple(self.lows[i:i + len(phrase)]) == phrase:
                        return tables.units.get(" ".join(phrase)) or tables.units.get("".join(phrase), "")
                if low in tables.units:
                    return tables.units[low]
                if "-" in low and low.split("-")[0] in tables.units:
                    return tables.units[low.split("-")[0]]
        if first > 0 and (self.lows[first - 1] in tables.units and self.words[first - 1] not in "%°"):
            symbol = tables.units[self.lows[first - 1]]
            if len(symbol) == 3 and symbol.isupper():
                return symbol
        return ""

    def _is_time(self, first: int, last: int) -> bool:
        """Whether a mark of clock time stands after the token ``last`` or before ``first``."""
        times_of = self.tables.times
        for i in (last + 1, first - 1, first - 2):
            if 0 <= i < len(self.lows) and any(
                    tuple(self.lows[i:i + len(p)]) == p for p in times_of.get(self.lows[i], ())):
                return True
        return False

    def _add(self, start: int, end: int, values: tuple[Value, ...], token: int, kind: str, form: str, sure: bool,
             unit: str = "") -> None:
        if not values:
            return
        if kind == CARDINAL and form != MIXED and values[0].rough < 25 and self._is_time(
                self._first_of(start, token), token):
            kind = TIME
        if kind == TIME and self._has_zone(token + 1):
            unit = ZONE
        self.found.append(Quantity(start, end, values, kind, unit, form, sure))

    def _has_zone(self, i: int) -> bool:
        """Whether a mark of clock time in capitals stands within the next tokens (11 a.m. ET, 17 Uhr (MEZ))."""
        marks = (word for word in self.words[i:i + 6] if word.lower() in self.tables.times)
        return any(len(word) > 1 and word.isupper() and word.lower() not in self.tables.day_halves for word in marks)

    def _first_of(self, start: int, token: int) -> int:
        while token > 0 and self.starts[token] > start:
            token -= 1
        return token


def _fraction(char: str) -> Value:
    number = numeric(char)
    return exact(round(number * 1000), -3)
