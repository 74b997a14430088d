"""Sessions: tests, lint, types, bench, build. ``nox -l`` lists them."""

import nox

nox.options.sessions = ["tests", "lint", "types"]
PYTHONS = nox.project.python_versions(nox.project.load_toml("pyproject.toml"))


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the test suite."""
    session.install(".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the style."""
    session.install("ruff")
    session.run("ruff", "check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types."""
    session.install(".[dev]")
    session.run("mypy")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure rates on genuine news and recall on inserted errors (needs the evaluation data)."""
    session.install(".")
    session.run("python", "-m", "bench.rates")
    session.run("python", "-m", "bench.inserted")


@nox.session
def build(session: nox.Session) -> None:
    """Build the wheel and the source archive."""
    session.install("build")
    session.run("python", "-m", "build")
