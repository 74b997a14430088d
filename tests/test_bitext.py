"""Bilingual formats, subtitles, pages: the clear text stands where the file has it, bad files are refused."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import NamedTuple
from xml.sax.saxutils import escape

import pytest
from conftest import Cli
from hypothesis import given
from hypothesis import strategies as st
from test_properties import PIECES

from mtcheck import report
from mtcheck.api import check_text, make_document
from mtcheck.engine import Plan, plan
from mtcheck.files import expand
from mtcheck.finding import Severity
from mtcheck.model import CAPTION, HEADLINE, LIST, PROSE, Origin
from mtcheck.read import Prose, ReadError, prose_of, text_of
from mtcheck.read._bitext import language_code
from mtcheck.read._xml import Kind, events
from mtcheck.score import Report

# -- exact places -------------------------------------------------------------------------------------------------

#: A character and whether it is written as an escape where the format leaves a choice.
Marked = list[tuple[str, bool]]
_ANY = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
_MARKED = st.lists(st.tuples(st.one_of(st.sampled_from("\"\\'&<>,; \néß市😀\ufffc"), _ANY), st.booleans()), max_size=20)
_PAIRS = st.lists(st.tuples(_MARKED, _MARKED), min_size=1, max_size=4)


class Format(NamedTuple):
    """How a format writes a character, and a file of pairs; how what stands in the file is read back."""

    path: str
    write: Callable[[str, bool], str]
    frame: Callable[[list[tuple[str, str]]], str]
    decode: Callable[[str], str]


def _xml_char(char: str, escaped: bool) -> str:
    named = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
    if escaped:
        return f"&#{ord(char)};" if ord(char) % 2 else f"&#x{ord(char):X};"
    return named[char] if char in "&<>" else char


def _xml_decode(raw: str) -> str:
    from lxml import etree

    return "".join(etree.fromstring(f"<a>{raw}</a>").itertext())


def _json_char(char: str, escaped: bool) -> str:
    return json.dumps(char, ensure_ascii=escaped)[1:-1]


def _po_char(char: str, escaped: bool) -> str:
    known = {"\n": "\\n", '"': '\\"', "\\": "\\\\"}
    if escaped and ord(char) < 0x80:
        return f"\\x{ord(char):02x}"
    return known.get(char, '"\n  "' * escaped + char)  # or the string is broken over two lines before it


def _po_decode(raw: str) -> str:
    raw = raw.replace('"\n  "', "")
    one = {"n": "\n", '"': '"', "\\": "\\"}
    return re.sub(
        r"\\(?:x(..)|(.))", lambda match: chr(int(match[1], 16)) if match[1] else one[match[2]], raw, flags=re.DOTALL
    )


def _lined(row: str) -> Callable[[list[tuple[str, str]]], str]:
    return lambda pairs: "".join(row % pair for pair in pairs)


def _framed(head: str, row: str, tail: str) -> Callable[[list[tuple[str, str]]], str]:
    return lambda pairs: head + _lined(row)(pairs) + tail


FORMATS = [
    Format("a.tsv", lambda char, _: " " if char == "\n" else char, _lined("%s\t%s\r\n"), str),
    Format("a.csv", lambda char, _: char.replace('"', '""'), _framed("src,doc,mt\n", '"%s",x,"%s"\n', ""),
           lambda raw: raw.replace('""', '"')),
    Format("a.jsonl", _json_char, _lined('{"n": {"target": ["x", 1]}, "source": "%s", "target":"%s"}\n'),
           lambda raw: str(json.loads(f'"{raw}"'))),
    Format("a.xlf", _xml_char, _framed(
        '<?xml version="1.0"?>\n<x:xliff xmlns:x="u" version="1.2"><!-- <source> --><x:file source-language="de">',
        "<x:trans-unit a='>'><x:source>%s</x:source ><x:target>%s</x:target></x:trans-unit>\n", "</x:file></x:xliff>",
    ), _xml_decode),
    Format("a.xliff", _xml_char, _framed(
        '<xliff version="2.0" srcLang="de" trgLang="en"><file><unit>',
        "<segment><source>%s</source><target>%s</target></segment>", "</unit></file></xliff>",
    ), _xml_decode),
    Format("a.tmx", _xml_char, _framed(
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx><header srclang="de"/><body>',
        '<tu><tuv xml:lang="de"><seg>%s</seg></tuv><tuv xml:lang="en"><seg>%s</seg></tuv></tu>', "</body></tmx>",
    ), _xml_decode),
    Format("a.po", _po_char, _framed('msgid ""\nmsgstr "Language: en\\n"\n\n',
                                     '#. a note\nmsgctxt "x"\nmsgid "%s"\nmsgstr "%s"\n', ""), _po_decode),
]


def _sides(form: Format, pairs: list[tuple[Marked, Marked]]) -> tuple[str, Prose]:
    written = [("".join(form.write(*m) for m in one), "".join(form.write(*m) for m in two)) for one, two in pairs]
    raw = form.frame(written)
    return raw, prose_of(raw, form.path)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.path)
@given(pairs=_PAIRS)
def test_segments_are_read_as_they_were_written(form: Format, pairs: list[tuple[Marked, Marked]]) -> None:
    _, prose = _sides(form, pairs)
    assert prose.source is not None
    clear = [tuple("".join(char for char, _ in side) for side in pair) for pair in pairs]
    if form.path == "a.tsv":
        clear = [(one.replace("\n", " "), two.replace("\n", " ")) for one, two in clear]
    filled = [(one.strip(), two.strip()) for one, two in clear if one.strip() or two.strip()]
    read = [(_block(prose.source, one), _block(prose, two)) for one, two in prose.segments]
    assert filled == read


def _block(prose: Prose, index: int) -> str:
    if index < 0:
        return ""
    start, end, _ = (prose.blocks or ())[index]
    assert start < end
    return (prose.text or "")[start:end]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.path)
@given(pairs=_PAIRS, data=st.data())
def test_every_span_maps_back_to_what_decodes_to_it(
    form: Format, pairs: list[tuple[Marked, Marked]], data: st.DataObject
) -> None:
    raw, prose = _sides(form, pairs)
    for side in (prose, prose.source):
        assert side is not None and side.text is not None and side.blocks is not None
        origin = Origin(raw, side.pieces)
        for piece in side.pieces:
            assert form.decode(raw[piece.raw_start:piece.raw_end]) == side.text[piece.start:piece.end]
        for one, two in pairwise(side.pieces):
            if one.end == two.start:  # in one segment: only what joins two strings of it may stand between
                assert form.decode(raw[one.raw_end:two.raw_start]) == ""
        for block in side.blocks:
            start = data.draw(st.integers(block.start, block.end - 1))
            end = data.draw(st.integers(start + 1, block.end))
            assert form.decode(raw[slice(*origin.place(start, end))]) == side.text[start:end]


@lru_cache(maxsize=1)
def _plan() -> Plan:
    return plan(preview=True)


_PHRASES = st.lists(st.sampled_from([*PIECES, "The council met met. "]), max_size=12).map("".join)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.path)
@given(texts=st.lists(st.tuples(_PHRASES, _PHRASES), min_size=1, max_size=3))
def test_any_bitext_is_checked_and_reported_in_every_format(form: Format, texts: list[tuple[str, str]]) -> None:
    unfit = str.maketrans("", "", "\x00\ud800\r\t")
    pairs = [tuple([(char, False) for char in side.translate(unfit)] for side in pair) for pair in texts]
    raw, _ = _sides(form, pairs)  # type: ignore[arg-type]
    result = check_text(raw, lang="en", path=form.path, chosen=_plan())
    lines = report.Lines(result.document)
    for charge in result.charges:
        start, end = lines.place(charge.finding.span.start, charge.finding.span.end)
        assert 0 <= start <= end <= len(raw)
    for name in report.formats():
        report.load(name).render(Report((result,), "", Severity.MAJOR, 95.0), io.StringIO(), report.View(width=60))


_XML = st.recursive(
    st.sampled_from([
        "text", "&amp;", "&#x1F600;", "<!-- <a> & -->", "<![CDATA[<a> & ]]>", "<?pi <a> ?>", "<b/>",
        "<b  c='>' d=\"'&lt;\"/>", "<b\n>x</b\n>", "é", ">", "]]&gt;", " \n",
    ]),
    lambda inner: st.lists(inner, max_size=5).map(lambda parts: f"<p:n x='1>2'>{''.join(parts)}</p:n>"),
    max_leaves=20,
)


@given(body=_XML)
def test_the_scanner_meets_the_tags_and_the_text_that_the_parser_meets(body: str) -> None:
    from lxml import etree

    raw = f"<r xmlns:p='u'>{body}</r>"
    root = etree.fromstring(raw, etree.XMLParser(remove_comments=True, remove_pis=True))
    met = list(events(raw, "r"))
    assert [etree.QName(element).localname for element in root.iter()] == [e.name for e in met if e.kind is Kind.START]
    assert sum(e.kind is Kind.START for e in met) == sum(e.kind is Kind.END for e in met)
    runs = [run for event in met for run in event.runs]
    assert "".join(root.itertext()) == "".join(raw[r.start:r.end] if r.text is None else r.text for r in runs)


_FRAGMENTS = {
    ".tsv": ["source", "\t", "target", "\n", "\r", "en", "de", '"'],
    ".csv": ["source", ",", "target", "\n", "\r\n", '"', '""', "mt"],
    ".jsonl": ['{"source":"', '","target":"', '"}\n', "\\", "\\u00e9", "\\ud83d", "null", "[", "{", ":", "}"],
    ".xlf": ["<xliff>", "</xliff>", "<trans-unit>", "</trans-unit>", "<source>", "</source>", "<target/>", "<g>",
             "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&x;", "<!DOCTYPE a [", "<!ENTITY a 'b'>", "]>", "<ph>", "<?"],
    ".tmx": ["<tmx>", "</tmx>", "<tu>", "</tu>", '<tuv xml:lang="de">', "</tuv>", "<seg>", "</seg>", "<tuv>", "<ph/>"],
    ".po": ['msgid "', 'msgstr "', 'msgstr[0] "', 'msgid_plural "', '"\n', "\\", "\\n", "#~ ", "#, fuzzy\n", "\n"],
    ".srt": ["1\n", "00:00:01,000 --> 00:00:02,000\n", "<i>", "{\\an8}", "-->", "- ", "\n", "\n\n", "Go. "],
    ".html": ["<p>", "</p>", "<b>", "<!--", "-->", "&amp;", "&lt", "<script>", "</script>", "<pre>", "</pre>", "<br>",
              "<p hidden>", "<code>", "</code>", "<", ">", "<a href='", "'>"],
    ".vtt": ["WEBVTT\n\n", "00:01.000 --> 00:02.000\n", "NOTE x", "<v A>", "&amp;", "\n", "\n\n", "STYLE\n"],
}


@pytest.mark.parametrize("suffix", _FRAGMENTS)
@given(data=st.data())
def test_any_text_is_read_or_refused_and_what_is_read_is_in_order(suffix: str, data: st.DataObject) -> None:
    parts = st.lists(st.one_of(st.sampled_from(_FRAGMENTS[suffix]), st.text(max_size=4)), max_size=30)
    raw = "".join(data.draw(parts))
    try:
        prose = prose_of(raw, "a" + suffix)
    except ReadError as error:
        assert "\n" not in str(error)
        return
    for side in (prose, prose.source):
        if side is None:
            continue
        assert side.text is not None and side.blocks is not None
        position = raw_position = 0
        for piece in side.pieces:
            assert position <= piece.start < piece.end <= len(side.text)
            assert raw_position <= piece.raw_start < piece.raw_end <= len(raw)
            position, raw_position = piece.end, piece.raw_end
        position = 0
        for block in side.blocks:
            assert position <= block.start < block.end <= len(side.text)
            assert side.text[block.start:block.end].strip()
            position = block.end
    document = make_document(raw, path="a" + suffix, lang="en")
    assert len(document.pairs) == len(prose.segments)


# -- what is a segment ---------------------------------------------------------------------------------------------

def _read(raw: str, path: str, lang: str | None = None) -> list[tuple[str, str]]:
    prose = prose_of(raw, path, lang)
    assert prose.source is not None
    return [(_block(prose.source, one), _block(prose, two)) for one, two in prose.segments]


@pytest.mark.parametrize(("raw", "expected"), [
    ("a\tb\n", [("a", "b")]),
    ("a\tb\tc\n", [("a", "b")]),
    ("Source\tTarget\na\tb\n", [("a", "b")]),
    ("doc\tref\tmt\tsrc\n1\tc\tb\ta\n", [("a", "b")]),
    ("en\tde\na\tb\n", [("a", "b")]),
    ("eng_Latn\tdeu_Latn\treference\na\tb\tc\n", [("a", "b")]),
    ("Source\tQuelle\n", [("Source", "Quelle")]),
    ("no\tno\n", [("no", "no")]),
    ('"a\tb"\n', [('"a', 'b"')]),
    ("a\tb\n\n\t\nc\t\n\td", [("a", "b"), ("c", ""), ("", "d")]),
    ("a\tb\rc\td\r\n", [("a", "b"), ("c", "d")]),
    ("a\u2028b\tc\u0085\x0bd\n", [("a\u2028b", "c\u0085\x0bd")]),
    ("", []), (" \n\n", []), ("source\ttarget\n", []),
])
def test_tables(raw: str, expected: list[tuple[str, str]]) -> None:
    assert expected == _read(raw, "a.tsv")


@pytest.mark.parametrize(("raw", "expected"), [
    ('"a, ""b""",c\r\n', [('a, "b"', "c")]),
    ('"one\r\ntwo",c', [("one\r\ntwo", "c")]),
    ('a 5" nail,b\n', [('a 5" nail', "b")]),
    ('"",b\n,\n"""",""\n', [("", "b"), ('"', "")]),
])
def test_quotation_marks_of_a_table_with_commas(raw: str, expected: list[tuple[str, str]]) -> None:
    assert expected == _read(raw, "a.csv")


