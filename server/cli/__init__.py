"""The command line: ``leeway serve``, ``session``, ``template``, ``verify``, ``simulate``."""

import typer

from server.cli import session, template
from server.cli.serve import serve
from server.cli.simulate import simulate
from server.cli.verify import verify

__all__ = ["app", "main"]

app = typer.Typer(
    name="leeway",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="A live workshop room on tablets.",
)
app.add_typer(session.app, name="session")
app.add_typer(template.app, name="template")
app.command()(serve)
app.command()(verify)
app.command()(simulate)


def main() -> None:
    """Run the command that was typed."""
    app()
