"""Only what was signed with our key is loaded, to the byte and by its name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.assistant.agent import Assistant
from bot.assistant.signature import (
    KeyNotSafe,
    ModelNotTrusted,
    is_trusted,
    key_of,
    sign,
    signature_file,
    trusted,
    verify,
)
from bot.assistant.understanding import Understanding
from bot.cli.models import app
from bot.settings import Settings

KEY, OTHER = b"k" * 32, b"o" * 32
run = CliRunner()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A file that passes for a model."""
    file = tmp_path / "nightdesk-0123456789abcdef.tar.gz"
    file.write_bytes(bytes(range(256)) * 10)
    return file


def test_what_was_signed_is_trusted_and_what_nobody_signed_is_not(model: Path) -> None:
    with pytest.raises(ModelNotTrusted, match="was not signed with the key of this desk"):
        verify(model, KEY)
    sign(model, KEY)
    verify(model, KEY)
    with trusted(model, KEY) as copy:
        assert (copy != model, copy.name, copy.read_bytes()) == (True, model.name, model.read_bytes())
    assert not copy.exists()


@pytest.mark.parametrize("place", [0, 1000, 2559])
def test_one_changed_bit_is_enough_to_refuse_it(model: Path, place: int) -> None:
    sign(model, KEY)
    data = bytearray(model.read_bytes())
    data[place] ^= 1
    model.write_bytes(bytes(data))
    with pytest.raises(ModelNotTrusted, match="was changed since it was signed"), trusted(model, KEY):
        pass


def test_another_key_and_another_name_are_refused(model: Path) -> None:
    sign(model, KEY)
    renamed = model.with_name("nightdesk-fedcba9876543210.tar.gz")
    shutil.copyfile(model, renamed)
    shutil.copyfile(signature_file(model), signature_file(renamed))
    assert [is_trusted(model, KEY), is_trusted(model, OTHER), is_trusted(renamed, KEY)] == [True, False, False]


def test_several_machines_may_sign_the_same_file_each_once(model: Path) -> None:
    for key in (KEY, OTHER, KEY, KEY):
        sign(model, key)
    assert [is_trusted(model, KEY), is_trusted(model, OTHER)] == [True, True]
    assert len(signature_file(model).read_text().splitlines()) == 2
    assert signature_file(model).stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("signature", ["", "\n", "x", "é\n", f"{'0' * 16} {'0' * 64}\n", " \n \n"])
def test_a_signature_that_says_nothing_counts_for_nothing(model: Path, signature: str) -> None:
    signature_file(model).write_text(signature, encoding="utf-8")
    assert not is_trusted(model, KEY)


def test_a_key_is_made_once_for_its_owner_alone_and_refused_when_others_may_read_it(tmp_path: Path) -> None:
    settings = Settings(data_folder=str(tmp_path))
    key = key_of(settings)
    file = tmp_path / "model.key"
    assert (len(key), key_of(settings), file.stat().st_mode & 0o777) == (32, key, 0o600)
    file.chmod(0o640)
    with pytest.raises(KeyNotSafe, match="chmod 600"):
        key_of(settings)
    file.chmod(0o600)
    file.write_bytes(b"short")
    with pytest.raises(KeyNotSafe, match="has 5 bytes"):
        key_of(settings)


@pytest.mark.parametrize("load", [lambda model: Assistant.load(model, "postgresql://"), Understanding.load])
def test_nothing_of_an_unsigned_model_is_run(
    load: object, model: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NIGHTDESK_MODEL_KEY", str(tmp_path / "key"))
    with pytest.raises(ModelNotTrusted):
        load(model)  # type: ignore[operator]


def test_the_commands_sign_and_verify_and_say_the_sum(
    model: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NIGHTDESK_MODEL_KEY", str(tmp_path / "key"))
    refused = run.invoke(app, ["verify", str(model)])
    assert (refused.exit_code, "nightdesk model sign" in refused.stderr) == (1, True)
    signed = run.invoke(app, ["sign", str(model)])
    verified = run.invoke(app, ["verify", str(model)])
    assert (signed.exit_code, verified.exit_code) == (0, 0)
    assert signed.stdout.split()[-1] == verified.stdout.split()[-1]
    assert run.invoke(app, ["verify", str(tmp_path / "none")]).exit_code == 1
