// Typing itself: from a key to its letter in the editor, in a reel whose preview plays and in a plain text; and whether any letter of a fast
// typist is lost. Timed in the page, so that the driver's own delay does not count.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from './figures.ts';
import { figure } from './figures.ts';
import type { Bench } from './workbench-figures.ts';

const KEYS = 60;
/** A fast typist's, in turns. */
const PAUSES_MS = [60, 110, 85, 140, 70];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** `plain`: a file of which nothing is shown. */
export async function typingFigures(bench: Bench, { reel, plain }: { reel: string; plain: string }): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [what, name] of [
    ['in a reel that plays', reel],
    ['in a plain text', plain],
  ] as const) {
    await bench.openFile(name);
    await bench.focus(name);
    await bench.goTo(1, 1);
    await bench.page.keyboard.press('Control+Enter');
    await bench.page.keyboard.insertText('// ');
    await sleep(1000);
    const typed = await type(bench);
    figures.push(figure(`typing ${what}: key → letter`, typed.times), figure(`    letters lost`, [typed.lost], 0, ''));
    for (let i = 0; i < 3; i++) await bench.page.keyboard.press('Control+Z');
  }
  return figures;
}

async function type(bench: Bench): Promise<{ times: number[]; lost: number }> {
  await bench.page.evaluate(() => {
    const page = globalThis as any;
    const { document, performance, MutationObserver } = page;
    const lines = document.querySelector('.editor-group-container.active .view-lines');
    const textOf = () => lines.textContent.replace(/\u00a0/g, ' ') as string;
    const pressed: { letters: string; at: number }[] = [];
    page.typed = { times: [] as number[], letters: '' };
    const keydown = (event: { key: string; timeStamp: number }) => {
      if (event.key.length !== 1) return;
      page.typed.letters += event.key;
      pressed.push({ letters: page.typed.letters, at: event.timeStamp });
    };
    document.addEventListener('keydown', keydown, true);
    const observer = new MutationObserver(() => {
      const text = textOf();
      while (pressed.length > 0 && text.includes(`// ${pressed[0]!.letters}`))
        page.typed.times.push(performance.now() - pressed.shift()!.at);
    });
    observer.observe(lines, { childList: true, subtree: true, characterData: true });
    page.typedEnd = () => {
      document.removeEventListener('keydown', keydown, true);
      observer.disconnect();
      return { times: page.typed.times, lost: textOf().includes(`// ${page.typed.letters}`) ? 0 : pressed.length };
    };
  });
  for (let i = 0; i < KEYS; i++) {
    await bench.page.keyboard.press(LETTERS[(i * 7) % LETTERS.length]!);
    await sleep(PAUSES_MS[i % PAUSES_MS.length]);
  }
  await sleep(2000);
  return bench.page.evaluate(() => (globalThis as any).typedEnd() as { times: number[]; lost: number });
}
