// SPDX-License-Identifier: EUPL-1.2
// The registration by keyboard: the next person, names in the lists of persons, the gemeente of an address. The page
// does all of it without this too, at the next submit. Keeps nothing.
(() => {
  "use strict";

  const form = document.querySelector("#registratie");
  if (!form) return;
  const rijen = () => [...form.querySelectorAll("[data-vt-rij]")];

  // The next person: opens the first row that is still closed, and asks the server for more when there is none.
  form.addEventListener("click", (gebeurtenis) => {
    if (!gebeurtenis.target.closest("[data-vt-volgende-rij]")) return;
    const dicht = rijen().find((rij) => !rij.open);
    if (!dicht) return;
    gebeurtenis.preventDefault();
    dicht.open = true;
    dicht.querySelector("select, input:not([type=hidden])")?.focus();
    dicht.scrollIntoView({ block: "nearest" });
  });

  // Who is who in the lists of relations and authority, as the server writes it.
  const noem = (rij) => {
    const nummer = rij.dataset.vtRij;
    const naam = rij.querySelector(`[name="betrokkenen-${nummer}-voornamen"]`)?.value.trim();
    const tekst = `persoon ${Number(nummer) + 1}${naam ? ` (${naam})` : ""}`;
    form.querySelectorAll(`select[name$="_met"] option[value="${nummer}"]`).forEach((keuze) => { keuze.textContent = tekst; });
    form.querySelectorAll(`input[name$="-gezag"][value="${nummer}"]`).forEach((vak) => {
      const label = form.querySelector(`label[for="${vak.id}"]`);
      if (label) label.textContent = tekst;
    });
  };
  form.addEventListener("change", (gebeurtenis) => {
    if (/-voornamen$/.test(gebeurtenis.target.name)) noem(gebeurtenis.target.closest("[data-vt-rij]"));
  });

  // The gemeente, only while nobody chose one: by the postcode (the server says), or by the name of the place.
  const gemeente = form.querySelector("#id_gemeente");
  const stelVoor = (kies) => {
    if (!gemeente || gemeente.value) return;
    const keuze = [...gemeente.options].find((optie) => optie.value && kies(optie));
    if (!keuze) return;
    gemeente.value = keuze.value;
    gemeente.dispatchEvent(new Event("change", { bubbles: true }));
  };
  form.addEventListener("change", (gebeurtenis) => {
    if (!/-plaats$/.test(gebeurtenis.target.name)) return;
    const plaats = gebeurtenis.target.value.trim().toLowerCase();
    if (plaats) stelVoor((optie) => optie.value.startsWith("GM") && optie.textContent.trim().toLowerCase() === plaats);
  });
  document.addEventListener("htmx:afterSwap", () => {
    const code = form.querySelector("[data-vt-gemeente]")?.dataset.vtGemeente;
    if (code) stelVoor((optie) => optie.value === code);
  });
})();