@pytest.mark.parametrize(("raw", "expected"), [
    ('{"source": "a", "target": "b"}\r\n\r\n{"mt": "d", "src": "c"}', [("a", "b"), ("c", "d")]),
    ('{"source": "a", "target": null}\n{"source": "", "target": "b"}', [("a", ""), ("", "b")]),
    ('{"s\\u006furce": "\\ud83d\\ude00", "target": "\\\\n", "target": "\\"b"}', [("😀", '"b')]),
    ('{"source": "a", "x": {"source": "z"}, "y": ["source", ":", "z"], "target": "b"}', [("a", "b")]),
])
def test_json_lines(raw: str, expected: list[tuple[str, str]]) -> None:
    assert expected == _read(raw, "a.jsonl") == _read(raw, "a.ndjson")


def _xliff(body: str) -> str:
    return f'<xliff version="1.2"><file source-language="de" target-language="en"><body>{body}</body></file></xliff>'


def _unit(target: str, source: str = "a") -> str:
    return _xliff(f"<trans-unit><source>{source}</source>{target}</trans-unit>")


@pytest.mark.parametrize(("raw", "expected"), [
    (_unit("<target>b</target>"), [("a", "b")]),
    (_unit(""), [("a", "")]), (_unit("<target/>"), [("a", "")]), (_unit("<target> </target>"), [("a", "")]),
    (_unit("<target><x id='1'/><g id='2'> </g></target>"), [("a", "")]),
    (_unit("<target>b<g>c</g><mrk mtype='seg'>d</mrk></target>"), [("a", "bcd")]),
    (_unit("<target>b<bpt id='1'>&lt;i></bpt>c<ept id='1'>&lt;/i></ept></target>"), [("a", "bc")]),
    (_unit("<target>b<ph>{<sub>x</sub>}</ph>c<x/>d</target>"), [("a", "b\ufffcc\ufffcd")]),
    (_unit("<seg-source>x</seg-source><target>b</target><alt-trans><source>y</source><target>z</target></alt-trans>"),
     [("a", "b")]),
    (_xliff("<trans-unit translate='no'><source>a</source></trans-unit>"), []),
    (_xliff("<group translate='no'><trans-unit><source>a</source></trans-unit>"
            "<trans-unit translate='yes'><source>c</source></trans-unit></group>"), [("c", "")]),
    ('<xliff version="2.1" srcLang="de"><file><unit><ignorable><source> </source></ignorable>'
     '<segment><source>a</source><target>b<pc id="1">c</pc><sc id="2"/>d</target></segment>'
     '<m:matches xmlns:m="m"><m:match><source>x</source>'
     "<target>y</target></m:match></m:matches></unit></file></xliff>", [("a", "bcd")]),
    ("", []), ("<xliff/>", []),
])
def test_xliff(raw: str, expected: list[tuple[str, str]]) -> None:
    assert expected == _read(raw, "a.xlf")


