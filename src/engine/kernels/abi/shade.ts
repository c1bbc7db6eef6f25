// Kernels that single shaders, feedback and transitions need beyond abi/frame.ts.

// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface ShadeKernels {}
