"""Who said it first: relays collapse, witnesses are strands, evidence speaks only where nobody vouches for it."""

from tests.weigh.factories import count, layer, same_origin, voice

from witnessmark.weigh.chains import trace_origin
from witnessmark.weigh.origins import Paths, find_origins
from witnessmark.weigh.settle import settle


def names(desk):
    return [origin.name for origin in desk.origins]


def test_relays_of_one_report_are_one_origin(desk):
    first = desk.says(
        desk.page("The Tower"), "At least 3,200 burned", chain=("Long War Journal", "Rights Watch")
    )
    second = desk.says(desk.page("Long War Journal"), "At least 3,200 burned", chain=("Rights Watch",))

    assert {trace_origin(first), trace_origin(second)} == {"Rights Watch"}
    assert names(desk) == ["Rights Watch"]


def test_the_same_name_with_and_without_its_article_is_one_mouth(desk):
    desk.says(desk.page("Daily"), "Homes burned", chain=("The Valley Monitor",))
    desk.says(desk.page("Weekly"), "Homes burned", chain=("valley monitor",))

    assert names(desk) == ["The Valley Monitor"]


def test_witnesses_known_only_through_an_investigator_are_its_strand(desk):
    desk.says(desk.page("Daily"), "Homes burned", chain=("Rights Watch", "key witnesses"))

    (origin,) = desk.origins
    assert (origin.name, origin.strands) == ("Rights Watch", ("interview",))


def test_images_that_an_investigator_vouches_for_are_its_strand(desk):
    desk.says(desk.page("Daily"), "Homes burned", chain=("Rights Watch", "satellite images"))

    (origin,) = desk.origins
    assert (origin.name, origin.strands) == ("Rights Watch", ("imagery",))


def test_photographs_that_nobody_vouches_for_are_an_origin_themselves(desk):
    desk.says(desk.page("Daily"), "Abuses by fighters", chain=("Channel Six", "photographs on social media"))

    assert names(desk) == ["photographs on social media"]


def test_a_researcher_cited_by_a_columnist_is_the_origin(desk):
    chain = (voice("Ana Field", "person", outlet="The Review"), voice("Lee Marsh", "person"))
    desk.says(desk.page("Daily"), "Fighters take orders from abroad", chain=chain)

    assert names(desk) == ["Lee Marsh"]


def test_an_author_counts_as_the_paper_whose_page_the_case_holds(desk):
    desk.says(desk.page("The Review", byline="Ana Field"), "The town is a warning")
    desk.says(desk.page("Daily"), "A warning", chain=(voice("Ana Field", "person", outlet="The Review"),))

    assert names(desk) == ["The Review"]


def test_a_page_that_only_says_who_speaks_is_no_origin(desk):
    page = desk.page("Daily")
    desk.says(page, "This was told by Rights Watch", kind="attribution")
    desk.says(page, "Homes burned", chain=("Rights Watch",))

    assert names(desk) == ["Rights Watch"]


def test_two_layers_that_go_back_to_one_maker_are_one_origin(desk):
    first, second = layer("points", "Sat Office"), layer("joined points", "Map Club")
    desk.more = {"layers": (first, second), "overlaps": (same_origin(first, second),)}

    (origin,) = desk.origins
    assert (origin.name, origin.layers) == ("Sat Office", (first.id, second.id))


def test_who_denies_a_report_is_a_second_origin_that_disputes_the_first(desk):
    page = desk.page("Daily")
    desk.says(page, "Militias burned 30 villages", chain=("Rights Watch",))
    desk.says(page, "The Ministry of Order disputes the report's findings", chain=("Ministry of Order",))

    assert {o.name: o.disputes for o in desk.origins} == {
        "Rights Watch": (),
        "Ministry of Order": ("Rights Watch",),
    }


def test_who_reports_without_a_word_of_denial_disputes_nobody(desk):
    page = desk.page("Daily")
    desk.says(page, "Militias burned 30 villages", chain=("Rights Watch",))
    desk.says(page, "The Ministry of Order published a report on roads", chain=("Ministry of Order",))

    assert all(origin.disputes == () for origin in desk.origins)


def test_the_group_is_the_organisation_that_the_page_has_named(desk):
    page = desk.page("Daily")
    desk.says(page, "Homes burned", chain=("Rights Watch",))
    desk.says(page, "Shops were looted", chain=(voice("the rights group", "organisation"),))

    settled = settle(desk.material)
    assert [trace_origin(one) for one in settled.statements] == ["Rights Watch", "Rights Watch"]


def test_a_crowd_named_before_the_investigator_stands_behind_it(desk):
    desk.says(desk.page("Daily"), "Key witnesses believe", chain=("key witnesses", "Rights Watch"))

    (statement,) = settle(desk.material).statements
    assert [one.name for one in statement.attribution] == ["Daily", "Rights Watch", "key witnesses"]


def test_a_body_named_with_its_words_in_another_order_disputes_others_and_never_itself(desk):
    desk.says(desk.page("Field Watch"), "30 buildings burned", count("30 buildings", 30))
    desk.says(desk.page("Ministry of Defence of Vardan"), "The Ministry rejects the report of Field Watch.")
    lantern = desk.page("Lantern")
    desk.says(lantern, "30 buildings burned", count("30 buildings", 30), chain=("Field Watch",))
    desk.says(
        lantern, "The Vardan defence ministry rejected the findings.",
        chain=(voice("Vardan defence ministry", "government"),),
    )  # fmt: skip

    settled = settle(desk.material)
    origins = find_origins(settled, Paths.of(settled, desk.relays, desk.reuses))
    disputes = {one.name: one.disputes for one in origins if one.disputes}
    assert disputes == {"Ministry of Defence of Vardan": ("Field Watch",)}
