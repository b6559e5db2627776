export const cards = {
  'cards.placeholder': '',
} as const;
