// Runs the checker: Python in WebAssembly, the files as they lie, one after another.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const REPORTS = "/reports";
const PAPERS = "/papers";
const PACKAGES = "/packages";
const NEEDS_PDF = /\.(pdf|zip|rar|7z)$/i;

const tell = (kind, data = {}, owned = []) => self.postMessage({ kind, ...data }, owned);
let python = null;
let hasPdf = false;

const unpack = async (name) => {
  tell("loading", { what: name });
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  python.unpackArchive(await answer.arrayBuffer(), "zip", { extractDir: PACKAGES });
};

const load = async () => {
  tell("loading", { what: "Python" });
  python = await loadPyodide({ indexURL: new URL("./pyodide/", self.location).href });
  for (const folder of [REPORTS, PAPERS, PACKAGES]) python.FS.mkdirTree(folder);
  await unpack("engine.zip");
  tell("loading", { what: "reportlint" });
  python.runPython(`import sys; sys.path.insert(0, "${PACKAGES}"); from reportlint.desk import in_browser`);
  tell("ready");
};
const loaded = load();
loaded.catch((error) => tell("died", { why: String(error.message ?? error) }));

let inBrowser = null;
let isMounted = false;

const check = async ({ laid, wish, records, lost }) => {
  await loaded;
  if (!hasPdf && laid.some(({ name }) => NEEDS_PDF.test(name))) {
    await unpack("pdf.zip");
    hasPdf = true;
  }
  inBrowser ??= python.pyimport("reportlint.desk.in_browser");
  inBrowser.forget();
  if (isMounted) python.FS.unmount(REPORTS);
  python.FS.mount(python.FS.filesystems.WORKERFS, { blobs: laid }, REPORTS);
  isMounted = true;
  const begins = (path) => tell("checking", { path });
  const left = JSON.stringify({ records: Object.fromEntries(records), lost });
  const total = inBrowser.lay_out(REPORTS, PAPERS, JSON.stringify(wish), left, begins);
  if (typeof total === "string") return tell("refused", { why: total });
  tell("found", { total });
  for (;;) {
    const step = inBrowser.step();
    if (step === undefined) break;
    const [path, record] = step.toJs();
    step.destroy();
    tell("checked", { path, record });
  }
  tell("done");
};

const write = async ({ format }) => {
  const told = inBrowser.written(format);
  const bytes = told.toJs();
  told.destroy();
  tell("written", { bytes }, [bytes.buffer]);
};

self.addEventListener("message", async ({ data }) => {
  try {
    await (data.kind === "check" ? check(data) : write(data));
  } catch (error) {
    tell("died", { why: String(error.message ?? error) });
  }
});
