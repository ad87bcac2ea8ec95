// The page: what lies on it, what its user wants, and what comes of it. The checking is an engine's.
import { BrowserEngine } from "./browser-engine.js";
import { ServedEngine } from "./served-engine.js";
import { recall, remember, restore, wish } from "./settings.js";
import { Tray } from "./tray.js";

const { engine: kind, mostFiles, largestFile } = document.body.dataset;
const words = JSON.parse(document.getElementById("words").textContent);
const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const at = (id) => document.getElementById(id);

let engine = null;
let isBusy = false;
let hasBeenReady = false; // Later on, what came of the last check stays to be read.

const counted = (tray, id) => () => {
  at(id).textContent = tray().files.size ? say("laid_out", { count: tray().files.size }) : "";
};
const reports = new Tray(at("reports"), counted(() => reports, "laid-out"));
const earlier = new Tray(at("earlier"), counted(() => earlier, "earlier-laid-out"));
const under = (event) => (earlier.has(event.target) ? earlier : reports);
addEventListener("dragover", (event) => {
  event.preventDefault();
  for (const tray of [reports, earlier]) tray.over(tray === under(event));
});
addEventListener("dragleave", () => [reports, earlier].forEach((tray) => tray.over(false)));
addEventListener("drop", (event) => {
  event.preventDefault();
  for (const tray of [reports, earlier]) tray.over(false);
  under(event).drop(event.dataTransfer);
});

const state = (text) => { at("state").textContent = text; };
const trouble = (text) => {
  const item = document.createElement("li");
  item.textContent = text;
  at("troubles").append(item);
};
const forgetResults = () => {
  at("troubles").replaceChildren();
  at("results").hidden = true;
};

const told = {
  words: say,
  loading: (what) => (isBusy || !hasBeenReady) && state(say("loading", { what })),
  ready: () => {
    if (!isBusy && !hasBeenReady) state(say("ready"));
    hasBeenReady = true;
  },
  broken: (why) => state(say("broken", { why })),
  taking: (path) => state(say("taking", { path })),
  refused: (path, why) => trouble(say("not_taken", { path, why })),
  gone: (path) => trouble(say("gone", { path })),
  checking: (path, number, total) => {
    at("progress").max = total || 1;
    at("progress").value = number;
    state(say("checking", { path, number: number + 1, total }));
  },
  restarted: (path) => trouble(say("restarted", { path })),
};

// One thing at a time: whatever comes of it, the page is ready for the next.
const during = async (work) => {
  const set = (is) => {
    isBusy = is;
    for (const button of document.querySelectorAll("button:not(#stop)")) button.disabled = is;
    at("stop").hidden = !is;
    at("progress").hidden = !is;
  };
  set(true);
  try {
    state(await work());
  } catch (error) {
    state(error.name === "AbortError" ? say("stopped") : say("failed", { why: error.message }));
  }
  set(false);
};

let shown = "";
const show = async () => {
  state(say("writing"));
  const page = await engine.written("html");
  URL.revokeObjectURL(shown);
  shown = URL.createObjectURL(new Blob([page], { type: "text/html" }));
  at("page").src = shown;
  at("results").hidden = false;
  scrollTo(0, at("state").offsetTop);
};

const example = async (name) => {
  const answer = await fetch("example.txt");
  if (!answer.ok) throw new Error(`example.txt: ${answer.status}`);
  return new Map([[name, await answer.blob()]]);
};
const check = (files, past) => {
  remember();
  forgetResults();
  return during(async () => {
    state("");
    at("progress").removeAttribute("value");
    const total = await engine.check(await files, past, wish());
    await show();
    return say("done", { total });
  });
};
at("check").addEventListener("click", () => {
  if (!reports.files.size) return state(say("nothing"));
  if (reports.files.size + earlier.files.size > mostFiles) return state(say("too_many", { most: mostFiles }));
  return check(reports.files, earlier.files);
});
at("stop").addEventListener("click", () => engine.stop());
at("clear").addEventListener("click", () => {
  reports.clear();
  earlier.clear();
  forgetResults();
  engine.end();
  state("");
});
at("restore").addEventListener("click", restore);
// It is not laid to what its user brings: else it would be checked with that later on.
at("example").addEventListener("click", ({ target }) => check(example(target.dataset.file), new Map()));
for (const button of document.querySelectorAll("[data-format]")) {
  button.addEventListener("click", () => during(async () => {
    const before = at("state").textContent;
    state(say("writing"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([await engine.written(button.dataset.format)]));
    link.download = button.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    return before;
  }));
}
addEventListener("beforeunload", (event) => isBusy && event.preventDefault());
addEventListener("pagehide", () => engine?.end());

recall();
if (kind === "served") {
  engine = new ServedEngine(told, Number(largestFile));
} else if (typeof WebAssembly !== "object") {
  state(say("no_wasm"));
  at("check").disabled = at("example").disabled = true;
} else {
  engine = new BrowserEngine(told);
  try {
    navigator.serviceWorker?.register("service-worker.js").catch(() => {});
  } catch { /* Where nothing may be kept, it is loaded anew each time. */ }
}
