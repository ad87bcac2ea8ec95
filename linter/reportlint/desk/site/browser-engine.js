// Checks in this browser: a worker that runs Python, watched, and begun again when a file is its end.
const PATIENCE = 120000;
const stopped = () => new DOMException("", "AbortError");

export class BrowserEngine {
  #told;
  #worker = null;
  #waiting = null;
  #begun = Promise.resolve();

  constructor(told) {
    this.#told = told;
    this.#begin();
  }

  #begin() {
    this.#worker = new Worker("worker.js", { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#lost(event.message || "worker");
    });
  }

  #hear({ kind, ...data }) {
    if (kind === "loading") this.#told.loading(data.what);
    else if (kind === "ready") this.#told.ready();
    else if (kind === "died") this.#lost(data.why);
    else if (this.#waiting) this.#waiting.hear(kind, data);
  }

  #lost(why) {
    this.#worker.terminate();
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#begin();
    if (waiting) waiting.lost(why);
  }

  stop() {
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#worker.terminate();
    this.#begin();
    if (waiting) waiting.fail(stopped());
  }

  // Whatever a file does to the worker, the next one is given what was found before, and goes on behind it.
  async check(files, wish) {
    const records = new Map();
    const lost = [];
    for (;;) {
      const { total, culprit } = await this.#round(files, wish, records, lost);
      if (culprit === undefined) return total;
      lost.push(culprit);
      this.#told.restarted(culprit);
    }
  }

  #round(files, wish, records, lost) {
    return new Promise((resolve, reject) => {
      let total = 0;
      let number = -1;
      let current = null;
      let alarm = null;
      const watch = () => {
        clearTimeout(alarm);
        alarm = setTimeout(() => current !== null && this.#lost("hung"), PATIENCE);
      };
      this.#waiting = {
        hear: (kind, data) => {
          watch();
          if (kind === "found") ({ total } = data);
          if (kind === "checking") {
            current = data.path;
            number += 1;
            this.#told.checking(current, number, total);
          }
          if (kind === "checked") records.set(data.path, data.record);
          if (kind === "done" || kind === "refused") {
            clearTimeout(alarm);
            this.#waiting = null;
            if (kind === "done") resolve({ total });
            else reject(new Error(data.why));
          }
        },
        lost: (why) => {
          clearTimeout(alarm);
          if (current === null || lost.includes(current)) reject(new Error(why));
          else resolve({ culprit: current });
        },
        fail: (error) => {
          clearTimeout(alarm);
          reject(error);
        },
      };
      const laid = [...files].map(([name, data]) => ({ name, data }));
      this.#worker.postMessage({ kind: "check", laid, wish, records: [...records], lost });
    });
  }

  written(format) {
    return new Promise((resolve, reject) => {
      this.#waiting = {
        hear: (kind, data) => {
          if (kind !== "written" && kind !== "refused") return;
          this.#waiting = null;
          if (kind === "written") resolve(data.bytes);
          else reject(new Error(data.why));
        },
        lost: (why) => reject(new Error(why)),
        fail: reject,
      };
      this.#worker.postMessage({ kind: "write", format });
    });
  }
}
