"""The words inside an archive, for somebody who finds one years later."""

from events import Plan
from server.archive.form import CHRONICLE, LOG, MANIFEST, TEMPLATE
from server.templates import Template, TemplateError
from server.templates.writing import to_toml

_README = f"""This is the whole record of one workshop session of Leeway, a live workshop room on tablets.

Session: {{session}}
Title:   {{title}}

It holds people's names and words, also who wrote what where nobody was named. Keep it where such things are kept.
What was taken out of the record for good before this file was made is not in it.


What is in it

{LOG}        Everything that happened, in order: one event on each line, as JSON.
{TEMPLATE}    The plan of the session. A new session can be opened from it.
{MANIFEST}    What is in here, with a checksum of each file.
{CHRONICLE}  What became of the record itself, if there is anything to tell.


How to read it

Unpack it as any zip file. All of it is plain text in UTF-8. In {LOG}, "seq" counts the events from 1, "at" is the time
in milliseconds since 1970, "by" is who did it, "type" says what happened. Text that is empty in an event
marked "erased" was taken out for good.


How to bring it back

On the start page of a Leeway server, under "Start a session", or on the command line:

    leeway import FILE

Do not change anything in it: a file that is not as it was written is refused.
"""


def readme(session: str, title: str) -> bytes:
    """What this file is, how to read it, how to bring it back."""
    return _README.format(session=session, title=" ".join(title.split())).encode()


def template(title: str, plan: Plan) -> bytes:
    """The plan as a template's file; if today's templates cannot say it, a file that says so."""
    try:
        return to_toml(Template(name=plan.template, title=title, plan=plan)).encode()
    except (TemplateError, ValueError) as error:
        why = " ".join(str(error).split())
        return f"# The plan of this session cannot be written as a template of this version: {why}\n".encode()
