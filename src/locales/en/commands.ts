export const commands = {
  'commands.placeholder': '',
} as const;
