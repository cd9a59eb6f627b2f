"""PDFs as others make them: set by Typst, and written by hand."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name

SET = """
#set page(width: {width}mm, height: 120mm, numbering: "{numbering}", columns: {columns}, header: [Vereinsblatt #h(1fr) Heft 7])
#set text(lang: "de", size: {size}pt, hyphenate: true)
#set par(justify: true, first-line-indent: {indent}em)
#let s(words) = {{ words.first(); context [#metadata((words, counter(page).display()))<said>]; words.slice(1) }}
"""


def typeset(
    text: str, *, width: int = 148, columns: int = 1, size: int = 10, numbering: str = "1", indent: int = 0
) -> tuple[bytes, list[tuple[str, str]]]:
    """A PDF, and each sentence that `#s("…")` sets, with the number of the page it begins on."""
    source = (SET.format(width=width, columns=columns, size=size, numbering=numbering, indent=indent) + text).encode()
    said = json.loads(typst.query(source, "<said>", field="value"))
    return typst.compile(source), [tuple(one) for one in said]


class Drawn:
    """A PDF drawn by operators, a page at a time."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()

    def page(self, operators: str, *, rotate: int = 0, fields: tuple[str, ...] = ()) -> Drawn:
        self.pdf.add_blank_page(page_size=(400, 300))
        page = self.pdf.pages[-1]
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        page.Resources = Dictionary(Font=Dictionary(F1=self.pdf.make_indirect(font)))
        page.Contents = self.pdf.make_stream(operators.encode("cp1252"))
        page.Rotate = rotate
        if fields:
            self._filled(page, fields)
        return self

    def _filled(self, page: Any, fields: tuple[str, ...]) -> None:
        """Fields of a form that only say what was typed, and leave to programs how it looks."""
        place = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=4, DA="/F1 12 Tf 0 g")
        made = [
            self.pdf.make_indirect(Dictionary({**place, "/T": f"feld{n}", "/V": words, "/Rect": Array([20, 200 - 30 * n, 380, 220 - 30 * n])}))
            for n, words in enumerate(fields)
        ]
        page.Annots = Array(made)
        self.pdf.Root.AcroForm = Dictionary(Fields=Array(made), NeedAppearances=True, DR=page.Resources)

    def labelled(self, *rules: tuple[int, Dictionary]) -> Drawn:
        self.pdf.Root.PageLabels = Dictionary(Nums=Array([part for rule in rules for part in rule]))
        return self

    def saved(self, **how: Any) -> bytes:
        out = BytesIO()
        self.pdf.save(out, **how)
        return out.getvalue()


def lines(*words: str, at: str = "1 0 0 1 20 250", mode: int = 0) -> str:
    """Operators that draw lines, one below the other."""
    shown = " 0 -14 Td ".join(f"({line}) Tj" for line in words)
    return f"BT /F1 12 Tf {mode} Tr {at} Tm {shown} ET "
