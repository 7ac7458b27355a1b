"""``leeway template``: check, copy and list the files that sessions are made from."""

import os
from pathlib import Path
from typing import Annotated

import typer

from server import templates
from server.cli.plainly import COULD_NOT, ERR, FOUND_SOMETHING, OUT, plainly
from server.config import settings_from

app = typer.Typer(no_args_is_help=True, help="Check, copy and list the files that sessions are made from.")


@app.command()
def check(file: Annotated[Path, typer.Argument(help="The template's file, such as my-workshop.toml.")]) -> None:
    """Say whether a session can be made from this file, and if not, what to mend on which line."""
    with plainly():
        try:
            found = templates.load(file)
        except templates.Broken as broken:
            OUT.print(str(broken))
            ERR.print(f"{_things(len(broken.problems))} to mend in {file}. Nothing was changed.", style="red")
            raise typer.Exit(FOUND_SOMETHING) from broken
        OUT.print(f"{file} is fine: “{found.title}”, {len(found.plan.aspects)} aspects, {_minutes(found)} minutes.")


@app.command()
def copy(
    name: Annotated[str, typer.Argument(help="The template to begin with, such as choice-to-stone.")],
    file: Annotated[Path, typer.Argument(help="Where to put the copy, such as my-workshop.toml.")],
) -> None:
    """Copy a template, to change it and make it your own."""
    with plainly():
        raw = templates.source(name, _folder())
        try:
            with file.open("xb") as new:
                new.write(raw)
        except FileExistsError as error:
            ERR.print(f"{file} is there already, and was left as it is. Choose another name.", style="red")
            raise typer.Exit(COULD_NOT) from error
        except OSError as error:
            ERR.print(f"{file} could not be written: {error.strerror}.", style="red")
            raise typer.Exit(COULD_NOT) from error
        OUT.print(f"Copied to {file}. Change it in any text editor, then: leeway template check {file}")


@app.command(name="list")
def list_() -> None:
    """List every template that a session can be made from, and those that need mending."""
    with plainly():
        for found in templates.usable(_folder()):
            OUT.print(f"{found.name}  “{found.title}”, {len(found.plan.aspects)} aspects, {_minutes(found)} minutes")
        for broken in templates.broken(_folder()):
            ERR.print(str(broken), style="red")


def _folder() -> Path | None:
    return settings_from(os.environ).templates


def _minutes(found: templates.Template) -> int:
    return sum(activity.minutes for activity in found.plan.activities)


def _things(count: int) -> str:
    return "One thing" if count == 1 else f"{count} things"
