// Compiles a folder of Python, by the very Python that will run it: node compiled.mjs PYODIDE FOLDER
import { resolve } from "node:path";

const [pyodide, folder] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(`${pyodide}/pyodide.mjs`);
const python = await loadPyodide({ indexURL: `${pyodide}/` });
python.FS.mkdir("/folder");
python.mountNodeFS("/folder", folder);
const isDone = python.runPython(`
from compileall import compile_dir
from pathlib import Path
from py_compile import PycInvalidationMode

# Without docstrings, which nobody reads there; beside nothing, so that nothing has to be compared.
is_done = compile_dir(
    "/folder", stripdir="/folder", quiet=1, legacy=True, optimize=2,
    invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
)
for module in Path("/folder").rglob("*.py"):
    module.unlink()
bool(is_done)
`);
process.exit(isDone ? 0 : 1);
