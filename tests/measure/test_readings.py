"""Facts about readings by people, and the count they carry."""

import pytest

from witnessmark.measure.readings import agree
from witnessmark.measure.sample import draw_sample
from witnessmark.records import CountBound, Damage, Reading, Structure, Unread

KEYS = [f"b{n}" for n in range(40)]
FRAME = (
    "id,lon,lat\n" + "".join(f"{key},44.5,34.7\n" for key in [*KEYS, *[f"d{n}" for n in range(30)]])
).encode()
STRATUM = ("structure\n" + "".join(f"{key}\n" for key in KEYS)).encode()
TOML = (
    '[area]\nname = "Here"\nlon = 44.5\nlat = 34.7\nradius_km = 2\n[period]\nstart = "2014-09-01"\nend = "2014-12-31"\n'
    '[measure]\nsample_seed = "s"\n'
)
SAMPLE = draw_sample(KEYS, "s", 10)
DECOYS = [f"d{n}" for n in range(30)]


def look(verdict: str, reader: str = "A", scene: str = "2014-12-22") -> Reading:
    return Reading(f"rd-{reader}{scene}", "it-1", "b1", scene, reader, verdict, "2024-01-01")


def agreed(*looks: Reading):
    return agree(list(looks), {one.scene: one.scene for one in looks}, 2, "2014-09-01")


def hand(sample=SAMPLE, damaged=SAMPLE[:6], skip="", reader_b="damaged") -> dict[str, bytes]:
    rows = ["structure,scene,reader,verdict,when,decoy"]
    for key in (*SAMPLE, *DECOYS):
        for reader in ("A", "B"):
            verdict = "intact" if key not in damaged else "damaged" if reader == "A" else reader_b
            if key != skip:
                rows.append(f"{key},2014-12-22,{reader},{verdict},2024-01-01,{str(key in DECOYS).lower()}")
    lines = [f"{key},false" for key in sample] + [f"{key},true" for key in DECOYS]
    return {
        "readings.csv": "\n".join(rows).encode(),
        "sample.csv": "\n".join(["structure,decoy", *lines]).encode(),
        "stratum.csv": STRATUM,
    }


def case_of(measured, layer_toml, files):
    return measured({"b.csv": FRAME}, TOML + layer_toml("b.csv", "buildings"), files)


def test_two_readers_who_agree_make_a_damaged_building():
    assert agreed(look("damaged"), look("damaged", "B")).damaged


@pytest.mark.parametrize("second", ["intact", "cannot tell"])
def test_disagreement_and_cannot_tell_are_never_damage(second):
    assert not agreed(look("damaged"), look(second, "B")).damaged


def test_one_reader_alone_makes_no_damaged_building():
    assert not agreed(look("damaged")).damaged


def test_damage_seen_before_the_period_is_not_counted():
    early = look("damaged", scene="2014-08-01")

    assert not agreed(early, look("damaged"), look("damaged", "B")).damaged


def test_the_window_opens_at_the_last_intact_and_closes_at_the_first_damaged_image():
    days = ("2014-09-14", "2014-10-05", "2014-12-22")
    looks = [look("damaged" if day > "2014-10" else "intact", who, day) for day in days for who in "AB"]

    found = agreed(*looks)

    assert (found.last_intact, found.first_damaged) == ("2014-09-14", "2014-10-05")


def test_a_read_sample_gives_a_bound_with_its_conditions(measured, layer_toml):
    (found,) = case_of(measured, layer_toml, hand()).store.all(CountBound)

    assert (found.frame, found.stratum, found.sampled, found.confirmed, found.decoys) == (70, 40, 10, 6, 30)
    assert 6 <= found.at_least < 24
    assert any('"cannot tell" count as not damaged' in words for words in found.conditions)


def test_readers_who_disagree_confirm_nothing(measured, layer_toml):
    (found,) = case_of(measured, layer_toml, hand(reader_b="cannot tell")).store.all(CountBound)

    assert (found.confirmed, found.at_least) == (0, 0)


def test_every_read_structure_has_a_damage_window_and_a_position(measured, layer_toml):
    case = case_of(measured, layer_toml, hand())
    damages = list(case.store.all(Damage))

    assert [one.damage_class for one in damages].count("moderate") == 6
    assert {one.first_damaged for one in damages} == {"2014-12-22", ""}
    assert case.store.count(Structure) == 40


REFUSED = {
    "a sample the seed did not draw": (
        hand(sample=[*SAMPLE[:9], draw_sample(KEYS, "s", 12)[11]]),
        "is not among the first 10",
    ),
    "a structure not answered": (hand(skip=SAMPLE[3]), f'"{SAMPLE[3]}" was answered by 0 of 2 readers'),
    "a structure outside the stratum": (hand(sample=[*SAMPLE[:9], "x"]), '"x" is not in the stratum'),
    "no sample": ({"readings.csv": hand()["readings.csv"]}, "hand/sample.csv is not there"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_failed_condition_gives_no_bound_and_says_why(measured, layer_toml, what):
    files, words = REFUSED[what]
    case = case_of(measured, layer_toml, files)

    (unread,) = case.store.all(Unread)
    assert words in unread.reason
    assert case.store.count(CountBound) == 0


def test_a_verdict_that_is_none_of_three_is_named_by_its_line(measured, layer_toml):
    files = {"readings.csv": b"structure,scene,reader,verdict,when,decoy\nb1,s,A,burnt,2024-01-01,false\n"}

    (unread,) = case_of(measured, layer_toml, files).store.all(Unread)

    assert 'line 2: verdict is "burnt"' in unread.reason


def test_readings_made_by_a_script_mark_the_bound_as_simulated(measured, layer_toml):
    files = hand()
    files["readings.csv"] = files["readings.csv"].replace(b",A,", b",simulated A,")

    (found,) = case_of(measured, layer_toml, files).store.all(CountBound)

    assert found.simulated
