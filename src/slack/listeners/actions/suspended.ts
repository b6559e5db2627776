import { decodeMetadata, type Metadata } from '../../metadata.ts';
import type { Message } from '../../answer.ts';
import type { Call, Surface } from '../../surface.ts';
import { openMoveAll, resumeAll } from '../tasks/paused.ts';
import { openMove, resume, sendDeadAgain } from '../tasks/suspended.ts';
import { outdated, type Click } from './click.ts';

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
