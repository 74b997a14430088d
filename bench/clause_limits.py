"""Sets how far a sentence must look like a fragment in each language before a rule says so.

    python -m bench.clause_limits [--write]

The classifiers' scores are log-odds on the treebanks; what genuine news does with verbless sentences differs by
language. So each limit is the lowest (from -0.5 and -1) at which at most 0.35 % of the sentences of genuine news, and
one sentence in at most 3 % of its articles (or in one), would be called left over, and 0.08 % (or one) stranded.
Printed beside it is what comes of it on news that was not looked at: each half of the articles with the limit of the
other. Where phrases that open with a noun are at most 0.1 % of the sentences, and with the others at most those
shares, they count as faults too ("fault"), else they are "style". Languages without news get 0, 0 and style.
"""

from math import ceil
from typing import NamedTuple

from bench.data import asked_to_write, native_languages, news
from bench.train_clause import OUT
from bench.treebanks import FOLDERS
from mtcheck import clause
from mtcheck.lang import known, load
from mtcheck.model import Document
from mtcheck.rules.fragments.dangling_fragment import is_afterthought, may_be_a_clause, opens_like_a_leftover
from mtcheck.rules.fragments.stranded_subordinate import may_be_stranded

LEFTOVER, NOUN_FIRST, STRANDED = 0.0035, 0.001, 0.0008
#: The share of articles with a sentence that is called left over: the budget of a minor rule.
ARTICLES = 0.03
_NEVER = -99.0
_APART = 1_000_000
_HEADER = """\
# Log-odds over which a sentence is taken for left over (second column) and for stranded (third), and whether news
# of the language prints phrases that open with a noun as sentences (style) or not (fault)
# Made by bench/clause_limits.py from genuine news (translations by people where there are few); Apache-2.0.
"""


class Short(NamedTuple):
    """The scores of a short sentence of an article (its number), ``_NEVER`` where a rule would not look at them."""

    article: int
    opening: float
    noun_first: float
    stranded: float


def scores(lang: str) -> tuple[list[Short], int, int]:
    """Return the short sentences of a language's news, and how many sentences and articles there are in all."""
    found, sentences, number = [], 0, 0
    known_limits = clause.limits()[FOLDERS.get(lang, lang)]
    for number, article in enumerate(news(lang), 1):
        doc = Document(article.text, load(lang))
        sentences += len(doc.sentences)
        for s in doc.short_sentences:
            judged = doc.clause(s)
            apart = may_be_a_clause(doc, s) or is_afterthought(doc, s)
            leftover = _NEVER if apart else judged.leftover + known_limits.leftover
            opens = opens_like_a_leftover(doc, s)
            alone = doc.language.spaces and may_be_stranded(doc, s)
            found.append(Short(number, leftover if opens else _NEVER, _NEVER if opens else leftover,
                               judged.stranded + known_limits.stranded if alone else _NEVER))
    return found, sentences, number


def lowest_limit(values: list[float], allowed: int, floor: float) -> float:
    """Return the lowest limit, not under ``floor``, that at most ``allowed`` values are over."""
    ranked = sorted(values, reverse=True)
    return max(floor, ceil(ranked[allowed] * 100) / 100 if allowed < len(ranked) else floor)


def chosen(rows: list[Short], sentences: float, articles: float) -> clause.Limits:
    """Return the limits that so many sentences of so many articles of news ask for."""
    worst: dict[int, float] = {}
    for row in rows:
        worst[row.article] = max(worst.get(row.article, _NEVER), row.opening)
    leftover = lowest_limit([row.opening for row in rows], int(LEFTOVER * sentences), -0.5)
    leftover = lowest_limit(list(worst.values()), max(1, int(ARTICLES * articles)), leftover)
    nouns = sum(row.noun_first > leftover for row in rows)
    both = nouns + sum(row.opening > leftover for row in rows)
    touched = {row.article for row in rows if max(row.opening, row.noun_first) > leftover}
    style = nouns > NOUN_FIRST * sentences or both > LEFTOVER * sentences
    style = style or len(touched) > max(1.0, ARTICLES * articles)
    stranded = lowest_limit([row.stranded for row in rows], max(1, int(STRANDED * sentences)), -1.0)
    return clause.Limits(leftover, stranded, style)


def blind_rates(rows: list[Short], sentences: int, articles: int) -> str:
    """Return the share of sentences flagged when each half of the articles has the limits of the other."""
    over = [0, 0]
    for half in (0, 1):
        limits = chosen([row for row in rows if row.article % 2 != half], sentences / 2, articles / 2)
        here = [row for row in rows if row.article % 2 == half]
        over[0] += sum(max(row.opening, _NEVER if limits.style else row.noun_first) > limits.leftover for row in here)
        over[1] += sum(row.stranded > limits.stranded for row in here)
    return " ".join(f"{100 * n / sentences:.2f} %" for n in over)


def main() -> None:
    """Print the limits of each language with a model; write them if asked."""
    write = asked_to_write(__doc__)
    if write is None:
        return
    lines = []
    for code in sorted(path.stem for path in OUT.glob("*.bin")):
        limits, rates = clause.Limits(0.0, 0.0, True), "no news"
        langs = [lang for lang in sorted({*known(), *native_languages()}) if FOLDERS.get(lang, lang) == code]
        measured = [scores(lang) for lang in langs]
        if any(articles for _, _, articles in measured):
            # the articles of two languages with one model (Norwegian) must not be taken for one
            rows = [row._replace(article=k * _APART + row.article)
                    for k, (found, _, _) in enumerate(measured) for row in found]
            sentences, articles = (sum(column) for column in zip(*(m[1:] for m in measured), strict=True))
            limits, rates = chosen(rows, sentences, articles), blind_rates(rows, sentences, articles)
        line = f"{code}\t{limits.leftover:.2f}\t{limits.stranded:.2f}\t{'style' if limits.style else 'fault'}"
        print(f"{line}\ton news not looked at: {rates}", flush=True)
        lines.append(f"{line}\n")
    if write:
        with open(clause.LIMITS, "w", encoding="utf-8") as file:
            file.write(_HEADER + "".join(lines))


if __name__ == "__main__":
    main()
