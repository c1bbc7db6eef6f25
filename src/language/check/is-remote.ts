/** Whether a path is the address of something on the network: `https://…`. */
export const isRemote = (written: string): boolean => /^[a-z][a-z\d+.-]+:\/\//i.test(written);
