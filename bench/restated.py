"""An article that contradicts itself: one of its sentences is said again, lightly reworded and with one thing changed.

    python -m bench.restated [--langs en,de] [--kinds number,date] [--limit N] [--misses N] [--alarms N]

Genuine news; the sentence comes back as the last paragraph. It is reworded in one of four ways: not at all, behind a
reporting clause, without what follows its last comma, with its opening phrase moved to its end. Changed is a number, a
date (weekday, month, year or clock time), its polarity, a word for its opposite, the spelling of a name, or a title or
pronoun for that of the other sex. Found = the rules of the family contradiction say more than of the untouched article.
The same restatement without the change must stay silent: last row.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator

from bench.data import DATA, news
from mtcheck import engine
from mtcheck.finding import Severity
from mtcheck.lang import known, load
from mtcheck.model import PROSE, Document, Sentence

#: "According to the report", before a sentence that goes on as a main clause.
REPORTED = {
    "en": "According to the report, ", "de": "Dem Bericht zufolge gilt: ", "fr": "Selon le rapport, ",
    "es": "Según el informe, ", "it": "Secondo il rapporto, ", "pt": "Segundo o relatório, ",
    "nl": "Volgens het bericht geldt: ", "ru": "По сообщению, ",
    "uk": "За повідомленням, ", "pl": "Według raportu ", "cs": "Podle zprávy ", "sv": "Enligt rapporten: ",
    "da": "Ifølge rapporten: ", "nb": "Ifølge rapporten: ", "fi": "Raportin mukaan ", "hu": "A jelentés szerint ",
    "ro": "Potrivit raportului, ", "tr": "Rapora göre, ", "el": "Σύμφωνα με την έκθεση, ", "ar": "وبحسب التقرير، ",
    "he": "לפי הדיווח, ", "fa": "بر اساس این گزارش، ", "hi": "रिपोर्ट के अनुसार, ",
    "zh": "据报道，", "ja": "報道によると、", "ko": "보도에 따르면 ",
    "id": "Menurut laporan itu, ", "vi": "Theo báo cáo, ", "bg": "Според доклада ",
    "hr": "Prema izvješću ", "sk": "Podľa správy ", "is": "Samkvæmt skýrslunni: ",
}
#: Negators that stand right before the finite verb, and those that stand right after it.
BEFORE = {"es": "no", "it": "non", "pt": "não", "ru": "не", "uk": "не", "bg": "не", "pl": "nie", "ro": "nu", "hr": "ne",
          "hu": "nem", "el": "δεν", "vi": "không", "id": "tidak"}
AFTER = {"en": "not", "de": "nicht", "nl": "niet", "sv": "inte", "da": "ikke", "nb": "ikke", "is": "ekki"}
#: Two spellings of the same sounds.
SPELLINGS = (("kh", "h"), ("sh", "sch"), ("zh", "j"), ("ov", "off"), ("ts", "tz"), ("ei", "ey"), ("y", "i"), ("w", "v"),
             ("ck", "k"), ("ss", "s"), ("nn", "n"), ("ll", "l"), ("х", "г"), ("й", "и"), ("е", "э"), ("и", "ы"))
PRONOUNS = {"en": (("he", "she"), ("his", "her")), "de": (("er", "sie"),), "fr": (("il", "elle"),),
            "es": (("él", "ella"),), "ru": (("он", "она"),), "pt": (("ele", "ela"),)}
Changer = Callable[[Document, Sentence, random.Random], tuple[int, int, str] | None]


def number(doc: Document, sentence: Sentence, rng: random.Random) -> tuple[int, int, str] | None:
    """A number of two or more digits, no year, or a number word from three up, for another."""
    words = doc.language.mapping("number-words")
    places = [i for i in range(sentence.first + 1, sentence.last - 1)
              if re.fullmatch(r"[1-9]\d{1,5}", doc.words[i]) and not re.fullmatch(r"(?:1[5-9]|20)\d\d", doc.words[i])
              and doc.is_word[i + 1] and doc.lows[i + 1] not in doc.language.mapping("months")]
    if places:
        i = rng.choice(places)
        value = int(doc.words[i])
        return doc.starts[i], doc.ends[i], str(value + rng.choice((3, 7, 11)) * max(1, value // 20))
    places = [i for i in range(sentence.first + 1, sentence.last - 1)
              if doc.language.spaces and doc.words[i] in words and words[doc.words[i]].isdigit()
              and 3 <= int(words[doc.words[i]]) <= 12]
    if not places:
        return None
    i = rng.choice(places)
    others = [word for word, value in words.items() if value.isdigit() and 3 <= int(value) <= 12
              and value != words[doc.words[i]] and " " not in word]
    return doc.starts[i], doc.ends[i], rng.choice(sorted(others))


def date(doc: Document, sentence: Sentence, rng: random.Random) -> tuple[int, int, str] | None:
    """Another weekday, month, year or clock time."""
    found: list[tuple[int, int, str]] = []
    for table in ("weekdays", "months"):
        values = doc.language.mapping(table)
        for i in range(sentence.first, sentence.last):
            value = values.get(doc.lows[i]) if len(doc.lows[i]) > 4 else None
            others = sorted(w for w, v in values.items() if value and v != value and len(w) > 4 and " " not in w
                            and w[-1] == doc.lows[i][-1])
            if others:
                new = rng.choice(others)
                found.append((doc.starts[i], doc.ends[i], new.capitalize() if doc.words[i][0].isupper() else new))
    for i in range(sentence.first, sentence.last):
        if re.fullmatch(r"(?:19|20)\d\d", doc.words[i]):
            found.append((doc.starts[i], doc.ends[i], str(int(doc.words[i]) - rng.choice((2, 5)))))
        if re.fullmatch(r"\d{1,2}:\d\d", doc.words[i]):
            found.append((doc.starts[i], doc.ends[i], f"{(int(doc.words[i].split(':')[0]) + 3) % 24}:30"))
    return rng.choice(found) if found else None


def polarity(doc: Document, sentence: Sentence, rng: random.Random) -> tuple[int, int, str] | None:
    """The only negator taken out, or one put beside the only sure finite verb."""
    code = doc.language.base
    word = "pas" if code == "fr" else BEFORE.get(code) or AFTER.get(code)
    if word is None:
        return None
    negators = [i for i in range(sentence.first, sentence.last) if doc.lows[i] in doc.language.words("negators")]
    if code != "fr" and len(negators) == 1 and doc.lows[negators[0]] == word:
        i = negators[0]
        return doc.starts[i], doc.starts[i + 1], ""
    verbs = [sentence.first + k for k, tag in enumerate(doc.clause(sentence).tags) if tag.finite > 0.9]
    if negators or len(verbs) != 1:
        return None
    i = verbs[0]
    if code == "en" and doc.lows[i] not in doc.language.words("function-words"):
        return None  # only auxiliaries take a bare "not"
    if code == "fr":
        verb = doc.words[i]
        return doc.starts[i], doc.ends[i], ("n'" if verb[0].lower() in "aeiouéêh" else "ne ") + verb + " pas"
    if code in BEFORE:
        return doc.starts[i], doc.starts[i], word + " "
    return doc.ends[i], doc.ends[i], " " + word


def opposite(doc: Document, sentence: Sentence, rng: random.Random) -> tuple[int, int, str] | None:
    """A word for its opposite."""
    table = doc.language.mapping("antonyms")
    places = [i for i in range(sentence.first + 1, sentence.last) if doc.words[i] in table]
    if not places or not doc.language.spaces:
        return None
    i = rng.choice(places)
    return doc.starts[i], doc.ends[i], table[doc.words[i]].split()[0].replace("_", " ")


def spelling(doc: Document, sentence: Sentence, rng: random.Random) -> tuple[int, int, str] | None:
    """A name that stands elsewhere in the article too, in another spelling."""
    others = Counter(doc.words)
    found = []
    for i in range(sentence.first + 1, sentence.last):
        word = doc.words[i]
        if len(word) < 6 or not word.istitle() or others[word] < 2 or not doc.words[i - 1][0].isupper():
            continue
        for one, two in SPELLINGS:
            at = word.find(one, 1, -3)
            if at > 0:
                found.append((doc.starts[i], doc.ends[i], word[:at] + two + word[at + len(one):]))
    return rng.choice(found) if found else None


def sex(doc: Document, sentence: Sentence, rng: random.Random) -> tuple[int, int, str] | None:
    """A title before a name, or the pronoun of the sentence, for that of the other sex."""
    titles = doc.language.mapping("titles")
    for i in range(sentence.first, sentence.last - 1):
        sign = titles.get(doc.lows[i])
        following = i + 1 + (doc.words[i + 1] == ".")
        if sign and doc.words[min(following, sentence.last - 1)][0].isupper() and len(doc.lows[i]) < 5:
            other = sorted(title for title, s in titles.items() if s != sign and len(title) < 5)
            if other:
                new = rng.choice(other)
                return doc.starts[i], doc.ends[i], new.capitalize() if doc.words[i][0].isupper() else new
    for one, two in PRONOUNS.get(doc.language.base, ()):
        for old, new in ((one, two), (two, one)):
            places = [i for i in range(sentence.first, sentence.last) if doc.lows[i] == old]
            if len(places) == 1 and doc.names(sentence):
                i = places[0]
                return doc.starts[i], doc.ends[i], new.capitalize() if doc.words[i][0].isupper() else new
    return None


KINDS: dict[str, Changer] = {
    "number": number, "date": date, "polarity": polarity, "opposite": opposite, "spelling": spelling, "sex": sex,
}


def _sentences(doc: Document) -> list[Sentence]:
    """Statements of running prose without quotations that may be said again."""
    return [
        s for s in doc.sentences[:-1]
        if s.kind == PROSE and 8 <= s.last - s.first <= 40 and doc.terminated(s) and not doc.asks(s)
        and not set("\"“”„«»") & set(doc.text[s.start:s.end])
    ]


def _reworded(doc: Document, sentence: Sentence, change: tuple[int, int, str], how: int) -> str:
    """The sentence with its change, said in one of four ways."""
    start, end, new = change
    text = doc.text[sentence.start:start] + new + doc.text[end:sentence.end]
    text = text[:1].upper() + text[1:]
    if how == 1 and doc.language.base in REPORTED:
        small = doc.lows[sentence.first] in doc.language.words("function-words")
        return REPORTED[doc.language.base] + (text[0].lower() + text[1:] if small else text)
    comma = text.rfind(", ")
    if how == 2 and 0 < comma and comma > start - sentence.start + len(new) and len(text) - comma < 50:
        return text[:comma] + text[-1]
    comma = text.find(", ")
    if how == 3 and 0 < comma < 40 and comma < start - sentence.start and text[-1] in ".。":
        opening = text[0].lower() + text[1:comma]
        return text[comma + 2:comma + 3].upper() + text[comma + 3:-1] + ", " + opening + text[-1]
    return text


def _found(text: str, lang: str, plan: engine.Plan) -> Counter[str]:
    result = engine.run(Document(text, load(lang)), plan)
    return Counter(c.finding.rule.name for c in result.charges if c.finding.severity >= Severity.MINOR)


def _planted(doc: Document, kind: str, rng: random.Random) -> Iterator[tuple[Sentence, tuple[int, int, str]]]:
    places = _sentences(doc)
    rng.shuffle(places)
    for sentence in places:
        change = KINDS[kind](doc, sentence, rng)
        if change is not None:
            yield sentence, change
            return


def measure(lang: str, kind: str, options: argparse.Namespace, plan: engine.Plan) -> tuple[int, int, int]:
    """Return how many were found, how many unchanged restatements were silent, and how many there were."""
    rng = random.Random(f"{lang} {kind}")
    found = silent = total = 0
    for article in news(lang):
        if total == options.limit:
            break
        doc = Document(article.text, load(lang))
        for sentence, change in _planted(doc, kind, rng):
            how = rng.randrange(4)
            before = _found(article.text, lang, plan)
            said = _reworded(doc, sentence, change, how)
            changed = _found(f"{article.text}\n{said}", lang, plan)
            place = (change[0], change[1], doc.text[change[0]:change[1]])
            same = _found(f"{article.text}\n{_reworded(doc, sentence, place, how)}", lang, plan)
            total += 1
            found += bool(changed - before)
            silent += not same - before
            if not changed - before and found + options.misses >= total:
                print(f"  missed {lang} {kind}: {doc.text[sentence.start:sentence.end]!r} / {said!r}")
            if same - before and options.alarms:
                print(f"  alarm {lang}: {same - before} {doc.text[sentence.start:sentence.end]!r}")
    return found, silent, total


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--langs", default=",".join(known()))
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--limit", type=int, default=60, metavar="N", help="articles a language and kind")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print the first N misses of each")
    parser.add_argument("--alarms", action="store_true", help="print what unchanged restatements set off")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA}")
        return
    plan = engine.plan(select=["contradiction"])
    kinds = options.kinds.split(",")
    print("| | " + " | ".join(kinds) + " | silent if unchanged |\n|---|" + "---:|" * (len(kinds) + 1))
    for lang in options.langs.split(","):
        cells, quiet, all_of_them = [], 0, 0
        for kind in kinds:
            found, silent, total = measure(lang, kind, options, plan)
            cells.append(f"{100 * found / total:.0f} % of {total}" if total else "")
            quiet, all_of_them = quiet + silent, all_of_them + total
        share = f"{100 * quiet / all_of_them:.1f} %" if all_of_them else ""
        print(f"| {lang} | " + " | ".join(cells) + f" | {share} |", flush=True)


if __name__ == "__main__":
    main()
