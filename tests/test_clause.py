"""The clause tagger: its file format, its arithmetic against CRFsuite's, the models as data, what it says."""

import math
import random
from array import array
from pathlib import Path

import pytest

from bench.data import DATA
from mtcheck import clause
from mtcheck.clause import features
from mtcheck.clause.evidence import UPOS, WIDTH, Reader, vector
from mtcheck.clause.tagger import Packed, Tagger, pack, unpack
from mtcheck.lang import load

MODELS = Path(clause.FOLDER, "models")
CODES = sorted(path.stem for path in MODELS.glob("*.bin"))
_OF = {"no": "nb"}


def _tiny() -> Packed:
    weights = [array("f", [0.5, -1.0])]
    return Packed(("A", "B"), False, array("I", [7, 4_000_000_000]), array("I", [0, 2, 3]), bytes([0, 1, 1]),
                  bytes([127, 129, 64]), 2.5, array("f", [0.1, -0.2, 0.3, 0.4]), tuple(weights))


def test_what_is_packed_is_unpacked() -> None:
    assert _tiny() == unpack(pack(_tiny()))
    assert pack(_tiny()) == pack(_tiny())


@pytest.mark.parametrize("data", [b"", b"mtcheck clause 0\n", b"PK\x03\x04"])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a clause model"):
        unpack(data)


def test_a_word_is_seen_from_three_places_on_either_side() -> None:
    rows = features.of_words(["Ships", "sank", "near", "Riga", "."], ["ships", "sank", "near", "riga", "."])
    form = [n for n, (offset, name) in enumerate(features.TEMPLATES) if name == "form"]
    offsets = [features.TEMPLATES[n][0] for n in form]
    for offset, template in zip(offsets, form, strict=True):
        key = features.key(template, "sank")
        places = [i for i in [1 - offset] if i >= 0]
        assert places == [i for i, row in enumerate(rows) if key in row]


def test_digits_are_alike() -> None:
    assert features.values("1,250", "1,250") == features.values("9,871", "9,871")


@pytest.mark.parametrize(("word", "shape"), [
    ("NATO", "A"), ("I", "I"), ("Riga", "Aa"), ("riga", "a"), ("post-war", "a-"), ("12", "0"), (",", ","),
    ("मकान", "12"),
])
def test_shape(word: str, shape: str) -> None:
    assert shape == features.shape(word)


def test_posteriors_are_those_of_crfsuite(tmp_path: Path) -> None:
    """A small field trained on made-up words gives the same probabilities in both, but for the rounding of weights."""
    pycrfsuite = pytest.importorskip("pycrfsuite")
    from bench.train_clause import _packed

    rng = random.Random(3)
    words = {"the": "DET", "a": "DET", "ship": "NOUN", "port": "NOUN", "sank": "VERB+M", "left": "VERB+M", "old": "ADJ"}
    trainer = pycrfsuite.Trainer(algorithm="l2sgd", verbose=False)
    trainer.set_params({"c2": 0.5, "max_iterations": 20})
    sentences = [[rng.choice(list(words)) for _ in range(rng.randint(2, 7))] for _ in range(80)]
    for sentence in sentences:
        labels = [words[w] if rng.random() < 0.9 else "NOUN" for w in sentence]
        trainer.append([list(map(str, row)) for row in features.of_words(sentence, sentence)], labels)
    trainer.train(str(tmp_path / "tiny.crf"))
    theirs = pycrfsuite.Tagger()
    theirs.open(str(tmp_path / "tiny.crf"))
    ours = Tagger(unpack(pack(_packed(theirs.info(), False, ()))))
    worst = 0.0
    for sentence in sentences:
        theirs.set([list(map(str, row)) for row in features.of_words(sentence, sentence)])
        for i, row in enumerate(ours.posteriors(sentence, sentence)):
            assert math.isclose(1.0, sum(row.values()))
            worst = max(worst, *(abs(p - theirs.marginal(ours.labels[label], i)) for label, p in row.items()))
    assert worst < 0.05


def test_there_are_models_limits_and_notices_for_the_same_languages() -> None:
    assert len(CODES) == 39
    assert CODES == sorted(clause.limits())
    assert CODES == sorted(path.name.split(".")[0] for path in MODELS.glob("*.notice.txt"))


