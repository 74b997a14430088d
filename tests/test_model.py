"""What a rule sees: paragraphs, kinds of sentences and what is derived from them."""

import pytest

from mtcheck.api import make_document
from mtcheck.model import CAPTION, HEADLINE, LIST, PROSE, QUOTE, Block, Document


def _document(text: str, lang: str = "en") -> Document:
    return make_document(text, lang=lang)


def _kinds(text: str, lang: str = "en") -> list[str]:
    return [sentence.kind for sentence in _document(text, lang).sentences]


def _texts(document: Document) -> list[str]:
    return [document.text[sentence.start:sentence.end] for sentence in document.sentences]


BODY = "The council met on Monday and stayed for the whole day.\n"


@pytest.mark.parametrize(("line", "kind"), [
    ("Council meets in the old hall", HEADLINE),
    ("The council met on Monday.", PROSE),
    ("- the first point of the list", LIST),
    ("• the first point of the list.", LIST),
    ("1. The first point of the list.", LIST),
    ("– the first point of the list", LIST),
    ("Photo: Anna Berg / Agency", CAPTION),
    ("© Agency", CAPTION),
    ("By Anna Berg", CAPTION),
    ("[Archive picture]", CAPTION),
    ("Фото: Анна Берг", CAPTION),
    ("“Nobody came to the meeting.”", QUOTE),
    ("The talks ended at noon:", PROSE),
])
def test_a_line_is_of_its_kind(line: str, kind: str) -> None:
    assert [PROSE, kind] == _kinds(BODY + "\n" + line)


@pytest.mark.parametrize("text", [
    "“We are late. Nobody came.”", "«Мы опоздали. Никто не пришёл.»", "„Wir sind spät. Niemand kam.“",
])
def test_every_sentence_of_a_quotation_is_quoted(text: str) -> None:
    assert [QUOTE, QUOTE] == _kinds(text)


def test_a_sentence_that_goes_on_after_its_quotation_is_prose() -> None:
    assert [PROSE, QUOTE, PROSE] == _kinds("“We are late,” said the mayor. “Nobody came.” He left.")


def test_a_long_line_without_a_stop_is_a_headline_only_at_the_top() -> None:
    line = "the council " * 10 + "met"
    assert [HEADLINE, PROSE, PROSE] == _kinds(f"{line}\n\n{BODY}\n{line}")


def test_han_text_has_kinds_too() -> None:
    assert [HEADLINE, PROSE, PROSE] == _kinds("标题很短\n\n市长说：“好的。”他走了。", "zh")


def test_blocks_of_a_reader_keep_their_kind() -> None:
    document = Document("One. Two.", _document("").language, blocks=(Block(0, 4, LIST), Block(5, 9, HEADLINE)))
    assert [LIST, HEADLINE] == [sentence.kind for sentence in document.sentences]


def test_masked_spans_are_blank_but_keep_their_line_ends() -> None:
    document = Document("ab\ncd ef", _document("").language, masks=((1, 5),))
    assert "a \n   ef"[:2] + "\n  " + " ef" == document.prose
    assert ["a", "ef"] == document.words


def test_tokens_sentences_and_paragraphs_index_each_other() -> None:
    document = _document("Headline here\n\nOne two. Three four.\n\nFive six.")
    assert ["Headline here", "One two.", "Three four.", "Five six."] == _texts(document)
    assert [(0, 1), (1, 3), (3, 4)] == [(p.first_sentence, p.last_sentence) for p in document.paragraphs]
    assert ["One", "two", "."] == document.words[document.sentences[1].first:document.sentences[1].last]
    assert [0, 1, 1, 2] == [sentence.paragraph for sentence in document.sentences]


def test_turkish_capital_i_is_an_i_in_small_letters_and_tokens_keep_their_place() -> None:
    document = _document("İstanbul’da yağmur", "tr")
    assert ["istanbul'da", "yağmur"] == document.lows
    assert [(0, 11), (12, 18)] == list(zip(document.starts, document.ends, strict=True))


@pytest.mark.parametrize(("text", "lang", "words"), [
    ("The council met on 3 May.", "en", 6.0),
    ("Il l’a dit.", "fr", 4.0),
    ("... — !", "en", 0.0),
    ("", "en", 0.0),
])
def test_words_are_counted_by_the_script(text: str, lang: str, words: float) -> None:
    assert words == _document(text, lang).word_count


@pytest.mark.parametrize(("text", "characters", "others"), [("市长周一说。", 5, 0), ("Reuters报道，2024年3月。", 4, 1)])
def test_han_words_are_characters_by_a_declared_constant(text: str, characters: int, others: int) -> None:
    document = _document(text, "zh")
    constant = float(document.language.properties["characters-per-word"])
    assert characters / constant + others == document.word_count


def test_similar_sentences_share_half_of_their_content_words() -> None:
    document = _document(
        "The mayor opened the new bridge on Monday. It rained in the north. On Monday the mayor opened the new bridge."
    )
    assert [(0, 2, 1.0)] == document.similar


