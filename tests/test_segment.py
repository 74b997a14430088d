"""Lines, paragraphs and sentences of every script, with exact offsets."""

import pytest

from mtcheck.lang import load
from mtcheck.text import segment


def _sentences(text: str, code: str = "en") -> list[str]:
    language = load(code)
    bounds = segment.sentences(
        text, 0, len(text), language.words("abbreviations"), language.is_set("ordinal-dot")
    )
    return [text[start:end] for start, end in bounds]


def _paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in segment.paragraphs(text)]


@pytest.mark.parametrize(("code", "expected"), [
    ("en", ["The council met.", "Nobody came!", "Why?", "It rained."]),
    ("ru", ["Совет собрался.", "Никто не пришёл!", "Почему?", "Шёл дождь."]),
    ("el", ["Το συμβούλιο συνεδρίασε.", "Έβρεχε!"]),
    ("ar", ["اجتمع المجلس.", "لماذا؟", "هطل المطر."]),
    ("ur", ["اجلاس ہوا۔", "بارش ہوئی۔"]),
    ("he", ["המועצה התכנסה.", "למה?", "ירד גשם."]),
    ("hi", ["परिषद की बैठक हुई।", "बारिश हुई।"]),
    ("bn", ["সভা বসেছে।", "বৃষ্টি হয়েছে।"]),
    ("ko", ["회의가 열렸다.", "비가 왔다."]),
    ("hy", ["Նիստը կայացավ։", "Անձրև էր։"]),
])
def test_sentences_end_at_the_stops_of_the_script(code: str, expected: list[str]) -> None:
    assert expected == _sentences(" ".join(expected), code)


@pytest.mark.parametrize(("code", "expected"), [
    ("zh", ["市长说：“好。”", "他走了。", "为什么？", "下雨了！"]),
    ("ja", ["会議が開かれた。", "雨が降った。"]),
    ("ja", ["「行く。」と言った。", "終わり。"]),
    ("ja", ["「行く。」", "彼は去った。"]),
])
def test_han_and_kana_sentences_need_no_space(code: str, expected: list[str]) -> None:
    assert expected == _sentences("".join(expected), code)


@pytest.mark.parametrize(("code", "text"), [
    ("en", "Dr. Smith met Gen. Ray on Jan. 5."),
    ("en", "J. K. Rowling spoke to the U.S. Senate."),
    ("en", "It rose 3.5 percent to 1,234.50 dollars."),
    ("de", "Am 3. Mai kam Ludwig XIV. Richtung Paris."),
    ("de", "Prof. Weber traf z.B. Dr. Klein."),
    ("cs", "Sešli se 3. května v Praze."),
    ("en", "Wait… what did he say?"),
    ("en", "The “Yes!” vote won."),
    ("en", "1. The first point of the list."),
])
def test_no_sentence_ends_inside(code: str, text: str) -> None:
    assert [text] == _sentences(text, code)


@pytest.mark.parametrize(("code", "expected"), [
    ("en", ["He said: “Go.”", "She left."]),
    ("en", ["“Why?” she asked.", "He wept."]),
    ("en", ["(It rained.)", "She left."]),
    ("de", ["Er sagte: „Geh.“", "Sie ging."]),
    ("de", ["Er sagte: »Geh.«", "Sie ging."]),
    ("fr", ["Il a dit « Non ! »", "Puis il est parti."]),
    ("fr", ["Il a dit «\u00a0Non\u00a0!\u00a0»", "Puis il est parti."]),
    ("ru", ["Он сказал: «Нет.»", "Она ушла."]),
    ("en", ["And so...", "They left."]),
    ("en", ["Really?!", "Yes."]),
    ("en", ["The mayor left.", "“Never,” he said."]),
])
def test_closing_quotes_stay_with_their_sentence(code: str, expected: list[str]) -> None:
    assert expected == _sentences(" ".join(expected), code)


def test_a_sentence_may_forget_its_capital() -> None:
    assert ["The sales fell.", "he left."] == _sentences("The sales fell. he left.")


def test_white_space_between_sentences_belongs_to_none() -> None:
    text = "  One.\u2003 Two.  "
    assert [(2, 6), (8, 12)] == segment.sentences(text, 2, 12)


def test_a_stop_at_the_end_of_the_range_makes_no_empty_sentence() -> None:
    assert [(0, 4)] == segment.sentences("One.", 0, 4)


def test_an_empty_range_has_no_sentence() -> None:
    assert [] == segment.sentences("One.", 2, 2)


def test_lines_end_at_lf_crlf_and_cr_only() -> None:
    text = "a\r\nb\rc\n\nd\u2028e\x0bf"
    assert ["a", "b", "c", "", "d\u2028e\x0bf"] == [text[start:end] for start, end in segment.lines(text)]


def test_every_line_is_a_paragraph() -> None:
    assert ["Headline", "One sentence.", "Another."] == _paragraphs("Headline\n\n  One sentence.\t\nAnother.\n")


def test_wrapped_lines_are_joined_into_their_block() -> None:
    wrapped = (
        "The council of the town has decided on Monday that\n"
        "the bridge across the river will be closed for the\n"
        "rest of the year. Traffic will be sent through the\n"
        "harbour."
    )
    assert [wrapped, "Next."] == _paragraphs(wrapped + "\n\nNext.\n")


def test_lines_that_end_in_stops_are_not_joined() -> None:
    lines = [f"The council of town number {n} has met again and left it at that." for n in range(4)]
    assert lines == _paragraphs("\n".join(lines))


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t\u00a0\u3000"])
def test_blank_text_has_no_paragraph(text: str) -> None:
    assert [] == _paragraphs(text)
