import { en } from '../en/index.ts';

/** All texts in Simplified Chinese, in the files of the English ones; what is not translated yet is English. */
export const zhCN: Readonly<Record<keyof typeof en, string>> = { ...en };
