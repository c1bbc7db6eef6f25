// `mcp`: a server of the Model Context Protocol on standard input and output, for assistants.

import { Command } from 'commander';
import { ASSISTANT_TOOLS } from '../../catalog/assistant-tools.ts';
import { packageVersion } from '../../engine/render/cache/engine-version.ts';
import { runTool } from '../assistant/run-tool.ts';
import { interruptible } from '../interrupt.ts';

export function mcpCommand(): Command {
  return new Command('mcp')
    .description(
      'serve assistants over the Model Context Protocol: check, draw and render reels, and look up the language',
    )
    .addHelpText(
      'after',
      '\nIt speaks on standard input and output. Add it to your assistant as a server with the command `glyphreel mcp`.',
    )
    .action(serve);
}

async function serve(): Promise<void> {
  const [{ McpServer, fromJsonSchema }, { StdioServerTransport }, { LANGUAGE_BRIEF }] = await Promise.all([
    import('@modelcontextprotocol/server'),
    import('@modelcontextprotocol/server/stdio'),
    import('../../catalog/language-brief.generated.ts'),
  ]);
  const server = new McpServer(
    { name: 'glyphreel', title: 'Glyphreel', version: packageVersion() },
    {
      instructions:
        'Glyphreel makes ASCII-art video from .reel files. Read glyphreel_reference first, check what you write, look at stills, then render.',
    },
  );
  for (const { name, title, description, input, writes } of ASSISTANT_TOOLS)
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: fromJsonSchema(input as Parameters<typeof fromJsonSchema>[0]),
        annotations: {
          title,
          readOnlyHint: !writes,
          destructiveHint: false,
          idempotentHint: true,
          openWorldHint: false,
        },
      },
      async (args, { mcpReq }) => {
        const token = mcpReq._meta?.progressToken;
        const { content, isError } = await runTool(name, args, {
          signal: mcpReq.signal,
          onProgress: (progress, total, message) => {
            if (token === undefined) return;
            void mcpReq
              .notify({ method: 'notifications/progress', params: { progressToken: token, progress, total, message } })
              .catch(() => undefined);
          },
        });
        return { content, ...(isError ? { isError } : {}) };
      },
    );
  server.registerResource(
    'language',
    'glyphreel://language',
    { title: 'The reel language', mimeType: 'text/markdown', description: 'The language on two pages.' },
    async (uri) => ({ contents: [{ uri: uri.href, mimeType: 'text/markdown', text: LANGUAGE_BRIEF }] }),
  );
  await interruptible(async (signal) => {
    const closed = new Promise<void>((resolve) => {
      process.stdin.once('end', resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await server.connect(new StdioServerTransport());
    await closed;
    await server.close();
  });
}
