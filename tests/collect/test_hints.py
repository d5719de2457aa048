import pytest

from recoupe.collect.hints import find_hints


@pytest.mark.parametrize("address", ["http://[::1", "http://a.example/" + "a" * 9000, "javascript:alert(1)"])
def test_an_address_that_is_none_is_no_hint(address: str) -> None:
    page = f'<html><head><link rel="canonical" href="{address}"></head><body>x</body></html>'
    assert find_hints(page.encode()).url is None


def test_the_own_word_of_a_page_stands_in_its_head_only() -> None:
    page = b'<html><head><title>t</title></head><body><link rel="canonical" href="http://a.example/b"></body>'
    assert find_hints(page).url is None


def test_deep_nesting_does_not_hold_it_up() -> None:
    assert find_hints(b"<div>" * 100_000).url is None
