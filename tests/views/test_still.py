"""The still picture: a PNG that is the same each time, also of what no font can be trusted with."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from kg.views.network import Network, network_of
from kg.views.still import still_picture
from tests.views.sample import council, failing, small_network


@pytest.mark.parametrize("network", [small_network(), Network()], ids=["some", "none"])
def test_it_is_a_png_with_the_same_bytes_each_time(network: Network) -> None:
    picture = still_picture(network, title="Some councils")
    assert Image.open(io.BytesIO(picture)).format == "PNG"
    assert still_picture(network, title="Some councils") == picture


def test_it_shows_the_colour_of_each_grade() -> None:
    network = network_of(
        [council("a", "A", "inadequate"), council("b", "B", "good")],
        [failing("a", "delay", "Late."), failing("b", "delay", "Slow.")],
        [],
    )
    pixels = Image.open(io.BytesIO(still_picture(network))).convert("RGB")
    colours = {colour for _, colour in pixels.getcolors(maxcolors=1 << 24) or ()}
    assert {(0xB8, 0x43, 0x0A), (0x7C, 0xC4, 0xEE)} <= colours


def test_names_are_text_and_never_formulas() -> None:
    network = network_of([council("a", r"$\frac{x}$ ^_ $ {")], [failing("a", "delay", "Late.")], [])
    assert still_picture(network).startswith(b"\x89PNG")
