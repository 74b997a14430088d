"""Compares the quantities of a text with those of its source, pair by pair of sentences."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from mtcheck.model import Document, Pair
from mtcheck.quantity import ADDED, CHANGED, DATE_CHANGED, MAGNITUDE, MISSING, UNIT
from mtcheck.quantity.parse import (
    CARDINAL,
    DATE,
    DIGITS,
    MIXED,
    MONTH,
    ORDINAL,
    TIME,
    WORDS,
    ZONE,
    Quantity,
    quantities,
)
from mtcheck.quantity.vocabulary import is_currency
from mtcheck.text.numbers import Value, exact

#: Sentences that are paired with less confidence than this are not compared.
LEAST_CONFIDENCE = 0.5
#: Beyond this many quantities in a pair only equal values match: the rest looks at each against each.
_MANY = 150
#: Numbers up to this one come and go with wording (one of the two, both, a third).
_SMALL = 3
#: The largest whole of which a share is told in numbers (four in ten), and how far apart the two stand.
_WHOLE, _APART = 100, 12
#: A number from this one on may be left to the reader to reckon.
_LEAST_STEP = 100
#: Numbers in words below this one do too, where nothing stands in their place.
_WORDS = 13


class Difference(NamedTuple):
    """A quantity that source and text do not share: its pair, what it is, and the two sides (None: nothing there)."""

    pair: Pair
    kind: str
    source: Quantity | None
    target: Quantity | None


_found: WeakKeyDictionary[Document, list[Difference]] = WeakKeyDictionary()


def compared(doc: Document) -> list[Difference]:
    """Return the quantities that differ between a document and its source; computed once."""
    if doc not in _found:
        _found[doc] = _compare(doc)
    return _found[doc]


def _compare(doc: Document) -> list[Difference]:
    source = doc.source
    if source is None:
        return []
    plain: tuple[set[str], set[str]] = set(), set()
    theirs = [_of(source, pair.source, plain[0]) for pair in doc.pairs]
    ours = [_of(doc, pair.target, plain[1]) for pair in doc.pairs]
    told = Counter(
        value for row in theirs for value in {quantity.values[0] for quantity in row if quantity.kind == DATE}
    )
    found: list[Difference] = []
    for i, pair in enumerate(doc.pairs):
        if pair.source and pair.target and pair.confidence >= LEAST_CONFIDENCE and (theirs[i] or ours[i]):
            found += _Comparison(doc, source, pair, theirs, ours, i, told).differences()
    return found


def _of(doc: Document, sentences: range, plain: set[str]) -> list[Quantity]:
    if not sentences:
        return []
    first = bisect_left(doc.starts, doc.sentences[sentences.start].start)
    return quantities(doc, first, doc.sentences[sentences.stop - 1].last, plain)


#: Units of one dimension in a common measure; a change of unit within it is a conversion.
_MEASURES: dict[str, tuple[str, float]] = {
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1.0), "km": ("length", 1000.0),
    "in": ("length", 0.0254), "ft": ("length", 0.3048), "yd": ("length", 0.9144), "mi": ("length", 1609.344),
    "nmi": ("length", 1852.0), "g": ("mass", 0.001), "kg": ("mass", 1.0), "t": ("mass", 1000.0), "lb": ("mass", 0.4536),
    "oz": ("mass", 0.02835), "mg": ("mass", 1e-6), "q": ("mass", 100.0), "m2": ("area", 1.0), "km2": ("area", 1e6),
    "ha": ("area", 1e4), "acre": ("area", 4046.9), "mu": ("area", 666.7), "sqft": ("area", 0.0929),
    "sqmi": ("area", 2.59e6), "l": ("volume", 1.0), "ml": ("volume", 0.001), "gal": ("volume", 3.785),
    "m3": ("volume", 1000.0), "bbl": ("volume", 159.0), "km/h": ("speed", 1.0), "mph": ("speed", 1.609),
    "m/s": ("speed", 3.6), "s": ("time", 1.0), "min": ("time", 60.0), "h": ("time", 3600.0), "day": ("time", 86400.0),
    "week": ("time", 604800.0), "month": ("time", 2629800.0), "year": ("time", 31557600.0),
    "decade": ("time", 315576000.0), "century": ("time", 3155760000.0),
    "kW": ("power", 1.0), "MW": ("power", 1000.0), "GW": ("power", 1e6), "°C": ("heat", 1.0), "°F": ("heat", 1.0),
}
#: How many of a unit of time make a larger one.
_TIMES = {"h": (24,), "day": (7,), "week": (4,), "month": (12, 3), "year": (10, 100)}
#: Measures that are named together with another one (5 feet 10): their sum is what a translation gives.
_COMPOSED = frozenset({"ft", "in", "lb", "oz"})


def _is_bracketed(quantity: Quantity, doc: Document) -> bool:
    """Whether a bracket was opened shortly before (“(more than 136 billion kuna)”)."""
    before = doc.text[max(0, quantity.start - 24):quantity.start]
    return max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))


_DASHES = frozenset("-\u2010\u2011\u2012\u2013:")


def _is_label(quantity: Quantity, doc: Document) -> bool:
    """Whether a number belongs to a name (Catch 22, No 10): a capital before it, nothing counted after it."""
    language, i = doc.language, bisect_left(doc.starts, quantity.start)
    if quantity.form != DIGITS or quantity.unit or not language.cased or language.is_set("nouns-capitalised"):
        return False
    sentence = doc.sentence_at(quantity.start)
    if sentence is None or not sentence.first + 1 < i < len(doc.words) or not doc.words[i - 1][0].isupper():
        return False
    if doc.lows[i - 1] in language.mapping("months") or "'" in doc.lows[i - 1]:
        return False  # in July 2017
    after = doc.lows[i + 1] if i + 1 < sentence.last else "."
    if after in _DASHES and i + 2 < sentence.last and doc.words[i + 2][0].isdecimal():
        return False  # a score
    return not after[0].isalpha() or after in language.words("function-words")


def _is_year(quantity: Quantity) -> bool:
    year = quantity.values[0].whole
    return quantity.form == DIGITS and year is not None and 1900 <= year < 2100


class _Comparison:
    """One pair of sentences with what stands beside it."""

    def __init__(self, doc: Document, source: Document, pair: Pair, theirs: list[list[Quantity]],
                 ours: list[list[Quantity]], i: int, told: Counter[Value]) -> None:
        self.doc, self.original, self.pair = doc, source, pair
        #: In how many pairs of the source each day is told.
        self.told = told
        self.source, self.target = theirs[i], ours[i]
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(theirs)]
        self.near_source = [quantity for j in beside for quantity in theirs[j]]
        self.near_target = [quantity for j in beside for quantity in ours[j]]
        self._knows = all(
            one.language.has("number-words") and not one.language.is_set("magnitude-first") for one in (doc, source)
        )
        self.many = len(self.source) + len(self.target) > _MANY

    def differences(self) -> list[Difference]:
        """Return what differs in this pair, in the order of the source, then of the target."""
        self.scales = self.doc.language.has("magnitudes") and self.original.language.has("magnitudes")
        missing = self._unmatched(self.source, self.original, self.target, self.near_target, self.doc)
        added = self._unmatched(self.target, self.doc, self.source, self.near_source, self.original)
        dates = self._dates(missing, added)
        found = dates + self._magnitudes(missing, added)
        gone = [quantity for quantity in missing if self._counts(quantity) or self._counts_things(quantity)]
        new = [quantity for quantity in added if self._counts(quantity)]
        new = [quantity for quantity in new if not self._may_go(quantity, self.doc, self.target)]
        pairs = list(zip(
            gone or [q for q in missing if self._is_digits(q)], new or [q for q in added if self._is_digits(q)],
            strict=False,
        )) if gone or new else []
        pairs = [(one, two) for one, two in pairs if _is_year(one) == _is_year(two)] or self._worded(missing, added)
        shown = {id(quantity) for pair in pairs for quantity in pair}
        dated = self._is_dated(self.source) and self._is_dated(self.target)  # a date may be given its year
        found += [Difference(self.pair, CHANGED, one, two) for one, two in pairs]
        found += [
            Difference(self.pair, MISSING, quantity, None) for quantity in gone
            if id(quantity) not in shown and not self._may_go(quantity, self.original, self.source)
        ]
        if not dates and not new and any(quantity.kind == DATE for quantity in missing) and not self._tells_day():
            found += [
                Difference(self.pair, MISSING, quantity, None) for quantity in missing
                if quantity.kind == DATE and quantity.values[0].rough > _SMALL and self.told[quantity.values[0]] < 2
            ]
        found += [
            Difference(self.pair, ADDED, None, quantity) for quantity in new
            if id(quantity) not in shown and not (dated and _is_year(quantity))
        ]
        return found + self._units()

    def _tells_day(self) -> bool:
        """Whether words of the target, here or beside, may tell a day that the source tells by its number."""
        language = self.doc.language
        if not language.has("day-words"):
            return True
        first, last = self.pair.target.start, self.pair.target.stop
        near = self.doc.sentences[max(0, first - 1):last + 1]
        lows = self.doc.lows[near[0].first:near[-1].last]
        words = (*language.words("day-words"), *language.mapping("weekdays"))
        if not language.spaces:
            text = "".join(lows)
            return any(word in text for word in words)
        text = " ".join(lows)
        here = set(lows)
        return any(word in text if " " in word else word in here for word in words)

    def _worded(self, missing: list[Quantity], added: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
        """The one small number in words, or beside words, that each side has alone: seven for nine."""
        gone, new = (
            [q for q in side if q.kind not in (DATE, MONTH) and q.values[0].rough > _SMALL] for side in (missing, added)
        )
        small = len(gone) == len(new) == 1 and max(gone[0].values[0].rough, new[0].values[0].rough) < _WORDS
        return [(gone[0], new[0])] if small and self._knows else []

    @staticmethod
    def _may_go(quantity: Quantity, doc: Document, mine: list[Quantity]) -> bool:
        """Whether a number may come or go: feet and inches, a part of a name, a sum told again in brackets."""
        if quantity.unit in _COMPOSED or _is_label(quantity, doc):
            return True
        kind = _kind(quantity.unit)
        kinds = {kind, ""} if kind == "currency" else {kind}  # the other money may be in no table
        return bool(kind) and _is_bracketed(quantity, doc) and any(
            _kind(other.unit) in kinds for other in mine if quantity.start - 40 < other.end <= quantity.start
        )

    @staticmethod
    def _is_dated(quantities: list[Quantity]) -> bool:
        return any(quantity.kind in (DATE, MONTH) for quantity in quantities)

    @staticmethod
    def _is_digits(quantity: Quantity) -> bool:
        return quantity.form != WORDS and quantity.kind not in (DATE, MONTH)

    # -- what is missing on the other side -----------------------------------------------------------------

    def _unmatched(self, mine: list[Quantity], here: Document, others: list[Quantity], near: list[Quantity],
                   there: Document) -> list[Quantity]:
        """The sure quantities of one side that nothing on the other stands for."""
        ranked = here is self.original
        wanted = [
            quantity for quantity in mine
            if quantity.sure or (ranked and (quantity.kind, quantity.form) == (ORDINAL, WORDS))
        ]
        if not wanted:
            return []
        values = {value for quantity in others for value in quantity.values}
        values |= {value for quantity in near for value in quantity.values}
        days = {value for quantity in (*others, *near) if quantity.kind != MONTH for value in quantity.values}
        rest = [
            quantity for quantity in wanted
            if (days if quantity.kind == DATE else values).isdisjoint(quantity.values)
        ]
        if not self.scales:  # a word for a thousand that no table tells of
            digits = {value.digits for value in values}
            rest = [quantity for quantity in rest if quantity.values[0].digits not in digits]
        if self.many or not rest:
            return rest
        # What stands for another quantity already stands for no second one, but for one that is told in two measures.
        own = {quantity.values[0]: quantity for quantity in mine if quantity.sure}
        claims = [own.get(other.values[0]) for other in others]

        def is_free(claim: Quantity | None, quantity: Quantity) -> bool:
            return claim is None or claim is quantity or _stand_for_each_other(quantity, claim)

        is_rounded = _rounded if here is self.original else lambda one, two: _rounded(two, one)
        return [
            quantity for quantity in rest
            if not any(
                _stand_for_each_other(quantity, other) or is_rounded(quantity, other)
                for other, claim in zip(others, claims, strict=True) if is_free(claim, quantity)
            )
            and not any(_stand_for_each_other(quantity, other) or is_rounded(quantity, other) for other in near)
            and not self._is_sum(quantity, others)
            and not self._is_score(quantity, values)
            and not self._is_share(quantity, mine, others)
            and not self._is_part(quantity, mine, others)
            and not self._is_step(quantity, others)
        ]

    @staticmethod
    def _is_score(quantity: Quantity, values: set[Value]) -> bool:
        """Whether both parts of what looks like a clock time stand on the other side (3:10 and 3-10)."""
        if quantity.kind != TIME:
            return False
        hour, minute = divmod(round(quantity.values[0].rough * 100), 100)
        return {exact(hour), exact(minute)} <= values

    @staticmethod
    def _is_sum(quantity: Quantity, others: list[Quantity]) -> bool:
        """Whether two numbers of the other side that stand side by side make this one (5 foot 10; 2 万 5 千)."""
        return any(
            abs(one.values[0].rough + two.values[0].rough - quantity.values[0].rough) < 1e-9
            for one, two in zip(others, others[1:], strict=False)
            if one.sure and two.sure and two.start - one.end < 4 and one.end <= two.start
        ) or any(_lasts(quantity, whole) for whole, *_ in _composed(others))

    @staticmethod
    def _is_part(quantity: Quantity, mine: list[Quantity], others: list[Quantity]) -> bool:
        """Whether this number and the one beside it are one on the other side (1 year and 3 months: 15 months)."""
        wholes = [whole for whole, *parts in _composed(mine) if quantity in parts]
        return any(_lasts(other, whole) for whole in wholes for other in others)

    @staticmethod
    def _is_step(quantity: Quantity, others: list[Quantity]) -> bool:
        """Whether two numbers in a row tell what it was or will be: "by 150 to 1,550" for 1,400."""
        value = quantity.values[0].whole
        return quantity.form != WORDS and value is not None and value >= _LEAST_STEP and any(
            one.unit == two.unit and abs(one.values[0].rough - two.values[0].rough) == value
            for one, two in zip(others, others[1:], strict=False) if two.start - one.end <= _APART
        )

    @staticmethod
    def _is_share(quantity: Quantity, mine: list[Quantity], others: list[Quantity]) -> bool:
        """Whether a share in per cent is told as so many of so many (four in ten), or is what the number tells so."""
        if quantity.unit == "%":
            return any(abs(share - quantity.values[0].rough) < 0.5 for share, *_ in _parts_of_wholes(others))
        told = [share for share, *numbers in _parts_of_wholes(mine) if quantity in numbers]
        return any(other.unit == "%" and abs(other.values[0].rough - share) < 0.5 for share in told for other in others)

    def _counts(self, quantity: Quantity) -> bool:
        """Whether a quantity is one that a translation must keep as a number."""
        if quantity.kind in (DATE, MONTH) or not quantity.sure:
            return False  # a date may be told by its weekday, or as yesterday
        value = quantity.values[0]
        if quantity.unit == "century":
            return False
        if quantity.form == WORDS:
            return self._knows and (value.rough >= _WORDS or (value.rough > _SMALL and bool(quantity.unit)))
        if not self._knows:
            return len(str(value.digits)) >= 3
        return value.rough > _SMALL or value.exponent < 0

    def _counts_things(self, quantity: Quantity) -> bool:
        """Whether a small number or rank in words of the source counts what stands behind it: eight charges."""
        value = quantity.values[0].whole or 0
        if not self._knows or quantity.form != WORDS or not _SMALL < value < _WORDS or quantity.kind in (DATE, MONTH):
            return False
        source = self.original
        i = bisect_left(source.ends, quantity.end) + 1
        sentence = source.sentence_at(quantity.start)
        if sentence is None or i >= sentence.last:
            return False
        small = source.text[quantity.start].islower() or quantity.start == sentence.start
        low = source.lows[i]
        return small and low.isalpha() and low not in source.language.words("function-words")

    # -- dates, magnitudes, units ---------------------------------------------------------------------------

    def _dates(self, missing: list[Quantity], added: list[Quantity]) -> list[Difference]:
        """Days of a month, and months, that differ."""
        found: list[Difference] = []
        for kind in (DATE, MONTH):
            gone = [quantity for quantity in missing if quantity.kind == kind]
            new = [quantity for quantity in added if quantity.kind == kind]
            if len(gone) == len(new):
                found += [Difference(self.pair, DATE_CHANGED, one, two) for one, two in zip(gone, new, strict=True)]
        return found or self._twice(missing, added) or self._months()

    def _twice(self, missing: list[Quantity], added: list[Quantity]) -> list[Difference]:
        """A day that the source gives twice, and the target once, beside a day of its month that the source lacks."""
        theirs, ours = ([q for q in side if q.kind == DATE] for side in (self.source, self.target))
        new = [quantity for quantity in added if quantity.kind == DATE and quantity.unit]
        if len(new) != 1 or len(ours) > len(theirs) or any(quantity.kind == DATE for quantity in missing):
            return []
        days = Counter(quantity.values[0] for quantity in theirs)
        kept = Counter(quantity.values[0] for quantity in ours)
        same = [one for one in theirs if one.unit == new[0].unit and days[one.values[0]] > kept[one.values[0]]]
        return [Difference(self.pair, DATE_CHANGED, one, new[0]) for one in same[:1]]

    def _months(self) -> list[Difference]:
        """The same day in another month."""
        gone = self._other_days(self.source, self.target)
        new = self._other_days(self.target, self.source)
        pairs = [(one, two) for one in gone for two in new if one.values[0] == two.values[0]]
        return [Difference(self.pair, DATE_CHANGED, one, two) for one, two in pairs[:1] if len(gone) == len(new) == 1]

    @staticmethod
    def _other_days(mine: list[Quantity], others: list[Quantity]) -> list[Quantity]:
        """The days whose month nothing on the other side tells of."""
        months = {quantity.unit for quantity in others if quantity.kind == DATE}
        numbers = {str(value.whole) for quantity in others for value in quantity.values}
        return [
            quantity for quantity in mine
            if quantity.kind == DATE and quantity.unit and quantity.unit not in months and quantity.unit not in numbers
        ]

    def _magnitudes(self, missing: list[Quantity], added: list[Quantity]) -> list[Difference]:
        """Pairs of numbers with the same digits and another power of ten; they are taken out of both lists."""
        if self.many:
            return []
        found: list[Difference] = []
        for one in list(missing):
            for two in added:
                if _is_magnitude_error(one, two):
                    if not (_is_listed(one, self.source, two) or _is_listed(two, self.target, one)):
                        found.append(Difference(self.pair, MAGNITUDE, one, two))
                    missing.remove(one)
                    added.remove(two)
                    break
        return found

    def _units(self) -> list[Difference]:
        """Equal numbers with another unit or currency."""
        if self.many:
            return []
        found: list[Difference] = []
        for one in self.source:
            if not one.sure or not one.unit or one.values[0].rough < 2:
                continue
            same = [two for two in self.target if two.values[0] == one.values[0] and two.sure]
            mine = {_family(other.unit) for other in self.source if other.values[0] == one.values[0]}
            if len(same) == 1 and are_rivals(one.unit, same[0].unit) and _family(same[0].unit) not in mine and not (
                    self._is_converted(one)):
                found.append(Difference(self.pair, UNIT, one, same[0]))
        return found

    def _is_converted(self, one: Quantity) -> bool:
        """Whether the target has the unit with a number that the source has not: "500 dollars (450 euros)"."""
        unit = _family(one.unit)
        told = [other.values[0] for other in self.source if _family(other.unit) == unit]
        return any(_family(two.unit) == unit and two.values[0] not in told for two in self.target)


#: Currencies that share a word or a sign.
_FAMILIES = {
    code: family[0] for family in (
        ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "LRD", "NAD"), ("GBP", "EGP", "LBP", "SYP", "SDG", "lb"),
        ("SEK", "NOK", "DKK", "CZK", "ISK"), ("CHF", "XAF", "XOF"), ("INR", "PKR", "LKR", "NPR", "IDR"),
        ("CNY", "JPY", "TWD"), ("TRY", "ITL"), ("SAR", "QAR", "OMR", "YER", "IRR"), ("AED", "MAD"),
        ("°C", "°F"),
    ) for code in family
}


def are_rivals(one: str, two: str) -> bool:
    """Say whether one of two units of equal numbers must be wrong: two currencies, feet and metres, sums and shares."""
    if _family(one) == _family(two):
        return False
    kinds = {_kind(one), _kind(two)}
    return (len(kinds) == 1 and kinds != {""}) or kinds == {"currency", "%"}


def _kind(unit: str) -> str:
    if is_currency(unit):
        return "currency"
    return "%" if unit == "%" else _MEASURES[unit][0] if unit in _MEASURES else ""


def _family(unit: str) -> str:
    return _FAMILIES.get(unit, unit)


def _is_magnitude_error(one: Quantity, two: Quantity) -> bool:
    a, b = one.values[0], two.values[0]
    if a.digits != b.digits or a.exponent == b.exponent:
        return False
    return a.digits >= 10 or max(a.exponent, b.exponent) >= 2


def _composed(quantities: list[Quantity]) -> Iterator[tuple[float, Quantity, Quantity]]:
    """Yield the time that two numbers side by side tell (1 year and 3 months, 1 hour 52), in seconds, with the two."""
    for one, two in zip(quantities, quantities[1:], strict=False):
        mine, other = _MEASURES.get(one.unit), _MEASURES.get(two.unit)
        if mine and other and mine[0] == other[0] == "time" and mine[1] > other[1] and two.start - one.end <= _APART:
            yield one.values[0].rough * mine[1] + two.values[0].rough * other[1], one, two


def _lasts(quantity: Quantity, seconds: float) -> bool:
    kind, unit = _MEASURES.get(quantity.unit, ("", 0.0))
    return kind == "time" and abs(quantity.values[0].rough * unit - seconds) < 0.01 * seconds


def _parts_of_wholes(quantities: list[Quantity]) -> Iterator[tuple[float, Quantity, Quantity]]:
    """Yield the share in per cent that two numbers close to each other may tell (four in ten), with the two."""
    for one, two in zip(quantities, quantities[1:], strict=False):
        small, large = sorted((one, two), key=lambda quantity: quantity.values[0].rough)
        a, b = small.values[0].whole, large.values[0].whole
        if a and b and a < b <= _WHOLE and two.start - one.end <= _APART and {one.kind, two.kind} == {CARDINAL}:
            yield 100 * a / b, one, two


def _is_listed(quantity: Quantity, beside: list[Quantity], other: Quantity) -> bool:
    """Whether a number shares the magnitude that is named later in its list (3.1, 2.9 and 2.5 million)."""
    return quantity.form == DIGITS and other.form == MIXED and any(
        later.form == MIXED and later.start > quantity.start for later in beside
    )


def _stand_for_each_other(one: Quantity, two: Quantity) -> bool:
    """Whether one quantity may be how the other is said in another language."""
    return any(test(one, two) or test(two, one) for test in _TESTS)


def _hours(one: Quantity, two: Quantity) -> bool:
    """3 pm is 15:00, half past three is 15:30 or, to some, half four."""
    if one.kind != TIME:
        return False
    if two.values[0].whole == round(one.values[0].rough * 100) % 100 > 0:
        return True  # 5.30, 5 点 30 分
    a, b = one.values[0].rough, two.values[0].rough
    if 100 <= b <= 2400:
        b /= 100  # 0200 GMT
    if a > 24.6 or b > 24.6:
        return False
    hour, minute = divmod(round(a * 100), 100)
    other, other_minute = divmod(round(b * 100), 100)
    if minute == other_minute:
        return hour % 12 == other % 12 or (two.kind == TIME and ZONE in (one.unit, two.unit))
    return minute in (15, 30, 45) and not other_minute and (other - hour) % 12 in (0, 1)


def _years(one: Quantity, two: Quantity) -> bool:
    """1990s and '90s, his 20s and 20–29, the 19th century and 1860, years of the Buddhist and the Persian calendar."""
    a, b = one.values[0].whole, two.values[0].whole
    if a is None or b is None:
        return False
    if one.kind == ORDINAL and a % 10 == 0 and b == a + 9:
        return True
    if two.unit == "decade" and a % 100 == (b - 1) * 10 and a >= 10:
        return True
    if not 1000 <= a < 2700:
        return False
    if b < 30 and (two.kind == ORDINAL or two.unit == "century") and (b - 1) * 100 <= a <= b * 100:
        return True
    return b == a % 100 or a - b == 543 or a - b in (621, 622)