@pytest.mark.parametrize("code", CODES)
def test_model_is_well_formed(code: str) -> None:
    packed = unpack((MODELS / f"{code}.bin").read_bytes())
    assert {label.lstrip("-").split("+")[0] for label in packed.labels} <= {*UPOS, "INTJ"}
    assert packed.characters is not load(_OF.get(code, code)).spaces
    assert list(packed.keys) == sorted(set(packed.keys))
    assert packed.starts[-1] == len(packed.targets) == len(packed.weights)
    assert [WIDTH, WIDTH] == [len(weights) for weights in packed.classifiers]


@pytest.mark.parametrize("code", CODES)
def test_notice_names_treebanks_with_permissive_licences(code: str) -> None:
    rows = (MODELS / f"{code}.notice.txt").read_text("utf-8").split("\n\n")[1].splitlines()
    assert rows
    assert [] == [row for row in rows if not row.startswith("UD_") or ": CC BY" not in row or "NC" in row]


def test_all_models_together_are_small() -> None:
    assert sum(path.stat().st_size for path in MODELS.glob("*.bin")) < 8_000_000


#: A complete short sentence and a leftover of the same words.
PAIRS = {
    "en": ("They left the harbour at night.", "From the harbour at night."),
    "de": ("Sie verließen den Hafen in der Nacht.", "Aus dem Hafen in der Nacht."),
    "fr": ("Ils ont quitté le port dans la nuit.", "Dans le port pendant la nuit."),
    "es": ("Salieron del puerto por la noche.", "Desde el puerto por la noche."),
    "it": ("Hanno lasciato il porto nella notte.", "Dal porto nella notte."),
    "nl": ("Ze verlieten de haven in de nacht.", "Uit de haven in de nacht."),
    "sv": ("De lämnade hamnen på natten.", "Från hamnen på natten."),
    "nb": ("De forlot havnen om natten.", "Fra havnen om natten."),
    "pl": ("Opuścili port w nocy.", "Z portu w nocy."),
    "el": ("Έφυγαν από το λιμάνι τη νύχτα.", "Από το λιμάνι τη νύχτα."),
    "fi": ("He lähtivät satamasta yöllä.", "Satamasta myöhään yöllä."),
    "uk": ("Вони покинули порт уночі.", "З порту вночі."),
    "ru": ("Они покинули порт ночью.", "Из порта поздней ночью."),
    "fa": ("آنها شب بندر را ترک کردند.", "از بندر در شب."),
    "zh": ("他们在夜里离开了港口。", "在夜里的港口。"),
}


def _judge(lang: str, text: str) -> clause.Clause:
    from mtcheck.model import Document

    doc = Document(text, load(lang))
    return doc.clause(doc.sentences[0])


@pytest.mark.parametrize("lang", PAIRS)
def test_a_clause_is_told_from_a_leftover(lang: str) -> None:
    whole, part = (_judge(lang, text) for text in PAIRS[lang])
    assert whole.finite > 0.5 and whole.leftover < 0
    assert part.leftover > 0 or part.finite < 0.05


def test_evidence_of_a_sentence_without_letters() -> None:
    reader = Reader(("PUNCT",))
    assert WIDTH == len(vector(["."], reader.tags([{0: 1.0}])))
    assert 0.0 == clause.analyse(["."], ["."], load("en")).leftover


def test_a_language_without_a_tagger_is_judged_by_tables_or_not_at_all() -> None:
    assert clause.covers(load("ar")) and not clause.is_trained(load("ar"))
    assert not clause.covers(load("sw"))
    assert () == _judge("ar", "غادروا الميناء ليلا.").tags


@pytest.mark.skipif(not (DATA / "ud").is_dir(), reason="the treebanks are not here")
def test_training_gives_the_bytes_that_are_packed(tmp_path: Path) -> None:
    import subprocess
    import sys

    pytest.importorskip("pycrfsuite")
    command = [sys.executable, "-m", "bench.train_clause", "--langs", "da", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent.parent, timeout=300)
    assert "" == done.stderr
    assert unpack((MODELS / "da.bin").read_bytes()) == unpack((tmp_path / "da.bin").read_bytes())
