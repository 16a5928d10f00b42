// node run_wasi.mjs MODULE.wasm [ARGUMENT...]: runs a WASI command under V8, as `ingot run` does natively.
// Of the host's folders it sees the working directory, as ".".
import { readFile } from 'node:fs/promises';
import { WASI } from 'node:wasi';

const [, , path, ...args] = process.argv;
const wasi = new WASI({ version: 'preview1', args: [path, ...args], preopens: { '.': '.' } });
const module = await WebAssembly.compile(await readFile(path));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
process.exitCode = wasi.start(instance);
