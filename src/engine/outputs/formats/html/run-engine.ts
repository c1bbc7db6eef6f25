// Runs the player's drawing worker in a realm without Node, as a browser would, and reads frames from it.

import vm from 'node:vm';
import type { WrittenFilm } from './read-film.ts';

interface FramePixels {
  width: number;
  height: number;
  pixels: Uint8Array;
}
type Report = { type: string; id?: number; message?: string } & Partial<FramePixels>;
type Listener = (event: { data: unknown }) => void;

export interface RunningEngine {
  /** Frames are quickest in ascending order. Rejects with what the engine reports. */
  read(frame: number): Promise<FramePixels>;
}

export async function runEngine({ film, bytes, engine }: WrittenFilm): Promise<RunningEngine> {
  let answer: { resolve: (report: Report) => void; reject: (error: Error) => void } | null = null;
  let send: Listener | null = null;
  const realm = vm.createContext({
    addEventListener: (_: string, listener: Listener) => (send = listener),
    performance,
    atob,
    setTimeout,
    postMessage(report: Report) {
      if (report.type === 'failed') answer?.reject(new Error(report.message));
      else answer?.resolve(report);
    },
  });
  vm.runInContext(engine, realm);
  const ask = (order: object): Promise<Report> =>
    new Promise((resolve, reject) => {
      answer = { resolve, reject };
      send!({ data: order });
    });
  await ask({ type: 'open', film, bytes, canvas: null });
  return {
    async read(frame) {
      const { width, height, pixels } = await ask({ type: 'read', id: 1, frame });
      return { width: width!, height: height!, pixels: pixels! };
    },
  };
}
