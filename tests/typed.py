"""``leeway`` as it is typed: a real process with its words and its exit code."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("leeway"))


@dataclass(frozen=True)
class Typed:
    """How a command ended, and everything that it printed."""

    code: int
    words: str


def typed(*words: object, **environment: str) -> Typed:
    """Run ``leeway`` with these words to its end, with no settings but these."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("LEEWAY_")} | environment
    command = [PROGRAM, *(str(word) for word in words)]
    done = subprocess.run(command, env=ours, capture_output=True, text=True, timeout=150)
    return Typed(done.returncode, done.stdout + done.stderr)
