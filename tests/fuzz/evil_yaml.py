"""Files of facts and registers: real ones with something put where it doesn't belong."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.fuzz.evil_texts import LARGEST, joined
from tests.support.paths import ROOT

CITY = "cities/contoh"
PIECES = [
    *(
        "a",
        "-",
        ": ",
        ":",
        "- ",
        " ",
        "\n",
        "\t",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "!",
        "!!x ",
        "|",
        ">",
    ),
    *(
        "'",
        '"',
        "#",
        "?",
        "? ",
        "---\n",
        "...\n",
        "<<: ",
        "%YAML 1.1\n",
        "1.0e999",
        "2026-08-17",
        "\u2028",
    ),
    *(
        "\x85",
        "\ufeff",
        "a: 1\n",
        "a:\n",
        "  ",
        "- a\n",
        "key: {a: b}\n",
        '"\\ud800"',
        '"\\x00"',
        "\x07",
    ),
    *("districts:\n", "events:\n", "landmarks:\n", "  - slug: a\n", "    rule: {type: fixed}\n"),
]
EVIL: list[Any] = [
    *(
        None,
        True,
        0,
        -1,
        2**63,
        10**400,
        1e308,
        -0.0,
        float("inf"),
        "",
        " ",
        "a" * 5_000,
        "\x07",
        "\u202e",
    ),
    *(
        "../../luar",
        "\\",
        "{{figure: contoh.a}}",
        "<script>",
        "javascript:x",
        "2026-02-30",
        "9999-12-31",
    ),
    *(
        "0001-01-01",
        "1000-01-01",
        "2999-12-31",
        [],
        {},
        [[]],
        [None],
        {"id": None},
        ["a"] * 500,
        33.99,
    ),
    *(
        {"id": "a", "xx": "b"},
        "imlek",
        "relative",
        "hijri",
        "33.99.01",
        "https://x.id/" + "a" * 999,
        "é",
    ),
    *(
        {"type": "relative", "anchor": "a"},
        {"type": "dates", "dates": []},
        "@",
        "+62 " + "1" * 999,
        "1e5",
    ),
]
KEYS = ["id", "x", "__class__", "", "../a", "semua", "1447-13", "9" * 30, "a" * 300, "type", "slug"]


def _real() -> dict[str, Any]:
    found = {}
    for name in ("city", "districts", "landmarks", "events"):
        text = (ROOT / f"content/cities/semarang/{name}.yml").read_text("utf-8")
        found[f"{CITY}/{name}.yml"] = yaml.safe_load(text)
    found[f"{CITY}/city.yml"].pop("skyline", None)
    for path in sorted((ROOT / "content/registers").glob("*.yml")):
        found[f"registers/{path.name}"] = yaml.safe_load(path.read_text("utf-8"))
    return found


REAL = _real()


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inside in items:
        yield (*path, key)
        if isinstance(inside, dict | list):
            yield from _places(inside, (*path, key))


PLACES = {name: list(_places(value)) for name, value in REAL.items()}


def _changed(name: str, draw: st.DrawFn) -> Any:
    value = deepcopy(REAL[name])
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(PLACES[name]))
        holder = value
        try:
            for key in path[:-1]:
                holder = holder[key]
            holder[path[-1]] = draw(st.sampled_from(EVIL))
            if draw(st.booleans()) and isinstance(holder, dict):
                holder[draw(st.sampled_from(KEYS))] = draw(st.sampled_from(EVIL))
        except (KeyError, IndexError, TypeError):
            continue
    return value


def _dumped(value: Any) -> bytes:
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    return text.encode("utf-8", "surrogatepass")[:LARGEST]


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


@st.composite
def _mutated(draw: st.DrawFn) -> dict[str, bytes]:
    names = draw(st.lists(st.sampled_from(sorted(REAL)), min_size=1, max_size=2, unique=True))
    return {name: _dumped(_changed(name, draw))[: LARGEST // len(names)] for name in names}


@st.composite
def _many(draw: st.DrawFn) -> dict[str, bytes]:
    """One item, or key, thousands of times."""
    count = draw(st.sampled_from([200, 2_000, 20_000]))
    name = draw(st.sampled_from(sorted(REAL)))
    if name.startswith("registers/"):
        entry = draw(st.sampled_from(EVIL))
        shape = draw(st.sampled_from(["k{}", "1447-{:02d}", "{}"]))
        return {name: _dumped({shape.format(n): entry for n in range(count)})}
    kind = name.rpartition("/")[2].removesuffix(".yml")
    items = REAL[name].get(kind) or [{"slug": "a"}]
    item = dict(draw(st.sampled_from(items)))
    item.update({draw(st.sampled_from([*item, *KEYS])): draw(st.sampled_from(EVIL))})
    few = {key: item[key] for key in draw(st.sets(st.sampled_from(sorted(item)), min_size=1))}
    numbered = draw(st.booleans())
    listed = [{**few, "slug": f"a{n}"} if numbered else few for n in range(min(count, 3_000))]
    if draw(st.booleans()) and kind == "events":
        # Each counted from the one before.
        rules = [{"type": "relative", "anchor": f"a{n - 1}"} for n in range(len(listed))]
        names = {"id": "A"}
        listed = [
            {"slug": f"a{n}", "name": names, "kind": "fair", "rule": rule}
            for n, rule in enumerate(rules)
        ]
    return {name: _dumped({kind: listed})}


files = st.one_of(
    _mutated(),
    _many(),
    st.tuples(st.sampled_from(sorted(REAL)), joined(PIECES)).map(
        lambda drawn: {drawn[0]: drawn[1].encode("utf-8", "surrogatepass")[:LARGEST]}
    ),
)
