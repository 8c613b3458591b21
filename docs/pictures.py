"""Takes the pictures of the pages that stand in these docs: ``python docs/pictures.py OUTPUT [PAGE...]``.

OUTPUT is the folder of a build (``make demo`` makes ``output``). Each page is photographed light and dark, 1400 and 400
pixels wide, by headless Chromium, with no network.
"""

from __future__ import annotations

import base64
import io
import sys
from pathlib import Path

from PIL import Image

from tests.conftest import open_browser

IMAGES = Path(__file__).resolve().parent / "images"
PAGES = ("network", "alike", "grades", "patterns", "council/liverpool", "pattern/high-caseloads")
HEIGHT = {1400: 1000, 400: 900}


def main(output: Path, pages: tuple[str, ...]) -> None:
    """Write ``images/PAGE-light-1400.png`` and so on."""
    browser = open_browser()
    try:
        for page in pages:
            for scheme in ("light", "dark"):
                browser.execute_cdp_cmd(
                    "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
                )
                for width, height in HEIGHT.items():
                    frame = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
                    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", frame)
                    browser.get((output / f"{page}.html").absolute().as_uri())
                    browser.execute_async_script("setTimeout(arguments[0], 700)")  # the picture draws itself once more
                    shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
                    picture = Image.open(io.BytesIO(base64.b64decode(shot))).convert("RGB").quantize(128)
                    picture.save(IMAGES / f"{page.replace('/', '-')}-{scheme}-{width}.png", optimize=True)
    finally:
        browser.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]) or PAGES)
