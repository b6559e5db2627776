import { describe, expect, it } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { statusBars, toPng } from '../../../src/slack/reports/chart.ts';

/** Reads a PNG of one IDAT chunk back, by its specification alone. */
function readPng(png: Buffer) {
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const part = (name: string) => chunks.get(name) ?? Buffer.alloc(0);
  const [width, height] = [part('IHDR').readUInt32BE(0), part('IHDR').readUInt32BE(4)];
  const rows = inflateSync(part('IDAT'));
  const row = (y: number) => [...rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1))];
  return { width, height, colors: part('PLTE').length / 3, size: rows.length, row, names: [...chunks.keys()] };
}

describe('a picture', () => {
  it('is a PNG with the points that it was given', () => {
    const pixels = new Uint8Array([0, 1, 2, 2, 1, 0]);
    const png = readPng(toPng({ width: 3, height: 2, colors: [[0, 0, 0], [1, 2, 3], [255, 255, 255]], pixels })); // prettier-ignore
    expect(png).toMatchObject({ width: 3, height: 2, colors: 3, size: 8, names: ['IHDR', 'PLTE', 'IDAT', 'IEND'] });
    expect([png.row(0), png.row(1)]).toEqual([
      [0, 1, 2],
      [2, 1, 0],
    ]);
  });

  it('of counts has a bar for each, as long as its part of the largest', () => {
    const counts = [
      { status: 1, count: 1000 },
      { status: 2, count: 500 },
      { status: 3, count: 1 },
      { status: 99, count: 0 },
    ];
    const png = readPng(statusBars(counts));
    const long = (at: number) => png.row(16 + at * 42 + 14).filter((color) => color > 1).length;
    expect([0, 1, 2, 3].map(long)).toEqual([686, 343, 2, 0]);
    expect(readPng(statusBars([])).height).toBe(32);
    expect(readPng(statusBars(Array.from({ length: 200 }, () => ({ status: 1, count: 1 })))).height).toBeLessThan(900);
  });
});
