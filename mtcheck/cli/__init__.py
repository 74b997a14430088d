"""The command line. ``main`` maps every end to the exit status of the contract; the commands hold no logic.

0 passed · 1 the gate failed · 2 could not check · 130 interrupted · 141 the pipe was closed.
"""

import gc
import os
import sys
from importlib import import_module

import click

from mtcheck import __version__

PASSED, FAILED, CANNOT, INTERRUPTED, CLOSED = 0, 1, 2, 130, 141


def shown(text: str) -> str:
    """Return a text of others as one line that is safe to print."""
    from mtcheck.report import visible

    return visible(text.replace("\n", " "))


def has_color(choice: str) -> bool:
    """Say whether to print in colour: --color decides, then NO_COLOR, FORCE_COLOR, and whether a terminal looks."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class _Commands(click.Group):
    """The commands, one module of this folder each, imported when used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        folder = os.path.dirname(os.path.abspath(__file__))
        return sorted(name[:-3] for name in os.listdir(folder) if name.endswith(".py") and name[0] != "_")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"mtcheck.cli.{cmd_name}").command
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mtcheck", message="%(prog)s %(version)s")
def _cli() -> None:
    """Find what machine translation left behind in news text.

    mtcheck reads the translation alone; with a reference it adds sacreBLEU's metrics. It works offline.
    """


def main(argv: list[str] | None = None) -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # What is made lives until the report is out: neither the collector nor the interpreter's tear-down, together
    # a fifth of the time of a run on one article, has anything to do.
    gc.disable()
    status = run(argv)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = status or CANNOT
    os._exit(status)


def run(argv: list[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    try:
        status = _cli.main(args=argv, prog_name="mtcheck", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else PASSED
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return CANNOT
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # inside a command click turns the first into the second
        # What is left in the buffer has no reader: let the interpreter flush it to nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED
    except OSError as error:
        click.echo(f"mtcheck: {error.strerror or error}", err=True)
        return CANNOT
    except Exception as error:  # never a traceback, never the status of a failed gate
        click.echo(f"mtcheck: internal error: {type(error).__name__}: {error!a}", err=True)
        return CANNOT
