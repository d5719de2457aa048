from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.dates import read_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2031-03-14", "2031-03-14"),
        ("2031-03-14T18:05:00.123Z", "2031-03-14T18:05:00+00:00"),
        ("2031-03-14T18:05+0100", "2031-03-14T18:05:00+01:00"),
        ("2031-03-14 18:05:00 CET", "2031-03-14T18:05:00+01:00"),
        ("2031-03-14T18:05:00-05:30", "2031-03-14T18:05:00-05:30"),
        ("20310314T180500Z", "2031-03-14T18:05:00+00:00"),
        ("Fri, 14 Mar 2031 18:05:00 +0100", "2031-03-14T18:05:00+01:00"),
        ("1931450700", "2031-03-16T18:05:00+00:00"),
        ("1931450700000", "2031-03-16T18:05:00+00:00"),
        ("Publié le vendredi 14 mars 2031 à 18h05", "2031-03-14T18:05:00"),
        ("1er avril 2031", "2031-04-01"),
        ("March 14th, 2031 at 6:05 pm EST", "2031-03-14T18:05:00-05:00"),
        ("14. März 2031, 18:05 Uhr", "2031-03-14T18:05:00"),
        ("14 de marzo de 2031", "2031-03-14"),
        ("14 марта 2031, 18:05", "2031-03-14T18:05:00"),
        ("14 Mart 2031", "2031-03-14"),
        ("2031年3月14日 18時", "2031-03-14"),
        ("2031. 3. 14. 18:05", "2031-03-14T18:05:00"),
        ("14.03.2031", "2031-03-14"),
        ("14/03/31", "2031-03-14"),
        ("١٤/٠٣/٢٠٣١", "2031-03-14"),
    ],
)
def test_a_date_is_read_as_it_is_written(written: str, iso: str) -> None:
    assert read_date(written) == iso


@pytest.mark.parametrize(
    "written", ["", "hier", "2031", "31/02/2031", "99999999999999", "mars", "12:30", "14 mars"]
)
def test_what_is_no_full_date_gives_none(written: str) -> None:
    assert read_date(written) is None


def test_a_date_that_english_reads_in_two_ways_stays_open() -> None:
    assert read_date("03/04/2031", language="en") is None
    assert read_date("03/04/2031", language="fr") == "2031-04-03"
    assert read_date("03/14/2031", language="en") == "2031-03-14"


@given(
    st.datetimes(datetime(1993, 1, 1), datetime(2060, 1, 1)),
    st.integers(-14 * 60, 14 * 60),
)
def test_iso_moments_come_back(moment: datetime, minutes: int) -> None:
    zoned = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    read = read_date(zoned.isoformat())
    assert read is not None
    assert datetime.fromisoformat(read) == zoned
    assert datetime.fromisoformat(read).utcoffset() == zoned.utcoffset()


@given(st.text(max_size=80))
def test_any_text_gives_an_iso_date_or_none(text: str) -> None:
    found = read_date(text)
    assert found is None or datetime.fromisoformat(found).replace(tzinfo=UTC)
