"""What a case stands on: who tells the happening it asks about, who disputes it, who only speaks of other things."""

import pytest
from tests.weigh.factories import count, layer, place, tally, voice, window

from witnessmark.case.config import Area, Period
from witnessmark.weigh.denials import denies
from witnessmark.weigh.standing import find_standing

MERE = place("Mere", lon=10.0, lat=50.0)
MAY = window("2021-05", ("2021-05-01", "2021-05-31"))


@pytest.fixture
def mere(desk):
    desk.more = {"area": Area("Mere", 10.0, 50.0, 25.0), "period": Period("2021-05", "2021-06")}
    return desk


def burned(desk, publisher, *chain, places=(MERE,), when=MAY, number=30, **more):
    text = f"{number} houses burned"
    return desk.says(
        desk.page(publisher), f"{text} in Mere", count(text, number), chain=chain, places=places, when=when, **more
    )  # fmt: skip


def standing(desk):
    mentions = [mention for entry in desk.entries if entry.row for mention in entry.row.mentions]
    (finding,) = find_standing(desk.material, mentions, desk.origins, desk.paths)
    return finding


def counted(desk):
    names = {origin.id: origin.name for origin in desk.origins}
    return [names[id_] for id_ in standing(desk).rests if id_ in names]


def test_many_relays_of_one_report_stand_on_one_origin(mere):
    for publisher in ("Daily", "Weekly", "Courier"):
        burned(mere, publisher, "Rights Watch")

    assert standing(mere).sentence == (
        "Three documents on the destruction around Mere stand on one origin: Rights Watch."
    )


def test_who_disputes_is_counted_and_said_to_dispute(mere):
    burned(mere, "Rights Watch")
    mere.says(mere.page("Ministry of Order"), "We reject the report of Rights Watch on Mere", places=(MERE,))

    assert standing(mere).sentence.endswith(
        "two independent origins: Rights Watch, and the Ministry of Order, which disputes it."
    )


def test_an_opinion_in_the_outlets_own_voice_is_another_voice(mere):
    page = mere.page("Daily")
    burned(mere, "Rights Watch")
    mere.says(page, "Houses burned in Mere", chain=("Rights Watch",), places=(MERE,))
    mere.says(page, "The town is a warning to us all", kind="opinion")

    assert counted(mere) == ["Rights Watch"]
    assert any("in opinions" in ground and ground.endswith("Daily") for ground in standing(mere).for_it)


def test_a_relays_bare_sentence_is_of_unknown_basis_and_says_what_it_would_change(mere):
    burned(mere, "Rights Watch")
    page = mere.page("Daily")
    text = "12 barns burned"
    mere.says(page, "Houses burned in Mere", chain=("Rights Watch",), places=(MERE,))
    mere.says(page, f"{text} in Mere", count(text, 12, thing="barn"), places=(MERE,), when=MAY)

    assert counted(mere) == ["Rights Watch"]
    assert "were Daily's own observation shown, it would be two origins" in " ".join(
        standing(mere).against_it
    )


def test_a_paper_that_relays_nobody_is_an_origin_of_what_it_tells(mere):
    burned(mere, "Daily")

    assert counted(mere) == ["Daily"]


def test_what_happened_elsewhere_or_in_another_year_is_another_happening(mere):
    burned(mere, "Rights Watch")
    burned(mere, "Other Watch", places=(place("Far", lon=20.0, lat=40.0),), number=31)
    burned(mere, "Third Watch", when=window("2015", ("2015-01-01", "2015-12-31")), number=32)

    assert counted(mere) == ["Rights Watch"]


def test_an_origin_that_names_no_place_and_no_day_is_not_counted(mere):
    burned(mere, "Rights Watch")
    burned(mere, "Daily", voice("photographs", "evidence"), places=(), when=None, number=33)

    assert counted(mere) == ["Rights Watch"]
    assert any("without a place or day" in limit for limit in standing(mere).against_it)


def test_a_layer_of_the_place_and_days_is_an_origin_and_a_later_one_is_not(mere):
    first, second = layer("points", "Sat Office"), layer("orders", "Town Hall")
    later = window("2023", ("2023-01-01", "2023-12-31"))
    tallies = [
        tally("Sat Office", 80, 300, place_name="Mere", when=MAY),
        tally("Town Hall", 20, 300, when=later),
    ]
    made = [
        type(one)(**{**vars(one), "layers": (of.id,)})
        for one, of in zip(tallies, (first, second), strict=True)
    ]
    mere.more |= {"layers": (first, second), "tallies": tuple(made)}

    assert counted(mere) == ["Sat Office"]


@pytest.mark.parametrize(
    ("sentence", "is_denial"),
    [
        ("The ministry denied Rights Watch access to the area.", False),
        ("The ministry rejected a request by Rights Watch to check its findings.", False),
        ("Officials denied the staff visas.", False),
        ("The ministry denies that its forces burned villages.", True),
        ("The ministry denied burning any house.", True),
        ("The report was rejected by the ministry.", True),
        ("The government disputes the findings of Rights Watch.", True),
        ("The ministry disputes Rights Watch.", True),
    ],
)
def test_a_denial_needs_something_told_that_is_denied(sentence, is_denial):
    assert denies(sentence) is is_denial
