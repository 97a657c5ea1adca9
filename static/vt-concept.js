// SPDX-License-Identifier: EUPL-1.2
// Keeps what somebody types on the server, while he types. The page works without it: then every submit keeps it.
// Nothing is stored in the browser.
(() => {
  "use strict";

  const veld = document.querySelector("[data-vt-concept]");
  const form = veld?.form;
  if (!form) return;
  const RUST = 1500;
  const OPNIEUW = 5000;
  // So much goes along with a page that is closed; of more, what stood there at the last pause is kept.
  const MEE = 60_000;
  const adres = veld.dataset.vtConcept;
  const een = (selector, binnen = form) => binnen.querySelector(selector);
  const stand = een("[data-vt-concept-stand]");
  const mis = een("[data-vt-concept-mis]");
  const keuze = een("[data-vt-concept-keuze]");
  const UIT = "U bent uitgelogd. Uw tekst staat nog op dit scherm. Log in een nieuw tabblad in; daarna wordt zij bewaard.";
  const GEEN = "Er is geen verbinding. Uw tekst staat nog op dit scherm en wordt bewaard zodra het weer kan.";
  const ANDER = "Er is nu iemand anders ingelogd op deze computer. Uw tekst wordt niet bewaard. Kopieer haar, of log zelf weer in.";

  let bewaard = null;
  let klok = null;
  let bezig = null;
  let gestopt = false;
  let weg = false;

  const inhoud = () => {
    const velden = {};
    for (const [naam, waarde] of new FormData(form)) {
      if (typeof waarde !== "string" || ["csrfmiddlewaretoken", "concept_versie"].includes(naam)) continue;
      // A form sends lines as CRLF; what the server gets by a submit must be the same text.
      (velden[naam] ??= []).push(waarde.replace(/\r\n|\r|\n/g, "\r\n"));
    }
    for (const naam of Object.keys(velden)) if (!velden[naam].some(Boolean)) delete velden[naam];
    return JSON.stringify(velden);
  };
  bewaard = inhoud();

  const zegStand = (tekst) => { if (stand.textContent !== tekst) stand.textContent = tekst; };
  const zegMis = (tekst) => {
    if (mis.textContent.trim() === tekst) return;
    mis.replaceChildren();
    if (!tekst) return;
    const vak = document.createElement("p");
    vak.className = "utrecht-alert utrecht-alert--warning vt-mededeling vt-bewaard__mis";
    vak.textContent = tekst;
    mis.append(vak);
  };

  const lichaam = (tekst, versie) => {
    const gegevens = new FormData();
    gegevens.set("csrfmiddlewaretoken", een("[name=csrfmiddlewaretoken]").value);
    gegevens.set("soort", veld.dataset.soort);
    gegevens.set("onderwerp", veld.dataset.onderwerp);
    gegevens.set("wie", veld.dataset.wie);
    gegevens.set("versie", versie);
    gegevens.set("velden", tekst);
    return gegevens;
  };
  const verstuur = (tekst, versie) =>
    fetch(adres, {
      method: "POST", body: lichaam(tekst, versie), headers: { Accept: "application/json" },
      credentials: "same-origin", redirect: "manual", keepalive: new Blob([tekst]).size < MEE,
    });

  // After logging in again the page's token is an old one. The list of drafts holds a fresh one, and says who it is for.
  const vernieuw = async () => {
    const antwoord = await fetch(adres, { headers: { Accept: "text/html" }, credentials: "same-origin", redirect: "manual" });
    if (antwoord.type === "opaqueredirect") return "uit";
    if (!antwoord.ok) return "mis";
    const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
    if (een("[data-vt-wie]", pagina)?.dataset.vtWie !== veld.dataset.wie) return "ander";
    const kop = pagina.body.getAttribute("hx-headers");
    const fris = JSON.parse(kop)["X-CSRFToken"];
    document.body.setAttribute("hx-headers", kop);
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((vak) => { vak.value = fris; });
    return "ok";
  };

  const gelukt = (tekst, { versie, bewaard_om }) => {
    veld.value = versie;
    bewaard = tekst;
    keuze.replaceChildren();
    zegMis("");
    zegStand(`Bewaard om ${bewaard_om}`);
    if (inhoud() === bewaard) form.dispatchEvent(new CustomEvent("vt:bewaard", { bubbles: true }));
    else plan();
  };

  const naam = (sleutel) => {
    const vak = form.elements[sleutel];
    const element = vak instanceof RadioNodeList ? vak[0] : vak;
    const groep = element?.closest?.("fieldset");
    const tekst = (["radio", "checkbox"].includes(element?.type) && een("legend", groep ?? form)) || element?.labels?.[0];
    const rij = /-(\d+)-/.exec(sleutel);
    const woord = (tekst?.textContent ?? sleutel).trim().replace(/\s+/g, " ");
    return rij ? `Persoon ${Number(rij[1]) + 1}: ${woord}` : woord;
  };
  const toonKeuze = (tekst, andere) => {
    gestopt = true;
    const blok = een("[data-vt-concept-mal]").content.cloneNode(true);
    const daar = andere?.velden ?? {};
    const hier = JSON.parse(tekst);
    een("[data-vt-tekst]", blok).textContent = andere
      ? `Daar is om ${andere.bewaard_om} een andere tekst bewaard. Uw tekst van dit venster staat nog hieronder. Welke houdt u?`
      : "Daar is dit verstuurd of weggegooid. Uw tekst van dit venster staat nog hieronder. Welke houdt u?";
    const lijf = een("tbody", blok);
    for (const sleutel of new Set([...Object.keys(hier), ...Object.keys(daar)])) {
      const links = (hier[sleutel] ?? []).join(", ");
      const rechts = (daar[sleutel] ?? []).join(", ");
      if (links === rechts || ["token", "versie", "contact_versie", "rijen"].includes(sleutel)) continue;
      const rij = lijf.insertRow();
      const kop = document.createElement("th");
      kop.scope = "row";
      kop.textContent = naam(sleutel);
      rij.append(kop);
      for (const waarde of [links, rechts]) {
        const cel = rij.insertCell();
        cel.className = "vt-getypt";
        cel.textContent = waarde || "(leeg)";
      }
    }
    een("[data-vt-houd]", blok).addEventListener("click", () => {
      veld.value = andere?.versie ?? 0;
      gestopt = false;
      bewaar(true);
    });
    een("[data-vt-neem]", blok).addEventListener("click", () => {
      weg = true;
      form.dispatchEvent(new CustomEvent("vt:bewaard", { bubbles: true }));
      location.replace(veld.dataset.pagina || location.pathname);
    });
    zegStand("");
    zegMis("");
    keuze.replaceChildren(blok);
    keuze.focus();
  };

  // "ok", "uit" (logged out), "net" (no answer), "ander", "keuze" or "nee" (refused for another reason).
  const probeer = async (tekst) => {
    let antwoord;
    try {
      antwoord = await verstuur(tekst, veld.value);
      if (antwoord.status === 403) {
        const hoe = await vernieuw();
        if (hoe !== "ok") return hoe === "mis" ? "nee" : hoe;
        antwoord = await verstuur(tekst, veld.value);
      }
    } catch {
      return "net";
    }
    if (antwoord.type === "opaqueredirect" || antwoord.status === 401) return "uit";
    if (antwoord.status >= 500) return "net";
    let gegevens = {};
    try {
      gegevens = await antwoord.json();
    } catch {
      return "net";
    }
    if (antwoord.ok) {
      gelukt(tekst, gegevens);
      return "ok";
    }
    if (gegevens.code === "inmiddels_gewijzigd") {
      toonKeuze(tekst, gegevens.andere);
      return "keuze";
    }
    // Sent already, or nothing may be kept of this any more: going on makes no sense. Too long: it may get shorter.
    gestopt = ["al_gedaan", "verkeerde_toestand"].includes(gegevens.code);
    zegMis(gegevens.tekst || "Dit is niet tussentijds bewaard. Uw tekst staat nog op dit scherm.");
    return "nee";
  };

  const plan = (over = RUST) => {
    clearTimeout(klok);
    if (!gestopt && !weg) klok = setTimeout(() => bewaar(), over);
  };
  const bewaar = async (altijd = false) => {
    if (bezig) return bezig;
    const tekst = inhoud();
    if (gestopt || weg || (!altijd && tekst === bewaard)) return "ok";
    clearTimeout(klok);
    bezig = probeer(tekst);
    const hoe = await bezig;
    bezig = null;
    if (hoe === "uit") zegMis(UIT);
    if (hoe === "net") zegMis(GEEN);
    if (hoe === "ander") zegMis(ANDER);
    if (hoe === "uit" || hoe === "net" || hoe === "ander") plan(OPNIEUW);
    return hoe;
  };

  form.addEventListener("input", () => plan());
  form.addEventListener("change", () => plan());
  // Somebody comes back from logging in in another tab.
  addEventListener("focus", () => { if (inhoud() !== bewaard) bewaar(); });
  const vlug = () => { bewaar(); };
  addEventListener("pagehide", vlug);
  document.addEventListener("visibilitychange", () => { if (document.hidden) vlug(); });
  addEventListener("pageshow", () => { weg = false; });

  // A submit to a server that does not know who this is would lose the last words: keep them first.
  form.addEventListener("submit", async (gebeurtenis) => {
    if (weg || gestopt) return;
    const moet = bezig || inhoud() !== bewaard;
    if (!moet) {
      weg = true;
      return;
    }
    const knop = gebeurtenis.submitter;
    gebeurtenis.preventDefault();
    gebeurtenis.stopPropagation();
    clearTimeout(klok);
    if (bezig) await bezig;
    const hoe = await bewaar();
    if (hoe === "uit" || hoe === "net" || hoe === "ander") {
      mis.scrollIntoView({ block: "center" });
      return;
    }
    if (hoe === "keuze") return;
    weg = true;
    form.requestSubmit(knop);
  });
})();
