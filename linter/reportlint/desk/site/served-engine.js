// Checks by the program on this machine that has served this page.
export class ServedEngine {
  #told;
  #token = location.hash.slice(1);
  #visit = null;
  #halt = null;

  constructor(told) {
    this.#told = told;
    history.replaceState(null, "", location.pathname);
    told.ready();
  }

  async #ask(method, path, body, signal) {
    const answer = await fetch(`api/${path}`, {
      method, body, signal, headers: { Authorization: `Bearer ${this.#token}` },
    });
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    return answer;
  }

  stop() {
    if (this.#halt) this.#halt.abort();
  }

  async check(files, wish) {
    this.#halt = new AbortController();
    const { signal } = this.#halt;
    await this.#forget();
    const begun = await (await this.#ask("POST", "visits", JSON.stringify(wish), signal)).json();
    this.#visit = begun.visit;
    for (const [path, file] of files) {
      this.#told.taking(path);
      await this.#ask("PUT", `visits/${this.#visit}/files?path=${encodeURIComponent(path)}`, file, signal);
    }
    const answer = await this.#ask("POST", `visits/${this.#visit}/check`, "", signal);
    return this.#follow(answer.body.pipeThrough(new TextDecoderStream()), wish.language);
  }

  async #follow(stream, language) {
    let total = 0;
    let number = 0;
    let begun = "";
    for await (const piece of stream) {
      const lines = (begun + piece).split("\n");
      begun = lines.pop();
      for (const said of lines.map((line) => JSON.parse(line))) {
        if (said.kind === "found") ({ total } = said);
        if (said.kind === "checking") this.#told.checking(said.path, number++, total);
        if (said.kind === "refused") throw new Error(said.why[language]);
      }
    }
    return total;
  }

  async #forget() {
    if (this.#visit) await this.#ask("DELETE", `visits/${this.#visit}`).catch(() => {});
    this.#visit = null;
  }

  async written(format) {
    return (await this.#ask("GET", `visits/${this.#visit}/results/${format}`)).arrayBuffer();
  }
}
