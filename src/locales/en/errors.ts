export const errors = {
  'errors.placeholder': '',
} as const;
