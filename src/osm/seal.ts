import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts texts for a store that others can read. */
export interface Seal {
  close(text: string): string;
  /** Decrypts; undefined if it was encrypted with another key, or altered. */
  open(sealed: string): string | undefined;
}

const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM with a key derived from a password (HKDF-SHA256).
 * @param context what the key is for and whose it is; another context gives another key
 */
export function createSeal(password: string, context: string): Seal {
  const key = new Uint8Array(hkdfSync('sha256', password, 'service ticket api client', context, 32));
  return {
    close: (text) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open: (text) => {
      const bytes = Buffer.from(text, 'base64');
      if (bytes.length < ivBytes + tagBytes) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes));
      decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      try {
        return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
