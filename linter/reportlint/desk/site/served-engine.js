// Checks by the program on this machine that has served this page.
const TOKEN = "reportlint token";
const remembered = (token) => {
  try {
    if (token) sessionStorage.setItem(TOKEN, token);
    return token || sessionStorage.getItem(TOKEN) || "";
  } catch {
    return token; // It may not be kept: then the address has to be opened again to load the page anew.
  }
};

export class ServedEngine {
  #told;
  #largest;
  #token;
  #visit = null;
  #halt = null;

  constructor(told, largest) {
    this.#told = told;
    this.#largest = largest;
    const brought = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
    this.#token = this.#exchanged(brought);
    this.#token.then(() => told.ready(), (error) => told.broken(error.message));
  }

  // What was in the address may have been seen: it is good for one time.
  async #exchanged(ticket) {
    if (!ticket) return remembered("");
    const headers = { Authorization: `Bearer ${ticket}` };
    const answer = await fetch("api/token", { method: "POST", headers });
    return remembered(answer.ok ? (await answer.json()).token : "");
  }

  async #ask(method, path, { body, signal, keepalive } = {}) {
    const headers = { Authorization: `Bearer ${await this.#token}` };
    const answer = await fetch(`api/${path}`, { method, body, signal, keepalive, headers });
    if (answer.status === 401) throw new Error(this.#told.words("not_let_in"));
    if (!answer.ok) throw Object.assign(new Error(`${answer.status} ${answer.statusText}`), { isRefusal: true });
    return answer;
  }

  stop() {
    if (this.#halt) this.#halt.abort();
  }

  async check(files, earlier, wish) {
    this.#halt = new AbortController();
    const { signal } = this.#halt;
    try {
      await this.end();
      const begun = await this.#ask("POST", "visits", { body: JSON.stringify(wish), signal });
      this.#visit = (await begun.json()).visit;
      for (const [path, file] of files) await this.#take("files", path, file, signal);
      for (const [path, file] of earlier) await this.#take("earlier", path, file, signal);
      const answer = await this.#ask("POST", `visits/${this.#visit}/check`, { body: "", signal });
      return await this.#follow(answer.body.pipeThrough(new TextDecoderStream()), wish.language);
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  async #take(tray, path, file, signal) {
    this.#told.taking(path);
    // Of a file that is too large, no more than its size is sent: the checker says what is to be said of it.
    const isTooLarge = file.size > this.#largest && !/\.zip$/i.test(path);
    const asked = new URLSearchParams({ path, ...(isTooLarge && { size: file.size }) });
    try {
      const body = isTooLarge ? "" : await file.arrayBuffer();
      return await this.#ask("PUT", `visits/${this.#visit}/${tray}?${asked}`, { body, signal });
    } catch (error) {
      if (error.name === "NotFoundError" || error.name === "NotReadableError") return this.#told.gone(path);
      if (!error.isRefusal) throw error;
      return this.#told.refused(path, error.message);
    }
  }

  async #follow(stream, language) {
    let total = 0;
    let number = 0;
    let begun = "";
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return total;
      const lines = (begun + value).split("\n");
      begun = lines.pop();
      for (const said of lines.map((line) => JSON.parse(line))) {
        if (said.kind === "found") ({ total } = said);
        if (said.kind === "checking") this.#told.checking(said.path, number++, total);
        if (said.kind === "refused") throw new Error(said.why[language]);
      }
    }
  }

  async end() {
    const visit = this.#visit;
    this.#visit = null;
    if (visit) await this.#ask("DELETE", `visits/${visit}`, { keepalive: true }).catch(() => {});
  }

  async written(format) {
    return (await this.#ask("GET", `visits/${this.#visit}/results/${format}`)).arrayBuffer();
  }
}