def _tmx(body: str, srclang: str = "de") -> str:
    return f'<tmx version="1.4"><header srclang="{srclang}"/><body>{body}</body></tmx>'


def _variants(**texts: str) -> str:
    return "<tu>" + "".join(f'<tuv xml:lang="{code}"><seg>{t}</seg></tuv>' for code, t in texts.items()) + "</tu>"


@pytest.mark.parametrize(("raw", "expected"), [
    (_tmx(_variants(en="b", de="a")), [("a", "b")]),
    (_tmx(_variants(EN="b", DE="a") + _variants(en="c") + _variants(de="d")), [("a", "b"), ("", "c"), ("d", "")]),
    (_tmx(_variants(en="b", de="a"), "*all*"), [("b", "a")]),
    (_tmx('<tu><prop>x</prop><tuv lang="de"><note>n</note><seg>a<hi>c</hi></seg></tuv></tu>'), [("ac", "")]),
    (_tmx(""), []), ("", []),
])
def test_tmx(raw: str, expected: list[tuple[str, str]]) -> None:
    assert expected == _read(raw, "a.tmx")


@pytest.mark.parametrize(("raw", "expected"), [
    ('msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr ""\n', [("a", "b"), ("c", "")]),
    ('msgid ""\n"a "\n"c"\nmsgstr ""\r\n"b\\n"\r\n"d\\t"\r\n', [("a c", "b\nd")]),
    ('#, c-format, fuzzy\nmsgid "a"\nmsgstr "b"\n#~ msgid "c"\n#~ msgstr "d"\n', []),
    ('#| msgid "x"\nmsgctxt "y"\nmsgid "a"\nmsgstr "b"\n', [("a", "b")]),
    ('msgid "a"\nmsgid_plural "c"\nmsgstr[0] "b"\nmsgstr[1] "d"\nmsgstr[2] "e"\n',
     [("a", "b"), ("c", "d"), ("c", "e")]),
    ('msgid "a"\nmsgid_plural "c"\nmsgstr[0] "b"\n', [("c", "b")]),
    ('msgid "a"\nmsgid_plural "c"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n', [("a", ""), ("c", "")]),
    ("", []), ("# nothing\n", []),
])
def test_po(raw: str, expected: list[tuple[str, str]]) -> None:
    assert expected == _read(raw, "a.po")


