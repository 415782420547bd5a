"""Signatures by real keys: only the right key, over the right bytes, for the right purpose."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.release import signature as signatures
from plugins.release.signature import (
    NAMESPACE,
    SignatureWrong,
    SigningFailed,
    check_signature,
    check_signatures,
    sign,
)
from plugins.schema.signing import Signer
from tests.support.keys import make_key, public, signer
from tests.support.programs import program

DATA = b'{"format":1}\n'


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ayu", "budi", "citra"):
        make_key(folder, name)
    return folder


@pytest.fixture
def both(keys: Path) -> list[Signer]:
    return [signer("Ayu", keys / "ayu"), signer("Budi", keys / "budi")]


def test_the_signer_is_named(keys: Path, both: list[Signer]) -> None:
    assert check_signature(DATA, sign(DATA, keys / "ayu"), both) == "Ayu"
    assert check_signature(DATA, sign(DATA, keys / "budi"), both) == "Budi"
    assert check_signature(b"", sign(b"", keys / "budi"), both) == "Budi"


@pytest.mark.parametrize(
    "options", [("-t", "ecdsa", "-b", "384"), ("-t", "rsa", "-b", "3072")], ids=["ecdsa", "rsa"]
)
def test_other_kinds_of_keys_sign_too(tmp_path: Path, options: tuple[str, ...]) -> None:
    key = make_key(tmp_path, "kunci", *options)
    assert check_signature(DATA, sign(DATA, key), [signer("Ayu", key)]) == "Ayu"


@pytest.mark.parametrize("data", [DATA + b" ", DATA[:-1], b""])
def test_other_bytes_are_refused(keys: Path, both: list[Signer], data: bytes) -> None:
    made = sign(DATA, keys / "ayu")
    with pytest.raises(SignatureWrong, match="changed since"):
        check_signature(data, made, both)


def test_somebody_else_is_refused(keys: Path, both: list[Signer]) -> None:
    with pytest.raises(SignatureWrong, match="isn't theirs"):
        check_signature(DATA, sign(DATA, keys / "citra"), both)
    with pytest.raises(SignatureWrong):
        check_signature(DATA, sign(DATA, keys / "ayu"), [])


def test_a_signature_for_another_purpose_is_refused(keys: Path, both: list[Signer]) -> None:
    other = subprocess.run(
        [program("ssh-keygen"), "-Y", "sign", "-f", keys / "ayu", "-n", "git"],
        input=DATA,
        capture_output=True,
        check=True,
    )
    with pytest.raises(SignatureWrong):
        check_signature(DATA, other.stdout, both)


def test_two_people_sign_one_below_the_other(keys: Path, both: list[Signer]) -> None:
    ayu, budi = sign(DATA, keys / "ayu"), sign(DATA, keys / "budi")
    assert check_signatures(DATA, ayu + budi, both, 2) == ("Ayu", "Budi")
    assert check_signatures(DATA, budi + b"\n" + ayu.replace(b"\n", b"\r\n"), both, 2)
    with pytest.raises(SignatureWrong, match="1 of 2 signatures: Ayu"):
        check_signatures(DATA, ayu, both, 2)


def test_nobody_counts_twice(keys: Path, both: list[Signer]) -> None:
    ayu, stranger = sign(DATA, keys / "ayu"), sign(DATA, keys / "citra")
    same_person = [*both, signer("Ayu", keys / "citra")]
    for several in (ayu + ayu, ayu + stranger):
        with pytest.raises(SignatureWrong, match="1 of 2"):
            check_signatures(DATA, several, both, 2)
    with pytest.raises(SignatureWrong, match="1 of 2"):
        check_signatures(DATA, ayu + stranger, same_person, 2)


def test_one_that_is_wrong_does_not_spoil_the_others(keys: Path, both: list[Signer]) -> None:
    stale = sign(b"before", keys / "budi")
    assert check_signatures(DATA, stale + sign(DATA, keys / "ayu"), both) == ("Ayu",)


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\n",
        b"-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
        b"-----BEGIN SSH SIGNATURE-----\nQUJD\n-----END SSH SIGNATURE-----\n",
        b"-----BEGIN SSH SIGNATURE-----\n=Q==\n-----END SSH SIGNATURE-----\n",
        b"x" * 200_000,
    ],
)
def test_what_is_no_signature_is_refused(both: list[Signer], broken: bytes) -> None:
    with pytest.raises(SignatureWrong, match="can't be read"):
        check_signature(DATA, broken, both)


def test_nothing_hides_between_signatures(keys: Path, both: list[Signer]) -> None:
    made = sign(DATA, keys / "ayu")
    for told in (b"note\n" + made, made + b"note\n", made + b"note\n" + made, made * 21):
        with pytest.raises(SignatureWrong, match="can't be read"):
            check_signature(DATA, told, both)


@settings(deadline=None, max_examples=30)
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_no_flipped_bit_passes(keys: Path, place: int, bit: int) -> None:
    made = bytearray(_made_once(keys))
    at = place % len(made)
    made[at] ^= 1 << bit
    # The end of a line may be written as two signs, and base64 has bits to spare at its end.
    if bytes(made).replace(b"\r", b"").split() == _made_once(keys).split():
        return
    try:
        found = check_signature(DATA, bytes(made), [signer("Ayu", keys / "ayu")])
    except SignatureWrong:
        return
    assert found == "Ayu"
    assert _meant(bytes(made)) == _meant(_made_once(keys))


_made: dict[Path, bytes] = {}


def _made_once(keys: Path) -> bytes:
    if keys not in _made:
        _made[keys] = sign(DATA, keys / "ayu")
    return _made[keys]


def _meant(signature: bytes) -> bytes | None:
    import base64

    return base64.b64decode(b"".join(signature.split(b"\n")[1:-2]))


def test_a_name_is_never_part_of_what_ssh_keygen_reads(keys: Path) -> None:
    name = 'Ayu, S.Kom. * cert-authority "\nrelease ssh-ed25519 AAAA'
    told = Signer.model_construct(name=name, key=signer("x", keys / "ayu").key)
    assert check_signature(DATA, sign(DATA, keys / "ayu"), [told]) == name
    with pytest.raises(SignatureWrong):
        check_signature(DATA, sign(DATA, keys / "budi"), [told])


# What keeps somebody from signing, in words.


def test_a_key_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SigningFailed, match="no key file tidak-ada; check --key"):
        sign(DATA, tmp_path / "tidak-ada")


def test_a_file_that_is_no_key(tmp_path: Path) -> None:
    path = tmp_path / "surat"
    path.write_text("halo\n", "utf-8")
    path.chmod(0o600)
    with pytest.raises(SigningFailed, match="is no SSH key"):
        sign(DATA, path)


def test_a_key_that_others_can_read(tmp_path: Path) -> None:
    key = make_key(tmp_path, "kunci")
    key.chmod(0o644)
    with pytest.raises(SigningFailed, match="chmod 600 kunci"):
        sign(DATA, key)


def test_a_passphrase_that_nobody_can_be_asked_for(tmp_path: Path) -> None:
    key = make_key(tmp_path, "kunci", passphrase="rahasia sekali")
    with pytest.raises(SigningFailed, match="ssh-add kunci") as failed:
        sign(DATA, key)
    assert "bersandi" in failed.value.words("id")


def test_a_public_key_without_its_other_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    key = make_key(tmp_path, "kunci")
    key.unlink()
    with pytest.raises(SigningFailed, match="agent doesn't hold"):
        sign(DATA, key.with_name("kunci.pub"))


def test_without_openssh(
    keys: Path, both: list[Signer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sign(DATA, keys / "ayu")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SigningFailed, match="openssh-client"):
        sign(DATA, keys / "ayu")
    with pytest.raises(SignatureWrong, match="openssh-client"):
        check_signature(DATA, made, both)


@pytest.fixture
def agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An agent that holds a key with a passphrase, whose file is then gone."""
    key = make_key(tmp_path, "kunci", passphrase="rahasia")
    socket = tmp_path / "agent"
    running = subprocess.Popen(
        [program("ssh-agent"), "-D", "-a", str(socket)], stdout=subprocess.DEVNULL
    )
    monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
    asking = tmp_path / "ask"
    asking.write_text("#!/bin/sh\necho rahasia\n", "utf-8")
    asking.chmod(0o700)
    helped = {"SSH_ASKPASS": str(asking), "SSH_ASKPASS_REQUIRE": "force"}
    try:
        while not socket.exists():
            assert running.poll() is None
        subprocess.run(
            [program("ssh-add"), "-q", str(key)], env={**os.environ, **helped}, check=True
        )
        key.unlink()
        yield
    finally:
        running.terminate()
        running.wait()


def test_an_agent_signs_for_a_public_key(agent: None, tmp_path: Path) -> None:
    half = tmp_path / "kunci.pub"
    made = sign(DATA, half)
    assert check_signature(DATA, made, [signer("Ayu", tmp_path / "kunci")]) == "Ayu"


def test_the_purpose_is_named_in_the_guide_as_it_is_here(keys: Path) -> None:
    assert NAMESPACE == "kabarkota-release"
    assert signatures.blocks(sign(DATA, keys / "ayu"))
    assert public(keys / "ayu").startswith("ssh-ed25519 ")
