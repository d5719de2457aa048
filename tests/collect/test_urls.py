import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.collect.urls import canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://Vigie.Example:80/Port/?utm_source=x&id=3&fbclid=y#suite", "https://vigie.example/Port?id=3"),
        ("https://vigie.example", "https://vigie.example/"),
        ("https://vigie.example:8443/a", "https://vigie.example:8443/a"),
        ("http://[::1]:80/a", "https://[::1]/a"),
        ("https://nom:secret@vigie.example/a", "https://vigie.example/a"),
        ("https://[oops/a", "https://[oops/a"),
        ("file:sous/a.html", "file:sous/a.html"),
        ("https://vigie.example/a?q=&b", "https://vigie.example/a?q=&b"),
    ],
)
def test_captures_of_one_page_meet_under_one_address(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(st.text().map(lambda rest: f"https://vigie.example/{rest}") | st.text())
def test_a_canonical_address_is_its_own(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)
