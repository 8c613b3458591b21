"""Options that several commands share."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from kg.errors import UsageError
from kg.graph.place import Endpoint, Place

Command = TypeVar("Command", bound=Callable[..., object])


class Amount(click.FloatRange):
    """A number above nothing. ``nan`` is none, though it passes every comparison with a bound."""

    def __init__(self, unit: str, most: float) -> None:
        super().__init__(min=0, max=most, min_open=True)
        self._unit = unit

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; fails for what is none."""
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value}: a number of {self._unit} is needed", param, ctx)
        return number


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

_endpoint_option = click.option(
    "--endpoint", metavar="URL", help="Where a SPARQL server takes queries: read its graph instead of the folder's."
)
_named_graph_option = click.option(
    "--named-graph", metavar="IRI", help="The graph to read there.  [default: what the server takes for its default]"
)


def place_options(command: Command) -> Command:
    """``-g``, ``--endpoint`` and ``--named-graph``, of which ``place_of`` makes one place."""
    return graph_option(_endpoint_option(_named_graph_option(command)))


def place_of(folder: Path, endpoint: str | None, named_graph: str | None) -> Place:
    """The one place that the options name; raises ``UsageError`` where they name two, or half of one."""
    if endpoint is None:
        if named_graph is not None:
            raise UsageError("--named-graph says which graph of a server: --endpoint says which server")
        return folder
    if click.get_current_context().get_parameter_source("folder") is not ParameterSource.DEFAULT:
        raise UsageError("-g and --endpoint are two places: name one")
    return Endpoint(endpoint, named_graph)
