"""What of a course is in sight."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.kit.strip import Line
from app.ui.kit.strip_sampling import above, columns, highest, in_sight, stairs
from app.ui.kit.strip_view import View

COURSE = Line((0, 10, 20, 30), (0, 50, 120, 0))
courses = st.lists(st.tuples(st.integers(1, 50), st.integers(0, 300)), min_size=1, max_size=60).map(
    lambda steps: Line(tuple(_sums(steps)), tuple(float(value) for _, value in steps))
)


def _sums(steps):
    total = 0.0
    for length, _ in steps:
        total += length
        yield total


def test_a_course_is_cut_off_where_the_view_ends():
    assert in_sight(COURSE, 5, 15) == [(5, 25), (10, 50), (15, 85)]
    assert in_sight(COURSE, 40, 50) == [(40, 0), (50, 0)]
    assert in_sight(COURSE, 15, 15) == []


def test_steps_are_level_until_they_change():
    assert stairs(COURSE, 5, 15) == [(5, 0), (10, 0), (10, 50), (15, 50)]


def test_what_lies_above_a_limit_is_outlined_where_it_crosses():
    points = [(0.0, 0.0), (10.0, 200.0), (20.0, 0.0)]

    assert above(points, 100) == [[(5, 100), (10, 200), (15, 100)]]
    assert above(points, 200) == []


def test_what_is_above_at_the_edges_of_the_view_is_closed_there():
    assert above([(0.0, 150.0), (10.0, 150.0)], 100) == [[(0, 100), (0, 150), (10, 150), (10, 100)]]


@given(courses, st.integers(1, 80))
def test_no_height_is_lost_in_the_columns_of_pixels(course, width):
    since, until = 0.0, course.times[-1] + 5
    view = View(since, until, since, until)
    points = in_sight(course, since, until)

    found = columns(points, view, width)

    assert max(high for _, _, high in found) == max(value for _, value in points)
    assert len(found) <= width + 1
    assert [place for place, _, _ in found] == sorted({place for place, _, _ in found})
    assert highest(course, since, until) >= max(value for _, value in points)
