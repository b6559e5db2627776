import type { Chance } from '../chance.ts';
import type { Instruction, Said } from './instruction.ts';
import { wordsOf, type Words } from './words.ts';

/** Characters. */
const longestLine = 200;

/** What a person remembers about an instruction while trying. */
export interface Notes {
  readonly name: string;
  /** The ticket concerned; undefined for an instruction that creates one. */
  readonly ticket: string | undefined;
  /** The currently intended text. */
  words(): Words;
  /** Changes the intended text. */
  reword(): Words;
  /**
   * The words that are meant have left the person's hands.
   * @param how Slack took them; or said that the app does not answer, so that it is unclear what comes of them; or they were
   *   put into a message that had left before
   */
  sent(how: 'taken' | 'unclear' | 'edited'): void;
  /**
   * The bot said something about a text.
   * @param token of a text that was sent; by default the intended one
   */
  heard(said: Said, token?: string): void;
  /** The person saw that it is done, without being informed. */
  saw(token?: string): void;
  /** The last statement about the intended text. */
  last(): Said | undefined;
  /** How many answers the person is still waiting for. */
  missing(): number;
  /** An earlier text is accepted in addition to the intended one. */
  keeps(token: string): void;
  /** An earlier text becomes the intended one again. */
  means(token: string): void;
  /** An edit came too late: the original text is intended. */
  takesBack(): void;
  /** Texts that were sent, oldest first. */
  tokens(): readonly string[];
  read(): Instruction;
  /** Number of submissions. */
  sendings(): number;
  /** Records what was done or read, to help find the cause of a fault. */
  write(line: string): void;
  diary(): readonly string[];
}

export function takeNotes(name: string, ticket: string | undefined, chance: Chance): Notes {
  const versions: Words[] = [wordsOf(name, 0, chance)];
  const said = new Map<string, Said[]>();
  const owed = new Map<string, number>();
  const owe = (token: string, change: number) => owed.set(token, (owed.get(token) ?? 0) + change);
  const kept: string[] = [];
  const diary: string[] = [];
  let sendings = 0;
  const write = (line: string) =>
    void diary.push(`${new Date().toISOString().slice(11, 23)} ${line.replaceAll(/\s+/g, ' ').slice(0, longestLine)}`);
  let meant = versions[0]?.token ?? '';
  const words = () => versions.find(({ token }) => token === meant) ?? wordsOf(name, 0, chance);
  return {
    name,
    ticket,
    words,
    reword: () => {
      const next = wordsOf(name, versions.length, chance);
      versions.push(next);
      meant = next.token;
      write(`rewords: ${meant}`);
      return next;
    },
    sent: (how) => {
      write(`sent ${meant}, ${how}`);
      const heard = said.get(meant) ?? [];
      said.set(meant, how === 'unclear' ? [...heard, { kind: 'unclear' }] : heard);
      sendings += 1;
      if (how === 'taken') owe(meant, 1);
    },
    heard: (one, token = meant) => {
      write(`takes it for ${one.kind}: ${token}`);
      said.get(token)?.push(one);
      // A second answer to the same sending is none to the next one.
      if (sum(owed.values()) > 0) owe(token, -1);
    },
    saw: (token = meant) => {
      write(`sees that it is done: ${token}`);
      said.get(token)?.push({ kind: 'done' });
    },
    last: () => said.get(meant)?.at(-1),
    missing: () => Math.max(0, sum(owed.values())),
    keeps: (token) => kept.push(token),
    means: (token) => {
      meant = token;
    },
    takesBack: () => {
      const before = versions[versions.findIndex(({ token }) => token === meant) - 1];
      if (before === undefined) return;
      meant = before.token;
      write(`means the words from before: ${meant}`);
    },
    tokens: () => [...said.keys()],
    sendings: () => sendings,
    write,
    diary: () => diary,
    read: () => ({
      name,
      meant,
      kept: [...kept],
      wordings: [...said].map(([words, heard]) => ({ words, said: [...heard], unanswered: silences(words) })),
    }),
  };

  /** An answer does not say which text it is about, so no more are missing than in total. */
  function silences(token: string): number {
    const all = Math.max(0, sum(owed.values()));
    return token === [...said.keys()].at(-1) ? all : 0;
  }
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((total, count) => total + count, 0);
}
