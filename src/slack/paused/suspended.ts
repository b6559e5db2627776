import { decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import type { Message } from '../interaction/answer.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { openMoveAll, resumeAll } from './index.ts';
import { openMove, resume, sendDeadAgain } from './tasks-suspended.ts';
import { outdated, type Click } from '../interaction/click.ts';

type Task = (surface: Surface, call: Call, link: string) => Promise<Message | undefined>;

/** A button about one link, whose id is its value; who may do what is asked by the task. */
function onLinkButton(task: Task): Click {
  return async (surface, call, value) => {
    const known = decodeMetadata('suspended', value);
    return known === undefined ? outdated(surface) : task(surface, call, known.link);
  };
}

type PausedTask = (surface: Surface, call: Call, place: Metadata<'paused'>) => Promise<Message | undefined>;

/** A button about all that somebody follows in a channel. */
function onPausedButton(task: PausedTask): Click {
  return async (surface, call, value) => {
    const known = decodeMetadata('paused', value);
    return known === undefined ? outdated(surface) : task(surface, call, known);
  };
}

export const resumePaused = onPausedButton(resumeAll);
export const movePaused = onPausedButton(openMoveAll);
export const resumeLink = onLinkButton(resume);
export const moveLink = onLinkButton(openMove);
export const sendAgain = onLinkButton(sendDeadAgain);
