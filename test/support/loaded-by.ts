import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A module of this repository imported by another one; types vanish at compile time. */
const imported =
  /^\s*(?:import|export)\s(?!\s*type\b)[^;]*?from\s+'(\.[^']+)'|^\s*import\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'/gm;

/** All modules that starting an entry loads, by path. */
export function loadedBy(entry: URL, found = new Set<string>()): ReadonlySet<string> {
  const path = fileURLToPath(entry);
  if (found.has(path)) return found;
  found.add(path);
  for (const [, named, bare, dynamic] of readFileSync(entry, 'utf8').matchAll(imported)) {
    loadedBy(new URL(named ?? bare ?? dynamic ?? '', entry), found);
  }
  return found;
}
