// The frame link as the extension host hands it out: the address, the page's policy, tokens.

import { beforeEach, expect, test, vi } from 'vitest';
import * as vscode from 'vscode';
import { LinkAddress } from '../../src/extension/engine/link-address.ts';
import { PanelLink } from '../../src/extension/preview/panel-link.ts';
import { webviewHtml } from '../../src/extension/shared/webview-html.ts';
import { reset } from './support/fake-vscode.ts';

beforeEach(reset);

const WEBVIEW = { origin: 'http://w', takesPlanes: true };

/** An engine that listens at these ports, one after the other. */
function engineAt(...ports: (number | null)[]) {
  const asked: (number | null)[] = [];
  const granted: unknown[] = [];
  const request = async (method: string, params: { port: number | null }) => {
    if (method === 'grantLink') {
      granted.push(params);
      return { token: 'abc' };
    }
    asked.push(params.port);
    return { port: ports.shift() ?? null };
  };
  return { engine: { request } as never, asked, granted };
}

test('the address is the one that the window makes of the port, and the port is asked for again', async () => {
  const outside = vi.spyOn(vscode.env, 'asExternalUri');
  const { engine, asked } = engineAt(4711, 4711, null);
  const address = new LinkAddress(engine);
  expect(await address.url()).toBe('ws://127.0.0.1:4711/');
  outside.mockResolvedValue(vscode.Uri.parse('https://work.example/proxy/4711/?tkn=1'));
  expect(await address.url()).toBe('wss://work.example/proxy/4711/?tkn=1');
  expect(await address.url()).toBeNull();
  expect(asked).toEqual([null, 4711, 4711, null]);
  outside.mockRestore();
});

test('a port that another program has taken is given up for another', async () => {
  const { engine, asked } = engineAt(4711, null, 4712, 4712);
  const address = new LinkAddress(engine);
  await address.url();
  expect(await address.url()).toBe('ws://127.0.0.1:4712/');
  await address.url();
  expect(asked).toEqual([null, 4711, null, 4712]);
});

test('a webview gets the address of its page with a token, and nothing where the engine is at another', async () => {
  const { engine, granted } = engineAt(1000, 1000, 2000);
  const link = new PanelLink({ engine, linkAddress: new LinkAddress(engine) }, 'preview-1');
  expect(await link.address()).toBe('ws://127.0.0.1:1000/');
  expect(await link.grant(WEBVIEW)).toEqual({ url: 'ws://127.0.0.1:1000/', token: 'abc' });
  expect(await link.grant(WEBVIEW)).toBeNull();
  expect(granted).toEqual([{ session: 'preview-1', ...WEBVIEW, isLocal: true }]);
});

test('a window in a browser or of another machine is not local', async () => {
  const { engine, granted } = engineAt(...Array<number>(4).fill(1000));
  const grant = async () => {
    const link = new PanelLink({ engine, linkAddress: new LinkAddress(engine) }, 'preview-1');
    await link.address();
    await link.grant(WEBVIEW);
  };
  vi.spyOn(vscode.env, 'uiKind', 'get').mockReturnValue(vscode.UIKind.Web);
  await grant();
  vi.restoreAllMocks();
  vi.spyOn(vscode.env, 'remoteName', 'get').mockReturnValue('ssh-remote');
  await grant();
  vi.restoreAllMocks();
  expect(granted).toMatchObject([{ isLocal: false }, { isLocal: false }]);
});

test('a page without a link does not wait for a slow engine, and gets no address later', async () => {
  const linkAddress = { url: () => new Promise<string>(() => undefined) };
  const link = new PanelLink({ engine: { request: () => Promise.reject(new Error('gone')) }, linkAddress }, 'p');
  expect(await link.address(5)).toBeNull();
  expect(await link.grant(WEBVIEW)).toBeNull();
});

test('the policy of a page lets it connect to that one address, without its query, or to none', () => {
  const webview = { cspSource: 'vscode:', asWebviewUri: (uri: vscode.Uri) => uri } as unknown as vscode.Webview;
  const page = { title: 't', script: 's.js', style: 's.css', body: '' };
  const policyOf = (address: string | null) =>
    /Content-Security-Policy" content="([^"]*)"/.exec(webviewHtml(webview, vscode.Uri.file('/x'), page, address))![1];
  expect(policyOf(null)).not.toContain('connect-src');
  expect(policyOf(null)).toContain("default-src 'none'");
  expect(policyOf('wss://work.example/proxy/1/?tkn=1')).toMatch(/; connect-src wss:\/\/work\.example\/proxy\/1\/$/);
  expect(policyOf('ws://127.0.0.1:1/a;b,c')).toMatch(/; connect-src ws:\/\/127\.0\.0\.1:1\/a%3Bb%2Cc$/);
});
