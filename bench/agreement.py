"""Makes the tables of gender and number (``agreement.txt``) of the languages that agree by determiner: es fr it pt.

    python -m bench.agreement [--write]

From the treebanks: for each noun and determiner the pairs of gender and number that it is tagged with. A noun must be
seen twice, always with one gender and one number; nouns of people that take both articles (``le maire``, ``la maire``)
and words that take the other article for their sound (``el agua``) so fall out, or are listed here.
"""

from collections import Counter, defaultdict
from pathlib import Path

from bench.data import asked_to_write
from bench.treebanks import trees
from mtcheck.lang import ROOT as LANGUAGES
from mtcheck.lang import load

LANGS = ("es", "fr", "it", "pt")
#: Titles, offices and trades that a woman may hold under a masculine form, and words with either gender.
_COMMON = {
    "fr": "maire médecin chef ministre juge président professeur auteur écrivain ingénieur procureur député sénateur "
          "gendarme membre élève enfant artiste journaliste porte-parole responsable capitaine général pilote peintre "
          "après-midi espace mode tour poste livre voile manche mémoire page vase moule "
          "poêle somme gens amour orgue délice",
    "es": "mar calor orden frente capital cura corte editorial guía policía margen cólera parte pendiente cometa "
          "juez médico presidente testigo piloto soldado arte azúcar internet radio final central",
    "it": "fine fronte capitale radio ministro sindaco presidente giudice medico avvocato ingegnere capo membro",
    "pt": "jurista líder premiê oficial polícias capital guia rádio moral grama "
          "cabeça polícia caixa guarda presidente juiz médico ministro capitão final",
}


def table(lang: str) -> list[str]:
    """Return the lines of a language's table: form, tab, D or N with the pairs it can stand for."""
    language = load(lang)
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tree in trees(lang, "train"):
        for node in tree.nodes:
            form = tree.text[node.start:node.end]
            feats = dict(pair.split("=", 1) for pair in node.feats.split("|") if "=" in pair)
            kind = {"NOUN": "N", "DET": "D"}.get(node.upos)
            if kind is None or not (form[1:] or form.lower()).islower() or "Number" not in feats:
                continue
            seen[form.lower().replace("’", "'"), kind][f"{feats.get('Gender', '*')} {feats['Number']}"] += 1
    lines = []
    common = set(_COMMON[lang].split())
    closed = language.words("function-words")
    for (form, kind), pairs in seen.items():
        total = sum(pairs.values())
        left_out = form in common or form in closed or "*" in "".join(pairs)
        if kind == "N" and (total < 2 or len(pairs) > 1 or left_out):
            continue
        if kind == "D" and (total < 5 or form not in closed):
            continue
        kept = sorted(pair for pair, n in pairs.items() if n / total > 0.005)
        lines.append(f"{form}\t{kind} {'; '.join(kept)}")
    nouns = {line.split("\t")[0] for line in lines if "\tN " in line}
    return sorted(line for line in lines if "\tD " not in line or line.split("\t")[0] not in nouns)


def main() -> None:
    """Print the sizes of the tables; write them if asked."""
    write = asked_to_write(__doc__)
    if write is None:
        return
    for lang in LANGS:
        lines = table(lang)
        nouns = sum("\tN " in line for line in lines)
        print(f"{lang}: {nouns} nouns, {len(lines) - nouns} determiners")
        if write:
            header = (
                "# Gender and number of determiners (D) and nouns (N) as treebanks tag them\n"
                "# Made by bench/agreement.py from Universal Dependencies; treebanks and licences:\n"
                f"# mtcheck/clause/models/{lang}.notice.txt (CC BY and CC BY-SA).\n"
            )
            Path(LANGUAGES, lang, "agreement.txt").write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
