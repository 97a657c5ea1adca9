# SPDX-License-Identifier: EUPL-1.2
"""What every page must be: free of serious axe findings, readable at 320 pixels wide, workable by keyboard."""

from .conftest import AXE

VERBODEN = {"serious", "critical"}
DRAAI_AXE = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map((v) => [v.impact, v.id, v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")]);
}"""
LANGS = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== "fixed")
  .filter((e) => !e.closest(".vt-tabel-schuif, [data-schuift], [tabindex='0']"))
  .map((e) => `${e.tagName}.${e.className}`).slice(0, 5)"""
MAX_TABS = 400


def bezwaren(pagina) -> list:
    """Serious and critical findings of axe on this page."""
    pagina.evaluate(AXE.read_text(encoding="utf-8"))
    return [(pagina.url, *vondst) for vondst in pagina.evaluate(DRAAI_AXE) if vondst[0] in VERBODEN]


def schuift_opzij(pagina) -> list:
    """What makes this page scroll sideways at 320 pixels (WCAG 1.4.10); its size is put back."""
    maat = pagina.viewport_size
    pagina.set_viewport_size({"width": 320, "height": 800})
    breed = pagina.evaluate("() => document.documentElement.scrollWidth")
    waardoor = pagina.evaluate(LANGS) if breed > 320 else []
    pagina.set_viewport_size(maat)
    return [(pagina.url, breed, waardoor)] if breed > 320 else []


def tab_naar(pagina, selector: str) -> None:
    """Press Tab until this element has the focus, as somebody without a mouse does; the focus must be visible."""
    for _ in range(MAX_TABS):
        if pagina.evaluate("(s) => document.activeElement?.matches(s) ?? false", selector):
            stijl = (
                "(e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; })"
            )
            assert pagina.evaluate(f"() => {stijl}(document.activeElement)"), f"geen zichtbare focus op {selector}"
            return
        pagina.keyboard.press("Tab")
    raise AssertionError(f"{selector} is niet te bereiken met Tab op {pagina.url}")


def typ(pagina, selector: str, tekst: str) -> None:
    tab_naar(pagina, selector)
    pagina.keyboard.press("ControlOrMeta+a")
    pagina.keyboard.type(tekst)


def kies(pagina, selector: str, begin: str) -> None:
    """An option of a list by typing how it begins."""
    tab_naar(pagina, selector)
    pagina.keyboard.type(begin)


def duw(pagina, selector: str, toets: str = "Enter") -> None:
    tab_naar(pagina, selector)
    pagina.keyboard.press(toets)
