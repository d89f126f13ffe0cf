from hypothesis import given
from hypothesis import strategies as st

from app.pdf.flow import Piece, flow
from app.pdf.marks import Block, Text

TOP, FOOT = 50.0, 800.0


def block(name, height, lines=1):
    step = height / lines
    marks = tuple(
        Text(40, (place + 0.8) * step, f"{name}{place}", min(step, 9) * 0.8, 10, "#000000")
        for place in range(lines)
    )
    return Block(marks, height)


def words(sheets):
    return [[mark.words for mark in sheet] for sheet in sheets]


def test_what_does_not_fit_goes_to_the_next_page_whole():
    sheets = flow([Piece(block("a", 500, 20)), Piece(block("b", 400, 10))], TOP, FOOT)

    first, second = words(sheets)
    assert {one[0] for one in first} == {"a"}
    assert {one[0] for one in second} == {"b"}


def test_a_title_stays_with_what_follows_it():
    pieces = [Piece(block("a", 720)), Piece(block("t", 20), stays=True), Piece(block("b", 40))]

    assert words(flow(pieces, TOP, FOOT)) == [["a0"], ["t0", "b0"]]


def test_heads_stand_above_a_row_that_begins_a_page():
    head = block("h", 10)
    pieces = [Piece(block("a", 740)), Piece(block("b", 40), again=head)]

    assert words(flow(pieces, TOP, FOOT)) == [["a0"], ["h0", "b0"]]


def test_what_begins_a_page_does_so_unless_it_stands_there_already():
    pieces = [Piece(block("a", 10), begins=True), Piece(block("b", 10), begins=True)]

    assert words(flow(pieces, TOP, FOOT)) == [["a0"], ["b0"]]


@given(st.lists(st.tuples(st.floats(5, 3000), st.integers(1, 60), st.booleans()), max_size=25))
def test_nothing_is_lost_and_nothing_hangs_out_of_a_page(shapes):
    pieces = [
        Piece(block(f"{place}-", height, max(lines, int(height / 100))), gap=4, stays=stays)
        for place, (height, lines, stays) in enumerate(shapes)
    ]

    sheets = flow(pieces, TOP, FOOT)

    put = [mark.words for sheet in sheets for mark in sheet]
    assert put == [mark.words for piece in pieces for mark in piece.block.marks]
    for sheet in sheets:
        for mark in sheet:
            assert mark.y - mark.size >= TOP - 10
            assert mark.bounds[3] <= FOOT + 10
