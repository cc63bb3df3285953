"""What a lead says is read from the text by our own rules, whatever the model made of it."""

from tests.contracts.test_readers import text_document
from tests.read.llm.liar import GOOD, TEXT, offering
from tests.read.llm.test_kept_exchanges import asked, read_beside

from witnessmark import plugins
from witnessmark.read.contract import Lore
from witnessmark.records import Statement


def lead_on(folder, *offers):
    leads, _ = read_beside(asked(folder, offering(*offers)))
    return leads


def test_number_bound_and_month_of_a_lead_are_the_rules_own_reading(tmp_path):
    (lead,) = lead_on(tmp_path, GOOD)

    (count,) = lead.statement.quantities
    assert (count.lower, count.upper, count.thing) == (14, None, "granary") or (count.lower, count.upper) == (
        14,
        None,
    )
    assert lead.statement.when.edtf == "2020-06"


def test_a_quote_cut_out_of_a_denied_sentence_stays_denied(tmp_path):
    (lead,) = lead_on(
        tmp_path, {"quote": "9 people were killed", "source": "The Lake Monitor", "cue": "did not say"}
    )

    assert lead.statement.factuality == "CT-"


def test_a_lead_on_the_mouth_the_rules_read_agrees_and_on_another_differs(tmp_path):
    agrees, differs = lead_on(tmp_path, GOOD, {"quote": "The district chief denies that any of it happened"})

    assert (agrees.standing, differs.standing) == ("agrees", "differs")


def test_a_lead_that_a_person_takes_over_is_a_statement_like_any_other(tmp_path):
    lead = lead_on(tmp_path, GOOD)[0]

    reader = plugins.load("reader", "llm", {"model": "m", "base": "rules", "adopted": [lead.id]}).beside(
        tmp_path
    )
    document = text_document(TEXT)
    from tests.contracts.test_readers import NoPlaces

    statements = [one for one in reader.read(document, Lore(NoPlaces())) if isinstance(one, Statement)]
    assert lead.statement in statements
    assert len({one.id for one in statements}) == len(statements)
