"""The room: commands come in, events go out, everybody is told once."""
