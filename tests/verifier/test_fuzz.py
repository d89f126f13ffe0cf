"""Files changed by chance: the page finds the record as it was written, or says that it does not."""

import base64
import random

import pytest
import verifier

from tests.verifier import samples

RECORD, CODE = samples.attached()
FILE = samples.signed(samples.pdf_with(RECORD, CODE))
TIMES = 3000
SCRIPT = """
const file = Uint8Array.from(atob(given[0]), (one) => one.charCodeAt(0));
const found = [];
for (const [length, changes] of given[1]) {
  const changed = file.slice(0, length);
  for (const [at, byte] of changes) changed[at] = byte;
  const began = performance.now();
  const { doubts, record, code } = await _pdf.attachedIn(changed);
  found.push([doubts, [record, code], performance.now() - began]);
}
return found;
"""


@pytest.mark.timeout(300)
def test_a_changed_file_states_its_record_or_nothing(page):
    dice = random.Random(23)
    # Where the file is found its way through, and where the record lies: elsewhere is drawn.
    ways = [
        at
        for word in (b"xref", b"/Root", b"record.json", b"code.txt", b"/EF")
        for at in _places(word)
    ]
    changes = [_changes(dice, ways) for _ in range(TIMES)]

    found = page.browser.run(
        verifier.joined("pdf") + SCRIPT, base64.b64encode(FILE).decode(), changes
    )

    assert {tuple(texts) for _doubts, texts, _took in found} == {
        (None, None),
        (RECORD.decode(), CODE),
    }
    assert all(bool(doubts) == (texts[0] is None) for doubts, texts, _took in found)
    assert not [doubts for doubts, _texts, _took in found if "fault" in doubts]
    assert max(took for _doubts, _texts, took in found) < 5000


def _places(word):
    at = FILE.find(word)
    while at >= 0:
        yield at
        at = FILE.find(word, at + 1)


def _changes(dice, ways):
    length = dice.randrange(len(FILE)) if dice.random() < 0.1 else len(FILE)
    count = dice.choice([1, 1, 2, 8])
    near = [dice.choice(ways) + dice.randrange(-40, 120) for _ in range(count)]
    places = [at if dice.random() < 0.8 else dice.randrange(length or 1) for at in near]
    signs = [dice.choice(b"0123456789 <>[]()/R%\\\n\x00\xff") for _ in places]
    return length, [(max(at, 0), sign) for at, sign in zip(places, signs, strict=True)]
