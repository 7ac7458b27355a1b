"""The command line: everything that can be typed behind ``leeway``, one module for each part of it."""

import typer

from server.cli import session, template
from server.cli.archives import export, import_
from server.cli.backups import backup, restore
from server.cli.checkpoints import checkpoints
from server.cli.erase import erase
from server.cli.replay import replay
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
app.command()(checkpoints)
app.command()(erase)
app.command()(replay)
app.command()(export)
app.command(name="import")(import_)
app.command()(backup)
app.command()(restore)
app.command()(simulate)


def main() -> None:
    """Run the command that was typed."""
    app()
