"""Lists give what they count, page by page, and by filter."""

from collections.abc import Iterator

import pytest
from benchmarks.page import make_large

from recoupe.model.vocabulary import NameKind
from recoupe.record import browse
from recoupe.record.browse import ClaimFilter, FactFilter, Page
from recoupe.record.queries import Record, open_record

ARTICLES = 24


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = make_large(tmp_path_factory.mktemp("browse") / "dossier", ARTICLES)
    with open_record(folder / "record.sqlite") as opened:
        yield opened


@pytest.mark.parametrize(
    "wanted",
    [
        ClaimFilter(),
        ClaimFilter(about="event"),
        ClaimFilter(support="one", about="figure"),
        ClaimFilter(disputed=True),
        ClaimFilter(disputed=False, dated=True),
        ClaimFilter(series="s3"),
    ],
)
def test_as_many_claims_are_listed_as_counted(record: Record, wanted: ClaimFilter) -> None:
    assert len(browse.claims(record, wanted)) == browse.count_claims(record, wanted)


def test_pages_put_together_are_the_whole_list(record: Record) -> None:
    whole = browse.claims(record, ClaimFilter())
    pages = [browse.claims(record, ClaimFilter(), Page(50, offset)) for offset in range(0, len(whole), 50)]
    assert [claim for page in pages for claim in page] == whole


def test_claims_by_time_are_in_the_order_of_their_days(record: Record) -> None:
    days = [
        claim.time.earliest
        for claim in browse.claims(record, ClaimFilter(), order=browse.BY_TIME)
        if claim.time
    ]
    assert days == sorted(days, key=str)


def test_facts_are_found_by_speaker_outlet_and_word(record: Record) -> None:
    name, count = browse.speaker_counts(record)[0]
    said = FactFilter(entity=name, role="speaker")
    views = browse.facts(record, "statement", said, Page(1000))
    assert len(views) == count == browse.count_facts(record, "statement", said)
    for view in views:
        speaker = view.one("speaker")
        assert speaker is not None
        assert speaker.entity == name
    outlet = browse.facts(record, "event", FactFilter(outlet="Journal 3", label="riot"), Page(1000))
    assert {view.article.outlet for view in outlet} == {"Journal 3"}
    assert len(outlet) == 1


def test_a_claim_shows_the_account_that_came_first_in_the_language_asked_for(record: Record) -> None:
    claim = next(claim for claim in browse.claims(record, ClaimFilter()) if len(claim.accounts) > 2)
    dates = {head.id: head.published or "~" for head in record.heads()}
    first = browse.first_facts(record, [claim.id], "fr")[claim.id]
    assert dates[first.article.id] == min(dates[account.fact.article] for account in claim.accounts)


def test_entities_are_counted_by_the_articles_that_name_them(record: Record) -> None:
    found = browse.entities(record, NameKind.PERSON, Page(10))
    articles = [number for _, number, _ in found]
    assert articles == sorted(articles, reverse=True)
    entity, number, mentions = found[0]
    assert number == len({member.article for member in entity.members})
    assert mentions >= number


def test_the_span_counts_every_article(record: Record) -> None:
    span = browse.span(record)
    assert sum(number for _, number in span.outlets) + span.without_outlet == ARTICLES
    assert span.undated == 0
    assert span.first is not None
    assert span.last is not None
    assert span.first <= span.last


def test_a_role_or_kind_that_is_not_there_finds_nothing_or_is_refused(record: Record) -> None:
    assert browse.facts(record, "event", FactFilter(entity="n1", role="captain"), Page()) == []
    with pytest.raises(ValueError, match="of kind"):
        browse.count_facts(record, "rumour", FactFilter())
