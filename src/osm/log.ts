/** What the client needs of a log; pino's fits. Nothing secret is handed to it. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export const noLog: Log = { info: () => undefined, warn: () => undefined };
