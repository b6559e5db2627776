import type { Choice } from '../../tickets/catalog/catalog.ts';
import { inLanguage, isRecord, text } from './values.ts';

const nameKeys = ['name', 'label', 'text', 'title', 'display_name', 'displayName'];
/** With a name, `value` is what is sent. Without one, it is what is shown: `{"key":"a","value":"Alpha"}`. */
const idKeys = { named: ['id', 'value', 'key', 'code'], unnamed: ['id', 'key', 'code', 'value'] };

/**
 * Reads `select_item`: JSON in a string, whose form isn't documented. This accepts lists of strings, lists of objects with any
 * usual pair of names, and maps from ID to name, each also inside another key or a language, and JSON inside JSON.
 * @returns undefined if there are no choices that can be read
 */
export function parseChoices(source: unknown, language: string): readonly Choice[] | undefined {
  const choices = new Map<string, Choice>();
  for (const choice of read(source, language, 4)) if (!choices.has(choice.id)) choices.set(choice.id, choice);
  return choices.size === 0 ? undefined : [...choices.values()];
}

/** @param depth the largest number of layers to unwrap */
function read(source: unknown, language: string, depth: number): Choice[] {
  if (depth === 0) return [];
  if (typeof source === 'string') return read(parseContainer(source), language, depth - 1);
  if (Array.isArray(source)) {
    const all: readonly unknown[] = source;
    const objects = new Set(inLanguage(all.filter(isRecord), language));
    return all.flatMap((item) => (isRecord(item) ? (objects.has(item) ? fromRecord(item) : []) : fromText(item)));
  }
  if (!isRecord(source)) return [];
  const inside = source[language] ?? source[language.replace('-', '_')] ?? onlyList(source);
  return inside === undefined ? fromMap(source) : read(inside, language, depth - 1);
}

/** Parses JSON; undefined if it isn't JSON. */
function parseContainer(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function onlyList(source: Readonly<Record<string, unknown>>): unknown {
  const lists = Object.values(source).filter((value) => Array.isArray(value));
  return lists.length === 1 ? lists[0] : undefined;
}

function fromText(item: unknown): Choice[] {
  const id = text(item);
  return id === undefined ? [] : [{ id, name: id }];
}

function fromRecord(item: Readonly<Record<string, unknown>>): Choice[] {
  const name = first(item, nameKeys);
  const id = first(item, name === undefined ? idKeys.unnamed : idKeys.named) ?? name;
  return id === undefined ? [] : [{ id, name: name ?? text(item.value) ?? id }];
}

function fromMap(source: Readonly<Record<string, unknown>>): Choice[] {
  return Object.entries(source).flatMap(([id, value]) => {
    const name = isRecord(value) ? first(value, [...nameKeys, 'value']) : text(value);
    return id.trim() === '' || name === undefined ? [] : [{ id, name }];
  });
}

function first(item: Readonly<Record<string, unknown>>, keys: readonly string[]): string | undefined {
  return keys.map((key) => text(item[key])).find((value) => value !== undefined);
}
