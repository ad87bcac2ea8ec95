"use strict";
(() => {
  const said = document.body.dataset;
  const every = (selector, within = document) => [...within.querySelectorAll(selector)];

  // What takes part in a finding is lit up while it, or the cell it is at, is pointed at or has the focus.
  let lit = null;
  const light = (finding) => {
    if (finding === lit) return;
    for (const cell of every(".lit")) {
      cell.classList.remove("lit", "total", "culprit");
      delete cell.dataset.n;
    }
    lit = finding;
    if (!finding) return;
    finding.classList.add("lit");
    for (const term of every(".terms li", finding)) {
      const cell = document.getElementById(term.dataset.cell);
      if (!cell) continue;
      cell.classList.add("lit", term.className);
      cell.dataset.n = term.value;
    }
    const at = document.getElementById(finding.dataset.cell);
    if (at) at.classList.add("lit", "total");
  };
  const pointedAt = (element) => {
    const within = element && element.closest && element.closest(".finding, [data-f]");
    if (!within) return null;
    const mark = element.closest("a.mark");
    const name = mark ? mark.hash.slice(1) : within.dataset.f;
    return name ? document.getElementById(name) : within;
  };
  document.addEventListener("pointerover", (event) =>
    light(pointedAt(event.target) || pointedAt(document.activeElement)));
  document.addEventListener("focusin", (event) => light(pointedAt(event.target)));
  document.addEventListener("keydown", (event) => event.key === "Escape" && light(null));

  // Filters: an office goes with its last finding, and its row with it.
  const form = document.querySelector(".filters");
  const rows = new Map(every("tr[data-office]").map((row) => [row.dataset.office, row]));
  const offices = every(".office").map((section) => ({
    section,
    row: rows.get(section.id),
    copy: section.querySelector(".copy"),
    name: section.querySelector("h2").textContent + section.querySelector(".path").textContent,
    findings: every(".finding", section).map((item) => ({ item, text: null })),
  }));
  const field = (name) => document.getElementById(name);
  const shown = field("shown");
  const choices = every("option[data-words]", field("code"));
  const filter = () => {
    const words = field("words").value.trim().toLowerCase();
    const severities = new Set(every("[name=severity]:checked").map((box) => box.value));
    const isWithKnown = field("known")?.checked ?? false;
    document.body.classList.toggle("with-known", isWithKnown);
    const byCode = new Map();
    const isAll = !words && !field("office").value && !field("code").value && severities.size === 3;
    let count = 0;
    let left = 0;
    for (const office of offices) {
      const isMeant = !field("office").value || field("office").value === office.section.id;
      const isNamed = office.name.toLowerCase().includes(words);
      let any = 0;
      for (const finding of office.findings) {
        const data = finding.item.dataset;
        finding.text ??= finding.item.textContent.toLowerCase();
        const isBut = isMeant && severities.has(data.severity)
          && (isWithKnown || !finding.item.classList.contains("known"))
          && (isNamed || finding.text.includes(words));
        if (isBut) for (const code of [data.code, data.code[0]]) byCode.set(code, (byCode.get(code) ?? 0) + 1);
        const is = isBut && data.code.startsWith(field("code").value);
        finding.item.hidden = !is;
        any += is;
      }
      if (office.copy) office.copy.hidden = !any;
      const isShown = isAll || any > 0;
      office.section.hidden = !isShown;
      if (office.row) office.row.hidden = !isShown;
      count += any;
      left += isShown;
    }
    for (const choice of choices) choice.textContent = `${choice.dataset.words} (${byCode.get(choice.value) ?? 0})`;
    shown.textContent = said.shown.replace("{offices}", left).replace("{findings}", count);
  };
  document.body.classList.add("filtered");
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  filter();

  // Copying: what is shown of an office, as lines of text.
  const status = document.getElementById("status");
  const inText = (section) => {
    const title = [section.querySelector("h2"), section.querySelector(".path")];
    const items = every(".finding", section).filter((item) => !item.hidden).map((item) => {
      const place = item.querySelector(".place");
      const message = item.querySelector(".message").textContent;
      return `${item.value}. ${place ? place.textContent + said.colon : ""}${message}`;
    });
    return [title.map((part) => part.textContent).join("  "), ...items].join("\n") + "\n";
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      const isCopied = document.execCommand("copy");
      area.remove();
      return isCopied;
    }
  };
  for (const button of every(".copy")) {
    button.addEventListener("click", async () => {
      const isCopied = await copy(inText(button.closest(".office")));
      status.textContent = isCopied ? said.copied : said.uncopied;
      setTimeout(() => { status.textContent = ""; }, 2000);
    });
  }
})();
