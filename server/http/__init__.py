"""What goes over HTTP: the calls, the pages, the way in for sockets, and their descriptions for programs."""
