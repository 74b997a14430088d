"""``mtcheck languages``: every language and what is checked in it."""

import click


@click.command("languages")
@click.option("--format", "fmt", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(fmt: str) -> None:
    """List every language with tables and how many rules run in it; any other gets the universal rules."""
    from mtcheck import tables

    rows = tables.languages()
    if fmt == "json":
        import json

        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif fmt == "markdown":
        click.echo(tables.matrix_markdown())
    else:
        for row in rows:
            lacking = ", ".join(row["not_run"]) or "none"
            click.echo(f"{row['code']:<8} {row['name']:<12} {len(row['rules']):>3} rules   not run: {lacking}")
