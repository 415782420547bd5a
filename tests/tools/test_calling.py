"""A plain call means what invoke takes it to mean; every other call is left to invoke."""

import pytest
from invoke.exceptions import ParseError
from invoke.parser import Parser

from tools import calling
from tools.command_table import COMMANDS
from tools.invoking import collection

PLAIN = [
    "build",
    "build --full --publish",
    "build --content isi --output=hasil --today 2026-11-21",
    "build --explain /berita/2026/halo/ --profile --language en",
    "build --output build",
    "check --format json --content a=b",
    "check --content=a=b",
    "check --content=",
    "new Judul",
    "new Judul --category budaya",
    "new --category budaya Judul",
    "new --title Judul",
    "new build",
    "draw-map",
    "draw-map --city semarang --content isi --city malang",
    "verify https://contoh.example/ --without-headers --rate 2,5 --sample 10",
    "publish staging --dry-run --no-build --key=kunci",
    "rollback staging --to 2026-11-20",
    "host-rules nginx --output aturan.conf",
    "serve --port 0",
    "serve --port=8080 --today 2026-11-21",
    "bench --sizes 500,2500 --rounds 5 --everything",
    "fuzz --target story --target yaml --minutes 1 --seed 7 --guided",
    "test --arguments=--help",
    "format",
    "calendar-record --check",
]
NOT_PLAIN = [
    "--list",
    "--help",
    "build --help",
    "--help build",
    "build check",
    "build --penuh",
    "build -c isi",
    "build --full=yes",
    "build --content",
    "build --content --full",
    "build --output a --output b",
    "calendar_record",
    "publish staging --dry_run",
    "new",
    "new Judul lagi",
    "serve --port delapan",
    "serve --port",
    "periksa",
    "-e build",
]


@pytest.mark.parametrize("typed", PLAIN)
def test_a_plain_call_means_what_invoke_takes_it_to_mean(typed):
    found = calling.plain(typed.split())
    assert found is not None
    command, options = found
    (context,) = Parser(collection(COMMANDS.values()).to_contexts()).parse_argv(typed.split())
    assert context.name == command.name
    # An option that wasn't typed has the function's own default here.
    judged = {name.replace("-", "_"): option.value for name, option in context.args.items()}
    assert options == {name: judged[name] for name in options}
    left = set(judged) - set(options)
    defaults = collection(COMMANDS.values())[command.name].get_arguments()
    every = {option.name.replace("-", "_"): option.default for option in defaults}
    untouched = {name: every[name] for name in left}
    assert {name: judged[name] for name in left} == untouched


@pytest.mark.parametrize("typed", NOT_PLAIN)
def test_any_other_call_is_left_to_invoke(typed):
    assert calling.plain(typed.split()) is None


@pytest.mark.parametrize("typed", ["verify --help", "publish utama --help", "test --help"])
def test_every_command_tells_of_itself(typed, capsys):
    assert calling.call(typed.split()) == 0
    told = capsys.readouterr().out
    assert f"[--core-opts] {typed.split()[0]}" in told
    assert COMMANDS[typed.split()[0]].body.__doc__.splitlines()[0][:20] in told


def test_invoke_explains_mistakes(capsys):
    assert calling.call(["build", "--penuh"]) == 1
    assert "--penuh" in capsys.readouterr().err
    assert calling.call([]) == 0
    assert "Bangun situs." in capsys.readouterr().out
    with pytest.raises(ParseError):
        Parser(collection(COMMANDS.values()).to_contexts()).parse_argv(["build", "--penuh"])
