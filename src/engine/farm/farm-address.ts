// The addresses by which a render is told where its clips are drawn and kept.

export interface FarmAddress {
  /** URL of a queue; absent or `local`: this machine draws what the store does not have. */
  runner?: string | undefined;
  /** Folder or URL of the store. */
  store?: string | undefined;
}

export const usesQueue = ({ runner = 'local' }: FarmAddress): boolean => runner !== 'local';
/** Anything but a render on this machine alone. */
export const isFarm = (address: FarmAddress): boolean => usesQueue(address) || address.store !== undefined;
