"""What the docs show is so: every block of code in README and docs/ runs, and prints what is shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from docs.generated import command_paths
from kg.cli import kg
from tests.docs.examples import PROJECT, Block, Reader, blocks_of, commands_of, fits, parse

FROM_SCRATCH = {"tutorial.md"}
"""Pages whose reader has no graph yet."""
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", [page for page in PAGES if blocks_of(page)], ids=lambda page: page.name)
def test_a_reader_who_follows_a_page_sees_what_it_shows(
    page: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built, tmp_path / "there", symlinks=True)
    monkeypatch.chdir(tmp_path / "there")
    if page.name in FROM_SCRATCH:
        shutil.rmtree("output")
    monkeypatch.setattr("click.launch", lambda *_: 0)
    Reader(page).follow()


def test_the_readme_shows_the_commands() -> None:
    shown = "".join(block.text for block in blocks_of(PROJECT / "README.md"))
    assert all(f"kg {name}" in shown for name in ("build", "query", "view", "explain", "check"))


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a\nb\n", True),
        ("a\nb", "a\nc\n", False),
        ("a ... c", "a b b c\n", True),
        ("a ... c", "a b\nb c\n", False),
        ("a\n...\nd", "a\nb\nc\nd\n", True),
        ("a\n...", "a\n", True),
        ("a", "a\nb\n", False),
        ("a (b)", "a (b)\n", True),
    ],
)
def test_what_is_printed_is_compared_with_what_is_shown(shown: str, printed: str, same: bool) -> None:
    assert fits(shown, printed) is same


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```\nkg build\n```", "needs a language"),
        ("```sh\nkg qurey shared-failings\n```", "No such command"),
        ("```sh\nmake sense\n```", "make has no"),
        ("```sh\nrm -r output\n```", "unknown command 'rm'"),
        ("<!-- not run: it would not end -->\n```sh\nkg build --bogus\n```", "--bogus"),
        ("```sh\nkg query shared-failings --limit 1\n```\n\n```text\nnothing\n```", "but printed is"),
        ("```sparql\nSELECT ?x { ?x a ikg:Nothing }\n```", "no answer"),
        ("```turtle\ncouncil:liverpool rdfs:label \"Leeds\" .\n```", "the graph does not say"),
        ("```python\nassert 1 == 2\n```", "line 1"),
        ("```text\nlost\n```", "behind nothing that prints"),
    ],
)  # fmt: skip
def test_a_page_that_shows_what_is_not_so_is_found(
    text: str, said: str, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, "utf-8")
    monkeypatch.chdir(built)
    with pytest.raises(AssertionError, match=said):
        Reader(page).follow()


def test_blocks_are_read_with_indent_title_and_reason(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        '1. Do:\n\n   ```sh\n   kg build\n   ```\n\n<!-- not run: so -->\n```sparql title="a.rq"\nASK {}\n```\n'
    )
    assert blocks_of(page) == [Block(3, "sh", "kg build\n"), Block(8, "sparql", "ASK {}\n", "a.rq", "so")]


@pytest.mark.parametrize("path", list(command_paths(kg)), ids=" ".join)
def test_the_examples_of_a_command_are_well_formed(
    path: tuple[str, ...], built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built)
    shown = CliRunner().invoke(kg, [*path, "--help"], prog_name="kg", terminal_width=200, max_content_width=200).output
    examples = [command for command in commands_of(shown.partition("Examples:")[2]) if command.words[0] == "kg"]
    assert examples or len(path) > 1, "a command without an example"
    for command in examples:
        parse(kg, command.words[1:])
