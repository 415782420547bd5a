"""Signers as publishing.yml may name them."""

import pytest
from pydantic import ValidationError

from plugins.problems import Problems
from plugins.reading.publishing_file import read_publishing
from plugins.schema.signing import Signer, Signing

ONE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA" + "A" * 42
OTHER = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA" + "A" * 41 + "B"


def test_the_comment_of_a_key_is_dropped() -> None:
    assert Signer(name="Ayu", key=f"{ONE} ayu@laptop, meja 2\n").key == ONE


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("", ".pub"),
        ("ssh-ed25519", ".pub"),
        ("ssh-ed25519 AAAA", ".pub"),
        ("ssh-dss AAAAB3NzaC1kc3MAAACBAA==", ".pub"),
        (ONE.replace("ssh-ed25519", "ssh-rsa"), ".pub"),
        (f"cert-authority {ONE}", ".pub"),
        (f"{ONE}\n{OTHER}", ".pub"),
        (f"{ONE}\r{OTHER}", ".pub"),
        (f"{ONE} x\nrelease {OTHER}", ".pub"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n", "private key"),
    ],
)
def test_what_is_no_public_key_is_refused(key: str, told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Signer(name="Ayu", key=key)
    assert told in str(refused.value)


def test_a_key_belongs_to_one_signer() -> None:
    with pytest.raises(ValidationError, match="another signer's already"):
        Signing(signers=[{"name": "Ayu", "key": ONE}, {"name": "Budi", "key": f"{ONE} lain"}])


def test_no_more_signatures_are_needed_than_there_are_people() -> None:
    pair = [{"name": "Ayu", "key": ONE}, {"name": "Ayu", "key": OTHER}]
    assert Signing(signers=pair).needed == 1
    with pytest.raises(ValidationError, match="takes 2 people"):
        Signing(signers=pair, needed=2)


def test_publishing_yml_tells_where_it_is_wrong(tmp_path) -> None:
    path = tmp_path / "publishing.yml"
    path.write_text("signing:\n  signers:\n    - name: Ayu\n      key: halo\n", "utf-8")
    problems = Problems()
    assert read_publishing(path, problems).signing == Signing()
    (found,) = problems
    assert (found.path, found.line) == ("publishing.yml", 4)
    assert "kunci umum SSH" in found.id
