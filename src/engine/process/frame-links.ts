// The frame links of all preview sessions: a server for WebSockets on the loopback address. A webview needs a token, which its
// extension host hands it, and comes from the origin that the extension host named; each token opens one connection.

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocketServer } from 'ws';
import { linkProtocol } from '../../contract/frame-link.ts';
import type { PreviewFrame } from '../../contract/protocol.ts';
import { FrameLink } from './frame-link.ts';
import type { LinkedWebview } from './frame-link.ts';

const LOOPBACK = '127.0.0.1';
/** Only receipts come in. */
const MOST_RECEIVED_BYTES = 1024;
/** An engine that is being replaced may hold the port for a moment. */
const TRIES = 20;
const TRY_AGAIN_MS = 100;

interface Grant extends LinkedWebview {
  session: string;
}

export class FrameLinks {
  #listening: Promise<number | null> | null = null;
  #webSockets: WebSocketServer | null = null;
  /** Tokens that have not been used, by subprotocol. */
  readonly #grants = new Map<string, Grant>();
  readonly #links = new Map<string, FrameLink>();

  /** Listens, at this port if one is given; resolves with the port, or null where that fails. */
  async listen(port: number | null): Promise<number | null> {
    const heard = await (this.#listening ??= this.#listen(port));
    // Another port may be free.
    if (heard === null) this.#listening = null;
    return heard;
  }

  /** A token for one connection of this session. Its last connection ends. */
  grant(session: string, webview: LinkedWebview): string {
    this.close(session);
    const token = randomBytes(24).toString('base64url');
    this.#grants.set(linkProtocol(token), { ...webview, session });
    return token;
  }

  /** The open link of this session. */
  get(session: string): FrameLink | undefined {
    const link = this.#links.get(session);
    return link?.isOpen ? link : undefined;
  }

  /** Sends the frame over the session's link, and returns it without its pixels; unchanged where there is no link. */
  send(session: string, id: number | null, frame: PreviewFrame): PreviewFrame {
    const link = this.get(session);
    if (!link) return frame;
    link.offer(id, frame);
    return { ...frame, pixels: new Uint8Array(0), linked: true };
  }

  close(session: string): void {
    for (const [protocol, grant] of this.#grants) if (grant.session === session) this.#grants.delete(protocol);
    this.#links.get(session)?.close();
    this.#links.delete(session);
  }

  async #listen(port: number | null): Promise<number | null> {
    const { WebSocketServer } = await import('ws');
    this.#webSockets = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: MOST_RECEIVED_BYTES,
    });
    const server = createServer((_request, response) => response.writeHead(426).end());
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head)).unref();
    // Such as too many open files: the connections that there are go on.
    server.on('error', () => undefined);
    for (let tries = port === null ? 1 : TRIES; tries > 0; tries--) {
      const heard = await listenOnce(server, port ?? 0);
      if (heard !== null) return heard;
      if (tries > 1) await sleep(TRY_AGAIN_MS);
    }
    return null;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Whoever asks may also hang up.
    socket.on('error', () => socket.destroy());
    const protocol = request.headers['sec-websocket-protocol'] ?? '';
    const grant = this.#grants.get(protocol);
    if (!grant || request.headers.origin !== grant.origin) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#grants.delete(protocol);
    this.#webSockets!.handleUpgrade(request, socket, head, (webSocket) => {
      const link = new FrameLink(webSocket, grant);
      // Messages that cannot be read end the connection.
      webSocket.on('error', () => webSocket.terminate());
      webSocket.on('close', () => this.#links.get(grant.session) === link && this.#links.delete(grant.session));
      this.#links.set(grant.session, link);
    });
  }
}

function listenOnce(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const settle = (heard: number | null) => {
      server.off('error', fail).off('listening', succeed);
      resolve(heard);
    };
    const fail = () => settle(null);
    const succeed = () => settle((server.address() as AddressInfo).port);
    server.once('error', fail).once('listening', succeed).listen(port, LOOPBACK);
  });
}
