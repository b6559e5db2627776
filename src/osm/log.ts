/** The part of a log that the client needs; a pino logger has it. It never receives secrets. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export const noLog: Log = { info: () => undefined, warn: () => undefined };
