"""Tiny PDF files written by hand: each line with its place, size and weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class At:
    """One line of a page; ``y`` is its height over the foot of the page, in points."""

    x: float
    y: float
    text: str
    size: float = 12
    bold: bool = False


def down(texts: Sequence[str], *, x: float = 72, y: float = 700, step: float = 14.5, size: float = 12) -> list[At]:
    """Lines one under the other."""
    return [At(x, y - index * step, text, size) for index, text in enumerate(texts)]


def pdf(*pages: Sequence[At], encrypted: bool = False) -> bytes:
    """A PDF of A4 pages in Helvetica, with bullets as U+2022."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
    fonts += "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
    kids = []
    for page in pages:
        stream = "\n".join(_show(line) for line in page)
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects, encrypted)


def _show(line: At) -> str:
    text = line.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    font = "F2" if line.bold else "F1"
    return f"BT /{font} {line.size:g} Tf 1 0 0 1 {line.x:g} {line.y:g} Tm ({text}) Tj ET"


def _file(objects: list[str], encrypted: bool) -> bytes:
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R"
    if encrypted:
        key = "41" * 32
        trailer += f" /Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<{key}> <{key}>]"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< {trailer} >>\n"
    return body + f"{end}startxref\n{len(body)}\n%%EOF\n".encode("cp1252")