def test_a_plural_form_shares_its_source_with_the_next() -> None:
    prose = prose_of('msgid "a"\nmsgid_plural "c"\nmsgstr[0] "b"\nmsgstr[1] "d"\nmsgstr[2] "e"\n', "a.po")
    assert ((0, 0), (1, 1), (1, 2)) == prose.segments


# -- languages and references ----------------------------------------------------------------------------------------

@pytest.mark.parametrize(("raw", "path", "expected"), [
    ("en\tDE_at\na\tb\n", "a.tsv", ("en", "de-AT")),
    ("a\tb\n", "a.tsv", (None, None)),
    ('{"source": "a", "target": "b", "source_lang": "en", "target_lang": "zh-tw"}', "a.jsonl", ("en", "zh-TW")),
    (_unit("<target>b</target>"), "a.xlf", ("de", "en")),
    ('<xliff version="2.0" srcLang="EN" trgLang="sr-latn-rs"><file/></xliff>', "a.xlf", (None, None)),
    (_tmx(_variants(en="b", de="a")), "a.tmx", ("de", "en")),
    ('msgid ""\nmsgstr ""\n"X-Source-Language: en\\n"\n"Language: pt_BR\\n"\nmsgid "a"\nmsgstr "b"\n', "a.po",
     ("en", "pt-BR")),
])
def test_the_file_declares_its_languages(raw: str, path: str, expected: tuple[str | None, str | None]) -> None:
    prose = prose_of(raw, path)
    assert prose.source is not None
    assert expected == (prose.source.lang, prose.lang)


