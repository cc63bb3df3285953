"""Fonts and the map library are brought by pinned hash only, and never by halves."""

import hashlib
import importlib.util
import io
import sys
import tarfile
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "assets.py"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("assets_tool", TOOL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def package(folder: Path, content: bytes, member: str = "package/a.ttf") -> Path:
    path = folder / "p.tgz"
    with tarfile.open(path, "w:gz") as pack:
        entry = tarfile.TarInfo(member)
        entry.size = len(content)
        pack.addfile(entry, io.BytesIO(content))
    return path


def pinned(tool, folder: Path, content: bytes):
    return tool.Asset("font@1.0.0", "a.ttf", folder / "fonts" / "a.ttf", hashlib.sha256(content).hexdigest())


def test_every_pin_is_a_whole_hash_inside_the_assets_folder(tool):
    assets = tool.read_pins()

    assert len(assets) >= 10
    assert all(len(asset.sha256) == 64 for asset in assets)


def test_no_registry_is_named_in_the_tool_or_its_pins(tool):
    text = TOOL.read_text(encoding="utf-8") + tool.PINS.read_text(encoding="utf-8")

    assert "://" not in text


def test_a_file_with_the_pinned_hash_is_written(tool, tmp_path: Path):
    asset = pinned(tool, tmp_path, b"font")

    assert list(tool.bring((asset,), lambda _, folder: package(folder, b"font"))) == [asset]
    assert asset.path.read_bytes() == b"font"


def test_a_file_with_another_hash_is_refused_and_not_written(tool, tmp_path: Path):
    asset = pinned(tool, tmp_path, b"font")

    with pytest.raises(tool.AssetError, match="Nothing was written"):
        list(tool.bring((asset,), lambda _, folder: package(folder, b"other")))
    assert not asset.path.exists()


def test_what_is_there_already_is_not_fetched_again(tool, tmp_path: Path):
    asset = pinned(tool, tmp_path, b"font")
    tool.write_whole(asset.path, b"font")

    assert list(tool.bring((asset,), lambda *_: pytest.fail("fetched"))) == []


def test_a_changed_file_is_brought_anew(tool, tmp_path: Path):
    asset = pinned(tool, tmp_path, b"font")
    tool.write_whole(asset.path, b"changed on disk")

    assert list(tool.bring((asset,), lambda _, folder: package(folder, b"font"))) == [asset]


def test_a_member_that_is_missing_names_the_line_to_mend(tool, tmp_path: Path):
    asset = pinned(tool, tmp_path, b"font")

    with pytest.raises(tool.AssetError, match=r'no file "a\.ttf".*assets\.toml'):
        list(tool.bring((asset,), lambda _, folder: package(folder, b"font", "package/b.ttf")))


def test_a_pin_outside_the_folder_is_refused(tool, tmp_path: Path):
    pins = tmp_path / "assets.toml"
    pins.write_text(
        '[[package]]\nname="x"\nversion="1"\n[package.files]\n"a"=["../../evil", "00"]\n', encoding="utf-8"
    )

    with pytest.raises(tool.AssetError, match="lies outside"):
        tool.read_pins(pins, tmp_path / "assets")


def test_without_npm_one_sentence_says_what_to_do(tool, tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tool, "TARGET", tmp_path / "assets")
    monkeypatch.setattr(tool.read_pins, "__defaults__", (tool.PINS, tmp_path / "assets"))

    assert tool.main([]) == 1
    assert "Install Node.js" in capsys.readouterr().err
