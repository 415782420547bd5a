"""What an editor hears of each kind of error, in Indonesian and English.

Reads   pydantic's error details and the hints that ``schema`` declares.
Gives   a pair of sentences that say what to write instead.
"""

from collections.abc import Callable
from difflib import get_close_matches

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from plugins.reading.declarations import hint_for, known_fields

Words = tuple[str, str]


def words_for(detail: ErrorDetails, model: type[BaseModel]) -> Words:
    """What to write instead, in Indonesian and English."""
    kind = detail["type"]
    context = detail.get("ctx", {})
    if kind == "refused":
        return context["id"], context["en"]
    teller = _TELLERS.get(kind)
    if teller is not None:
        return teller(detail, model)
    hint = hint_for(detail, model)
    given = _short(detail.get("input"))
    if hint is not None:
        return f"{hint[0]} Bukan {given}.", f"{hint[1]} Not {given}."
    return f"isi {given} tidak cocok di sini.", f"the value {given} doesn't fit here."


def _missing(detail: ErrorDetails, model: type[BaseModel]) -> Words:
    hint = hint_for(detail, model) or ("", "")
    return f"wajib diisi. {hint[0]}".strip(), f"is required. {hint[1]}".strip()


def _unknown(detail: ErrorDetails, model: type[BaseModel]) -> Words:
    known = known_fields(detail, model)
    near = get_close_matches(str(detail["loc"][-1]), known, n=1, cutoff=0.6)
    if near:
        return (
            f"kolom ini tidak dikenal. Mungkin maksudnya: {near[0]}",
            f"this field is not known. Perhaps you mean: {near[0]}",
        )
    listed = ", ".join(known)
    return (
        f"kolom ini tidak dikenal. Yang ada: {listed}",
        f"this field is not known. There are: {listed}",
    )


def _choice(detail: ErrorDetails, _model: type[BaseModel]) -> Words:
    expected = str(detail.get("ctx", {}).get("expected", "")).replace("'", "")
    options = expected.replace(" or ", ", ").split(", ")
    near = get_close_matches(str(detail.get("input")), options, n=1, cutoff=0.6)
    given = _short(detail.get("input"))
    if near:
        return (
            f"{given} tidak dikenal. Mungkin maksudnya: {near[0]}",
            f"{given} is not known. Perhaps you mean: {near[0]}",
        )
    listed = ", ".join(options)
    return f"pilih salah satu: {listed}; bukan {given}.", f"choose one of: {listed}; not {given}."


def _text(detail: ErrorDetails, _model: type[BaseModel]) -> Words:
    given = detail.get("input")
    if isinstance(given, int | float | bool):
        return (
            f'tulis di antara tanda kutip, misalnya "{given}".',
            f'put it in quotes, for example "{given}".',
        )
    if given is None:
        return "kolom ini kosong; isi, atau hapus barisnya.", "this field is empty; fill or delete."
    return "tulis satu teks saja di sini.", "write a single text here."


def _number(detail: ErrorDetails, _model: type[BaseModel]) -> Words:
    given = _short(detail.get("input"))
    return (
        f"tulis angka tanpa titik ribuan, pecahan dengan titik, misalnya 374.7; bukan {given}.",
        f"write a number without thousands separators, like 374.7; not {given}.",
    )


def _list(detail: ErrorDetails, _model: type[BaseModel]) -> Words:
    given = detail.get("input")
    example = f"[{given}]" if isinstance(given, str) else "[satu, dua]"
    return f"tulis sebagai daftar, misalnya {example}.", f"write a list, for example {example}."


def _yes_no(detail: ErrorDetails, _model: type[BaseModel]) -> Words:
    given = _short(detail.get("input"))
    return f"tulis true atau false, bukan {given}.", f"write true or false, not {given}."


def _empty(_detail: ErrorDetails, _model: type[BaseModel]) -> Words:
    return "kolom ini kosong; isi, atau hapus barisnya.", "this field is empty; fill or delete it."


def _pattern(detail: ErrorDetails, model: type[BaseModel]) -> Words:
    given = _short(detail.get("input"))
    pattern = str(detail.get("ctx", {}).get("pattern", ""))
    if pattern.startswith("^[a-z0-9]+(-") or pattern == "[a-z]":
        return (
            f"pakai huruf kecil, angka, dan tanda hubung, seperti pawai-budaya; bukan {given}.",
            f"use lower-case letters, digits and hyphens, like pawai-budaya; not {given}.",
        )
    hint = hint_for(detail, model) or ("bentuknya tidak cocok.", "its form doesn't fit.")
    return f"{hint[0]} Bukan {given}.", f"{hint[1]} Not {given}."


def _fields(_detail: ErrorDetails, _model: type[BaseModel]) -> Words:
    return (
        'tulis sebagai kolom di bawahnya, misalnya "id: teks Indonesia" lalu "en: teks Inggris".',
        'write it as fields below, for example "id: Indonesian text" and "en: English text".',
    )


def _range(detail: ErrorDetails, _model: type[BaseModel]) -> Words:
    context = detail.get("ctx", {})
    given = _short(detail.get("input"))
    for key, less in (("ge", False), ("gt", False), ("le", True), ("lt", True)):
        if key in context:
            limit = context[key]
            bound = ("paling besar", "at most") if less else ("paling kecil", "at least")
            return (
                f"angka {given} di luar batas: {bound[0]} {limit}.",
                f"the number {given} is out of range: {bound[1]} {limit}.",
            )
    return f"angka {given} di luar batas.", f"the number {given} is out of range."


_TELLERS: dict[str, Callable[[ErrorDetails, type[BaseModel]], Words]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _choice,
    "enum": _choice,
    "union_tag_invalid": lambda d, m: _tag(d),
    "union_tag_not_found": lambda d, m: _no_tag(d),
    "string_type": _text,
    "string_too_short": _empty,
    "string_pattern_mismatch": _pattern,
    "int_type": _number,
    "int_parsing": _number,
    "int_from_float": _number,
    "float_type": _number,
    "float_parsing": _number,
    "tuple_type": _list,
    "list_type": _list,
    "bool_type": _yes_no,
    "bool_parsing": _yes_no,
    "model_type": _fields,
    "model_attributes_type": _fields,
    "dict_type": _fields,
    "greater_than": _range,
    "greater_than_equal": _range,
    "less_than": _range,
    "less_than_equal": _range,
}


def _no_tag(detail: ErrorDetails) -> Words:
    if _tag_name(detail) == "kind":
        return (
            "tambahkan kolom kind, misalnya kind: ssh.",
            "add the field kind, for example kind: ssh.",
        )
    return (
        "tambahkan kolom type, misalnya type: fixed.",
        "add the field type, for example type: fixed.",
    )


def _tag_name(detail: ErrorDetails) -> str:
    """The field that chooses among the branches of a union."""
    return str(detail.get("ctx", {}).get("discriminator", "type")).strip("'")


def _tag(detail: ErrorDetails) -> Words:
    context = detail.get("ctx", {})
    options = str(context.get("expected_tags", "")).replace("'", "")
    given = _short(context.get("tag"))
    name = _tag_name(detail)
    near = get_close_matches(str(context.get("tag")), options.split(", "), n=1, cutoff=0.6)
    if near:
        return (
            f"{name} {given} tidak dikenal. Mungkin maksudnya: {near[0]}",
            f"the {name} {given} is not known. Perhaps you mean: {near[0]}",
        )
    return f"pilih {name}: {options}; bukan {given}.", f"choose a {name}: {options}; not {given}."


def _short(value: object) -> str:
    text = str(value).replace("\n", " ")
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'
