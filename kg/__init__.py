"""inspection-kg: articles and reports about inspections of English councils' children's services,
read into one RDF graph in which every fact has its sentence.

In a notebook or a program::

    import kg
    g = kg.open("output")
    g.query("shared-failings", council="Liverpool")
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.notebook import OpenedGraph

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(place: str | PathLike[str] = "output", *, named_graph: str | None = None) -> OpenedGraph:
    """Open the graph of an output folder, or of a SPARQL server by the address where it takes queries.

    ``named_graph`` is the IRI of the graph to read there. Raises ``kg.errors.GraphError`` where a folder holds none
    and ``kg.errors.UsageError`` for what is no address. A folder's graph stays as it was when it was opened, also
    when it is built again.
    """
    from kg.notebook import open_graph_at  # what it needs takes a second to import

    return open_graph_at(place, named_graph)
