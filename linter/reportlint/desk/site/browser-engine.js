// Checks in this browser: a worker that runs Python, watched, and begun again when a file is its end.
const PATIENCE = 120000;
const stopped = () => new DOMException("", "AbortError");
const laidOut = (files) => [...files].map(([name, data]) => ({ name, data }));

export class BrowserEngine {
  #told;
  #worker = null;
  #waiting = null;
  #job = null;
  #hasLaidOut = false;

  constructor(told) {
    this.#told = told;
    this.#begin();
  }

  // Anew, where what is kept of an earlier start may have been at fault.
  #begin(how = "") {
    this.#hasLaidOut = false;
    this.#worker = new Worker("worker.js", { type: "module", name: how });
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#hear({ kind: "broken", why: event.message || "worker.js" });
    });
  }

  #hear({ kind, ...data }) {
    if (kind === "loading") this.#told.loading(data.what);
    else if (kind === "ready") this.#told.ready();
    else if (kind === "broken") this.#give(data.why);
    else if (kind === "died") this.#lose(data.why);
    else if (this.#waiting) this.#waiting.hear(kind, data);
  }

  // It cannot be loaded: to try again is for who asks for something.
  #give(why) {
    const waiting = this.#leave();
    this.#told.broken(why);
    if (waiting) waiting.fail(new Error(why));
  }

  #lose(why) {
    const waiting = this.#leave();
    this.#begin("anew");
    if (waiting) waiting.lost(why);
  }

  #leave() {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (this.#worker) this.#worker.terminate();
    this.#worker = null;
    return waiting;
  }

  stop() {
    const waiting = this.#leave();
    this.#begin();
    if (waiting) waiting.fail(stopped());
  }

  check(files, earlier, wish) {
    const laid = laidOut(files);
    this.#job = { laid, earlier: laidOut(earlier), wish, records: new Map(), lost: [] };
    return this.#checked();
  }

  // Whatever a file does to the worker, the next one is given what was found before, and goes on behind it.
  async #checked() {
    for (;;) {
      const { total, culprit } = await this.#round(this.#job);
      if (total !== undefined) return total;
      if (culprit !== undefined) {
        this.#job.lost.push(culprit);
        this.#told.restarted(culprit);
      }
    }
  }

  #ask(question, waiting) {
    if (!this.#worker) this.#begin();
    this.#waiting = waiting;
    this.#worker.postMessage(question);
  }

  #round({ records, lost, ...job }) {
    return new Promise((resolve, reject) => {
      let total = 0;
      let current = null;
      let alarm = null;
      const heard = {
        found: (data) => { ({ total } = data); },
        checking: ({ path, number }) => {
          current = path;
          alarm = setTimeout(() => this.#lose(path), PATIENCE);
          this.#told.checking(path, number, total);
        },
        // What comes of all together comes again, last and under the name of one.
        checked: ({ path, record }) => {
          if (!records.has(path)) records.set(path, record);
          current = null;
        },
        full: () => {
          this.#leave();
          this.#begin();
          resolve({});
        },
        done: () => {
          this.#waiting = null;
          this.#hasLaidOut = true;
          resolve({ total });
        },
        refused: ({ why }) => {
          this.#waiting = null;
          reject(new Error(why));
        },
      };
      this.#ask({ kind: "check", ...job, records: [...records], lost }, {
        hear: (kind, data) => {
          clearTimeout(alarm);
          heard[kind]?.(data);
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
      });
    });
  }

  async written(format) {
    if (!this.#hasLaidOut) await this.#checked();
    return new Promise((resolve, reject) => {
      this.#ask({ kind: "write", format }, {
        hear: (kind, data) => {
          if (kind !== "written") return;
          this.#waiting = null;
          resolve(data.bytes);
        },
        lost: (why) => reject(new Error(why)),
        fail: reject,
      });
    });
  }

  end() {}
}