def test_sentences_of_function_words_are_not_similar() -> None:
    assert [] == _document("It is what it is. It is what it is. So it is.").similar


GERMAN = "Der Stadtrat hat am Montag beschlossen, dass die Brücke bis zum Herbst gesperrt wird."


def test_a_sentence_in_another_language_is_foreign() -> None:
    assert {1: "de"} == _document(f"The council met on Monday for the first time. {GERMAN} The mayor left.").foreign


@pytest.mark.parametrize("frame", ["“{}”", "- {}", "Photo: {}", "@paper {}", "#news {}"])
def test_quotations_lists_captions_and_posts_are_not_foreign(frame: str) -> None:
    assert {} == _document(f"{BODY}\n{frame.format(GERMAN)}\n").foreign


def test_a_sentence_in_another_script_is_foreign() -> None:
    russian = "Городской совет в понедельник утвердил бюджет на будущий год."
    assert {1: "ru"} == _document(f"{BODY}\n{russian}\n").foreign


def test_nothing_is_foreign_in_a_language_without_tables() -> None:
    assert {} == _document(f"{BODY}\n{GERMAN}\n", "cy").foreign


def _truncated(text: str, lang: str = "en") -> list[tuple[int, bool]]:
    return [(sentence.index, proven) for sentence, proven in _document(text, lang).truncated]


def test_a_sentence_that_ends_in_a_function_word_is_truncated() -> None:
    assert [(1, True)] == _truncated(f"{BODY}\nThe mayor promised to send the\n\n{BODY}")


def test_a_stop_behind_the_function_word_proves_nothing_less() -> None:
    assert [(1, True)] == _truncated(f"{BODY}\nThe mayor promised to send the.\n\n{BODY}")


def test_a_lone_paragraph_without_a_stop_is_taken_as_cut() -> None:
    cut = "The mayor said on Friday that he would send many more boats and pumps down to the old northern harbour"
    names = ("one", "two", "three", "four", "five")
    closed = [f"The council of town number {name} met again on Monday." for name in names]
    text = "\n\n".join(["Headline of the day", *closed, cut])
    assert [(6, False)] == _truncated(text)
    assert [] == _truncated("\n\n".join(["Headline of the day", *(line[:-1] for line in closed), cut]))


def test_headlines_and_closed_sentences_are_not_truncated() -> None:
    assert [] == _truncated(f"Council meets in the\n\n{BODY}\nThe mayor moved in.\n")


def test_a_fragment_whose_words_stood_before_is_echoed() -> None:
    document = _document("Crews are still digging through the rubble. Still digging. Nobody knows.")
    assert [False, True, False] == [document.echoed(sentence) for sentence in document.sentences]


def test_an_inflected_form_echoes_its_stem() -> None:
    document = _document("The workers protested in the square. Protesting again.")
    assert document.echoed(document.sentences[1])


@pytest.mark.parametrize(("text", "lang", "negated"), [
    ("The mayor did not come.", "en", True), ("The mayor came.", "en", False), ("Nobody said nothing.", "en", False),
    ("Der Rat stimmte nicht zu.", "de", True), ("市长没有来。", "zh", True), ("市长来了。", "zh", False),
])
def test_an_odd_number_of_negators_negates(text: str, lang: str, negated: bool) -> None:
    document = _document(text, lang)
    assert negated == document.negated(document.sentences[0])


def test_numerals_of_a_sentence_come_with_their_values() -> None:
    document = _document("Some 1,200 people gave 3.50 euros on the 20th.")
    assert [(1, "1200"), (4, "3.5"), (8, "20th")] == document.numerals(document.sentences[0])


@pytest.mark.parametrize(("text", "finite"), [("The mayor has spoken.", True), ("In the early morning hours.", False)])
def test_clause_knows_the_finite_verb(text: str, finite: bool) -> None:
    document = _document(text)
    assert finite == (document.clause(document.sentences[0]).finite > 0.5)


def test_sentence_at_gives_the_sentence_that_holds_or_precedes() -> None:
    document = _document("One two.  Three four.")
    found = [document.sentence_at(position) for position in (0, 7, 9, 10, 99)]
    assert [0, 0, 0, 1, 1] == [sentence.index if sentence else None for sentence in found]
    assert _document("").sentence_at(0) is None


def test_only_long_paragraphs_are_repeated() -> None:
    paragraph = "The council met on Monday. It stayed for the day."
    document = _document(f"{paragraph}\n\nOne.\n\n{paragraph}\n\nOne.")
    assert {2: 0} == document.repeated_paragraphs


def test_release_forgets_what_was_derived_and_makes_it_again() -> None:
    document = _document(BODY + "\n" + BODY)
    sentences, words, similar = document.sentences, document.words, document.similar
    document.release()
    assert words is not document.words
    assert (sentences, words, similar) == (document.sentences, document.words, document.similar)
