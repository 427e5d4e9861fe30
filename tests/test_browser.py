"""Rendered articles in a headless Chromium: what a reader sees, hears of, and can reach with the keyboard.

Needs Chromium with its driver and the Python package selenium (``tox -e browser``); the checks of axe-core and
html-validate need their npm packages in the folder that ``QUOTES_NODE_MODULES`` names.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
from base64 import b64decode
from pathlib import Path

import pytest
from attrs import evolve

import quotes
from quotes import Kind, Quote, ToneLabel, render
from quotes.model import Speaker, Tone
from quotes.render.escape import shown

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: tox -e browser brings it")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no Chromium here: apt-get install chromium chromium-driver"
)
MODULES = Path(os.environ.get("QUOTES_NODE_MODULES", "node_modules"))
needs_npm = pytest.mark.skipif(
    not (shutil.which("node") and (MODULES / "axe-core").exists() and (MODULES / "html-validate").exists()),
    reason="no npm packages: npm install axe-core html-validate, and QUOTES_NODE_MODULES names their folder",
)

FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)
WIDE, NARROW = (1280, 900), (420, 800)
ARTICLE = (
    "Le port retient son souffle\n\n"
    "« Nous ne céderons rien, a lancé mardi la maire, Hélène Kermadec, et nous irons jusqu’au bout. » L’élue a vu le "
    "film « Marée haute ».\n\n"
    "« C’est une chance pour la ville », s’est réjoui le promoteur Paul Vasseur. Il « comprend les inquiétudes ».\n"
    "Selon Mme Kermadec, « le préfet a dit : « Rien ne se fera sans les habitants » devant nous ».\n"
)
LABELS = [ToneLabel.NEGATIVE, ToneLabel.NEUTRAL, ToneLabel.POSITIVE, ToneLabel.NEUTRAL, ToneLabel.NEGATIVE]


def toned(text: str) -> list[Quote]:
    found = quotes.extract(text, tone=False)
    tones = [Tone(label, 0.1, dict.fromkeys(ToneLabel, 1 / 3)) for label in LABELS]
    return [evolve(quote, tone=tones[at % len(tones)]) for at, quote in enumerate(found)]


FOUND = toned(ARTICLE)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def show(chromium, tmp_path):
    """Show a page at a size, light or dark, on a screen or on paper."""

    def show(page: str, size: tuple[int, int] = WIDE, *, dark: bool = False, media: str = "screen", anchor: str = ""):
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": [scheme]})
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        # A page without a window may count as out of focus, and then lights nothing.
        chromium.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
        chromium.get("about:blank")  # otherwise a page that differs by its anchor only is not loaded again
        for log in ("browser", "performance"):
            chromium.get_log(log)
        chromium.get(path.as_uri() + anchor)
        return chromium

    return show


def style(driver, selector: str, name: str) -> str:
    return driver.execute_script(
        "return getComputedStyle(document.querySelector(arguments[0])).getPropertyValue(arguments[1])", selector, name
    )


def text_of(driver) -> str:
    return driver.execute_script("return document.querySelector('.text').textContent")


SIGN = """
    const ends = [...getComputedStyle(document.querySelector(arguments[0])).getPropertyValue('--sign')];
    return ends.filter(c => '▼●▲'.includes(c)).join();
