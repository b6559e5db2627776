import type { UploadLimits } from '../../tickets/catalog/catalog.ts';
import type { components } from '../schema.d.ts';
import { text } from './values.ts';

const units: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Maps limits, which are strings, the size in MB. One that can't be read doesn't limit: the service will refuse by itself. */
export function toLimits(source: Partial<components['schemas']['AccessoryLimitVo']>): UploadLimits {
  return {
    count: Math.floor(amount(source.limit_count)?.value ?? Number.MAX_SAFE_INTEGER),
    size: bytes(source.limit_size),
    types: extensions(source.limit_file_type),
  };
}

function bytes(source: unknown): number {
  const size = amount(source);
  return size === undefined ? Number.MAX_SAFE_INTEGER : Math.floor(size.value * (units[size.unit] ?? units.m ?? 1));
}

function amount(source: unknown): { value: number; unit: string } | undefined {
  const match = /^(\d{1,9}(?:\.\d+)?)\s*([kmg]?)/i.exec(text(source) ?? '');
  return match === null ? undefined : { value: Number(match[1]), unit: (match[2] ?? '').toLowerCase() };
}

/** `jpg,.PNG; *.txt` and the like. */
function extensions(source: unknown): readonly string[] {
  const words = (text(source) ?? '').toLowerCase().split(/[\s,;|/、，；"'[\]]+/);
  return [...new Set(words.map((word) => word.replace(/^\*?\./, '')).filter((word) => /^[\p{L}\p{N}]+$/u.test(word)))];
}
