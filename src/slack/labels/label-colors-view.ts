import type { TextKey } from '../../locales/index.ts';

/** A colour that labels get here; Slack can draw no others, so each has a square that comes near. */
export interface LabelColor {
  readonly color: string;
  readonly square: string;
  readonly text: TextKey;
}

export const labelColors = [
  { color: '#2F6FED', square: '🟦', text: 'labels.color.blue' },
  { color: '#D93A3A', square: '🟥', text: 'labels.color.red' },
  { color: '#E8862E', square: '🟧', text: 'labels.color.orange' },
  { color: '#E5C22F', square: '🟨', text: 'labels.color.yellow' },
  { color: '#3C9A4E', square: '🟩', text: 'labels.color.green' },
  { color: '#8A55C7', square: '🟪', text: 'labels.color.purple' },
  { color: '#8A5A3B', square: '🟫', text: 'labels.color.brown' },
  { color: '#3A3F47', square: '⬛', text: 'labels.color.black' },
  { color: '#D5D9DE', square: '⬜', text: 'labels.color.white' },
] as const satisfies readonly LabelColor[];

/** The square that comes nearest to a colour; a white one where it is none. */
export function squareOf(color: string | undefined): string {
  const wanted = channels(color ?? '');
  if (wanted === undefined) return '⬜';
  const distances = labelColors.map((known) => ({ known, far: distance(wanted, channels(known.color) ?? [0, 0, 0]) }));
  return distances.reduce((best, next) => (next.far < best.far ? next : best)).known.square;
}

type Channels = readonly [red: number, green: number, blue: number];

function channels(color: string): Channels | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  return match === null ? undefined : [hex(match[1]), hex(match[2]), hex(match[3])];
}

function hex(digits = '0'): number {
  return Number.parseInt(digits, 16);
}

function distance(one: Channels, other: Channels): number {
  return one.reduce((sum, value, at) => sum + (value - (other[at] ?? 0)) ** 2, 0);
}
