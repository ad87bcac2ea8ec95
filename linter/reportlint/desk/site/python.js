// Starts Python with the checker in it: as it was kept when it was last ready, else from the beginning.
import { loadPyodide } from "./pyodide/pyodide.mjs";
import createPyodideModule from "./pyodide/pyodide.asm.mjs";
import "./kept-files.js";

const FOLDERS = ["/reports", "/earlier", "/papers", "/packages"];
const PACKAGES = "/packages";
const PAGE = 65536; // By so many bytes memory grows.
const HOME = new URL("./pyodide/", self.location).href;
const KEPT = `kept-python?${encodeURIComponent(navigator.userAgent)}`; // What one browser keeps is nothing to another.

const fetched = async (name) => {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
};

export const unpack = async (python, archive) =>
  python.unpackArchive(await archive, "zip", { extractDir: PACKAGES });
export const unpackPart = (python, name) => unpack(python, fetched(name));

const furnish = async (python, engine) => {
  for (const folder of FOLDERS) python.FS.mkdirTree(folder);
  await unpack(python, engine);
};

// Files are no part of a memory, and are laid out again; a memory is larger than that of a new Python.
const restored = async (engine) => {
  const cache = await caches.open(self.kept.name);
  const kept = await cache.match(KEPT);
  if (!kept) return null;
  const memory = new Uint8Array(await kept.arrayBuffer());
  try {
    const python = await loadPyodide({
      indexURL: HOME,
      _loadSnapshot: memory,
      createPyodideModule: (settings) => {
        const { instantiateWasm } = settings;
        settings.instantiateWasm = (imports, done) => instantiateWasm(imports, (instance, module) => {
          const had = instance.exports.memory;
          had.grow(Math.max(0, Math.ceil((memory.length - had.buffer.byteLength) / PAGE)));
          done(instance, module);
        });
        return createPyodideModule(settings);
      },
    });
    await furnish(python, engine);
    return python;
  } catch (error) {
    await cache.delete(KEPT);
    throw error;
  }
};

const begun = async (engine, told) => {
  const python = await loadPyodide({ indexURL: HOME, createPyodideModule, _makeSnapshot: true });
  told("engine.zip");
  await furnish(python, engine);
  told("reportlint");
  python.runPython(`import sys; sys.path.insert(0, "${PACKAGES}")`);
  const inBrowser = python.pyimport("reportlint.desk.in_browser");
  inBrowser.warm_up(new TextDecoder().decode(await fetched("example.txt")));
  inBrowser.destroy();
  return python;
};

const keep = async (memory) => {
  const cache = await caches.open(self.kept.name);
  await cache.delete(KEPT, { ignoreSearch: true });
  await cache.put(KEPT, new Response(memory));
};

// Nothing depends on anything being kept: where it may not be, or is no good, Python begins as it did at first.
export const started = async (isAnew, told) => {
  told("Python");
  const engine = fetched("engine.zip");
  const kept = isAnew ? null : await restored(engine).catch(() => null);
  if (kept) return { python: kept };
  const python = await begun(engine, told);
  const memory = python.makeMemorySnapshot();
  return { python, kept: keep(memory).catch(() => {}) };
};
