// node run_cases.mjs MODULE.wasm CASES [NAME=LIBRARY.wasm]...: executes the cases of a module of loop_generator.py, or of
// binaryen_programs.py, under V8, and writes their records. Imports of NAME are exports of that library, which may import from those before it. After a trap it
// writes what V8 calls it as a line to stderr, and a record of what it has left, if the module exports "hash", and goes on with the next
// case, in new instances; a case that has no END has trapped.
import { readFile } from 'node:fs/promises';
import { writeSync } from 'node:fs';

const [, , path, cases, ...links] = process.argv;
const compiled = async (file) => WebAssembly.compile(await readFile(file));
const module = await compiled(path);
const libraries = await Promise.all(links.map((link) => link.split('=')).map(async ([name, file]) => [name, await compiled(file)]));
const records = [];
const traps = [];
let next = 0;
const instantiate = async (module, imports) => {
  let instance;
  const fd_write = (descriptor, vectors, count, written) => {
    const { buffer } = instance.exports.memory;
    const [place, size] = new Uint32Array(buffer.slice(vectors, vectors + 8));
    records.push(Buffer.from(buffer.slice(place, place + size)));
    new DataView(buffer).setUint32(written, size, true);
    const [number, kind] = new BigUint64Array(buffer.slice(place, place + size));
    if (kind === 1n) next = Number(number) + 1;
    return 0;
  };
  instance = await WebAssembly.instantiate(module, { ...imports, wasi_snapshot_preview1: { fd_write } });
  return instance;
};
while (next < Number(cases)) {
  const imports = {};
  for (const [name, library] of libraries) imports[name] = (await instantiate(library, imports)).exports;
  const instance = await instantiate(module, imports);
  try {
    instance.exports.run(next);
  } catch (trap) {
    if (!(trap instanceof WebAssembly.RuntimeError || trap instanceof RangeError)) throw trap;
    traps.push(`${trap}\n`);
    if (instance.exports.hash) records.push(Buffer.from(BigUint64Array.of(BigInt.asUintN(64, instance.exports.hash()), 4n).buffer));
  }
}
writeSync(1, Buffer.concat(records));
writeSync(2, traps.join(''));
