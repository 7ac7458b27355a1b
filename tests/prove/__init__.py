"""The proof: what ``docs/guarantees.md`` promises, tried at length on the machine at hand, with a report at the end."""
