"""One board, many tablets, every move to every tablet: Leeway and its peers on the same work."""
