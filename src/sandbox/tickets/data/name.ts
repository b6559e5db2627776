/** A name in the two languages that `X-Language` chooses between. */
export interface Name {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Name;
