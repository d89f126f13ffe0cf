"""Draws one page again and again with another engine, in an environment of the bench's own.

Told the engine, a file with the marks of the page, and the folder of the fonts; for each line that
comes in, the page is drawn once and the processor's seconds are written out.
"""

import json
import sys
import time
from html import escape
from pathlib import Path

A4 = (595.28, 841.89)


def html(marks, fonts):
    """Return the page for WeasyPrint: each mark where it stands."""
    parts, shapes = [], []
    for mark in marks:
        if mark["kind"] == "text":
            weight = 700 if mark["is_bold"] else 400
            parts.append(
                f'<p style="left:{mark["x"]}pt;top:{mark["y"] - mark["size"]}pt;'
                f'font-size:{mark["size"]}pt;color:{mark["ink"]};font-weight:{weight}">'
                f"{escape(mark['words'])}</p>"
            )
        else:
            shapes += [
                f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{ink}"/>'
                for x, y, w, h, ink in mark["boxes"]
            ]
    faces = "".join(
        f"@font-face{{font-family:N;font-weight:{weight};src:url('{(fonts / name).as_uri()}')}}"
        for weight, name in ((400, "NotoSansJP-400.ttf"), (700, "NotoSansJP-700.ttf"))
    )
    style = (
        f"{faces}@page{{size:A4;margin:0}}body{{margin:0;font-family:N}}"
        "p{position:absolute;margin:0;line-height:1;white-space:pre}svg{position:absolute}"
    )
    picture = f'<svg width="{A4[0]}pt" height="{A4[1]}pt" viewBox="0 0 {A4[0]} {A4[1]}">'
    return f"<style>{style}</style>{picture}{''.join(shapes)}</svg>{''.join(parts)}"


def typst_source(marks, number):
    """Return the page for typst: each mark where it stands.

    Each page differs by a hair from the one before, as certificates do: what typst remembers of
    the very same page is no drawing.
    """
    hair = number % 1000 * 1e-5
    parts = ['#set page(width: 595.28pt, height: 841.89pt, margin: 0pt)\n#set text(font: "N")\n']
    for mark in marks:
        if mark["kind"] == "text":
            weight = "bold" if mark["is_bold"] else "regular"
            parts.append(
                f"#place(dx: {mark['x'] + hair}pt, dy: {mark['y'] - mark['size']}pt, text("
                f'size: {mark["size"]}pt, weight: "{weight}", fill: rgb("{mark["ink"]}"), '
                f"{json.dumps(mark['words'], ensure_ascii=False)}))\n"
            )
        else:
            parts += [
                f"#place(dx: {x + hair}pt, dy: {y}pt, "
                f'rect(width: {w}pt, height: {h}pt, stroke: none, fill: rgb("{ink}")))\n'
                for x, y, w, h, ink in mark["boxes"]
            ]
    return "".join(parts).replace('font: "N"', 'font: "Noto Sans JP"')


def with_weasyprint(marks, fonts):
    """Return what draws the page with WeasyPrint, its fonts read before."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    configuration, page = FontConfiguration(), html(marks, fonts)
    return lambda: HTML(string=page).write_pdf(font_config=configuration)


def with_typst(marks, fonts):
    """Return what draws the page with typst, its fonts read before."""
    import typst

    compiler = typst.Compiler(font_paths=[str(fonts)], ignore_system_fonts=True)
    numbers = iter(range(10**6))

    def draw():
        return compiler.compile(input=typst_source(marks, next(numbers)).encode())

    return draw


def main():
    """Draw a page for each line that comes in."""
    engine, file, fonts = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    make = {"weasyprint": with_weasyprint, "typst": with_typst}[engine]
    draw = make(json.loads(file.read_text("utf-8")), fonts)
    for line in sys.stdin:
        start = time.process_time()
        pdf = draw()
        taken = time.process_time() - start
        if line.strip():
            Path(line.strip()).write_bytes(pdf)
        print(taken, flush=True)


if __name__ == "__main__":
    main()
