// `glyphreel mcp`, used as an assistant does with the official client: look up, write, check, look, mend, render.

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ASSISTANT_TOOLS } from '../../src/catalog/assistant-tools.ts';
import { ROOT, scratchFolder } from './run-cli.ts';

type Part = { type: string; text?: string; data?: string; mimeType?: string };

const folder = scratchFolder();
const client = new Client({ name: 'test', version: '1' });

beforeAll(() =>
  client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [path.join(ROOT, 'bin', 'glyphreel.mjs'), 'mcp'],
      env: { ...(process.env as Record<string, string>), GLYPHREEL_CACHE: path.join(folder, 'cache') },
    }),
  ),
);
afterAll(() => client.close());

async function call(name: string, args: Record<string, unknown>): Promise<{ isError: boolean; parts: Part[] }> {
  const { content, isError } = await client.callTool({ name, arguments: args });
  return { isError: isError === true, parts: content as Part[] };
}
const textOf = (parts: Part[]): string => parts.map((part) => part.text ?? '').join('\n');

describe('glyphreel mcp', () => {
  test('lists the tools with their schemas', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name, inputSchema }) => ({ name, inputSchema }))).toEqual(
      ASSISTANT_TOOLS.map(({ name, input }) => ({ name, inputSchema: expect.objectContaining(input) as unknown })),
    );
    expect(tools.filter(({ annotations }) => annotations?.readOnlyHint === false).map(({ name }) => name)).toEqual([
      'glyphreel_render',
    ]);
  });

  test('explains the language and built-in names', async () => {
    const brief = await call('glyphreel_reference', {});
    expect(textOf(brief.parts)).toBe(readFileSync(path.join(ROOT, 'docs/llms.md'), 'utf8'));
    const names = textOf((await call('glyphreel_reference', { names: ['plasma', 'layer', 'blom'] })).parts);
    expect(names).toContain('**plasma** · value field');
    expect(names).toContain('**layer** · scene item');
    expect(names).toContain('There is no built-in name `blom`. Did you mean `bloom`?');
    expect(textOf((await call('glyphreel_reference', { kind: 'transition' })).parts)).toContain('crossfade(');
    const { contents } = await client.readResource({ uri: 'glyphreel://language' });
    expect(contents[0]).toMatchObject({ mimeType: 'text/markdown' });
  });

  test('writes a reel, gets diagnostics, mends it, looks at it and renders it', async () => {
    const file = path.join(folder, 'film.reel');
    const broken = 'reel { size: 320x180  fps: 12 }\nscene a for 1s {\n  layer on lg { value: plasm() }\n}\n';
    const first = await call('glyphreel_check', { path: file, text: broken });
    expect(first.isError).toBe(false);
    expect(textOf(first.parts)).toContain('3:24: error:');
    expect(textOf(first.parts)).toContain('Did you mean `plasma`?');
    const dark = await call('glyphreel_still', { path: file, at: 0.5, text: broken });
    expect(dark.isError).toBe(true);
    expect(textOf(dark.parts)).toContain('[unknown-name]');

    const mended = broken.replace('plasm()', 'plasma()');
    writeFileSync(file, mended);
    expect(textOf((await call('glyphreel_check', { path: file })).parts)).toMatch(/^No errors or warnings\.\n/);
    const still = await call('glyphreel_still', { path: file, at: 0.5, width: 320 });
    expect(textOf(still.parts)).toMatch(/^Frame at 0\.5 s of 1 s, 320×180\. Brightness .* mean [1-9]/);
    const picture = Buffer.from(still.parts[1]!.data!, 'base64');
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([320, 180]);

    const output = path.join(folder, 'film.mp4');
    const steps: (string | undefined)[] = [];
    const rendered = await client.callTool(
      { name: 'glyphreel_render', arguments: { path: file, output, quality: 'draft' } },
      { onprogress: ({ message }) => steps.push(message) },
    );
    expect(rendered.isError, textOf(rendered.content as Part[])).toBeFalsy();
    expect(textOf(rendered.content as Part[])).toContain(`Wrote ${output}: `);
    expect(statSync(output).size).toBeGreaterThan(1000);
    expect(steps).toContain('verify');
  });

  test('refuses what it cannot do, in a sentence', async () => {
    const foreign = path.join(folder, 'mine.mp4');
    writeFileSync(foreign, 'not made by a render');
    const file = path.join(folder, 'film.reel');
    writeFileSync(file, 'scene a for 1s { layer on lg { value: plasma() } }');
    const refused = await call('glyphreel_render', { path: file, output: foreign, quality: 'draft' });
    expect(refused.isError).toBe(true);
    expect(readFileSync(foreign, 'utf8')).toBe('not made by a render');
    expect(textOf((await call('glyphreel_still', { path: 'film.reel', at: 0 })).parts)).toContain(
      'Expected an absolute path',
    );
    expect(textOf((await call('glyphreel_still', { path: file, at: 9 })).parts)).toContain(
      'Expected a time before the end at 1 s',
    );
    expect(textOf((await call('glyphreel_check', { path: path.join(folder, 'gone.reel') })).parts)).toContain(
      'gone.reel',
    );
  });
});
