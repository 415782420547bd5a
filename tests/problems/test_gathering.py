"""What is told stays short, printable and within what an editor mends in one sitting."""

from plugins.problems import Problems, as_json, as_text
from plugins.problems.gathering import LONGEST, MOST_IN_ALL, MOST_OF_A_FILE


def told(count: int, path: str = "content/a.yml") -> Problems:
    problems = Problems()
    for number in range(count):
        problems.add(path, number + 1, id=f"salah {number}", en=f"wrong {number}")
    return problems


def test_so_many_of_a_file_and_then_that_there_are_more() -> None:
    few, many = told(MOST_OF_A_FILE), told(MOST_OF_A_FILE + 1)
    assert len(list(few)) == MOST_OF_A_FILE
    assert "only some" not in as_text(few, "en")
    assert len(list(many)) == MOST_OF_A_FILE + 1
    assert "only some problems of this file" in as_text(many, "en")
    assert "baru sebagian" in as_text(many, "id")
    assert len(many) == MOST_OF_A_FILE + 1


def test_what_is_too_much_to_tell_still_counts() -> None:
    problems = told(MOST_OF_A_FILE)
    before = len(problems)
    problems.add("content/a.yml", 999, id="lagi", en="more")
    assert len(problems) > before


def test_notices_crowd_out_no_error() -> None:
    problems = Problems()
    for number in range(MOST_OF_A_FILE * 2):
        problems.add("content/a.yml", number, id="x", en="x", level="notice")
    problems.add("content/a.yml", 1, id="salah", en="wrong")
    assert [problem.en for problem in problems.errors] == ["wrong"]


def test_so_many_in_all() -> None:
    problems = Problems()
    for number in range(MOST_IN_ALL * 2):
        problems.add(f"content/{number}.yml", id="x", en="x")
    assert len(list(problems)) == MOST_IN_ALL
    assert len(problems) == MOST_IN_ALL * 2


def test_long_words_keep_their_beginning_and_end() -> None:
    problems = Problems()
    problems.add("a.md", id=f"awal {'x' * 5_000} akhir", en=f"start {'x' * 5_000} end")
    (problem,) = problems
    assert len(problem.id) < LONGEST + 10
    assert problem.en.startswith("start xx")
    assert problem.en.endswith("xx end")


def test_signs_that_a_terminal_obeys_and_halves_of_pairs_are_taken_out() -> None:
    problems = Problems()
    problems.add("a\x1b[31m\udcff.md", id="\u202ebalik\x07", en="\x9b1m", place="\ud800")
    for text in (as_text(problems, "id"), as_text(problems, "en"), as_json(problems, "id")):
        text.encode("utf-8")
        assert not {"\x1b", "\x07", "\u202e", "\x9b", "\udcff"} & set(text)