@pytest.mark.parametrize(("declared", "code"), [
    ("DE", "de"), ("de_at", "de-AT"), ("sr@latin", "sr-Latn"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"),
    ("und", None), ("*all*", None), ("", None), (None, None), ("../../x", None), ("<b>", None), ("deutsch", None),
])
def test_declared_languages_become_codes(declared: str | None, code: str | None) -> None:
    assert code == language_code(declared)


_MANY = [
    ("en\tde\tfr-CA\na\tb\tc\n", "a.tsv"),
    ('{"src": "a", "mt": "b", "target_lang": "de"}\n{"src": "a", "mt": "c", "target_lang": "fr-CA"}\n', "a.jsonl"),
    (_tmx(_variants(en="a", de="b", **{"fr-CA": "c"}), "en"), "a.tmx"),
    ("<xliff>" + "".join(
        f'<file target-language="{c}"><trans-unit><source>a</source><target>{t}</target></trans-unit></file>'
        for c, t in (("de", "b"), ("fr-CA", "c"))) + "</xliff>", "a.xlf"),
]


@pytest.mark.parametrize(("raw", "path"), _MANY, ids=[path for _, path in _MANY])
def test_of_several_languages_the_one_asked_for_is_read(raw: str, path: str) -> None:
    assert [("a", "b")] == _read(raw, path, "de") == _read(raw, path, "de-AT")
    assert [("a", "c")] == _read(raw, path, "fr")
    for lang in (None, "it"):
        with pytest.raises(ReadError, match=r"de, fr-CA.*--lang"):
            prose_of(raw, path, lang)


def test_the_language_that_a_file_declares_holds_against_another_one(cli: Cli, folder: Path) -> None:
    (folder / "a.xlf").write_text(_unit("<target>b</target>"), "utf-8")
    for asked, code in (("fr", "en"), ("en-GB", "en-GB")):
        data = json.loads(cli("check", "a.xlf", "--lang", asked, "--format", "json").out)
        assert {"code": code, "confidence": 1.0, "declared": True} == data["documents"][0]["language"]


def test_sources_in_several_languages_are_refused() -> None:
    rows = ({"source": "a", "target": "b", "source_lang": code} for code in ("en", "fr"))
    with pytest.raises(ReadError, match="en, fr"):
        prose_of("\n".join(map(json.dumps, rows)), "a.jsonl")


def test_the_reference_has_a_line_for_each_translated_segment() -> None:
    assert "r one\ns" == prose_of('a,b,"r\none"\nc,,x\nd,e, s \n', "a.csv").reference
    assert prose_of("source\ttarget\tref\na\tb\t\n", "a.tsv").reference is None
    with pytest.raises(ReadError, match=r"^line 3: no reference"):
        prose_of("source\ttarget\tref\na\tb\tc\nd\te\t\n", "a.tsv")


# -- subtitles ---------------------------------------------------------------------------------------------------------

def _srt(*cues: str, end: str = "\n") -> str:
    rows = (f"{i}\n00:00:0{i % 9},000 --> 00:00:0{i % 9 + 1},000\n{cue}\n\n" for i, cue in enumerate(cues, 1))
    return "".join(rows).replace("\n", end)


def _paragraphs(raw: str, path: str) -> list[str]:
    prose = prose_of(raw, path)
    return [" ".join(_block(prose, i).split()) for i in range(len(prose.blocks or ()))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("cues", "expected"), [
    (["He left.", "She stayed."], ["He left.", "She stayed."]),
    (["The council", "of Bonn met", "today."], ["The council of Bonn met today."]),
    (["- Yes.\n- No.", "- Well,", "then go."], ["- Yes.", "- No.", "- Well, then go."]),
    (["<i>He</i> left.", "{\\an8}<font color=\"red\">Go!</font>"], ["He left.", "Go!"]),
    (["HEAD", "Two", "and three"], ["HEAD", "Two and three"]),
    (["他走了", "她留下"], ["他走了", "她留下"]),
    (["In 1990\n1984\n\n7 a < b"], ["In 1990 1984 7 a < b"]),
    (["", "<i></i>"], []),
])
def test_cues_are_joined_over_one_sentence(cues: list[str], expected: list[str], end: str) -> None:
    assert expected == _paragraphs(_srt(*cues, end=end), "a.srt")


def test_a_timing_needs_no_number() -> None:
    assert ["Go."] == _paragraphs("00:00:01,000 --> 00:00:02,000 X1:40\nGo.\n", "a.srt")


def test_web_subtitles() -> None:
    raw = (
        "WEBVTT - title\nKind: captions\n\nSTYLE\n::cue {}\n\nNOTE left out\n\n"
        "name\n00:01.000 --> 00:02.000 align:start\n<v Ann>Salt &amp;\n<c.x>pepper</c> <00:01.500>now.</v>\n\n"
        "01:00:02.000 --> 01:00:03.000\nx\n"
    )
    assert ["Salt & pepper now.", "x"] == _paragraphs(raw, "a.vtt")
    assert [] == _paragraphs("WEBVTT\n", "a.vtt") == _paragraphs("", "a.vtt")


def test_places_in_subtitles() -> None:
    raw = _srt("He <b>met</b>", "met us &amp; left.")
    document = make_document(raw, path="a.srt", lang="en")
    assert document.origin is not None
    start = document.text.index("met\nmet")
    assert raw[slice(*document.origin.place(start, start + 3))] == "met"
    assert raw[slice(*document.origin.place(start, start + 7))].endswith(",000\nmet")


# -- pages -------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("raw", "expected"), [
    ("<h1>Head</h1><p>One<p>two", [("Head", HEADLINE), ("One", PROSE), ("two", PROSE)]),
    ("<ul><li>a<li>b</ul><table><tr><td>c</table>d", [("a", LIST), ("b", LIST), ("c", LIST), ("d", PROSE)]),
    ("<figure><img alt='x'><figcaption>a</figcaption></figure>b", [("a", CAPTION), ("b", PROSE)]),
    ("<P>a<b>b</b><br/>c <A HREF='>'>d</A>", [("ab\nc d", PROSE)]),
    ("a &amp; b&nbsp;c &copy 2 &lt;p> &nosuch; < >", [("a & b\u00a0c © 2 <p> &nosuch; < >", PROSE)]),
    ("a<!-- <p> > -->b<!-->c<!x>d<?y?>e</ >f", [("abcdef", PROSE)]),
    ("<script>if (a</b>) '<p>'</script><STYLE>p</Style ><title>t</title>a", [("a", PROSE)]),
    ("<pre>x<pre>y</pre>z</pre><noscript>x</noscript><template>x</template>a", [("a", PROSE)]),
    ("use <code>a<b>b</b></code>, <kbd>c</kbd>.", [("use \ufffc, \ufffc.", PROSE)]),
    ("<div hidden>x<div>y</div>z</div>a<p hidden>x<p>b<i style='display: none'>x</i>", [("a", PROSE), ("b", PROSE)]),
    ("<p class='hidden' title=\"a hidden b\">a", [("a", PROSE)]),
    ("<html>\n<body>\n</body></html>", []),
])
def test_what_a_reader_of_a_page_sees_is_text(raw: str, expected: list[tuple[str, str]]) -> None:
    prose = prose_of(raw, "a.html")
    assert expected == [(_block(prose, i), block.kind) for i, block in enumerate(prose.blocks or ())]


@pytest.mark.parametrize("make", [
    lambda n: "<" * n, lambda n: "<!--" * n, lambda n: "<div>" * n, lambda n: "<a b='" * n, lambda n: "<script>" * n,
    lambda n: "<p hidden>" * n, lambda n: "&" * n, lambda n: "<a =\" =' " * n, lambda n: "</" * n,
    lambda n: "<pre>" * n,
])
def test_a_degenerate_page_is_read_or_refused_at_once(make: Callable[[int], str]) -> None:
    began = process_time()
    try:
        prose_of(make(100_000), "a.html")
    except ReadError as error:
        assert "never closed" in str(error)
    assert process_time() - began < 5


# -- Word documents ----------------------------------------------------------------------------------------------------

def _docx(body: str, **parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"document": f'<w:document xmlns:w="w">{body}</w:document>'.encode(), **parts}.items():
            archive.writestr(f"word/{name}.xml", content)
    return written.getvalue()