"""


class TestText:
    def test_the_text_shown_is_the_text_given(self, show):
        assert text_of(show(render.html(ARTICLE, FOUND))) == ARTICLE

    def test_a_selection_copies_the_words_and_nothing_else(self, show):
        driver = show(render.html(ARTICLE, FOUND))
        copied = driver.execute_script(
            "getSelection().selectAllChildren(document.querySelector('.text')); return getSelection().toString()"
        )
        assert copied.split() == ARTICLE.split()

    @pytest.mark.parametrize("size", [WIDE, NARROW])
    def test_every_word_is_in_sight(self, show, size):
        driver = show(render.html(ARTICLE, FOUND), size)
        hidden = driver.execute_script(
            "return [...document.querySelectorAll('.text p')].filter(p => !p.getBoundingClientRect().height).length"
        )
        assert hidden == 0


class TestHostile:
    PAYLOADS = (
        "<script>window.hit=1</script>",
        "<img src=x onerror='window.hit=1'>",
        '"><svg onload="window.hit=1">',
        "' onfocus='window.hit=1' autofocus x='",
        "</style><script>window.hit=1</script>",
        "</title><script>window.hit=1</script>",
        "javascript:window.hit=1",
        "<!--<script>window.hit=1</script>",
        "&lt;script&gt; &amp; &#x3c;",
        "]]><a href=javascript:window.hit=1>x</a>",
        "\u202e<b>\u2066\u200f",
        "a\0b\x1b[31m\x85\ud800\ufffe",
    )

    @pytest.mark.parametrize("payload", PAYLOADS)
    @pytest.mark.parametrize("kind", ["page", "fragment"])
    def test_nothing_runs_and_everything_is_shown(self, show, payload, kind):
        text = f"{payload} « {payload} », a dit {payload}.\n{payload}"
        start, place = len(payload) + 3, text.index(payload, 2 * len(payload) + 3)
        speaker = Speaker(payload, place, place + len(payload), payload, False)
        tone = Tone(ToneLabel.NEGATIVE, -0.5, dict.fromkeys(ToneLabel, 1 / 3))
        quote = Quote(payload, start, start + len(payload), Kind.DIRECT, speaker, None, tone, 0, True, (), payload)
        if kind == "page":
            page = render.html(text, [quote], title=payload)
        else:
            page = f"<!DOCTYPE html><title>x</title>{render.fragment(text, [quote])}"
        driver = show(page)
        assert text_of(driver) == shown(text)
        assert driver.execute_script("return window.hit") is None
        assert driver.execute_script("return document.scripts.length + document.images.length") == 0
        assert driver.execute_script("return document.querySelector('.name').textContent") == shown(payload)
        links = driver.execute_script("return [...document.links].map(link => link.getAttribute('href'))")
        assert all(re.fullmatch(r"#[\w-]+", link) for link in links)


class TestNothingElse:
    def test_no_request_and_no_message(self, show):
        driver = show(render.html(ARTICLE, FOUND))
        assert driver.get_log("browser") == []
        asked = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
        urls = {m["params"]["request"]["url"] for m in asked if m["method"] == "Network.requestWillBeSent"}
        assert urls == {driver.current_url}


class TestLooks:
    @pytest.mark.parametrize("size", [WIDE, NARROW, (320, 640)])
    @pytest.mark.parametrize("text", [ARTICLE, "m" * 500 + " « " + "m" * 500 + " », a dit Zoé."])
    def test_nothing_sticks_out(self, show, size, text):
        driver = show(render.html(text, toned(text), title="m" * 200), size)
        assert driver.execute_script("return document.documentElement.scrollWidth") <= size[0]

    def test_the_list_stands_beside_the_article_or_below_it(self, show):
        boxes = (
            "const b = s => document.querySelector(s).getBoundingClientRect(); const [t, l] = [b('.text'), b('.side')];"
        )
        assert show(render.html(ARTICLE, FOUND)).execute_script(boxes + "return l.left >= t.right - 1")
        assert show(render.html(ARTICLE, FOUND), NARROW).execute_script(boxes + "return l.top >= t.bottom - 1")

    @pytest.mark.parametrize("dark", [False, True])
    def test_tones_differ_in_colour_in_line_and_in_sign(self, show, dark):
        driver = show(render.html(ARTICLE, FOUND), dark=dark)
        for name in ("background-color", "text-decoration-style"):
            assert len({style(driver, f".text .own.{label}", name) for label in ToneLabel}) == 3
        assert len({driver.execute_script(SIGN, f".text .ref.{label}") for label in ToneLabel}) == 3

    def test_dark_is_dark_and_print_is_white(self, show):
        page = render.html(ARTICLE, FOUND)
        light, dark, paper = (
            brightness(style(show(page, dark=dark, media=media), ".quotes-fr", "background-color"))
            for dark, media in ((False, "screen"), (True, "screen"), (True, "print"))
        )
        assert dark < 0.15 < 0.9 < light
        assert paper == pytest.approx(1)

    def test_a_picture_of_the_page_has_its_colours(self, show):
        image = pytest.importorskip("PIL.Image")
        driver = show(render.html(ARTICLE, FOUND))
        png = b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"])
        picture = image.open(io.BytesIO(png)).convert("RGB")
        assert picture.size == WIDE
        colors = {color for _, color in picture.getcolors(maxcolors=1 << 24)}
        wanted = {color_of(style(driver, f".text .own.{label}", "background-color")) for label in ToneLabel}
        assert wanted <= colors

    def test_it_prints(self, show):
        driver = show(render.html(ARTICLE, FOUND))
        assert b64decode(driver.execute_cdp_cmd("Page.printToPDF", {})["data"]).startswith(b"%PDF")


class TestLinks:
    def lit(self, driver, selector: str) -> bool:
        """Return whether an element has the colour of what is pointed at."""
        hit = driver.execute_script(
            "const probe = document.createElement('i'); probe.style.background = 'var(--hit)';"
            "document.querySelector('.quotes-fr').append(probe); return getComputedStyle(probe).backgroundColor"
        )
        return style(driver, selector, "background-color") == hit

    def all_parts(self, driver) -> list[bool]:
        return [self.lit(driver, f".{part}.q1, .q1 > .{part}") for part in ("own", "who", "cue")]

    def test_at_rest_nothing_is_lit(self, show):
        assert self.all_parts(show(render.html(ARTICLE, FOUND))) == [False] * 3

    @pytest.mark.parametrize("selector", [".ref.q1", "a.who.q1", ".said a.q1"])
    def test_the_focus_lights_quotation_speaker_and_cue(self, show, selector):
        driver = show(render.html(ARTICLE, FOUND))
        driver.execute_script("document.querySelector(arguments[0]).focus()", selector)
        assert self.all_parts(driver) == [True] * 3
        assert not self.lit(driver, ".q3 > .own")

    @pytest.mark.parametrize("selector", [".text .q1", "a.who.q1", ".text .cue.q1", ".said a.q1"])
    def test_the_mouse_lights_them_too(self, show, selector):
        driver = show(render.html(ARTICLE, FOUND))
        element = driver.find_element("css selector", selector)
        webdriver.ActionChains(driver).move_to_element(element).perform()
        assert self.all_parts(driver) == [True] * 3

    def test_a_link_to_a_quotation_lights_it(self, show):
        assert self.all_parts(show(render.html(ARTICLE, FOUND), anchor="#q1")) == [True] * 3

    def test_the_fragment_does_the_same(self, show):
        page = f"<!DOCTYPE html><title>x</title>{render.fragment(ARTICLE, FOUND, prefix='one')}"
        driver = show(page + render.fragment(ARTICLE, FOUND, prefix="two"))
        driver.execute_script("document.querySelector('#one .ref.q1').focus()")
        assert self.lit(driver, "#one .who.q1")
        assert not self.lit(driver, "#two .who.q1")

    def test_the_keyboard_reaches_every_quotation(self, show):
        driver = show(render.html(ARTICLE, FOUND))
        keys = webdriver.Keys if hasattr(webdriver, "Keys") else None
        tab = keys.TAB if keys else "\ue004"
        reached = []
        for _ in range(60):
            webdriver.ActionChains(driver).send_keys(tab).perform()
            reached.append(driver.execute_script("return document.activeElement.getAttribute('href')"))
        assert {f"#e{number}" for number in range(1, len(FOUND) + 1)} <= set(reached)

    def test_a_press_on_enter_goes_there_and_back(self, show):
        driver = show(render.html(ARTICLE, FOUND), NARROW)
        for selector, anchor in ((".ref.q3", "#e3"), (".said a.q3", "#q3")):
            driver.execute_script("document.querySelector(arguments[0]).focus()", selector)
            webdriver.ActionChains(driver).send_keys("\ue007").perform()
            assert driver.current_url.endswith(anchor)


def color_of(css: str) -> tuple[int, int, int]:
    red, green, blue = (int(value) for value in re.findall(r"\d+", css)[:3])
    return red, green, blue


def brightness(css: str) -> float:
    red, green, blue = (value / 255 for value in color_of(css))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


PAGES = {
    "page": lambda: render.html(ARTICLE, FOUND, title="Le port"),
    "page in French": lambda: render.html(ARTICLE, FOUND, lang="fr"),
    "page without tone": lambda: render.html(ARTICLE, quotes.extract(ARTICLE, tone=False)),
    "page without quotations": lambda: render.html("Rien.", []),
    "contents": lambda: render.contents([render.Entry.of("a", "a.html", FOUND)]),
}


@needs_npm
class TestStandards:
    @pytest.mark.parametrize("dark", [False, True])
    @pytest.mark.parametrize("name", PAGES)
    @pytest.mark.parametrize("size", [WIDE, NARROW])
    def test_axe_finds_nothing(self, show, name, dark, size):
        driver = show(PAGES[name](), size, dark=dark)
        self.check(driver)

    @pytest.mark.parametrize("dark", [False, True])
    def test_axe_finds_nothing_in_what_is_lit(self, show, dark):
        driver = show(PAGES["page"](), dark=dark)
        driver.execute_script("document.querySelector('.ref.q1').focus()")
        self.check(driver)

    @pytest.mark.parametrize("dark", [False, True])
    def test_axe_finds_nothing_in_two_fragments(self, show, dark):
        parts = "".join(render.fragment(ARTICLE, FOUND, prefix=prefix) for prefix in ("one", "two"))
        head = '<!DOCTYPE html><html lang="en"><title>x</title><main><h1>x</h1>'
        self.check(show(f"{head}{parts}</main>", dark=dark))

    def check(self, driver) -> None:
        driver.execute_script((MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
        found = driver.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
        assert [(rule["id"], rule["impact"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
        assert len(found["passes"]) > 10

    @pytest.mark.parametrize("name", PAGES)
    def test_the_html_is_valid(self, tmp_path, name):
        page = tmp_path / "page.html"
        page.write_text(PAGES[name](), encoding="utf-8")
        rules = tmp_path / "rules.json"
        rules.write_text(json.dumps({"root": True, "extends": ["html-validate:standard", "html-validate:a11y"]}))
        command = ["node", str(MODULES / "html-validate" / "bin" / "html-validate.mjs"), "-c", str(rules), str(page)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert run.returncode == 0, run.stdout + run.stderr
