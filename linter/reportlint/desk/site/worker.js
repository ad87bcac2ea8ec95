// Runs the checker: Python in WebAssembly, the files as they lie, one after another.
import { layOut, taken } from "./packages.js";
import { started } from "./python.js";

const REPORTS = "/reports";
const EARLIER = "/earlier";
const PAPERS = "/papers";
const NEEDS_PDF = /\.(pdf|zip)$/i;
const MOST_MEMORY = 1 << 30; // What a program in WebAssembly has taken it never gives back: it has to end.
const EIO = 29;

const tell = (kind, data = {}, owned = []) => self.postMessage({ kind, ...data }, owned);
let python = null;
let inBrowser = null;

const parts = new Set();
const need = async (part) => {
  if (parts.has(part)) return;
  tell("loading", { what: part });
  layOut(python, await taken(part));
  parts.add(part);
};

// A file that is gone, or was written to, cannot be read: that is for the checker to say.
const readAsDisksDo = ({ stream_ops: operations }) => {
  const { read } = operations;
  operations.read = (...place) => {
    try {
      return read(...place);
    } catch {
      throw new python.FS.ErrnoError(EIO);
    }
  };
};

const load = async () => {
  python = await started(self.name === "anew", (what) => tell("loading", { what }));
  for (const folder of [REPORTS, EARLIER, PAPERS]) python.FS.mkdirTree(folder);
  readAsDisksDo(python.FS.filesystems.WORKERFS);
  inBrowser = python.pyimport("reportlint.desk.in_browser");
  tell("ready");
};
const loaded = load();
loaded.catch((error) => tell("broken", { why: String(error.message ?? error) }));

let mounted = [];
const lay = (folder, blobs) => {
  if (!blobs.length) return;
  python.FS.mount(python.FS.filesystems.WORKERFS, { blobs }, folder);
  mounted.push(folder);
};

const check = async ({ laid, earlier, wish, records, lost }) => {
  await loaded;
  if ([...laid, ...earlier].some(({ name }) => NEEDS_PDF.test(name))) await need("pdf");
  if (wish.profile !== "default") await need("profiles");
  inBrowser.forget();
  for (const folder of mounted) python.FS.unmount(folder);
  mounted = [];
  lay(REPORTS, laid);
  lay(EARLIER, earlier);
  const known = new Set([...records.map(([path]) => path), ...lost]);
  let number = 0;
  const begins = (path) => {
    if (!known.has(path)) tell("checking", { path, number });
    number += 1;
  };
  const left = JSON.stringify({ records: Object.fromEntries(records), lost });
  const past = earlier.length ? EARLIER : "";
  const total = inBrowser.lay_out(REPORTS, past, PAPERS, JSON.stringify(wish), left, begins);
  if (typeof total === "string") return tell("refused", { why: total });
  tell("found", { total });
  for (;;) {
    const step = inBrowser.step();
    if (step === undefined) break;
    const [path, record] = step.toJs();
    step.destroy();
    tell("checked", { path, record });
    if (!known.has(path) && python._module.HEAPU8.length > MOST_MEMORY) return tell("full");
  }
  tell("done");
};

const write = ({ format }) => {
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
