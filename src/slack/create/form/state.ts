import type { FormAnswers, FormFile, FormValues } from '../../../tickets/create/form.ts';
import type { BlockField } from '../../kit/ids.ts';
import type { Metadata } from '../../interaction/metadata.ts';

/**
 * What a form remembers between two interactions, in the view's `private_metadata` (at most 3,000 characters). A client sends it
 * back, so it grants nothing: permissions are checked at every step.
 * - `key`: identifies the form, with its draft and files
 * - `submission`: identifies the submission (together with the person) if it differs from the key, because the form continues a
 *   draft
 * - `earlier`: a ticket that was created from an earlier version of this form
 * - `generation`: increased when all fields are reset; `edits`: when only the description is
 * - `place`: where the form was opened
 * - `product`, `problemType`: the last choices, for views whose selects are still loading
 * - `inserted`: the template whose text was added to the description
 * - `draft`: the form was filled from a draft, or a draft exists that wasn't used
 * - `absent`: a channel that the bot isn't in
 * - `begun`: a digest of the initial content (see `create/open-form-state.ts`)
 * - `carries`: the form has files from elsewhere (a message, a draft, an earlier attempt)
 * - `relates`: tickets that the new one can be related to: the one it follows up, and likely duplicates
 * - `compared`: the form was compared with open tickets, and any likely duplicates were shown
 */
export type FormMetadata = Metadata<'create'>;

export type Marks = Readonly<Partial<Record<BlockField, string>>>;

/** Everything that the form is drawn from. */
export interface FormState {
  readonly metadata: FormMetadata;
  readonly values: FormValues;
  readonly answers: FormAnswers;
  /** Part of the catalog is still loading. */
  readonly waiting: boolean;
  /** Why part of the catalog could not be read, as text. */
  readonly failure?: string | undefined;
  /** Files of the form that are listed for selection; not those of the file input. */
  readonly carried: readonly FormFile[];
  /** Texts above the fields: an error, a template that didn't fit. */
  readonly notices: readonly string[];
  /** Errors of single fields, shown below them. */
  readonly marks?: Marks | undefined;
}
