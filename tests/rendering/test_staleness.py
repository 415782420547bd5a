"""What has to be made: nothing that a build can know to be as it was, and everything else."""

import pytest

from plugins.languages.words import Words
from plugins.model.needs import Needs
from plugins.model.outputs import File, Group
from plugins.rendering.build_state import BuildState, Kept
from plugins.rendering.making import AddressTaken, Made
from plugins.rendering.plan import Plan
from plugins.rendering.published import FileSignature
from plugins.rendering.staleness import DAMAGED, NEW, TEMPLATE, Comparison, compare, forgotten
from plugins.rendering.templates import Templates, TemplateSources


def need(name: str, value: str) -> tuple[str, bytes]:
    return name, value.encode().ljust(12, b"\0")


def templates(**texts: str) -> Templates:
    words = {"id": Words("id"), "en": Words("en")}
    return Templates(TemplateSources({f"{name}.html": text for name, text in texts.items()}, words))


THEME = templates(page="halaman", home="beranda")
ONE: Needs = (need("shared", "s"), need("story", "1"))
OTHER: Needs = (need("shared", "s"),)


def planned(**needs: Needs) -> Plan:
    """Outputs by path; what they are made of is their needs."""
    plan = Plan()
    plan.add(_files(needs))
    return plan


def _files(needs: dict[str, Needs]) -> list[File]:
    return [File(f"/{path}", told, lambda: b"") for path, told in needs.items()]


def grouped(own: Needs, **needs: Needs) -> Plan:
    """The same outputs as one group that needs ``own``."""
    plan = Plan()
    plan.add([Group("semua", own, lambda: _files(needs))])
    return plan


def there(plan: Plan) -> dict[str, FileSignature]:
    plan.unfold_all()
    return {path: FileSignature(len(path), 5) for path in plan.outputs}


def state_after(plan: Plan) -> BuildState:
    """What a build from nothing keeps, as the engine writes it down."""
    found = compare(plan, None, {}, THEME)
    for task in found.tasks:
        found.fresh[task.path] = found.kept(task, Made(b"key", FileSignature(len(task.path), 5)))
    return _state(found)


def _state(found: Comparison) -> BuildState:
    return BuildState(
        *(1, 2, [], "", None, {}, list(found.names), list(found.templates), found.fresh),
        groups=found.groups,
    )


def test_from_nothing_everything_is_new() -> None:
    found = compare(planned(a=ONE, b=OTHER), None, {}, THEME)
    assert [task.path for task in found.tasks] == ["a", "b"]
    assert found.reasons == {"a": (NEW,), "b": (NEW,)}
    assert all(task.kept is None for task in found.tasks)


def test_what_stayed_is_not_made() -> None:
    plan = planned(a=ONE, b=OTHER)
    found = compare(plan, state_after(plan), there(plan), THEME)
    assert not found.tasks
    assert not found.gone
    assert found.fresh == state_after(plan).files


def test_a_change_is_told_by_the_name_of_its_need() -> None:
    plan = planned(a=ONE, b=OTHER)
    changed = planned(a=(need("shared", "s"), need("story", "2")), b=OTHER)
    found = compare(changed, state_after(plan), there(plan), THEME)
    assert found.reasons == {"a": ("story",)}
    (task,) = found.tasks
    assert task.kept == state_after(plan).files["a"]


def test_two_needs_of_one_name_are_told_once() -> None:
    twice = (need("tags", "1"), need("tags", "2"))
    plan, changed = planned(a=twice), planned(a=(need("tags", "3"), need("tags", "4")))
    assert compare(changed, state_after(plan), there(plan), THEME).reasons == {"a": ("tags",)}


def test_other_needs_with_the_same_prints_are_a_change() -> None:
    plan = planned(a=(need("city", "1"),))
    found = compare(planned(a=(need("place", "1"),)), state_after(plan), there(plan), THEME)
    assert found.reasons == {"a": ("place",)}


