// Starts Python with the checker in it: as it was kept when it was last ready, else from the beginning.
import { loadPyodide } from "./pyodide/pyodide.mjs";
import createPyodideModule from "./pyodide/pyodide.asm.mjs";
import "./kept-files.js";
import { layOut, PACKAGES, taken } from "./packages.js";

const PAGE = 65536; // By so many bytes memory grows.
const HOME = new URL("./pyodide/", self.location).href;
const KEPT = `kept-python?${encodeURIComponent(navigator.userAgent)}`; // What one browser keeps is nothing to another.

const begun = async (engine, told) => {
  const python = await loadPyodide({ indexURL: HOME, createPyodideModule, _makeSnapshot: true });
  told("reportlint");
  layOut(python, await engine);
  python.runPython(`import sys; sys.path.insert(0, "${PACKAGES}")`);
  const inBrowser = python.pyimport("reportlint.desk.in_browser");
  inBrowser.warm_up(await (await fetch("example.txt")).text());
  inBrowser.destroy();
  return python;
};

// What is kept is larger than the memory that a new Python has.
const withRoomFor = (bytes) => (settings) => {
  const { instantiateWasm } = settings;
  settings.instantiateWasm = (imports, done) => instantiateWasm(imports, (instance, module) => {
    const { memory } = instance.exports;
    memory.grow(Math.max(0, Math.ceil((bytes - memory.buffer.byteLength) / PAGE)));
    done(instance, module);
  });
  return createPyodideModule(settings);
};

const restored = async (engine) => {
  const cache = await caches.open(self.kept.name);
  const kept = await cache.match(KEPT);
  if (!kept) return null;
  try {
    const memory = await kept.arrayBuffer();
    const python = await loadPyodide({
      indexURL: HOME, createPyodideModule: withRoomFor(memory.byteLength), _loadSnapshot: memory,
    });
    python._module.API.config._loadSnapshot = null; // Else it would stay beside the memory made of it.
    layOut(python, await engine); // Files are no part of the memory.
    return python;
  } catch (error) {
    await cache.delete(KEPT);
    throw error;
  }
};

const keep = async (memory) => {
  const cache = await caches.open(self.kept.name);
  await cache.delete(KEPT, { ignoreSearch: true });
  await cache.put(KEPT, new Response(memory));
};

// Where nothing may be kept, or what is kept is no good, it begins as it did at first.
export const started = async (isAnew, told) => {
  told("Python");
  const engine = taken("engine");
  const kept = isAnew ? null : await restored(engine).catch(() => null);
  if (kept) return kept;
  const python = await begun(engine, told);
  keep(python.makeMemorySnapshot()).catch(() => {});
  return python;
};
