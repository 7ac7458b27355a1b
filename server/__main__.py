"""``python -m server`` is ``leeway``."""

from server.cli import main

main()
