// The properties of a HEIF file's primary picture, without decoding it.

import { BinaryView } from '../binary-view.ts';

export interface HeifProperties {
  width: number;
  height: number;
  depth: number;
  hasAlpha: boolean;
  /** Quarter turns anticlockwise, before the mirroring. */
  turns: number;
  mirror: 'left-right' | 'top-bottom' | null;
  coded: { primaries: number; transfer: number } | null;
  profile: Uint8Array | null;
}

interface Box {
  type: string;
  /** First byte of the content, and the one after its last. */
  from: number;
  to: number;
}

const MOST_BOXES = 4096;

/** Null where there is no picture with a size. */
export function readHeifProperties(bytes: Uint8Array): HeifProperties | null {
  const view = new BinaryView(bytes);
  const meta = boxes(view, 0, bytes.length).find(({ type }) => type === 'meta');
  if (!meta) return null;
  const inMeta = boxes(view, meta.from + 4, meta.to);
  const primary = inMeta.find(({ type }) => type === 'pitm');
  const iprp = inMeta.find(({ type }) => type === 'iprp');
  if (!iprp) return null;
  const inIprp = boxes(view, iprp.from, iprp.to);
  const ipco = inIprp.find(({ type }) => type === 'ipco');
  if (!ipco) return null;
  const all = boxes(view, ipco.from, ipco.to);
  const id = primary ? (view.u8(primary.from) === 0 ? view.u16(primary.from + 4) : view.u32(primary.from + 4)) : 1;
  const indices = inIprp.filter(({ type }) => type === 'ipma').flatMap((box) => associations(view, box, id));
  const found: HeifProperties = {
    ...{ width: 0, height: 0, depth: 8, turns: 0, mirror: null, coded: null, profile: null },
    hasAlpha: all.some(
      ({ type, from, to }) => type === 'auxC' && view.text(from + 4, to - from - 4).includes(':alpha'),
    ),
  };
  for (const index of indices) {
    const box = all[index - 1];
    if (box) readProperty(view, box, found);
  }
  return found.width > 0 && found.height > 0 ? found : null;
}

function readProperty(view: BinaryView, { type, from, to }: Box, found: HeifProperties): void {
  switch (type) {
    case 'ispe':
      found.width = view.u32(from + 4);
      found.height = view.u32(from + 8);
      return;
    case 'pixi':
      found.depth = Math.max(8, view.u8(from + 5));
      return;
    case 'av1C':
      // high_bitdepth and twelve_bit
      found.depth = Math.max(found.depth, view.u8(from + 2) & 0x40 ? (view.u8(from + 2) & 0x20 ? 12 : 10) : 8);
      return;
    case 'irot':
      found.turns = view.u8(from) & 3;
      return;
    case 'imir':
      found.mirror = view.u8(from) & 1 ? 'left-right' : 'top-bottom';
      return;
    case 'colr':
      if (view.has(from, 'nclx')) found.coded = { primaries: view.u16(from + 4), transfer: view.u16(from + 6) };
      else found.profile = view.slice(from + 4, to - from - 4);
      break;
    default:
  }
}

/** Indices, from 1, of the properties of an item. */
function associations(view: BinaryView, { from, to }: Box, id: number): number[] {
  const isLong = view.u8(from) > 0;
  const isWide = (view.u8(from + 3) & 1) === 1;
  const count = Math.min(view.u32(from + 4), MOST_BOXES);
  let at = from + 8;
  for (let item = 0; item < count && at < to; item++) {
    const itemId = isLong ? view.u32(at) : view.u16(at);
    at += isLong ? 4 : 2;
    const properties = view.u8(at++);
    const width = isWide ? 2 : 1;
    if (itemId === id)
      return Array.from({ length: properties }, (_, i) =>
        isWide ? view.u16(at + i * 2) & 0x7fff : view.u8(at + i) & 0x7f,
      );
    at += properties * width;
  }
  return [];
}

function boxes(view: BinaryView, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to && found.length < MOST_BOXES;) {
    const length = view.u32(at);
    const header = length === 1 ? 16 : 8;
    const size = length === 1 ? view.u32(at + 8) * 2 ** 32 + view.u32(at + 12) : length === 0 ? to - at : length;
    if (size < header) break;
    found.push({ type: view.text(at + 4, 4), from: at + header, to: Math.min(to, at + size) });
    at += size;
  }
  return found;
}
