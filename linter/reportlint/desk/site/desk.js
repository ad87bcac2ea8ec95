// The page: what lies on it, what its user wants, and what comes of it. The checking is an engine's.
import { BrowserEngine } from "./browser-engine.js";
import { ServedEngine } from "./served-engine.js";

const MOST = 5000;
const words = JSON.parse(document.getElementById("words").textContent);
const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const at = (id) => document.getElementById(id);

const files = new Map();
let engine = null;
let isBusy = false;

// What lies on the tray. A folder is gone through; what cannot be read is left for the check to say.
const lay = (path, file) => files.set(path.replace(/^\/+/, ""), file);
const laidOut = () => { at("laid-out").textContent = files.size ? say("laid_out", { count: files.size }) : ""; };
const entries = (folder) => new Promise((resolve) => {
  const reader = folder.createReader();
  const all = [];
  const more = () => reader.readEntries((some) => {
    if (!some.length) return resolve(all);
    all.push(...some);
    more();
  }, () => resolve(all));
  more();
});
const walk = async (entry) => {
  if (entry.isDirectory) {
    for (const inner of await entries(entry)) await walk(inner);
  } else {
    await new Promise((resolve) => entry.file((file) => { lay(entry.fullPath, file); resolve(); }, resolve));
  }
};
const tray = at("tray");
addEventListener("dragover", (event) => { event.preventDefault(); tray.classList.add("over"); });
addEventListener("dragleave", () => tray.classList.remove("over"));
addEventListener("drop", async (event) => {
  event.preventDefault();
  tray.classList.remove("over");
  const dropped = [...event.dataTransfer.items].filter((item) => item.kind === "file");
  const roots = dropped.map((item) => [item.webkitGetAsEntry && item.webkitGetAsEntry(), item.getAsFile()]);
  for (const [entry, file] of roots) {
    if (entry) await walk(entry);
    else if (file) lay(file.name, file);
  }
  laidOut();
});
for (const button of document.querySelectorAll("[data-opens]")) {
  const input = at(button.dataset.opens);
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    for (const file of input.files) lay(file.webkitRelativePath || file.name, file);
    input.value = "";
    laidOut();
  });
}

// Settings are kept in this browser, where it lets them be kept.
const kept = ["profile", "ignored", "roster"];
const remember = () => {
  try { for (const name of kept) localStorage.setItem(name, at(name).value); } catch { /* not allowed */ }
};
try {
  for (const name of kept) at(name).value = localStorage.getItem(name) ?? at(name).value;
} catch { /* not allowed */ }
const wish = () => ({
  language: document.body.dataset.language,
  configuration: {
    extends: [at("profile").value],
    ignore: at("ignored").value.split(/[\s,，、]+/).filter(Boolean),
  },
  roster: at("roster").value.trim() && `单位\n${at("roster").value.trim()}\n`,
});

const state = (text) => { at("state").textContent = text; };
const trouble = (text) => {
  const item = document.createElement("li");
  item.textContent = text;
  at("troubles").append(item);
};
const busy = (is) => {
  isBusy = is;
  at("check").disabled = is;
  at("clear").disabled = is;
  at("stop").hidden = !is;
  at("progress").hidden = !is;
};

const told = {
  loading: (what) => state(say("loading", { what })),
  taking: (path) => state(say("taking", { path })),
  ready: () => isBusy || state(say("ready")),
  checking: (path, number, total) => {
    at("progress").max = total || 1;
    at("progress").value = number;
    state(say("checking", { path, number: number + 1, total }));
  },
  restarted: (path) => trouble(say("restarted", { path })),
};

let shown = "";
const show = async () => {
  state(say("writing"));
  const page = await engine.written("html");
  URL.revokeObjectURL(shown);
  shown = URL.createObjectURL(new Blob([page], { type: "text/html" }));
  at("page").src = shown;
  at("results").hidden = false;
};

at("check").addEventListener("click", async () => {
  if (!files.size) return state(say("nothing"));
  if (files.size > MOST) return state(say("too_many", { most: MOST }));
  remember();
  at("troubles").replaceChildren();
  at("results").hidden = true;
  busy(true);
  try {
    const total = await engine.check(files, wish());
    await show();
    state(say("done", { total }));
  } catch (error) {
    state(error.name === "AbortError" ? say("stopped") : say("failed", { why: error.message }));
  }
  busy(false);
});
at("stop").addEventListener("click", () => engine.stop());
at("clear").addEventListener("click", () => {
  files.clear();
  laidOut();
  at("troubles").replaceChildren();
  at("results").hidden = true;
  state("");
});
for (const button of document.querySelectorAll("[data-format]")) {
  button.addEventListener("click", async () => {
    const data = await engine.written(button.dataset.format);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data]));
    link.download = button.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });
}
addEventListener("beforeunload", (event) => isBusy && event.preventDefault());

if (document.body.dataset.engine === "served") {
  engine = new ServedEngine(told);
} else if (location.protocol === "file:") {
  state(say("no_server"));
  at("check").disabled = true;
} else if (typeof WebAssembly !== "object") {
  state(say("no_wasm"));
  at("check").disabled = true;
} else {
  engine = new BrowserEngine(told);
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("service-worker.js").catch(() => {});
}
