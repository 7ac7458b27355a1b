"""A rehearsal: tablets that behave like a room of people, over real sockets, and a check that nothing went astray."""
