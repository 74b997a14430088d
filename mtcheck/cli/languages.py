"""``mtcheck languages``: every language and what is checked in it."""

import click


@click.command("languages")
@click.option("--format", "fmt", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(fmt: str) -> None:
    """List every language with tables and how many rules run in it; any other gets the universal rules."""
    from mtcheck import tables
    from mtcheck.lang import varieties

    rows = tables.languages()
    if fmt == "json":
        import json

        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif fmt == "markdown":
        click.echo(tables.matrix_markdown())
    else:
        for row in rows:
            off = ", ".join(name for name, need in row["not_run"].items() if need == "preview")
            lacking = ", ".join(name for name, need in row["not_run"].items() if need != "preview") or "none"
            preview = f"   off by default: {off}" if off else ""
            click.echo(f"{row['code']:<4} {row['name']:<17} {len(row['rules']):>3} rules{preview}   not run: {lacking}")
        click.echo(f"varieties: {', '.join(varieties())}; any other language: the universal rules")
