"""What holds for any text: no crash, the same result twice, every span inside the text."""

import io
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck import report
from mtcheck.api import Original, check_text, make_document
from mtcheck.engine import Plan, plan
from mtcheck.finding import Severity
from mtcheck.read import ReadError, decode, prose_of
from mtcheck.score import Report

#: Fragments that news, systems and attackers put into a text; mixed with any characters they reach deep into rules.
PIECES = [
    "the the ", "The council met. ", "Still digging. ", " and ", "\n", "\n\n", "\r\n", "“", "”",
    "«", "»", "(", ")", "3 May 2025 ", "Monday, 31 June ", "25:61 ", "&quot;", "<unk>", "Ã¼", "�",
    "\u200b", "\u202e", "\x00", "…", "...", "市议会周一通过。", "说说说说", "совет совет ", "Привет. ",
    "قال المجلس، ", "परिषद ने कहा। ", "İ", "ß", "ﬁ", "e\u0301", "https://x.y/z ", "@name ", "#tag ",
    "1.234,5 ", "١٢٣ ", "word" * 30, "ha" * 20, "aaaaaaaa", "Although it rained, ", "not ",
    "never ", "[sic]", "- ", "1. ", "Photo: ", "👩\u200d👩\u200d👧", "\ud800",
    "9" * 4400 + " ", "① May 2025 ", "½ ", "1e999 ", "三" * 300, "MCMXCIX ", "between 9 and 5 ", "12 of 0 (5 %) ",
    "from 0 to 5, up 3 % ", "and the remaining 50 % ", "Two cities: Rome, Bari, Pisa. ", "1万 ", "O’ ", "$ ",
]
MIXED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join)
TEXTS = st.one_of(st.text(max_size=300), MIXED)
LANGUAGES = ["en", "ru", "zh", "ar", "und"]


@lru_cache(maxsize=1)
def _plan() -> Plan:
    return plan(preview=True)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(text=TEXTS)
def test_any_text_is_checked_and_every_span_lies_inside(lang: str, text: str) -> None:
    result = check_text(text, lang=lang, chosen=_plan())
    for charge in result.charges:
        spans = [charge.finding.span, *(note.span for note in charge.finding.related if note.side == "target")]
        for span in spans:
            assert 0 <= span.start <= span.end <= len(text)
            assert span.text == text[span.start:span.end]
        assert charge.finding.span.text or charge.finding.severity is Severity.NEUTRAL
        assert charge.finding.message
        assert 0 <= charge.penalty
    assert all(0 <= penalty <= 25 for penalty in result.sentence_penalties)
    assert result.score is None or 0 <= result.score <= 100


@pytest.mark.parametrize("lang", LANGUAGES)
@given(source=TEXTS, text=TEXTS)
def test_any_text_is_checked_beside_any_source(lang: str, source: str, text: str) -> None:
    result = check_text(text, lang=lang, source=Original(source, lang="en"), chosen=_plan())
    for charge in result.charges:
        for note in charge.finding.related:
            side = source if note.side == "source" else text
            assert note.span.text == side[note.span.start:note.span.end]


@given(text=TEXTS)
def test_any_text_gives_the_same_result_twice(text: str) -> None:
    assert check_text(text, chosen=_plan())[1:] == check_text(text, chosen=_plan())[1:]


@given(text=TEXTS)
def test_any_text_is_reported_in_every_format(text: str) -> None:
    data = Report((check_text(text, lang="en", chosen=_plan()),), "signature", Severity.MAJOR, 95.0)
    for form in report.formats():
        for view in (report.View(width=40), report.View(color=True, width=1, verbosity=1, statistics=True)):
            report.load(form).render(data, io.StringIO(), view)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(text=TEXTS)
def test_tokens_and_sentences_are_in_order_and_inside_their_paragraph(lang: str, text: str) -> None:
    document = make_document(text, lang=lang)
    assert [text[a:b] for a, b in zip(document.starts, document.ends, strict=True)] == document.words
    assert len(document.words) == len(document.lows)
    assert all(end <= start for end, start in zip(document.ends, document.starts[1:], strict=False))
    position = 0
    for paragraph in document.paragraphs:
        assert position <= paragraph.start < paragraph.end <= len(text)
        position = paragraph.start
        for sentence in document.sentences[paragraph.first_sentence:paragraph.last_sentence]:
            assert position <= sentence.start < sentence.end <= paragraph.end
            assert text[sentence.start:sentence.end] == text[sentence.start:sentence.end].strip()
            tokens = range(sentence.first, sentence.last)
            assert all(sentence.start <= document.starts[i] and document.ends[i] <= sentence.end for i in tokens)
            position = sentence.end


@given(text=TEXTS)
def test_every_character_that_is_not_blank_belongs_to_a_sentence(text: str) -> None:
    sentences = make_document(text, lang="en").sentences
    assert "".join(text.split()) == "".join("".join(text[s.start:s.end].split()) for s in sentences)


@given(raw=st.one_of(st.binary(max_size=200), TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass"))))
@pytest.mark.parametrize("encoding", [None, "utf-8", "cp1252", "utf-16", "shift-jis"])
def test_any_bytes_are_decoded_or_refused(encoding: str | None, raw: bytes) -> None:
    try:
        assert isinstance(decode(raw, encoding), str)
    except ReadError as error:
        assert str(error)


MARKDOWN = st.lists(
    st.one_of(
        st.sampled_from([
            "# ", "## ", "> ", "- ", "1. ", "    ", "```\n", "~~~", "`", "**", "_", "[", "](", ")", "![",
            "<b>", "</b>", "<!--", "-->", "| a | b |\n", "|---|---|\n", "---\n", "+++\n", "\n", "\n\n", "\r\n", "\r",
            "text ", "The council met. ", "https://x.y ", "\\", "&amp;", "\t", "\x00", "===\n", "<div>\n",
            "[a]: http://x\n", "\u2028",
        ]),
        st.text(max_size=10),
    ),
    max_size=50,
).map("".join)


@given(text=MARKDOWN)
def test_blocks_and_masks_of_any_markdown_are_in_order_and_disjoint(text: str) -> None:
    prose = prose_of(text, "a.md")
    blocks, masks = prose.blocks or (), prose.masks
    for spans in ([(block.start, block.end) for block in blocks], list(masks)):
        position = 0
        for start, end in spans:
            assert position <= start < end <= len(text)
            position = end
    for block in blocks:
        assert text[block.start:block.end] == text[block.start:block.end].strip()


@given(text=MARKDOWN)
def test_any_markdown_is_checked_and_every_span_lies_inside(text: str) -> None:
    result = check_text(text, lang="en", path="a.md", chosen=_plan())
    for charge in result.charges:
        span = charge.finding.span
        assert span.text == text[span.start:span.end]
    assert len(text) == len(result.document.prose)
