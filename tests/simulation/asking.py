"""The simulation by its command line, in a process of its own: chance must be the same in each run."""

import os
import subprocess

from tests.simulation.many import HOUSE, SAME_AGAIN


def simulated(*asked: str) -> bytes:
    """What the command line says of this."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    run = subprocess.run([*SAME_AGAIN, "--json", *asked], cwd=HOUSE, env=environment, capture_output=True, check=False)
    assert run.stdout, run.stderr.decode()
    return run.stdout
