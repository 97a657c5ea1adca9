// SPDX-License-Identifier: EUPL-1.2
// Improves pages that already work without it. Keeps no case data in the browser.
(() => {
  "use strict";

  const alle = (selector, binnen = document) => [...binnen.querySelectorAll(selector)];
  const een = (selector, binnen = document) => binnen.querySelector(selector);
  document.documentElement.classList.add("vt-js");

  const meld = (tekst) => {
    const regel = een("#vt-meldregel");
    if (regel) regel.textContent = tekst;
  };

  // Double submit: the second press of the same form does nothing; the name of the pressed
  // button is still sent because the button is only marked, not disabled, until the form has left.
  document.addEventListener("submit", (gebeurtenis) => {
    const form = gebeurtenis.target;
    if (!form.matches("[data-vt-eenmalig]") || gebeurtenis.defaultPrevented) return;
    if (form.dataset.vtVerzonden) {
      gebeurtenis.preventDefault();
      gebeurtenis.stopImmediatePropagation();
      return;
    }
    form.dataset.vtVerzonden = "ja";
    delete form.dataset.vtGewijzigd;
    alle("button[type=submit], button:not([type])", form).forEach((knop) => knop.setAttribute("aria-disabled", "true"));
    meld("Bezig met opslaan");
  });
  const geefVrij = (form) => {
    delete form.dataset.vtVerzonden;
    alle("[aria-disabled]", form).forEach((knop) => knop.removeAttribute("aria-disabled"));
  };
  addEventListener("pageshow", () => alle("[data-vt-eenmalig]").forEach(geefVrij));
  document.addEventListener("htmx:afterRequest", (gebeurtenis) => {
    const form = gebeurtenis.detail.elt?.closest?.("[data-vt-eenmalig]");
    if (form) geefVrij(form);
  });

  // Unsaved changes: the browser asks before leaving. A saved draft (event vt:bewaard) clears it.
  document.addEventListener("input", (gebeurtenis) => {
    const form = gebeurtenis.target.closest?.("[data-vt-bewaak]");
    if (form) form.dataset.vtGewijzigd = "ja";
  });
  document.addEventListener("vt:bewaard", (gebeurtenis) => {
    const form = gebeurtenis.target.closest?.("[data-vt-bewaak]");
    if (form) delete form.dataset.vtGewijzigd;
  });
  addEventListener("beforeunload", (gebeurtenis) => {
    if (een("[data-vt-gewijzigd]")) gebeurtenis.preventDefault();
  });

  // Character counters: spoken by the description only when little room is left.
  const tel = (veld) => {
    const teller = document.getElementById(veld.dataset.vtTeller);
    if (!teller) return;
    const over = Number(teller.dataset.max) - veld.value.length;
    const getal = Math.abs(over).toLocaleString("nl-NL");
    teller.textContent = over < 0 ? `${getal} tekens te veel` : `Nog ${getal} tekens`;
    teller.classList.toggle("vt-veld__teller--vol", over < 0);
  };
  document.addEventListener("input", (gebeurtenis) => {
    if (gebeurtenis.target.dataset?.vtTeller) tel(gebeurtenis.target);
  });

  // Menu on a narrow screen.
  const menu = een("[data-vt-menu]");
  if (menu) {
    const knop = een("button", menu);
    const nav = een("nav", menu);
    const smal = matchMedia("(width < 40rem)");
    const zet = (open) => {
      nav.hidden = smal.matches && !open;
      knop.hidden = !smal.matches;
      knop.setAttribute("aria-expanded", String(open));
    };
    knop.addEventListener("click", () => zet(nav.hidden));
    smal.addEventListener("change", () => zet(false));
    zet(false);
  }

  // Confirm panels close with Escape and give the focus back.
  document.addEventListener("keydown", (gebeurtenis) => {
    const paneel = gebeurtenis.key === "Escape" && gebeurtenis.target.closest?.("details.vt-bevestig[open]");
    if (!paneel) return;
    paneel.open = false;
    een("summary", paneel).focus();
  });

  // Privacy screen: hides everything at once, keeps what was typed.
  const scherm = een("#vt-privacy");
  let vorigeFocus = null;
  let vorigeTitel = "";
  const verberg = (aan) => {
    if (!scherm || scherm.hidden === !aan) return;
    if (aan) {
      vorigeFocus = document.activeElement;
      vorigeTitel = document.title;
      alle("dialog[open]").forEach((venster) => venster.close());
    }
    document.title = aan ? "Veilig Thuis" : vorigeTitel;
    [...document.body.children].forEach((deel) => { if (deel !== scherm) deel.inert = aan; });
    document.body.classList.toggle("vt-prive-aan", aan);
    scherm.hidden = !aan;
    (aan ? een("[data-vt-privacy-terug]", scherm) : vorigeFocus)?.focus?.();
  };
  alle("[data-vt-privacy]").forEach((knop) => {
    knop.hidden = false;
    knop.addEventListener("click", () => verberg(true));
  });
  een("[data-vt-privacy-terug]")?.addEventListener("click", () => verberg(false));

  // Shortcuts. Elements join with data-vt-toets="alt+shift+n" and data-vt-toets-tekst="Nieuw contact".
  const venster = een("#vt-sneltoetsen");
  const aanUit = een("#vt-toetsen-aan");
  const BEWAARD = "vt-sneltoetsen";
  const staanAan = () => localStorage.getItem(BEWAARD) !== "uit";
  const toonAan = () => document.documentElement.classList.toggle("vt-toetsen", staanAan());
  toonAan();
  if (aanUit) {
    aanUit.checked = staanAan();
    aanUit.addEventListener("change", () => {
      localStorage.setItem(BEWAARD, aanUit.checked ? "aan" : "uit");
      toonAan();
    });
  }
  const vulLijst = () => {
    const lijst = een("[data-vt-toetsenlijst]", venster);
    alle("[data-vt-eigen]", lijst).forEach((rij) => rij.remove());
    alle("[data-vt-toets]").forEach((element) => {
      const rij = lijst.insertRow();
      rij.dataset.vtEigen = "ja";
      const toetsen = rij.insertCell();
      element.dataset.vtToets.split("+").forEach((deel, plaats) => {
        if (plaats) toetsen.append(" + ");
        const kbd = document.createElement("kbd");
        kbd.textContent = deel.charAt(0).toUpperCase() + deel.slice(1);
        toetsen.append(kbd);
      });
      rij.insertCell().textContent = element.dataset.vtToetsTekst || element.textContent.trim();
    });
  };
  const toonLijst = () => { vulLijst(); venster.showModal(); };
  if (venster) {
    alle("[data-vt-sneltoetsen]").forEach((knop) => {
      knop.hidden = false;
      knop.addEventListener("click", toonLijst);
    });
  }
  const typt = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  const doe = (element) => {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)) element.focus();
    else element.click();
  };
  // To a part of a long page: the cursor goes along, to what is wrong there or else to its first field.
  document.addEventListener("click", (gebeurtenis) => {
    const link = gebeurtenis.target.closest?.("a[data-vt-toets][href^='#']");
    const deel = link && document.getElementById(link.hash.slice(1));
    if (!deel) return;
    const velden = alle("input:not([type=hidden]), select, textarea", deel).filter((veld) => veld.checkVisibility());
    const eerste = velden.find((veld) => veld.getAttribute("aria-invalid") === "true") || velden[0] || een("a[href]", deel);
    const gekozen = eerste?.type === "radio" && velden.find((veld) => veld.name === eerste.name && veld.checked);
    // After the browser has followed the link: that takes the cursor with it.
    requestAnimationFrame(() => (gekozen || eerste)?.focus({ preventScroll: true }));
  });
  document.addEventListener("keydown", (gebeurtenis) => {
    if (!staanAan() || gebeurtenis.ctrlKey || gebeurtenis.metaKey) return;
    if (gebeurtenis.altKey && gebeurtenis.shiftKey && gebeurtenis.code === "KeyV" && scherm) {
      gebeurtenis.preventDefault();
      verberg(scherm.hidden);
      return;
    }
    if (scherm && !scherm.hidden) return;
    if (gebeurtenis.key === "?" && venster && !typt(gebeurtenis.target) && !venster.open) {
      gebeurtenis.preventDefault();
      toonLijst();
      return;
    }
    const letter = /^(?:Key|Digit)(.)$/.exec(gebeurtenis.code);
    if (!gebeurtenis.altKey || !letter) return;
    const toets = `alt+${gebeurtenis.shiftKey ? "shift+" : ""}${letter[1].toLowerCase()}`;
    const doel = een(`[data-vt-toets="${toets}"]`);
    if (doel) {
      gebeurtenis.preventDefault();
      doe(doel);
    }
  });

  // Session: warn five minutes before the end. Every request starts the clock again, in every tab.
  const duur = Number(document.body.dataset.vtSessie || 0);
  const waarschuwing = een("#vt-sessie");
  if (duur && waarschuwing) {
    const WAARSCHUW = Math.min(300, duur / 2);
    const kanaal = "BroadcastChannel" in window ? new BroadcastChannel("vt-sessie") : null;
    const over = een("[data-vt-sessie-over]");
    let begin = Date.now();
    const opnieuw = (delen = true) => {
      begin = Date.now();
      if (waarschuwing.open) waarschuwing.close();
      if (delen) kanaal?.postMessage("verlengd");
    };
    kanaal?.addEventListener("message", () => opnieuw(false));
    document.addEventListener("htmx:afterRequest", (gebeurtenis) => {
      if (gebeurtenis.detail.successful && !gebeurtenis.detail.requestConfig?.headers?.["X-VT-Stil"]) opnieuw();
    });
    een("[data-vt-sessie-blijf]")?.addEventListener("click", async () => {
      const adres = document.body.dataset.vtSessieVerleng || location.pathname;
      try {
        const antwoord = await fetch(adres, { headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" });
        if (antwoord.ok && !antwoord.redirected) opnieuw();
        else location.reload();
      } catch {
        meld("Er is geen verbinding. U bent nog niet langer ingelogd.");
      }
    });
    opnieuw();
    setInterval(() => {
      const seconden = duur - (Date.now() - begin) / 1000;
      if (seconden > WAARSCHUW) return;
      if (seconden <= 0) {
        document.dispatchEvent(new CustomEvent("vt:sessie-verlopen"));
        verberg(true);
        return;
      }
      const minuten = Math.ceil(seconden / 60);
      over.textContent = minuten === 1 ? "1 minuut" : `${minuten} minuten`;
      if (!waarschuwing.open && scherm?.hidden !== false) waarschuwing.showModal();
    }, 5000);
  }

  // Searching while typing: only what is searched with is sent, and only when that changed. Element: the fields by
  // the end of their name, in data-vt-zoekvelden.
  const zoekt = een("[data-vt-zoekvelden]");
  if (zoekt) {
    const nodig = new RegExp(`^(?:rijen|ontvangen_op)$|-(?:${zoekt.dataset.vtZoekvelden})$`);
    const vraag = (waarden) => JSON.stringify([...waarden].filter(([naam]) => nodig.test(naam)).sort());
    let gezocht = vraag(new FormData(zoekt.closest("form")));
    document.addEventListener("htmx:configRequest", (gebeurtenis) => {
      if (gebeurtenis.target !== zoekt) return;
      const { formData } = gebeurtenis.detail;
      const nu = vraag(formData);
      if (nu === gezocht) {
        gebeurtenis.preventDefault();
        return;
      }
      gezocht = nu;
      [...formData.keys()].filter((naam) => !nodig.test(naam)).forEach((naam) => formData.delete(naam));
    });
    const opnieuw = (gebeurtenis) => { if (gebeurtenis.target === zoekt) gezocht = ""; };
    document.addEventListener("htmx:responseError", opnieuw);
    document.addEventListener("htmx:sendError", opnieuw);
    // The head of a row says who is being described, as the server does.
    zoekt.addEventListener("input", (gebeurtenis) => {
      const rij = gebeurtenis.target.closest("details");
      const titel = een("summary .vt-stil", rij);
      const naam = ["voornamen", "voorvoegsel", "geboortenaam"].map((deel) => een(`input[name$="-${deel}"]`, rij)?.value);
      if (titel) titel.textContent = naam.filter(Boolean).join(" ") || "nog leeg";
    });
  }
  document.addEventListener("htmx:afterSwap", (gebeurtenis) => {
    const tekst = een("[data-vt-meld]", gebeurtenis.target)?.dataset.vtMeld;
    if (tekst) meld(tekst);
  });

  // htmx: a failed request says so and leaves what was typed where it is.
  const storing = (tekst) => {
    let vak = een("#vt-storing");
    if (!vak) {
      vak = document.createElement("div");
      vak.id = "vt-storing";
      vak.className = "utrecht-alert utrecht-alert--error vt-mededeling vt-storing";
      vak.setAttribute("role", "alert");
      een("#inhoud")?.prepend(vak);
    }
    vak.textContent = tekst;
  };
  document.addEventListener("htmx:responseError", (gebeurtenis) => {
    const status = gebeurtenis.detail.xhr?.status;
    storing(
      status === 401 || status === 403
        ? "Dit is niet gelukt: u bent niet meer ingelogd, of u mag dit niet. Wat u typte staat nog op dit scherm."
        : "Dit is niet gelukt. Wat u typte staat nog op dit scherm. Probeer het over een minuut opnieuw.",
    );
  });
  document.addEventListener("htmx:sendError", () => storing("Er is geen verbinding. Wat u typte staat nog op dit scherm."));
  document.addEventListener("htmx:afterSwap", () => een("#vt-storing")?.remove());

  // Errors get the focus after a refused form.
  een("[data-vt-foutoverzicht]")?.focus();
  document.addEventListener("htmx:afterSwap", (gebeurtenis) => een("[data-vt-foutoverzicht]", gebeurtenis.target)?.focus());

  // Public pages: leave at once, also with Shift three times; "back" does not return here. A button first has the
  // server forget what this browser had open, without waiting for it.
  const weg = een("[data-vt-verlaat]");
  if (weg) {
    const vertrek = () => {
      if (weg.form) {
        fetch(weg.form.action, { method: "POST", body: new FormData(weg.form), keepalive: true }).catch(() => {});
      }
      document.body.replaceChildren();
      document.title = "";
      location.replace(weg.href ?? weg.dataset.vtVerlaat);
    };
    weg.addEventListener("click", (gebeurtenis) => { gebeurtenis.preventDefault(); vertrek(); });
    let tikken = [];
    document.addEventListener("keydown", (gebeurtenis) => {
      if (gebeurtenis.key !== "Shift") { tikken = []; return; }
      if (gebeurtenis.repeat) return;
      tikken = [...tikken.filter((moment) => gebeurtenis.timeStamp - moment < 3000), gebeurtenis.timeStamp];
      if (tikken.length >= 3) vertrek();
    });
  }
})();
