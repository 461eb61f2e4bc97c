"""Places that guests are shown, and towns."""

from __future__ import annotations

from vaka.knowledge import sites, towns


def test_a_memorial_is_a_site_and_no_town_or_palace_is() -> None:
    assert "vaka:anitkabir" in sites()
    assert "vaka:hiroshima-peace-memorial-park" in sites()
    assert not sites() & towns()
