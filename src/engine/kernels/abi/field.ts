// Kernels that single fields and simulations need beyond abi/vector.ts.

// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface FieldKernels {}
