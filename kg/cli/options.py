"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

graph_option = click.option(
    "-g",
    "--graph",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The output folder of a build.",
)
