// Prints the CPU milliseconds of loading an extension's bundle and of its `activate`, in front of an editor that does nothing:
//   node bench/trees/activate.mjs dist/extension.cjs

import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';

/** Anything: it can be called, constructed, read, written and iterated, and is no promise. */
const anything = new Proxy(function () {}, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return () => '';
    if (key === Symbol.iterator) return () => [][Symbol.iterator]();
    return key === 'then' || key === 'length' ? undefined : anything;
  },
  set: () => true,
  apply: () => anything,
  construct: () => anything,
});

const bundle = path.resolve(process.argv[2]);
/** A bundle copies the properties that the module has as its own: all that it names. */
const names = readFileSync(bundle, 'utf8').matchAll(/\b(?:(?:import_)?vscode|code)\d*\.([A-Za-z]\w*)/g);
const own = Object.fromEntries([...new Set(Array.from(names, ([, name]) => name))].map((name) => [name, anything]));
own.version = '1.125.0';
const editor = new Proxy(own, { get: (_, key) => (key === '__esModule' ? undefined : (own[key] ?? anything[key])) });
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? editor : load(request, ...rest));
const before = process.cpuUsage();
const { activate } = createRequire(import.meta.url)(bundle);
activate({
  subscriptions: [],
  extensionPath: path.dirname(path.dirname(bundle)),
  extensionUri: anything,
  globalState: anything,
  workspaceState: anything,
  asAbsolutePath: (file) => path.join(path.dirname(path.dirname(bundle)), file),
  extension: anything,
  environmentVariableCollection: anything,
  logUri: anything,
  storageUri: anything,
  globalStorageUri: anything,
});
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${(user + system) / 1000}\n`, () => process.exit(0));
