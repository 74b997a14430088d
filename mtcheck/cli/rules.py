"""``mtcheck rules``: every rule."""

import click


@click.command("rules")
@click.option("--format", "fmt", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(fmt: str) -> None:
    """List every rule: family, category, severity, needs, languages, status."""
    from mtcheck import tables

    rows = tables.rules()
    if fmt == "json":
        import json

        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif fmt == "markdown":
        click.echo(tables.rules_markdown(rows))
    else:
        for row in rows:
            status = "" if row["status"] == "stable" else f"  [{row['status']}]"
            click.echo(f"{row['name']:<34} {row['family']:<13} {row['severity']:<10} {row['summary']}{status}")
