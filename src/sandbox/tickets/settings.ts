export interface Limits {
  /** Attachments of a ticket, as served. */
  readonly attachmentCount: number;
  /** Megabytes of an attachment, as served. */
  readonly attachmentSize: number;
  /** Extensions, as served. */
  readonly attachmentTypes: readonly string[];
  /** Megabytes of all attachments that an account uploads in a day. */
  readonly attachmentDay: number;
  /** Milliseconds between two nudges of a ticket. The real figure is not documented. */
  readonly urgeInterval: number;
  /** Consecutive wrong signatures after which an access key is locked for five minutes, by the gateway's guide. */
  readonly wrongSignatures: number;
  /** CC addresses of a ticket. */
  readonly copies: number;
}

export const defaultLimits: Limits = {
  attachmentCount: 5,
  attachmentSize: 10,
  attachmentTypes: 'jpg,jpeg,bmp,png,gif,txt,log,csv,json,doc,docx,rar,zip,pdf,xls,xlsx'.split(','),
  attachmentDay: 500,
  urgeInterval: 30 * 60_000,
  wrongSignatures: 5,
  copies: 10,
};
