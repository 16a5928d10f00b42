// node run_cases.mjs MODULE.wasm CASES: executes the cases of a module of loop_generator.py under V8, and writes their
// records. After a trap it goes on with the next case, in a new instance; a case that has no END has trapped.
import { readFile } from 'node:fs/promises';
import { writeSync } from 'node:fs';

const [, , path, cases] = process.argv;
const module = await WebAssembly.compile(await readFile(path));
const records = [];
for (let next = 0; next < Number(cases); ) {
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
  instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: { fd_write } });
  try {
    instance.exports.run(next);
  } catch (trap) {
    if (!(trap instanceof WebAssembly.RuntimeError) || !/memory access out of bounds/.test(trap.message)) throw trap;
  }
}
writeSync(1, Buffer.concat(records));
