"""Make docs/images/rendering.png, the picture of a rendered article: `python tools/picture.py`.

Needs selenium, Chromium and its driver (apt-get install chromium chromium-driver) and Pillow, which flair brings.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from base64 import b64decode
from pathlib import Path

from PIL import Image
from selenium import webdriver

import quotes

OUT = Path(__file__).parent.parent / "docs" / "images" / "rendering.png"
SIZE = (1180, 660)
TITLE = "La nouvelle jetée divise Port-Sec"
ARTICLE = """\
« Nous ne céderons rien, a lancé mardi la maire, Hélène Kermadec, et nous irons jusqu’au bout. » Elle redoute \
« une catastrophe annoncée » pour les pêcheurs. Le film « Marée haute », tourné ici l’été dernier, n’y changera rien.

« C’est une chance formidable pour la ville », s’est réjoui le promoteur Paul Vasseur. Il dit « comprendre les \
inquiétudes » et promet « des centaines d’emplois ».

Selon Mme Kermadec, « le préfet Jean Morvan a dit : « Rien ne se fera sans les habitants », et il faudra qu’il tienne \
parole ». Le vote aura lieu en juin.

« Il faudra lire le dossier avant de juger », a répondu M. Vasseur, qui présentera son calendrier au conseil la \
semaine prochaine.
"""


def main() -> None:
    page = Path(tempfile.mkdtemp()) / "page.html"
    page.write_text(quotes.display(ARTICLE).html(title=TITLE), encoding="utf-8")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        metrics = {"width": SIZE[0], "height": SIZE[1], "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        driver.get(page.as_uri())
        picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
    finally:
        driver.quit()
    Image.open(io.BytesIO(b64decode(picture))).convert("RGB").quantize(128).save(OUT, optimize=True)


if __name__ == "__main__":
    main()
