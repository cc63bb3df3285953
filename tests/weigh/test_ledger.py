"""The ledger: one row per figure, whoever gives it; copies add nothing; our own count stands apart."""

from tests.weigh.factories import count, place, tally, window

from witnessmark.weigh.codes import ALPHABET, give_codes


def burned(desk, publisher, number, qualifier="at least", *, chain=("Rights Watch",), **more):
    text = f"{qualifier} {number:,} buildings".strip()
    return desk.says(
        desk.page(publisher), f"{text} were burned", count(text, number, qualifier), chain=chain, **more
    )


def test_three_relays_of_one_figure_are_one_row_with_one_origin(desk):
    for name in ("Daily", "Weekly", "Monthly"):
        burned(desk, name, 3200)

    figure = desk.entry(3200).figure
    assert (len(figure.values), figure.minimum_origins) == (3, 1)


def test_two_origins_of_one_figure_are_counted_as_two(desk):
    burned(desk, "Daily", 3200)
    burned(desk, "Weekly", 3200, chain=("Example Watch",))

    assert desk.entry(3200).figure.minimum_origins == 2


def test_rival_numbers_of_one_thing_and_act_share_a_row(desk):
    burned(desk, "Daily", 3200)
    burned(desk, "Weekly", 2600, "")

    assert desk.entry(3200).figure.code == desk.entry(2600).figure.code


def test_numbers_that_one_page_gives_side_by_side_are_two_figures(desk):
    page = desk.page("Daily")
    first, second = count("30 villages", 30, thing="village"), count("47 villages", 47, thing="village")
    desk.says(
        page, "30 villages burned, and 47 villages in all the valley", first, second, chain=("Rights Watch",)
    )

    assert desk.entry(30).figure.code != desk.entry(47).figure.code


def test_destruction_by_fire_is_burning(desk):
    page = desk.page("Daily")
    desk.says(page, "2,600 buildings were destroyed by fire", count("2,600 buildings", 2600, act="destroy"))

    assert desk.entry(2600).figure.act == "burn"


def test_all_means_by_fire_and_by_blast_are_three_rows(desk):
    told = "3,800 buildings destroyed: 2,600 destroyed by fire, 1,200 destroyed with explosives"
    parts = [count(f"{n:,} destroyed", n, act="destroy") for n in (2600, 1200)]
    desk.says(desk.page("Daily"), told, count("3,800 buildings", 3800, act="destroy"), *parts)

    assert {n: desk.entry(n).figure.act for n in (3800, 2600, 1200)} == {
        3800: "destroy",
        2600: "burn",
        1200: "demolish",
    }


def test_figures_of_two_years_are_two_rows(desk):
    burned(desk, "Daily", 300, when=window("2014-09", ("2014-09-01", "2014-09-30")))
    burned(desk, "Weekly", 310, when=window("2021-05", ("2021-05-01", "2021-05-31")))

    assert desk.entry(300).figure.code != desk.entry(310).figure.code


def test_a_village_and_the_district_around_it_are_two_rows(desk):
    burned(desk, "Daily", 90, places=(place("Elm Ford", 44.7, 34.8, 1.0),))
    burned(desk, "Weekly", 100, places=(place("Mere", 44.6, 34.7, 25.0, 5.0),))

    assert desk.entry(90).figure.code != desk.entry(100).figure.code


def test_the_code_of_a_row_stays_when_its_number_is_corrected(desk):
    from tests.weigh.factories import Desk

    other = Desk()
    burned(desk, "Daily", 3200)
    burned(other, "Daily", 3100)

    assert desk.entry(3200).figure.code == other.entry(3100).figure.code


def test_codes_are_short_and_readable_and_grow_only_where_they_clash():
    codes = give_codes([("building", str(n)) for n in range(5000)])

    assert len(set(codes.values())) == 5000
    assert all(set(code[2:]) <= set(ALPHABET) for code in codes.values())
    assert sum(len(code) == 6 for code in codes.values()) > 4900


