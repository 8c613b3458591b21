"""The group that finds the commands, and the one place where an error becomes a line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NoReturn

import click

from kg import __version__
from kg.errors import KgError

COMMANDS = ("build", "query", "view", "export", "check", "explain", "evaluate")
"""In the order in which ``kg --help`` lists them; each is ``kg.cli.NAME.command``."""

EXIT_DONE = 0
EXIT_FINDINGS = 1
"""Done, with findings that the caller asked to fail on."""
EXIT_WRONG_USE = 2
"""Wrong use, or input that cannot be read."""
EXIT_INTERRUPTED = 130


class CommandGroup(click.Group):
    """Loads a command's module only when it is asked for (``kg query`` never waits for spaCy)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:
        """Run, and leave with the exit code of the contract; a traceback means a defect."""
        extra["standalone_mode"] = False
        sys.exit(self._run(args, prog_name, extra))

    def _run(self, args: Sequence[str] | None, prog_name: str | None, extra: dict[str, Any]) -> int:
        _make_output_safe()
        try:
            result = super().main(args, prog_name, **extra)
            sys.stdout.flush()
        except click.exceptions.Exit as stop:
            return stop.exit_code
        except click.Abort:
            return EXIT_INTERRUPTED
        except click.ClickException as error:
            return _complain(_in_one_line(error))
        except KgError as error:
            return _complain(str(error))
        except BrokenPipeError:
            return _reader_left()
        return result if isinstance(result, int) else EXIT_DONE

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader who closed the pipe early (``| head``) is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return _reader_left()


def _complain(message: str) -> int:
    """Print an error on one line, whatever line breaks a file name or a parser put into it."""
    click.echo(f"Error: {' '.join(message.split())}", err=True)
    return EXIT_WRONG_USE


def _in_one_line(error: click.ClickException) -> str:
    """The message of a wrong use, with the way to the help text of the command that refused it."""
    message = error.format_message().rstrip(".")
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{message}. See: {error.ctx.command_path} --help"
    return message


def _make_output_safe() -> None:
    """Let a terminal that cannot show a character show its code instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _reader_left() -> int:
    """Send what is still buffered to nowhere, so that closing the stream does not fail a second time."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except OSError:  # no real file behind standard output (a test, an embedding program)
        pass
    return EXIT_DONE


@click.group(
    cls=CommandGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: kg build, then kg query --list, kg query shared-failings, kg view --open",
)
@click.version_option(__version__, "--version", prog_name="kg")
def kg() -> None:
    """Articles about inspections of children's services, read into a graph with a quote behind every fact.

    Results go to standard output, messages to standard error. Exit codes: 0 done, 1 done with findings
    that you asked to fail on, 2 wrong use or input that cannot be read.
    """
