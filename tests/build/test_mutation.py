import mutation
import pytest

RULE = '''"""A rule."""


class Room:
    """A room."""

    @property
    def left(self):
        """Return what is left."""
        return self.limit - self.used

    def over(self):
        """Return by how much."""
        return -self.left
'''


def test_a_property_stays_one_though_its_function_is_plain():
    plain = mutation.plainly(RULE)
    held = {}
    exec(plain, held)
    room = held["Room"]()
    room.limit, room.used = 100, 130

    assert "@property" not in plain
    assert (room.left, room.over()) == (-30, 30)


def test_what_has_no_properties_is_left_as_it_is():
    source = RULE.replace("    @property\n", "")

    assert mutation.plainly(source) == source


def test_the_tree_is_copied_and_what_was_there_before_is_gone(tmp_path):
    tree, place = tmp_path / "tree", tmp_path / "place"
    for name in ("app/domain/rules/room.py", "resources/a.toml", "tests/test_a.py", "db/b.py"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(RULE, "utf-8")
    (place / "mutants").mkdir(parents=True)

    mutation.lay_out(tree, place)

    assert sorted(one.name for one in place.iterdir()) == [
        "app",
        "pyproject.toml",
        "resources",
        "tests",
    ]
    assert "@property" not in (place / "app/domain/rules/room.py").read_text("utf-8")
    assert "@property" in (tree / "app/domain/rules/room.py").read_text("utf-8")


def test_what_became_of_each_change_that_was_tried_is_read():
    results = """
    app.domain.rules.room.x__within__mutmut_12: survived
    app.domain.rules.room.x__within__mutmut_13: timeout
    app.domain.rules.kinds.x_make__mutmut_6: not checked
"""

    assert mutation.outcomes(results) == {
        "app.domain.rules.room.x__within__mutmut_12": "survived",
        "app.domain.rules.room.x__within__mutmut_13": "timeout",
    }


def test_of_a_change_the_lines_that_differ_are_shown():
    shown = """# app.domain.rules.room.x__within__mutmut_12: survived
--- app/domain/rules/room.py
+++ app/domain/rules/room.py
@@ -5,7 +5,7 @@
     moments = {one.started}
-    return opens <= at < closes
+    return opens < at < closes
"""

    assert mutation.change(shown) == (
        "-    return opens <= at < closes\n+    return opens < at < closes"
    )


@pytest.mark.parametrize("name", ["tests/domain/rules", "tests/domain/rules/test_mutations.py"])
def test_the_tests_that_are_named_are_there(name):
    assert name in mutation.CONFIGURATION
    assert (mutation.ROOT / name).exists()