def _parts_of_one(one: Quantity, two: Quantity) -> bool:
    """50 % and half, 20 % and a fifth, 0.25 and a quarter."""
    a, b = one.values[0], two.values[0]
    if one.unit == "%" and (two.kind == ORDINAL or not two.sure) and abs(a.rough * b.rough - 100) < 1.5:
        return True
    if one.unit == "%":
        return any(a.rough == value.rough * 100 for value in two.values)
    return not two.sure and b.rough == a.rough * 100


def _converted(one: Quantity, two: Quantity) -> bool:
    """Miles as kilometres, pounds as kilos, a year as twelve months."""
    mine, other = _MEASURES.get(one.unit), _MEASURES.get(two.unit)
    if is_currency(one.unit) and is_currency(two.unit) and _family(one.unit) != _family(two.unit):
        return True  # sums are told in the money of the readers
    if one.unit in _TIMES and not two.unit and not two.sure:  # 14 days: двухнедельный
        return any(abs(two.values[0].rough * size - one.values[0].rough) < 1e-6 for size in _TIMES[one.unit])
    if _family(one.unit) == "GBP" and other is not None and other[0] == "mass":
        mine = _MEASURES["lb"]  # the word is the same
    if mine is None or other is None:
        return False
    a, b = one.values[0].rough, two.values[0].rough
    if (mine[0], other[0]) == ("speed", "length"):  # 50 mph: 80 kilometres an hour
        return abs(a * mine[1] - b * other[1] / 1000) <= 0.15 * b * other[1] / 1000
    if mine[0] != other[0]:
        return False
    if mine[0] == "heat":
        return _is_as_warm(a, one.unit == "°C" != two.unit, b, 3 if one.unit == two.unit else 2 + b / 10)
    if one.unit == two.unit:
        return False
    if one.unit in _COMPOSED:
        return True
    a, b = a * mine[1], b * other[1]
    return abs(a - b) <= 0.15 * max(a, b)


def _is_as_warm(a: float, celsius: bool, b: float, tolerance: float) -> bool:
    """Whether degrees Celsius, else Fahrenheit, are some degrees of the other scale, which may be below zero."""
    others = (a * 1.8 + 32, 32 - a * 1.8) if celsius else ((a - 32) / 1.8,)
    return any(abs(abs(other) - b) <= tolerance for other in others)


def _rounded(one: Quantity, two: Quantity) -> bool:
    """1,234 of the source said as some 1,200: fewer digits, and within two per cent; years are not rounded."""
    a, b = one.values[0], two.values[0]
    if _is_year(one) or len(str(a.digits)) < 3 or len(str(b.digits)) >= len(str(a.digits)):
        return False
    return abs(a.rough - b.rough) <= 0.02 * a.rough


_TESTS: tuple[Callable[[Quantity, Quantity], bool], ...] = (_hours, _years, _parts_of_one, _converted)
