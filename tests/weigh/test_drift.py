"""What a relay lost or changed, quoted from both sides; another fact, or a form that many share, is no drift."""

from tests.weigh.factories import count, voice

from witnessmark.weigh.drift import find_drifts


def say(desk, publisher, text, quantity, *, chain=("Rights Watch",), **more):
    return desk.says(desk.page(publisher), f"{text} were told of", quantity, chain=chain, **more)


def drifts(desk):
    return [(one.kind, one.sentence) for one in find_drifts(desk.relays, desk.entries)]


def villages(qualifier=""):
    text = f"{qualifier} 2 villages".strip()
    return text, count(text, 2, qualifier, thing="village", act="destroy")


def test_at_least_lost_on_the_way_is_a_drift_of_the_qualifier(desk):
    say(desk, "Rights Watch", *villages("at least"), chain=())
    say(desk, "Daily", *villages())

    ((kind, sentence),) = drifts(desk)
    assert kind == "qualifier"
    assert "Rights Watch has “at least 2 villages”, Daily has “2 villages”" in sentence


def test_a_form_that_separate_relays_share_is_taken_as_the_origins_own(desk):
    say(desk, "Rights Watch", *villages("at least"), chain=())
    for name in ("Daily", "Weekly", "Monthly"):
        say(desk, name, *villages())

    assert drifts(desk) == []


def test_a_page_that_keeps_the_qualifier_elsewhere_has_not_drifted(desk):
    say(desk, "Rights Watch", *villages("at least"), chain=())
    page = desk.page("Daily")
    for qualifier in ("", "at least"):
        text, quantity = villages(qualifier)
        desk.says(page, f"{text} destroyed", quantity, chain=("Rights Watch",))

    assert drifts(desk) == []


def test_a_share_that_lost_its_limits_is_a_drift_of_scope(desk):
    share = count(
        "75 percent", 75, "over", thing="percent", act="destroy", of="buildings", scope="in 18 villages"
    )
    say(desk, "Daily", "75 percent of buildings", share)
    wide = count("75 percent", 75, "over", thing="percent", act="destroy", of="homes and shops")
    say(desk, "Weekly", "75 percent of homes and shops", wide)

    ((kind, sentence),) = drifts(desk)
    assert kind == "scope"
    assert "only in 18 villages" in sentence


def test_about_for_at_least_is_held_against_the_paper_it_names(desk):
    first = count("at least 12,000 people", 12000, "at least", thing="person", act="trap")
    say(desk, "Morning Post", "at least 12,000 people", first, chain=())
    second = count("about 12,000 people", 12000, "about", thing="person", act="trap")
    say(desk, "Evening Post", "about 12,000 people", second, chain=("Morning Post",))

    assert [kind for kind, _ in drifts(desk)] == ["qualifier"]


def test_a_belief_told_as_a_finding_is_a_drift(desk):
    quantity = count("47 villages", 47, thing="village", act="destroy")
    believed = desk.page("Rights Watch")
    desk.says(
        believed, "Key witnesses believe that 47 villages were destroyed", quantity, chain=("key witnesses",)
    )
    say(desk, "Daily", "47 villages", quantity)

    ((kind, sentence),) = drifts(desk)
    assert kind == "belief"
    assert "it is what key witnesses believe" in sentence


def test_a_part_told_as_the_whole_is_a_drift_of_value(desk):
    page = desk.page("Rights Watch")
    whole = count("more than 30 people", 30, "more than", thing="person", act="interview")
    part = count("24 of them", 24, thing="person", act="witness", of="more than 30 people")
    desk.says(page, "more than 30 people interviewed, 24 of them saw looting", whole, part)
    say(desk, "Daily", "24 witnesses", count("24 witnesses", 24, thing="witness", act="interview"))

    assert [kind for kind, _ in drifts(desk)] == ["value"]


def test_likely_lost_is_a_drift_of_the_hedge(desk):
    say(desk, "Rights Watch", "2,600 buildings", count("2,600 buildings", 2600, hedge="probable"), chain=())
    say(desk, "Daily", "2,600 buildings", count("2,600 buildings", 2600))

    assert [kind for kind, _ in drifts(desk)] == ["hedge"]


def test_a_digit_lost_on_the_way_is_a_drift_of_value(desk):
    say(desk, "Rights Watch", "3,200 buildings", count("3,200 buildings", 3200), chain=())
    say(desk, "Daily", "320 buildings", count("320 buildings", 320))

    assert [kind for kind, _ in drifts(desk)] == ["value"]


def test_families_for_people_is_a_drift_of_the_unit(desk):
    say(
        desk,
        "Rights Watch",
        "12,000 people",
        count("12,000 people", 12000, thing="person", act="displace"),
        chain=(),
    )
    say(desk, "Daily", "12,000 families", count("12,000 families", 12000, thing="family", act="displace"))

    assert [kind for kind, _ in drifts(desk)] == ["unit"]


def test_a_different_fact_is_no_drift(desk):
    say(desk, "Rights Watch", *villages("at least"), chain=())
    say(desk, "Daily", "30 villages", count("30 villages", 30, thing="village", act="damage"))

    assert drifts(desk) == []


def test_a_number_made_round_with_a_qualifier_is_a_drift_of_the_value(desk):
    say(desk, "Daily", "64 shops", count("64 shops", 64, thing="shop", act="destroy"))
    later = count("more than 60 shops", 60, "more than", thing="shop", act="")
    say(desk, "Evening", "more than 60 shops", later, chain=("Daily", "Rights Watch"))

    ((kind, sentence),) = drifts(desk)
    assert (kind, "“64 shops”" in sentence) == ("value", True)


def test_a_figure_that_points_back_has_not_lost_its_qualifier_at_the_origin(desk):
    report = desk.page("Rights Watch")
    first = count("at least 64 shops", 64, "at least", thing="shop", act="destroy")
    desk.says(report, "at least 64 shops were ruined", first)
    desk.says(
        report, "Most of the 64 shops had stood empty", count("64 shops", 64, thing="shop", act="destroy")
    )
    say(desk, "Daily", "64 shops", count("64 shops", 64, thing="shop", act="destroy"))

    assert [kind for kind, _ in drifts(desk)] == ["qualifier"]


def test_unnamed_people_dropped_on_the_way_are_told_as_lost(desk):
    people = count("12 people", 12, thing="person", act="kill")
    say(desk, "Rights Watch", "12 people", people, chain=(voice("nurses", "group"),))
    say(desk, "Daily", "12 people", people)

    ((kind, sentence),) = drifts(desk)
    assert kind == "belief"
    assert "with Rights Watch it is what nurses say" in sentence


def test_unnamed_people_whom_the_relay_keeps_in_its_sentence_are_not_lost(desk):
    people = count("12 people", 12, thing="person", act="kill")
    say(desk, "Rights Watch", "12 people", people, chain=(voice("nurses", "group"),))
    desk.says(desk.page("Daily"), "The nurses spoke of 12 people killed", people, chain=("Rights Watch",))

    assert drifts(desk) == []
