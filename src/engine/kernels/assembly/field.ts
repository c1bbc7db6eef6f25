// Collects the kernels of abi/field.ts: `export * from './field-…'`, one line a file.
