// A peer from npm, warm: for every line on standard input it checks all files of a folder once,
// and prints the CPU time that took, in seconds.
//
// node warm.mjs PEER FOLDER-OF-ITS-PACKAGES FOLDER-OF-FILES

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const [name, packages, folder] = process.argv.slice(2);
const require = createRequire(path.join(packages, "package.json"));
const load = (module) => import(pathToFileURL(require.resolve(module)));

const checkers = {
  async autocorrect() {
    const { lintFor } = require("autocorrect-node");
    return (text, file) => lintFor(text, file);
  },
  async zhlint() {
    const { run } = await load("zhlint");
    return (text) => run(text, { rules: { preset: "default" } });
  },
  async "lint-md"() {
    const { lintMarkdown } = require("@lint-md/core");
    return (text) => lintMarkdown(text, {});
  },
  async textlint() {
    const { createLinter, loadTextlintrc } = require("textlint");
    const configFilePath = path.join(packages, ".textlintrc.json");
    fs.writeFileSync(configFilePath, '{"rules": {"preset-ja-spacing": true}}');
    const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath }) });
    return (text, file) => linter.lintText(text, file);
  },
  async markdownlint() {
    const { lint } = await load("markdownlint/sync");
    return (text, file) => lint({ strings: { [file]: text } });
  },
};

const check = await checkers[name]();
const files = fs.readdirSync(folder).map((file) => path.join(folder, file));
const texts = files.map((file) => fs.readFileSync(file, "utf8"));

for await (const _ of readline.createInterface({ input: process.stdin })) {
  const began = process.cpuUsage();
  for (const [index, text] of texts.entries()) {
    await check(text, files[index]);
  }
  const { user, system } = process.cpuUsage(began);
  console.log((user + system) / 1e6);
}
