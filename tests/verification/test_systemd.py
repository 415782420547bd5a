"""The systemd files that a city copies: systemd itself finds nothing wrong with them."""

import shutil
import subprocess
import sys

import pytest

from tests.support.paths import ROOT

UNITS = ROOT / "docs" / "deployment" / "systemd"


@pytest.fixture
def analyze():
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed here")
    return program


def test_systemd_finds_nothing_wrong(analyze, tmp_path):
    for unit in sorted(UNITS.iterdir()):
        text = unit.read_text("utf-8")
        python = text.replace("/srv/kabar-kota/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(python, "utf-8")
    names = sorted(str(path) for path in tmp_path.iterdir())
    assert len(names) == 3
    done = subprocess.run(
        [analyze, "verify", "--man=no", *names],
        capture_output=True,
        encoding="utf-8",
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
        check=False,
    )
    own = [line for line in done.stderr.splitlines() if "kabarkota" in line]
    assert (done.returncode, own) == (0, [])


def test_the_check_may_do_next_to_nothing(analyze):
    """systemd's own measure of exposure, from 0 (none) to 10."""
    done = subprocess.run(
        [
            analyze,
            "security",
            "--offline=yes",
            "--threshold=20",
            UNITS / "kabarkota-verify.service",
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-600:] + done.stderr


def test_the_alarm_may_hand_its_mail_to_a_mail_server_here():
    """Seen with exim: a strict sandbox refuses its queue, and the unit's end kills the delivery."""
    unit = (UNITS / "kabarkota-alarm.service").read_text("utf-8")
    assert "\nProtectSystem=full\n" in unit
    assert "\nKillMode=process\n" in unit