def test_the_sentence_keeps_the_qualifier_and_says_on_whose_word(desk):
    burned(desk, "Daily", 3200)

    sentence = desk.entry(3200).figure.sentence
    assert (
        sentence
        == "At least 3,200 buildings were burned, according to Rights Watch by way of Daily (one relay)."
    )


def test_a_likely_figure_stays_likely_in_its_sentence(desk):
    page = desk.page("Rights Watch")
    desk.says(page, "2,600 buildings likely burned", count("2,600 buildings", 2600, hedge="probable"))

    assert (
        desk.entry(2600).figure.sentence == "2,600 buildings were likely burned, according to Rights Watch."
    )


def test_a_bare_word_in_a_relaying_page_is_of_unknown_basis(desk):
    page = desk.page("Daily")
    desk.says(page, "Homes burned", chain=("Rights Watch",))
    desk.says(page, "70 buildings burned", count("70 buildings", 70))

    figure = desk.entry(70).figure
    assert (figure.minimum_origins, figure.unknown_basis) == (0, 1)


def test_a_page_that_repeats_an_attributed_figure_bare_repeats_it_on_the_same_word(desk):
    page = desk.page("Daily")
    desk.says(page, "Report: 70 buildings burned", count("70 buildings", 70), kind="headline")
    desk.says(page, "70 buildings were burned, it said", count("70 buildings", 70), chain=("Rights Watch",))

    figure = desk.entry(70).figure
    assert {value.origin for value in figure.values} == {"Rights Watch"}


def test_a_layer_tally_is_a_row_of_its_own_origin(desk):
    desk.more = {"tallies": (tally("Sat Office", 2582, 8068),)}

    figure = desk.entry(2582).figure
    assert (figure.values[0].origin, figure.our_own) == ("Sat Office", False)


def test_an_untold_act_is_the_one_act_told_of_that_number(desk):
    desk.says(
        desk.page("Daily"),
        "75 buildings, it said",
        count("75 buildings", 75, act=""),
        chain=("Rights Watch",),
    )
    burned(desk, "Weekly", 75)

    assert len(desk.entry(75).figure.values) == 2


def test_three_months_are_not_burned_with_the_houses_beside_them(desk):
    desk.says(desk.page("Daily"), "burned for 3 months", count("3 months", 3, thing="month", act="burn"))

    assert desk.entry(3).figure.act == ""


def test_the_whole_of_a_part_is_not_what_was_destroyed(desk):
    text = "destruction in 30 of the 35 villages"
    part = count("30 of the", 30, thing="village", act="destroy", of="the 35 villages")
    whole = count("35 villages", 35, thing="village", act="destroy")
    desk.says(desk.page("Rights Watch"), text, part, whole)

    assert desk.entry(30).figure.act == "destroy"
    assert desk.entry(35).figure.act == ""


def test_a_bare_count_is_told_in_the_words_it_stands_in(desk):
    desk.says(
        desk.page("Rights Watch"), "The siege lasted 3 months", count("3 months", 3, thing="month", act="")
    )

    assert (
        desk.entry(3).figure.sentence == "3 months (“The siege lasted 3 months”), according to Rights Watch."
    )


def test_the_window_of_one_value_is_not_given_to_another_number(desk):
    told = window("2014-09/2014-11", ("2014-09-01", "2014-11-30"))
    desk.says(desk.page("Rights Watch"), "2,600 buildings burned", count("2,600 buildings", 2600))
    desk.says(
        desk.page("Daily"), "3,200 buildings burned", count("3,200 buildings", 3200), chain=("Rights Watch",), when=told
    )  # fmt: skip

    figure = desk.entry(2600).figure
    assert figure.when is None
    assert {value.value: value.window for value in figure.values} == {2600: "", 3200: "2014-09/2014-11"}