def test_a_need_more_or_less_is_a_change() -> None:
    plan = planned(a=ONE)
    for told in (OTHER, (*ONE, need("day", "d")), ()):
        assert [
            t.path for t in compare(planned(a=told), state_after(plan), there(plan), THEME).tasks
        ]


def test_the_names_table_may_be_in_another_order() -> None:
    plan = planned(a=ONE, b=OTHER)
    turned = planned(b=OTHER, a=ONE)
    state = state_after(plan)
    found = compare(turned, state, there(plan), THEME)
    assert not found.tasks
    again = compare(plan, _state(found), there(plan), THEME)
    assert not again.tasks


def test_a_file_that_was_changed_or_lost_is_made_again() -> None:
    plan = planned(a=ONE, bb=OTHER, c=OTHER)
    found = compare(
        plan, state_after(plan), {"a": FileSignature(1, 6), "bb": FileSignature(9, 5)}, THEME
    )
    assert found.reasons == {"a": (DAMAGED,), "bb": (DAMAGED,), "c": (DAMAGED,)}
    # Its last key says nothing of the bytes that are there now.
    assert all(task.kept is None for task in found.tasks)


def test_what_nobody_plans_goes_whoever_made_it() -> None:
    plan = planned(a=ONE, b=OTHER)
    found = compare(
        planned(a=ONE), state_after(plan), {**there(plan), "asing.txt": FileSignature(1, 1)}, THEME
    )
    assert found.gone == ["asing.txt", "b"]
    assert not found.tasks


def test_in_doubt_everything_is_made_without_a_reason() -> None:
    plan = planned(a=ONE, b=OTHER)
    found = compare(plan, state_after(plan), there(plan), THEME, doubt=True)
    assert found.reasons == {"a": (), "b": ()}
    assert all(task.kept is not None for task in found.tasks)


def test_the_new_state_knows_what_was_written_and_what_was_not() -> None:
    plan, changed = planned(a=ONE), planned(a=(need("shared", "s"), need("story", "2")))
    found = compare(changed, state_after(plan), there(plan), THEME)
    (task,) = found.tasks
    same = found.kept(task, Made(b"key", None))
    assert same == Kept(0, b"".join(p for _, p in changed.outputs["a"].needs), b"key", 1, 5)
    assert found.kept(task, Made(b"new", FileSignature(8, 9))) == Kept(0, same.prints, b"new", 8, 9)


def pages_after(theme: Templates) -> BuildState:
    """What a build keeps of the pages ``a`` and ``b``, shown by two templates."""
    found = compare(planned(a=ONE, b=OTHER), None, {}, theme)
    shown = {"a": "page.html", "b": "home.html"}
    for task in found.tasks:
        name = shown[task.path]
        template = (name, "id", theme.template_key(name, "id"))
        written = FileSignature(len(task.path), 5)
        found.fresh[task.path] = found.kept(task, Made(b"key", written, True, template))
    return _state(found)


def test_pages_of_a_changed_template_are_made_again() -> None:
    plan = planned(a=ONE, b=OTHER)
    changed = templates(page="halaman lain", home="beranda")
    found = compare(plan, pages_after(THEME), there(plan), changed)
    assert found.reasons == {"a": (TEMPLATE,)}
    assert list(found.fresh) == ["b"]


def test_pages_of_a_template_that_went_are_made_again() -> None:
    plan = planned(a=ONE, b=OTHER)
    found = compare(plan, pages_after(THEME), there(plan), templates(home="beranda"))
    assert found.reasons == {"a": (TEMPLATE,)}


def test_templates_that_show_nothing_any_more_are_forgotten_once_there_are_many() -> None:
    plan = planned(a=ONE, b=OTHER)
    state = pages_after(THEME)
    old = [("lama.html", "id", str(number).encode()) for number in range(400)]
    pages = {
        path: Kept(kept.names, kept.prints, kept.key, kept.size, kept.modified, kept.template + 400)
        for path, kept in state.files.items()
    }
    grown = BuildState(1, 2, [], "", None, {}, state.names, [*old, *state.templates], pages)
    found = compare(plan, grown, there(plan), THEME)
    assert not found.tasks
    found.forget_old_templates()
    assert list(found.templates) == state.templates
    assert not compare(plan, _state(found), there(plan), THEME).tasks
    assert compare(plan, _state(found), there(plan), templates(home="beranda")).reasons == {
        "a": (TEMPLATE,)
    }


