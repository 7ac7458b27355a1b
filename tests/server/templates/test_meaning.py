"""What settings must mean together; the whole list of slips is in ``test_checking``."""

import pytest

from server.templates.meaning import nonsense


@pytest.mark.parametrize(
    "data",
    [None, [], {}, {"aspects": 3, "bands": []}, {"activities": [None, {"prompts": "x"}, {"prompts": [3]}]}],
)
def test_what_is_of_the_wrong_kind_is_not_looked_into(data: object) -> None:
    """That is said elsewhere, once."""
    assert list(nonsense(data)) == []


def test_blank_names_are_not_said_to_be_the_same() -> None:
    """Two rows that nobody has filled in yet are empty, not doubles; blanks around a name do not tell it apart."""
    rows = [{"name": ""}, {"name": " "}, {"name": "GP"}, {"name": "gp "}]

    assert [path for path, _ in nonsense({"bearers": rows})] == [("bearers", 3, "name")]
