"""The same answers from a spaCy pipeline of the user's (extra ``spacy``): slower, and better where its parser is.

A pipeline gives decisions, not probabilities: every tag is 0 or 1. The classifiers and thresholds are those of the
language's own tagger; a language without one is judged by what is finite alone.
"""

from typing import Any

from mtcheck.clause.evidence import UPOS, Tag


class PipelineError(ValueError):
    """A spaCy pipeline cannot be used; the message says why."""


class Pipeline:
    """A loaded spaCy pipeline; ``language`` is its two-letter code. Raises PipelineError if it does not tag."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        self.name = f"spacy:{nlp.meta.get('name', '')}-{nlp.meta.get('version', '')}"
        self.language = str(nlp.lang)
        if not {"tagger", "morphologizer", "parser"} & set(nlp.pipe_names):
            raise PipelineError("it has neither a tagger nor a morphologizer nor a parser")

    def tags(self, words: list[str]) -> list[Tag]:
        """Return the tag of each token of one sentence."""
        from spacy.tokens import Doc

        doc = Doc(self._nlp.vocab, words=words)
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        return [self._tag(token) for token in doc]

    def _tag(self, token: Any) -> Tag:
        forms, moods = token.morph.get("VerbForm"), token.morph.get("Mood") + token.morph.get("Person")
        verb = token.pos_ in ("VERB", "AUX")
        finite = verb and ("Fin" in forms or (not forms and bool(moods)))
        subordinate = finite and _is_subordinate(token)
        subject = token.dep_.split(":")[0] in ("nsubj", "sb", "nsubjpass", "expl")
        upos = token.pos_ if token.pos_ in UPOS else "X"
        return Tag({upos: 1.0}, float(finite and not subordinate), float(subordinate), float(subject))


def _is_subordinate(token: Any) -> bool:
    """Whether the clause of a finite verb is a subordinate one, by Universal Dependencies or spaCy's older labels."""
    for word in (token, *token.ancestors):
        relation = word.dep_.split(":")[0]
        if relation in ("advcl", "acl", "csubj", "relcl", "rc", "mo", "csubjpass"):
            return True
        if relation in ("ccomp", "oc"):
            return any(child.dep_ in ("mark", "cp") for child in word.children)
        if relation in ("ROOT", "root", "parataxis"):
            return False
    return False


def load(name: str) -> Pipeline:
    """Return a pipeline by the name of an installed package or a path; nothing is downloaded. Raises PipelineError."""
    try:
        import spacy
    except ImportError:
        raise PipelineError("spaCy is not installed (pip install mtcheck[spacy])") from None
    try:
        return Pipeline(spacy.load(name))
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(str(error).split("\n", 1)[0]) from None
