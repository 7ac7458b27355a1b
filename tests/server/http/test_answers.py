"""QR codes."""

from server.http.answers import qr


def test_a_qr_code_is_a_path_with_a_quiet_zone() -> None:
    """Its finder patterns are where they must be, with four modules of quiet around."""
    code = qr("https://leeway.example/join#7K3M9QXZ")
    dark = {tuple(map(int, part.split("h")[0].split())) for part in code.path.split("M")[1:]}
    assert {(4, 4), (code.size - 5, 4), (4, code.size - 5)} <= dark
    assert min(x for x, _ in dark) == min(y for _, y in dark) == 4
    assert max(x for x, _ in dark) == code.size - 5
