import type { FormAnswers, FormFile, FormValues } from '../../../tickets/create/form.ts';
import type { BlockField } from '../../kit/ids.ts';
import type { Metadata } from '../../interaction/metadata.ts';

/**
 * What a form remembers between two interactions, in the view's `private_metadata` (at most 3,000 characters). It comes
 * back from outside, so nothing in it grants anything: who may do what is asked again at every step.
 * - `key`: names the form: its draft and its files
 * - `submission`: names the submission, together with the person, where it is not the key: the form goes on with a draft
 * - `earlier`: a ticket that was created from an earlier version of this form
 * - `generation`: raised where all fields are set anew, `edits`: where only the description is
 * - `place`: where the form was opened
 * - `product`, `problemType`: the last choices, for views whose selects are still on their way
 * - `inserted`: the template whose text was put into the description
 * - `draft`: the form was filled from a draft, or there is one that was not used
 * - `absent`: a channel that the bot is not in
 * - `begun`: a mark of what the form began with (see `create/open-form-state.ts`)
 * - `carries`: files from elsewhere (a message, a draft, an attempt before) belong to the form
 * - `relates`: tickets that the new one can be related to: the one that it follows up, likely doubles
 * - `compared`: likely doubles were looked for, and shown where there are any
 */
export type FormMetadata = Metadata<'create'>;

export type Marks = Readonly<Partial<Record<BlockField, string>>>;

/** All that the form is drawn from. */
export interface FormState {
  readonly metadata: FormMetadata;
  readonly values: FormValues;
  readonly answers: FormAnswers;
  /** Some of the catalog is still on its way. */
  readonly waiting: boolean;
  /** Why some of the catalog could not be read, in words. */
  readonly failure?: string | undefined;
  /** Files that belong to the form and are listed for ticking; those of the file input are not among them. */
  readonly carried: readonly FormFile[];
  /** What is to be said above the fields: an error, a template that did not fit. */
  readonly notices: readonly string[];
  /** What is wrong with single fields, told under them. */
  readonly marks?: Marks | undefined;
}
