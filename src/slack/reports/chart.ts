import { crc32, deflateSync } from 'node:zlib';
import type { StatusCount } from '../../tickets/reports/report-area.ts';
import { isKnownStatus, turnOf, type Turn } from '../../tickets/ticket/status.ts';

/** Pixels. Slack scales images down, and shows this one as wide as a message on most screens. */
const size = { width: 720, bar: 28, gap: 14, margin: 16 } as const;

/** The maximum number of bars; there are nine statuses, and the table shows all. */
const maxBars = 20;

/**
 * A light background and a gray line, so that the bars are visible on a dark theme too; then the colors by turn, which
 * also differ in brightness.
 */
const colors = [
  [255, 255, 255],
  [200, 205, 212],
  [224, 122, 31],
  [36, 99, 207],
  [112, 122, 136],
] as const;

const colorOf: Readonly<Record<Turn, number>> = { customer: 2, provider: 3, nobody: 4 };

/** One bar per status, in the order of the table, as long as its share of the largest count. Returns a PNG. */
export function statusBars(counts: readonly StatusCount[]): Buffer {
  const shown = counts.slice(0, maxBars);
  const { width, bar, gap, margin } = size;
  const height = margin * 2 + shown.length * bar + Math.max(0, shown.length - 1) * gap;
  const pixels = new Uint8Array(width * height);
  const fill = (top: number, left: number, tall: number, wide: number, color: number) => {
    for (let y = top; y < top + tall; y += 1) pixels.fill(color, y * width + left, y * width + left + wide);
  };
  fill(margin / 2, margin, height - margin, 2, 1);
  const largest = Math.max(1, ...shown.map(({ count }) => count));
  for (const [at, { status, count }] of shown.entries()) {
    // One ticket among thousands must still be visible.
    const long = count > 0 ? Math.max(2, Math.round(((width - 2 * margin - 2) * count) / largest)) : 0;
    const color = isKnownStatus(status) ? colorOf[turnOf(status)] : 1;
    fill(margin + at * (bar + gap), margin + 2, bar, long, color);
  }
  return toPng({ width, height, colors, pixels });
}

/** An image with few colors: `pixels` holds the index of a color for each pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, from 0 to 255; at most 256 colors. */
  readonly colors: readonly (readonly [number, number, number])[];
  readonly pixels: Uint8Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Encodes an image as PNG (W3C "Portable Network Graphics"): a palette, 8 bits per pixel, no filters. */
export function toPng({ width, height, colors, pixels }: Picture): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits per pixel, color type 3 (palette), and the only compression, filter and interlace methods used.
  head.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(colors.flat())),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
