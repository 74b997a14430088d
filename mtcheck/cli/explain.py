"""``mtcheck explain RULE``: a rule's page with its examples."""

from difflib import get_close_matches

import click


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> None:
    """Print what a rule finds, why it matters, when it is wrong, and its examples."""
    from mtcheck.report import visible
    from mtcheck.rules import all_rules, examples, measured, options_of, page

    entry = all_rules().get(rule)
    if entry is None:
        near = get_close_matches(rule, list(all_rules()), 1)
        raise click.UsageError(f"unknown rule: {visible(rule)!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    facts = [entry.family, entry.rule.category.value, entry.rule.severity.label]
    if entry.rule.needs:
        facts.append("needs " + ", ".join(entry.rule.needs))
    if entry.rule.preview:
        facts.append("preview")
    click.echo(f"{entry.name}  ({' · '.join(facts)})\n")
    click.echo(page(entry))
    if measured(rule):
        click.echo(f"\n{measured(rule)}")
    for name, value in options_of(entry).items():
        click.echo(f"\nOption {name.replace('_', '-')} (default {value!r})")
    for kind, title in (("bad", "\n## Found in"), ("good", "\n## Silent on")):
        click.echo(title)
        for example in examples(entry):
            if example["kind"] == kind:
                if "source" in example:
                    click.echo(f"\n  {example['source_lang']} (source):\n{_indented(example['source'])}")
                click.echo(f"\n  {example['lang']}:\n{_indented(example['text'])}")
                if "reference" in example:
                    click.echo(f"\n  {example['lang']} (reference):\n{_indented(example['reference'])}")


def _indented(text: str) -> str:
    from mtcheck.report import visible

    return "\n".join("      " + visible(line) for line in text.strip("\n").split("\n"))
