"""spaCy without its command line.

``import spacy`` imports all of that for one function, ``spacy.info``, with typer, weasel, requests, and what trains and
draws, which takes half as long as all that reads. Import this module before any of spaCy's.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

_COMMANDS = "spacy.cli"


def _import_spacy() -> ModuleType:
    """spaCy; its commands are imported when somebody asks for them, as if they had not been before."""
    spec = None if "spacy" in sys.modules else find_spec("spacy")
    if spec is None or spec.origin is None:
        return import_module("spacy")
    commands, info = ModuleType(_COMMANDS), ModuleType(f"{_COMMANDS}.info")
    commands.__path__ = [str(Path(spec.origin).with_name("cli"))]  # what else is asked for is found there
    vars(info)["info"] = _info
    stand_ins = {module.__name__: module for module in (commands, info)}
    sys.modules.update(stand_ins)
    try:
        return import_module("spacy")
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _info(*arguments: Any, **options: Any) -> Any:
    """``spacy.info``."""
    return import_module(f"{_COMMANDS}.info").info(*arguments, **options)


spacy = _import_spacy()
