"""Writes an altered report into a file as it could come, and reads it."""

from __future__ import annotations

from pathlib import Path

from kg.model import ArticleFacts
from kg.ontology import Ontology
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader
from tests.reading.altered.pieces import as_pdf, as_text
from tests.reading.altered.reports import Report
from tests.reading.altered.verdicts import Verdict, verdicts


class ReadBack:
    """Reads altered reports with one reader."""

    def __init__(self, folder: Path, ontology: Ontology) -> None:
        """``folder``: where their files are written, one after the other."""
        self.folder = folder
        self.ontology = ontology
        self.reader = Reader(ontology)

    def read(self, report: Report) -> ArticleFacts:
        """The facts of an altered report."""
        path = self.folder / _file_name(report)
        if report.as_text:
            path.write_text(as_text(report.pages), "utf-8")
        else:
            path.write_bytes(as_pdf(report.pages))
        try:
            return self.reader.read(load_article(SourceFile(path.name, path), self.ontology))
        finally:
            path.unlink()

    def verdicts(self, report: Report) -> list[Verdict]:
        """What became of each of its values."""
        return list(verdicts(self.read(report), report.told))


def _file_name(report: Report) -> str:
    """The number of the authority and the day of publication, as Ofsted names its files."""
    suffix = "txt" if report.as_text else "pdf"
    if report.named is None:
        return f"report.{suffix}"
    day = f"{report.named.day:02d}_{report.named:%B_%Y}".lower()
    return f"{report.told.council.urn}_children's_services_inspection_-_{day}.{suffix}"
