"""One visit to a page of the reading room, and what is noted of it: what a person who sees, zooms, presses keys, prints
or listens would complain of."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pypdf import PdfReader

from served import picture

#: Pixels of a window on a desk, of the same at 200 % and at 400 %, as wide as a telephone (WCAG 1.4.4, 1.4.10).
DESK, TWICE, TELEPHONE = 1280, 640, 320
HEIGHT = 800

#: What can be done or read on a page, without the heads of tables: where a row stands as a list, each cell says it.
_THINGS = """
const USED = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
const READ = 'h1, h2, h3, p, li, dt, dd, caption, figcaption, tbody th, tbody td:not(.empty)';
const seen = (each) => each.checkVisibility({ visibilityProperty: true })
  && [...each.getClientRects()].some((box) => box.right > 0 && box.width > 1 && box.height > 1);
const shown = (of) => [...document.querySelectorAll(of)]
  .filter((each) => seen(each) && !each.closest(".skip, .unseen"));
const named = (each) => each.outerHTML.slice(0, 120);
"""
#: Keep what is seen in the wide window, for `_LOST`.
_KEEP = f"""() => {{ {_THINGS}
  window.atDesk = shown(USED + ", " + READ).filter((each) => each.matches(USED) || each.innerText.trim()); }}"""
#: What was seen in the wide window and no longer is.
_LOST = f"() => {{ {_THINGS} return window.atDesk.filter((each) => !seen(each)).map(named); }}"
_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: Boxes that cut off what they hold and cannot be scrolled.
_CUT = f"""() => {{ {_THINGS}
  return shown("main *, header *, footer *").filter((each) => {{
    const style = getComputedStyle(each);
    return ["hidden", "clip"].includes(style.overflowX) && style.clipPath === "none"
      && !(each instanceof SVGElement) && each.scrollWidth > each.clientWidth + 1;
  }}).map(named); }}"""
#: What can be used but no Tab leads to.
_UNREACHED = f"() => {{ {_THINGS} return shown(USED).filter((each) => each.tabIndex !== 0).map(named); }}"
#: What has the focus of the keyboard without showing it, or is hidden by the strip that shows its sentence.
_UNRINGED = f"""() => {{ {_THINGS}
  const bad = [];
  for (const each of shown(USED)) {{
    each.focus();
    const style = getComputedStyle(each);
    if (style.outlineStyle === "none" && style.boxShadow === "none") bad.push("no ring: " + named(each));
    const strip = each.parentElement.querySelector(":scope > .whole");
    if (strip && each.getClientRects()[0].top > strip.getBoundingClientRect().top) bad.push("covered: " + named(each));
  }}
  document.activeElement.blur();
  return bad; }}"""
#: Links of the same page that lead to nothing on it, and whatever would be loaded from another host.
_LOOSE = """() => [...document.querySelectorAll("a[href^='#']")]
  .map((each) => decodeURIComponent(each.getAttribute("href").slice(1)))
  .filter((target) => !document.getElementById(target))
  .map((target) => "leads nowhere: #" + target)
  .concat([...document.querySelectorAll("link, script, img, iframe, object, embed, audio, video, source, form, image")]
    .map((each) => String(each.href?.baseVal ?? each.href ?? each.src ?? each.action ?? each.data ?? ""))
    .filter((address) => /^(\\w+:)?\\/\\//.test(address) && !address.startsWith(location.origin)))"""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was noted: complaints in words, how many links the page has, and whether its heading came out on paper."""

    axe: tuple[str, ...]
    unfitting: tuple[str, ...]
    unreached: tuple[str, ...]
    loose: tuple[str, ...]
    links: int
    unprinted: tuple[str, ...]


def look(page: Page, address: str, name: str) -> Looked:
    """Open a page in a window on a desk and note what is wrong with it; pictures of it carry the name. The page's
    context has to bypass the content security policy, which axe, as any script from outside, may not pass."""
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.emulate_media(color_scheme="light")
    page.goto(address)
    unprinted = _unprinted(page)
    page.evaluate(_KEEP)
    axe = [f"light: {each}" for each in violations(page)]
    picture(page, f"{name}-desk-light")
    unfitting = _unfitting(page, DESK)
    page.keyboard.press("Tab")
    unreached = [*page.evaluate(_UNREACHED), *page.evaluate(_UNRINGED)]
    page.emulate_media(color_scheme="dark")
    axe += [f"dark: {each}" for each in violations(page, "color-contrast")]
    picture(page, f"{name}-desk-dark")
    for width in (TWICE, TELEPHONE):
        page.set_viewport_size({"width": width, "height": HEIGHT * width // DESK})
        unfitting += _unfitting(page, width)
    picture(page, f"{name}-telephone-dark")
    page.emulate_media(color_scheme="light")
    picture(page, f"{name}-telephone-light")
    axe += [f"telephone: {each}" for each in violations(page, "scrollable-region-focusable", "target-size")]
    unreached += page.evaluate(_UNRINGED)
    links = page.locator("main a[href]").count()
    loose = page.evaluate(_LOOSE)
    return Looked(tuple(axe), tuple(unfitting), tuple(unreached), tuple(loose), links, unprinted)


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds wrong with a page as it stands, by the rules named or by all it has."""
    options: Any = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {each['help']} at {each['nodes'][0]['target']}" for each in found]


def on_paper(page: Page, sheets_read: int | None = None) -> str:
    """The letters and digits of a page printed to PDF, of the first sheets or of all, in order, without blanks: a line
    may break anywhere."""
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages[:sheets_read]
    return letters("".join(sheet.extract_text() for sheet in sheets))


def letters(text: str) -> str:
    """The letters and digits of a text, ligatures taken apart, as print joins them."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text))


def _unprinted(page: Page) -> tuple[str, ...]:
    heading = letters(page.locator("h1").first.inner_text())[:40]
    return () if heading in on_paper(page, 1) else (heading,)


def _unfitting(page: Page, width: int) -> list[str]:
    wide = page.evaluate(_WIDE)
    found = [f"{wide} pixels too wide"] if wide > 0 else []
    found += [f"gone: {each}" for each in page.evaluate(_LOST)]
    found += [f"cut off: {each}" for each in page.evaluate(_CUT)]
    return [f"at {width}: {each}" for each in found]
