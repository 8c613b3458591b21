"""spaCy without its command line."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
import kg.reading.reader
assert not {"typer", "weasel", "spacy.cli"} & sys.modules.keys(), "the command line was imported"
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert spacy.cli.download.__module__ == "spacy.cli.download"
"""


def test_the_command_line_is_not_imported_and_is_there_for_whoever_asks() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
