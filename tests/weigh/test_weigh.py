"""The room as a whole: records in the store, a second run that does nothing, order that does not matter."""

from tests.weigh.factories import Desk, count

from witnessmark.activity import Work
from witnessmark.records import Activity, Figure, Finding, Item, Origin, Relay
from witnessmark.trace import trace_down
from witnessmark.weigh import weigh


def two_papers():
    desk = Desk()
    for name in ("Rights Watch", "Daily"):
        chain = () if name == "Rights Watch" else ("Rights Watch",)
        desk.says(
            desk.page(name),
            "At least 70 buildings burned",
            count("At least 70 buildings", 70, "at least"),
            chain=chain,
        )
    return desk


def keep(case, desk, key="k"):
    material = desk.material
    item = Item("it-000000000000", "0" * 64, "page.html", "text/html", 1, "inbox", 0)
    case.store.keep(Activity("collect:page", "collect", key, (), "", ()), [item])
    made = [*material.documents.values(), *material.statements]
    case.store.keep(Activity("read:page", "read", key, (), "", ()), made)


def test_the_second_run_does_nothing_at_all(case, silent):
    keep(case, two_papers())

    assert weigh(case, silent) == Work(done=4)
    assert weigh(case, silent) == Work(fresh=4)


def test_a_text_read_anew_is_weighed_anew(case, silent):
    keep(case, two_papers())
    weigh(case, silent)
    keep(case, two_papers(), key="other")

    assert weigh(case, silent) == Work(done=4)


def test_an_empty_case_is_weighed_without_a_word(case, silent):
    weigh(case, silent)

    assert [case.store.count(kind) for kind in (Origin, Relay, Figure, Finding)] == [0, 0, 0, 0]


def test_a_figure_is_traced_down_to_the_item_it_was_read_from(case, silent):
    keep(case, two_papers())
    weigh(case, silent)

    (figure,) = case.store.all(Figure)
    assert any(isinstance(step.record, Item) for step in trace_down(case.store, figure.id))


def test_the_same_texts_in_another_order_give_the_same_codes():
    desk, other = two_papers(), two_papers()
    other.said.reverse()

    codes = [[entry.figure.code for entry in one.entries] for one in (desk, other)]
    assert codes[0] == codes[1]


def test_every_finding_says_a_whole_sentence_and_rests_on_something(case, silent):
    keep(case, two_papers())
    weigh(case, silent)

    for finding in case.store.all(Finding):
        assert finding.sentence.endswith(".")
        assert finding.figures or finding.rests or finding.kind == "coverage"
