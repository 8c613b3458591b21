"""The code that the docs show: found in Markdown, and run as a reader would who follows a page from top to bottom.

A runner of our own: what these pages show is mostly this program's own commands, which run in this process in a
hundredth of a second, and what they print must be compared with what is shown. None of the libraries at hand
(mktestdocs, pytest-markdown-docs, Sybil) does that for a shell's commands.

What a block is told by its language:

- ``sh``: commands. Those of ``kg`` run; of others it is seen that they are there (``make`` targets, Python modules).
- ``text`` behind another block: what that prints, standard output and messages as a terminal shows them. ``...`` stands
  for any characters of a line, or, alone, for any lines.
- ``sparql``: a query that must have an answer. ``python``: runs. ``turtle``: what the graph says.
- a block with ``title="FILE"`` is written to that file first; ``markdown`` is only that, ``yaml`` and ``json`` must be
  well formed.

``<!-- not run: WHY -->`` before a block of commands keeps them from being run; their options are looked at all the
same.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import click
import pyoxigraph
import yaml
from click.testing import CliRunner

from kg.cli import kg
from kg.graph.queries import answer, find_query
from kg.graph.store import open_graph

PROJECT: Final = Path(__file__).resolve().parent.parent.parent
_FENCE: Final = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=indent)(?P=fence) *$", re.M | re.S
)
_TITLE: Final = re.compile(r'title="([^"]+)"')
_NOT_RUN: Final = re.compile(r"<!-- not run: (.+?) -->\s*$", re.S)
_ASSIGNED: Final = re.compile(r"[A-Z_]+=.*")
_KNOWN: Final = {".", "cd", "curl", "git", "pip"}
"""Commands of the system that the docs may show."""


@dataclass(frozen=True)
class Block:
    """A block of code in a page."""

    line: int
    language: str
    text: str
    file: str | None = None
    not_run: str | None = None
    """Why, where the page says so."""


def blocks_of(page: Path) -> list[Block]:
    """The blocks of a page, from top to bottom."""
    text = page.read_text("utf-8")
    found = []
    for match in _FENCE.finditer(text):
        language, _, rest = match["info"].strip().partition(" ")
        title = _TITLE.search(rest)
        before = _NOT_RUN.search(text, 0, match.start())
        body = "".join(line.removeprefix(match["indent"]) for line in match["text"].splitlines(keepends=True))
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(line, language, body, title and title[1], before and before[1]))
    return found


@dataclass
class Reader:
    """Follows a page in a folder, which must be the present one and hold ``sources`` and ``output``."""

    page: Path
    printed: str | None = None
    """What the last block printed, while nothing has been compared with it."""
    names: dict[str, object] = field(default_factory=dict)

    def follow(self) -> None:
        """Do what the page shows; raises ``AssertionError`` with the place where something is not as it says."""
        steps: dict[str, Callable[[Block], str | None]] = {
            "sh": self._commands,
            "sparql": self._query,
            "python": self._python,
            "turtle": self._turtle,
            "text": self._compare,
            "markdown": lambda block: None,
            "yaml": lambda block: yaml.safe_load(block.text) and None,
            "json": lambda block: json.loads(block.text) and None,
        }
        for block in blocks_of(self.page):
            place = f"{self.page.name}, line {block.line}"
            assert block.language in steps, f"{place}: a block needs a language, one of {', '.join(steps)}"
            if block.file is not None:
                Path(block.file).parent.mkdir(parents=True, exist_ok=True)
                Path(block.file).write_text(block.text, "utf-8")
            try:
                self.printed = steps[block.language](block)
            except Exception as error:
                raise AssertionError(f"{place}: {error}") from error

    def _commands(self, block: Block) -> str:
        return "".join(self._command(command, run=block.not_run is None) for command in commands_of(block.text))

    def _command(self, command: Command, *, run: bool) -> str:
        name, *rest = command.words
        if name == "kg":
            return _kg(command) if run else _see(command)
        if name == "make":
            targets = re.findall(r"^(\w+):", (PROJECT / "Makefile").read_text("utf-8"), re.M)
            assert set(rest) <= set(targets), f"make has no {rest}"
        elif name == "python" and rest[0] == "-m":
            assert importlib.util.find_spec(rest[1]) is not None, f"there is no module {rest[1]}"
        elif name == "python":
            assert (PROJECT / rest[0]).is_file(), f"there is no {rest[0]}"
        else:
            assert name in _KNOWN, f"unknown command {name!r}"
        return ""

    def _query(self, block: Block) -> None:
        with open_graph(Path("output")) as graph:
            found = answer(graph, find_query(block.text, PROJECT / "queries"))
        assert found.rows or found.kind == "graph", "no answer"

    def _python(self, block: Block) -> str:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(block.text, f"{self.page.name}:{block.line}", "exec"), self.names)
        return printed.getvalue()

    def _turtle(self, block: Block) -> None:
        head = Path("output/graph.ttl").read_text("utf-8").partition("\n\n")[0]
        shown = {quad.triple for quad in pyoxigraph.parse(head + block.text, format=pyoxigraph.RdfFormat.TURTLE)}
        with open_graph(Path("output")) as graph:
            strange = shown - set(graph.triples())
        assert shown, "says nothing"
        assert not strange, f"the graph does not say: {sorted(map(str, strange))}"

    def _compare(self, block: Block) -> None:
        assert self.printed is not None, "shows what is printed, behind nothing that prints"
        assert fits(block.text, self.printed), f"shows\n{block.text}\nbut printed is\n{self.printed}"


def fits(shown: str, printed: str) -> bool:
    """Whether what is printed is what is shown, with ``...`` for any characters of a line, or for any lines."""
    wanted = ""
    for line in shown.splitlines():
        if line.strip() == "...":
            wanted += r"(?:.*\n)*?"
        else:
            wanted += ".*?".join(re.escape(part) for part in line.rstrip().split("...")) + r"[ \t]*\r?\n"
    return re.fullmatch(wanted, printed if printed.endswith("\n") else f"{printed}\n") is not None


@dataclass(frozen=True)
class Command:
    """A command as a shell reads it: ``NAME=value kg query council > FILE``."""

    words: list[str]
    environment: dict[str, str]
    output: str | None
    """The file that takes its standard output."""


def commands_of(text: str) -> Iterator[Command]:
    """The commands of a block, without remarks; one in quotes may go over several lines."""
    held = ""
    for line in text.splitlines():
        held += f"{line}\n"
        if line.endswith("\\"):
            continue
        try:
            words = shlex.split(held, comments=True)
        except ValueError:  # a quote is still open
            continue
        if words:
            yield _command(words)
        held = ""
    assert not held, f"a quote is left open: {held}"


def _command(words: list[str]) -> Command:
    environment = {}
    while _ASSIGNED.fullmatch(words[0]):
        name, _, value = words.pop(0).partition("=")
        environment[name] = value
    if len(words) > 2 and words[-2] == ">":
        return Command(words[:-2], environment, words[-1])
    return Command(words, environment, None)


def _kg(command: Command) -> str:
    """Call the program; what is seen of it, beside what goes to a file."""
    result = CliRunner(env=command.environment).invoke(kg, command.words[1:], prog_name="kg")
    assert result.exit_code == 0, f"{shlex.join(command.words)}: {result.output}"
    if command.output is None:
        return result.output
    Path(command.output).write_bytes(result.stdout_bytes)
    return result.stderr


def _see(command: Command) -> str:
    parse(kg, command.words[1:])
    return ""


def parse(command: click.Command, words: list[str]) -> None:
    """Look at the options of a command that is not run; raises what click raises for wrong ones."""
    context = command.make_context("kg", list(words))
    while isinstance(context.command, click.Group):
        name, found, rest = context.command.resolve_command(context, [*context.protected_args, *context.args])
        assert found is not None
        context = found.make_context(name, rest, parent=context)
