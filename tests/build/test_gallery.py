import gallery
import pytest
from PIL import Image


@pytest.fixture
def pictures(tmp_path):
    def take(run):
        file = tmp_path / "taken" / run / "07-today.png"
        file.parent.mkdir(parents=True)
        Image.new("RGB", (1024, 700), "#336699").save(file)
        return {"today": file}

    return {run.name: take(run.name) for run in gallery.RUNS}


def test_a_gallery_holds_each_language_theme_and_size():
    names = {run.name for run in gallery.RUNS}

    assert names == {
        f"{language}-{theme}-{size}"
        for language in ("ja", "en")
        for theme in ("light", "dark")
        for size in ("1024x700", "1920x1080")
    }


def test_each_screen_has_its_pictures_a_contact_sheet_and_its_place_on_the_page(tmp_path, pictures):
    out = tmp_path / "gallery"

    gallery.hang(out, pictures)

    assert len(list(out.glob("*/01-today.png"))) == len(gallery.RUNS) + 1
    with Image.open(out / "sheets" / "01-today.png") as sheet:
        assert sheet.size == (1920, 656)
    page = (out / "index.html").read_text("utf-8")
    assert all(f"{run.name}/01-today.png" in page for run in gallery.RUNS)
