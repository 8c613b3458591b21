"""The group that finds the commands, and the one place where an error becomes a line and an exit code."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NoReturn

import click

from kg import __version__
from kg.cli.show import clean
from kg.errors import KgError

COMMANDS = ("build", "query", "view", "serve", "export", "publish", "check", "diff", "merge", "explain", "evaluate")
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed, or suggest the one that may have been meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"No such command {args[0]!r}{did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run, and leave with the exit code of the contract; a traceback means a defect."""
        sys.exit(self._run(*args, **{**extra, "standalone_mode": False}))

    def _run(self, *args: Any, **extra: Any) -> int:
        _make_output_safe()
        try:
            result = super().main(*args, **extra)
            sys.stdout.flush()
        except click.exceptions.Exit as stop:
            return stop.exit_code
        except click.Abort:
            return EXIT_INTERRUPTED
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            return EXIT_WRONG_USE
        except click.ClickException as error:
            return _complain(_in_one_line(error))
        except KgError as error:
            return _complain(str(error))
        except BrokenPipeError:
            return _reader_left()
        except OSError as error:
            if error.filename is not None:  # a file's own trouble has a message of its own: this is a defect
                raise
            _reader_left()
            return _complain(f"the results cannot be written to standard output: {error.strerror or error}")
        return result if isinstance(result, int) else EXIT_DONE

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader who closed the pipe early (``| head``) is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return _reader_left()


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``, did you mean 'query'?``, or nothing where no known name is near."""
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f", did you mean {near[0]!r}?" if near else ""


def _complain(message: str) -> int:
    """Print an error on one line, whatever line breaks a file name or a parser put into it."""
    click.echo(f"Error: {clean(message)}", err=True)
    return EXIT_WRONG_USE


def _in_one_line(error: click.ClickException) -> str:
    """The message of a wrong use, with the way to the help text of the command that refused it."""
    message = error.format_message()
    if isinstance(error, click.UsageError) and error.ctx is not None:
        end = "" if message.endswith((".", "?")) else "."
        return f"{message}{end} See: {error.ctx.command_path} --help"
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
