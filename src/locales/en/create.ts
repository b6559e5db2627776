export const create = {
  'create.placeholder': '',
} as const;