def _p(*texts: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


@pytest.mark.parametrize(("body", "expected"), [
    (_p("One ", "two &amp;") + _p() + _p("three"), "One two &\n\nthree"),
    ("<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p>", "a"),
    ("<w:p><w:moveFrom><w:t>x</w:t></w:moveFrom><w:instrText>x</w:instrText><w:t>a</w:t><w:tab/><w:t>b\n</w:t></w:p>",
     "a\tb "),
    (f"<w:p><m:Choice>{_p('box')}</m:Choice><m:Fallback>{_p('box')}</m:Fallback><w:t>a</w:t></w:p>".replace("m:", "w:"),
     "box\na"),
    (f"<w:tbl>{_p('a')}{_p('b')}</w:tbl>", "a\nb"),
    ("", ""),
])
def test_a_document_is_a_line_a_paragraph(body: str, expected: str) -> None:
    assert expected == text_of(_docx(body), "a.docx")


def test_a_finding_in_a_document_has_the_number_of_its_paragraph(cli: Cli, folder: Path) -> None:
    notes = f'<w:footnotes xmlns:w="w">{_p("It is is here.")}</w:footnotes>'
    (folder / "a.docx").write_bytes(_docx(_p("Head") + _p() + _p("The council ", "met met."), footnotes=notes.encode()))
    (folder / "b.docx").write_bytes(_docx(_p("Kopf") + _p("Der Rat tagte.")))
    argv = ("check", "a.docx", "--source", "b.docx", "--lang", "en", "--select", "repeated-word")
    ended = cli(*argv, "--format", "concise")
    assert ["a.docx:3:13", "a.docx:4:4"] == [line.rsplit(":", 1)[0] for line in ended.out.splitlines()[:2]]


@pytest.mark.parametrize(("raw", "cause"), [
    (b"text", "no Word document that can be opened"),
    (b"", "no Word document that can be opened"),
    (_docx(_p("a"))[:-30], "no Word document that can be opened"),
    (_docx(_p("a")).replace(b"word/document.xml", b"word/documens.xml"), "word/document.xml is missing"),
    (_docx(_p("a")).replace(b"\x14\x00\x00\x00\x08", b"\x14\x00\x01\x00\x08"), "no Word document that can be opened"),
    (_docx(_p("a"), other=bytes(5_000_000)), "would unpack to"),
    (_docx("<w:p>" * 1000), "not well-formed XML"),
    (_docx(_p("&x;")), "Entity 'x' not defined"),
    (_docx(_p("a"), document=b'<!DOCTYPE a [<!ENTITY x "y">]><document/>'), "declarations inside the document type"),
    (_docx("", **{f"m{i}": b"" for i in range(2001)}), "more than 2000 files"),
], ids=range(10))
def test_a_bad_document_is_refused(cli: Cli, folder: Path, raw: bytes, cause: str) -> None:
    (folder / "a.docx").write_bytes(raw)
    ended = cli("check", "a.docx")
    line, = ended.err.splitlines()
    assert (2, "") == (ended.status, ended.out)
    assert line.startswith("mtcheck: a.docx: ") and cause in line


# -- the command -------------------------------------------------------------------------------------------------------

_FAULT = "The council met met & left."


def _files(fault: str = _FAULT) -> dict[str, str]:
    xml = escape(fault)
    return {
        "a.tsv": f"source\ttarget\nDer Rat tagte.\t{fault}\n",
        "a.csv": f'source,target\nDer Rat tagte.,"""Yes"", he said. {fault}"\n',
        "a.jsonl": '{"source": "\\u00dcber den Rat.", "target": "\\"Yes\\", he said. ' + fault + '"}\n',
        "a.xlf": _unit(f"\n<target><g id='1'>Oh</g>. {xml}</target>"),
        "a.xliff": '<xliff version="2.0" srcLang="de" trgLang="en"><file><unit><segment><source>x</source>\n'
                   f"<target>{xml}</target></segment></unit></file></xliff>",
        "a.tmx": _tmx(_variants(de="Der Rat.", en=f"\n&#65; start. {xml}")),
        "a.po": f'msgid "Der Rat"\nmsgstr ""\n"\\"Yes\\", he said.\\n"\n"{fault}"\n',
        "a.srt": _srt("He left.", fault),
        "a.html": f"<title>x</title>\n<p>&copy; he <b>said</b>. {xml}<script></script>",
        "a.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\nHe left.\n\n00:02.000 --> 00:03.000\n{xml}\n",
    }


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", _files())
def test_a_finding_stands_at_its_place_in_the_file(cli: Cli, folder: Path, name: str, end: str, bom: str) -> None:
    text = _files()[name].replace("\n", end)
    (folder / name).write_bytes((bom + text).encode())
    offset = text.index("met met")
    before = text[:offset].replace("\r\n", "\n").split("\n")
    line, column = len(before), len(before[-1]) + 1
    argv = ("check", name, "--lang", "en", "--select", "repeated-word")
    data = json.loads(cli(*argv, "--format", "json").out)
    finding, = data["documents"][0]["findings"]
    places = [finding[key] for key in ("start", "end", "line", "column", "end_line", "end_column", "text")]
    assert [offset, offset + 7, line, column, line, column + 7, "met met"] == places
    assert cli(*argv, "--format", "concise").out.startswith(f"{name}:{line}:{column}: repeated-word")
    shown = cli(*argv).out
    assert "⟦met met⟧" in shown
    sentence = data["documents"][0]["sentences"][-1]
    assert f"{sentence['line']}:{sentence['column']}" in shown
    source = data["documents"][0].get("source")
    assert (source is None) == name.endswith((".srt", ".vtt", ".html"))


def test_a_note_on_the_source_stands_at_its_place_in_the_file(cli: Cli, folder: Path) -> None:
    original = "Er zahlte &#252;ber\n<g>www.buch.example</g> f&#252;r sie."
    raw = _unit("\n<target>He paid for the book &amp; left.</target>", original)
    (folder / "a.xlf").write_text(raw, "utf-8")
    ended = cli("check", "a.xlf", "--select", "url-or-email-changed", "--format", "json")
    finding, = json.loads(ended.out)["documents"][0]["findings"]
    note, = finding["related"]
    assert ["source", raw.index("www"), 2, 4] == [note[key] for key in ("side", "start", "line", "column")]
    assert ([3, 9], raw.index("He paid")) == ([finding["line"], finding["column"]], finding["start"])


def test_the_reference_of_a_table_is_measured(cli: Cli, folder: Path) -> None:
    (folder / "a.tsv").write_text("src\tmt\tref\na\tThe council met.\tThe council met.\n", "utf-8")
    data = json.loads(cli("check", "a.tsv", "--lang", "en", "--format", "json").out)
    assert 100.0 == data["documents"][0]["metrics"]["chrF++"]["score"]


def test_a_pair_of_subtitle_files_is_a_text_and_its_source(cli: Cli, folder: Path) -> None:
    (folder / "de.srt").write_text(_srt("Der Rat tagte", "am Dienstag.", "Er ging."), "utf-8")
    (folder / "en.srt").write_text(_srt("The council met on Tuesday.", "He left."), "utf-8")
    ended = cli("check", "en.srt", "--source", "de.srt", "--source-lang", "de", "--lang", "en", "--format", "json")
    document = json.loads(ended.out)["documents"][0]
    assert (0, "de.srt", 2) == (ended.status, document["source"]["path"], len(document["sentences"]))


def test_the_language_of_the_source_in_a_file_can_be_told(cli: Cli, folder: Path) -> None:
    (folder / "a.tsv").write_text("a\tb\n", "utf-8")
    data = json.loads(cli("check", "a.tsv", "--lang", "en", "--source-lang", "de", "--format", "json").out)
    assert {"code": "de", "confidence": 1.0, "declared": True} == data["documents"][0]["source"]["language"]


@pytest.mark.parametrize("name", ["a.tsv", "a.csv", "a.jsonl", "a.xlf", "a.tmx", "a.po"])
def test_a_bilingual_file_and_a_source_do_not_go_together(cli: Cli, folder: Path, name: str) -> None:
    (folder / name).write_text(_files()[name], "utf-8")
    (folder / "b.txt").write_text("Text.\n", "utf-8")
    for argv, cause in (((name, "--source", "b.txt"), f"{name} holds its own source"),
                        (("b.txt", "--source", name), f"--source {name}: a bilingual file is checked by itself"),
                        (("b.txt", "--reference", name), f"--reference {name}: a bilingual file")):
        ended = cli("check", *argv)
        assert (2, "") == (ended.status, ended.out)
        assert [cause] == [cause for line in ended.err.splitlines() if cause in line]


def test_a_broken_file_beside_the_text_is_named(cli: Cli, folder: Path) -> None:
    (folder / "a.srt").write_text("no cue\n", "utf-8")
    (folder / "b.srt").write_text(_srt("Go."), "utf-8")
    ended = cli("check", "b.srt", "--source", "a.srt")
    assert (2, 1) == (ended.status, len(ended.err.splitlines()))
    assert "the source a.srt: line 1: text before the first timing" in ended.err
    ended = cli("check", "b.srt", "--reference", "a.srt")
    assert 2 == ended.status
    assert "a.srt: line 1: text before the first timing" in ended.err.splitlines()[-1]


def test_folders_give_tables_json_lines_and_pages_only_when_asked(cli: Cli, folder: Path) -> None:
    names = [*_files(), "a.ndjson", "a.json", "a.docx", "a.txt"]
    for name in names:
        (folder / name).write_text("{}\n", "utf-8")
    assert ["a.po", "a.srt", "a.tmx", "a.txt", "a.vtt", "a.xlf", "a.xliff"] == list(expand((".",)))
    assert ["a.csv"] == list(expand((".",), include=("*.csv",)))
    assert ["a.jsonl"] == list(expand(("a.jsonl",)))
    for name in names:
        if not name.endswith((".csv", ".jsonl", ".tsv", ".ndjson", ".html", ".docx", ".json")):
            (folder / name).unlink()
    assert 0 == cli("check", ".").status


_BAD = [
    ("a.tsv", "one\n", "1 column and no header: expected source, target"),
    ("a.tsv", "a\tb\tc\td\n", "4 columns and no header: expected source, target"),
    ("a.tsv", "a\tb\n\nc\td\te\n", "line 3: 3 columns, the first row has 2"),
    ("a.tsv", "a\tb\rc\n", "line 2: 1 column, the first row has 2"),
    ("a.tsv", "source\tref\na\tb\n", "the header names no target column"),
    ("a.tsv", "mt\tref\na\tb\n", "the header names no source column"),
    ("a.tsv", "src\tmt\tsource\na\tb\tc\n", "the header names the source column twice"),
    ("a.tsv", "\t" * 2000, "line 1: more than 1000 columns"),
    ("a.csv", "," * 2000, "line 1: more than 1000 columns"),
    ("a.csv", 'a,b\n"c\n,d\n', "line 2: a quotation mark opens a cell and none closes it"),
    ("a.csv", '"a\n"b,c\n', "line 2: text after the quotation mark"),
    ("a.csv", "a;b\n", "1 column and no header: expected source, target and perhaps reference, separated by commas"),
    ("a.jsonl", '{"source": "a", "target": "b"}\n{"source": \n', "line 2: not JSON: Expecting value at column"),
    ("a.jsonl", "[1]\n", "line 1: not an object"),
    ("a.jsonl", '{"source": "a"}', "line 1: no 'target'"),
    ("a.jsonl", '{"source": "a", "target": 5}', "line 1: 'target' is no text"),
    ("a.jsonl", '{"source": "a", "target": "b", "target_lang": ["x"]}', "line 1: 'target_lang' is no text"),
    ("a.jsonl", '{"source": "a", "target": "b", "mt": "c"}', "line 1: both 'target' and 'mt'"),
    ("a.jsonl", "[" * 200_000, "line 1: not readable as JSON"),
    ("a.jsonl", '{"source": ' + "1" * 10_000 + "}", "line 1: not readable as JSON"),
    ("a.jsonl", '{"source": "a\tb", "target": "c"}', "line 1: not JSON: Invalid control character"),
    ("a.xlf", "<xliff><file></xliff>", "not well-formed XML"),
    ("a.xlf", "<html/>", "the outermost element is <html>, not <xliff>"),
    ("a.xlf", "text", "not well-formed XML"),
    ("a.xlf", _unit("<target>&nbsp;</target>"), "Entity 'nbsp' not defined"),
    ("a.xlf", _unit("<target>\x00</target>"), "not well-formed XML"),
    ("a.xlf", "<xliff>" + "<a>" * 100_000, "not well-formed XML: Excessive depth"),
    ("a.xlf", "<xliff>" + "<![CDATA[" * 100_000, "not well-formed XML"),
    ("a.xlf", "<" * 100_000, "not well-formed XML"),
    ("a.tmx", "<xliff/>", "the outermost element is <xliff>, not <tmx>"),
    ("a.tmx", _tmx(_variants(en="b", de="a"), "fr"), "no variant in fr, the source language that the header names"),
    ("a.po", 'msgid "a\nmsgstr "b"\n', "line 1: neither a comment nor a keyword"),
    ("a.po", '\nmsgid "a"\n\nmsgid "b"\nmsgstr "c"\n', "line 4: a second msgid in one entry"),
    ("a.po", 'msgid "a"\n', "line 1: an entry without msgid or without msgstr"),
    ("a.po", 'msgstr "a"\n', "line 1: an entry without msgid or without msgstr"),
    ("a.po", '"a"\n', "line 1: a string without a keyword"),
    ("a.po", 'msgid "a\\q"\nmsgstr "b"\n', "line 1: the escape \\q is not known"),
    ("a.po", 'msgid "\\xe9"\nmsgstr "b"\n', "line 1: the escape \\xe9 is not known"),
    ("a.po", "PNG and more\n", "line 1: neither a comment nor a keyword"),
    ("a.srt", "1\nGo.\n", "line 1: text before the first timing"),
    ("a.srt", _srt("Go.") + "2\n00:00:03,000 -> 00:00:04,000\nNo.\n", "line 6: not a timing as in"),
    ("a.srt", "1\n00:00:03 --> 00:00:04\nNo.\n", "line 2: not a timing as in"),
    ("a.html", "<p>a</p>\n<!-- b", "line 2: a tag or comment that is never closed"),
    ("a.html", "a\n\n<script>b</p>", "line 3: <script> is never closed"),
    ("a.html", "<div hidden>a", "line 1: <div> is left out and never closed"),
    ("a.vtt", "00:01.000 --> 00:02.000\nx\n", "line 1: a WebVTT file begins with WEBVTT"),
    ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n\ny\n", "line 6: a block without a timing"),
]


@pytest.mark.parametrize(("name", "raw", "cause"), _BAD, ids=[f"{name}: {cause}" for name, _, cause in _BAD])
def test_a_bad_file_is_one_line_that_names_the_cause(
    cli: Cli, folder: Path, name: str, raw: str, cause: str
) -> None:
    (folder / name).write_bytes(raw.encode())
    (folder / "good.txt").write_text("The council met on Tuesday.\n", "utf-8")
    ended = cli("check", name, "good.txt", "--format", "concise", "--lang", "en")
    assert 2 == ended.status
    line, = ended.err.splitlines()
    assert line.startswith(f"mtcheck: {name}: ")
    assert cause in line
    assert len(line) < 400


_BOMB = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
_REFUSED = "declarations inside the document type"


@pytest.mark.parametrize(("head", "body", "cause"), [
    (f'<!DOCTYPE xliff [<!ENTITY e0 "ha">{_BOMB}]>', "&e9;", _REFUSED),
    ('<!DOCTYPE xliff [<!ENTITY x SYSTEM "secret.txt">]>', "&x;", _REFUSED),
    ('<!DOCTYPE xliff [<!ENTITY % x SYSTEM "secret.dtd"> %x;]>', "&x;", _REFUSED),
    ("<!-- > --><?p?>\n<!DOCTYPE xliff SYSTEM 'a[' [<!ELEMENT xliff ANY>]>", "x", _REFUSED),
    ('<!DOCTYPE xliff SYSTEM "secret.dtd">', "&x;", "&x; is not defined"),
    ('<!DOCTYPE xliff PUBLIC "-//x" "http://127.0.0.1:1/x.dtd">', "&x;", "&x; is not defined"),
])
def test_hostile_xml_is_refused_and_reads_no_other_file(
    cli: Cli, folder: Path, head: str, body: str, cause: str
) -> None:
    (folder / "secret.txt").write_text("met met", "utf-8")
    (folder / "secret.dtd").write_text('<!ENTITY x "met met">', "utf-8")
    (folder / "a.xlf").write_text(head + _unit(f"<target>{body}</target>"), "utf-8")
    ended = cli("check", "a.xlf", "--format", "concise")
    assert (2, "") == (ended.status, ended.out)
    assert cause in ended.err and "met met" not in ended.err


def test_includes_and_a_foreign_document_type_are_not_followed(folder: Path) -> None:
    (folder / "secret.txt").write_text("met met", "utf-8")
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.txt" parse="text"/>'
    raw = '<?xml version="1.0"?><!DOCTYPE xliff SYSTEM "secret.txt">' + _unit(f"<target>b{include}</target>")
    assert [("a", "b")] == _read(raw, "a.xlf")


@pytest.mark.parametrize("raw", [b"", b" \n\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", _files())
def test_an_empty_file_passes(cli: Cli, folder: Path, name: str, raw: bytes) -> None:
    (folder / name).write_bytes(raw)
    ended = cli("check", name, "--format", "json")
    assert 0 == ended.status
    assert json.loads(ended.out)["documents"][0]["score"] is None


def test_utf_16_is_read_where_a_mark_tells_it(folder: Path, cli: Cli) -> None:
    raw = '<?xml version="1.0" encoding="UTF-16"?>' + _unit(f"<target>{escape(_FAULT)}</target>")
    (folder / "a.xlf").write_text(raw, "utf-16")
    assert "repeated-word" in cli("check", "a.xlf", "--format", "concise").out