ALL: Needs = (need("news", "1"),)
OTHERS: Needs = (need("news", "2"),)


def test_a_group_that_stayed_is_not_asked_for_its_members() -> None:
    plan = grouped(ALL, a=ONE, b=OTHER)
    files = there(plan)

    def fail() -> list[File]:
        raise AssertionError("asked")

    folded = Plan()
    folded.add([Group("semua", ALL, fail)])
    found = compare(folded, state_after(plan), files, THEME)
    assert not found.tasks
    assert not found.gone
    assert found.fresh == state_after(plan).files
    assert _state(found).groups == [("semua", ALL)]


def test_a_group_that_changed_is_compared_member_by_member() -> None:
    plan = grouped(ALL, a=ONE, b=OTHER)
    changed = grouped(OTHERS, a=(need("shared", "s"), need("story", "2")), c=OTHER)
    found = compare(changed, state_after(plan), there(plan), THEME)
    assert found.reasons == {"a": ("story",), "c": (NEW,)}
    assert found.gone == ["b"]


def test_a_lost_file_opens_its_group() -> None:
    plan = grouped(ALL, a=ONE, b=OTHER)
    files = {"a": there(plan)["a"]}
    found = compare(grouped(ALL, a=ONE, b=OTHER), state_after(plan), files, THEME)
    assert found.reasons == {"b": (DAMAGED,)}
    assert set(found.fresh) == {"a"}


def test_an_output_may_join_or_leave_a_group() -> None:
    alone, together = planned(a=ONE, b=OTHER), grouped(ALL, a=ONE, b=OTHER)
    joined = compare(together, state_after(alone), there(alone), THEME)
    assert not joined.tasks
    assert {kept.group for kept in joined.fresh.values()} == {0}
    left = compare(planned(a=ONE, b=OTHER), _state(joined), there(alone), THEME)
    assert not left.tasks
    assert {kept.group for kept in left.fresh.values()} == {-1}


def test_groups_keep_their_members_when_another_comes_before_them() -> None:
    plan = grouped(ALL, a=ONE)
    wider = Plan()
    wider.add([Group("baru", OTHERS, lambda: _files({"z": ONE}))])
    wider.add([Group("semua", ALL, lambda: _files({"a": ONE}))])
    found = compare(wider, state_after(plan), there(plan), THEME)
    assert [task.path for task in found.tasks] == ["z"]
    assert found.groups[found.fresh["a"].group][0] == "semua"
    narrower = Plan()
    narrower.add([Group("baru", OTHERS, lambda: _files({"z": ONE}))])
    (task,) = found.tasks
    found.fresh["z"] = found.kept(task, Made(b"key", FileSignature(1, 5)))
    again = compare(narrower, _state(found), there(wider), THEME)
    assert not again.tasks
    assert again.gone == ["a"]
    assert again.groups[again.fresh["z"].group][0] == "baru"


def test_an_address_of_a_folded_group_stays_taken() -> None:
    plan = grouped(ALL, a=ONE)
    clash = grouped(ALL, a=ONE)
    clash.add(_files({"a": ONE}))
    with pytest.raises(AddressTaken):
        compare(clash, state_after(plan), {"a": FileSignature(1, 5)}, THEME)


def test_a_need_that_its_group_forgot_is_found_in_doubt() -> None:
    plan = grouped(ALL, a=ONE, b=OTHER)
    changed = grouped(ALL, a=(need("shared", "s"), need("story", "2")), c=OTHER)
    state, files = state_after(plan), there(plan)
    found = compare(changed, state, files, THEME, doubt=True)
    assert set(forgotten(changed, state, found)) == {"a", "b", "c"}
    whole = grouped(ALL, a=ONE, b=OTHER)
    assert not set(forgotten(whole, state, compare(whole, state, files, THEME, doubt=True)))
