"""The errors that a person may meet, each naming the file, line or value and the way out.

The command line prints their text on one line and exits with code 2; a traceback means a defect.
"""

from __future__ import annotations

from pathlib import Path


class KgError(Exception):
    """Base of every error that is the user's to mend; its text is one line."""


class SourceError(KgError):
    """A source that cannot be read: not an article, empty, too large, or in an unknown encoding."""

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path = str(path)
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class OntologyError(KgError):
    """A register or pattern file in ``ontology/`` that does not say what it must."""

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path = str(path)
        super().__init__(f"{path}: {reason}")


class GraphError(KgError):
    """An output folder that holds no graph, or one that cannot be written or read."""

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path = str(path)
        super().__init__(f"{path}: {reason}")


class QueryError(KgError):
    """A query that is unknown, malformed, lacks a parameter, or asks for what is refused."""


class RefusedError(QueryError):
    """A query that would fetch or change something."""


class FormatError(QueryError):
    """An answer that cannot be written in any of the formats asked for."""


class TimeLimitError(QueryError):
    """A query that was stopped because its time was over."""


class AnswerLimitError(QueryError):
    """A query that was stopped because its answer grew too large."""


class DiedError(QueryError):
    """A query that its process did not survive: it needed more memory, or was nested deeper, than there is room for."""


class BusyError(QueryError):
    """A query that found no room beside others."""


class DefectError(KgError):
    """Something that is nobody's to mend but ours, met where the program goes on all the same."""


class UsageError(KgError):
    """A request that makes no sense as it stands."""


class ServerError(KgError):
    """A SPARQL server that cannot be reached, refuses, or answers what it should not."""

    def __init__(self, url: str, reason: str, status: int = 0) -> None:
        self.url = url
        self.status = status
        """Of HTTP; 0 where there was no answer, or one that said it was well."""
        super().__init__(f"{url} {reason}")
