// A tray for files: they are dropped on it or chosen, and go by the paths at which they lie.
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
const files = async (entry) => {
  if (!entry.isDirectory) {
    const file = await new Promise((resolve) => entry.file(resolve, () => resolve(null)));
    return file ? [[entry.fullPath, file]] : [];
  }
  const inner = await entries(entry);
  return (await Promise.all(inner.map(files))).flat();
};
const mark = (file) => `${file.size} ${file.lastModified}`;

export class Tray {
  files = new Map();
  #marks = new Map();
  #place;
  #changed;

  constructor(place, changed) {
    this.#place = place;
    this.#changed = changed;
    for (const button of place.querySelectorAll("[data-opens]")) {
      const input = document.getElementById(button.dataset.opens);
      button.addEventListener("click", () => input.click());
      input.addEventListener("change", () => {
        for (const file of input.files) this.#lay(file.webkitRelativePath || file.name, file);
        input.value = "";
        this.#changed();
      });
    }
  }

  // Two files of one name, from two folders, are two reports.
  #lay(path, file) {
    const wanted = path.replace(/^\/+/, "");
    const [, stem, suffix] = wanted.match(/^(.*?)(\.[^./]*)?$/s);
    let free = wanted;
    for (let number = 2; this.files.has(free) && this.#marks.get(free) !== mark(file); number += 1) {
      free = `${stem} (${number})${suffix ?? ""}`;
    }
    this.#marks.set(free, mark(file));
    // As it is now: if it is another when it is read, or gone, to read it fails.
    this.files.set(free, file.slice());
  }

  put(path, file) {
    this.#lay(path, file);
    this.#changed();
  }

  has(element) {
    return this.#place.contains(element);
  }

  over(is) {
    this.#place.classList.toggle("over", is);
  }

  async drop(transfer) {
    const items = [...transfer.items].filter((item) => item.kind === "file");
    const roots = items.map((item) => [item.webkitGetAsEntry?.(), item.getAsFile()]);
    for (const [entry, file] of roots) {
      for (const [path, its] of entry ? await files(entry) : [[file.name, file]]) this.#lay(path, its);
    }
    this.#changed();
  }

  clear() {
    this.files.clear();
    this.#marks.clear();
    this.#changed();
  }
}
