// Parts of the checker come as packed folders, and are laid out as files for Python.
export const PACKAGES = "/packages";
const GZIP = 0x1f; // By this such a file begins.
const BLOCK = 512; // In a tar everything begins at a multiple of it.
const decoder = new TextDecoder();

// Some servers say of a file that it is sent compressed, and it comes as it was before.
export const taken = async (part) => {
  const answer = await fetch(`${part}.tar.gz`);
  if (!answer.ok) throw new Error(`${part}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  if (new Uint8Array(bytes, 0, 1)[0] !== GZIP) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).arrayBuffer();
};

export const layOut = ({ FS }, tar) => {
  const field = (at, length) => decoder.decode(new Uint8Array(tar, at, length)).split("\0")[0];
  let folder = "";
  for (let at = 0; field(at, 1);) {
    const path = [PACKAGES, field(at + 345, 155), field(at, 100)].filter(Boolean).join("/");
    const size = parseInt(field(at + 124, 12), 8);
    const home = path.slice(0, path.lastIndexOf("/"));
    if (home !== folder) FS.mkdirTree(home);
    folder = home;
    FS.writeFile(path, new Uint8Array(tar, at + BLOCK, size), { canOwn: true });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
};
