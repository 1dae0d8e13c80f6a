import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'

/** `unsubscribe` is where a letter to a list is left, `list` the list's name. */
export type Letter = { to: string; subject: string; text: string; id: string; unsubscribe?: string | null; list?: string | null }

/** Sends letters by SMTP, or keeps them in the outbox where no SMTP is set. */
export type Postman = { keeps: boolean; send(letter: Letter): Promise<void>; close(): void }

/** One click at the reader's mail service leaves the list (RFC 8058); it may be offered over https only. Names of lists as in RFC 2919. */
export function listHeaders({ unsubscribe, list }: Pick<Letter, 'unsubscribe' | 'list'>): Record<string, string> {
  return {
    ...(unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe}>` } : {}),
    ...(unsubscribe?.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    ...(list ? { 'List-Id': `<${list}>` } : {}),
  }
}

export function openPostman(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'url'>): Postman {
  if (!config.smtpUrl) return { keeps: true, send: async () => undefined, close: () => undefined }
  const transport = createTransport(config.smtpUrl, { pool: true, maxConnections: 2, connectionTimeout: 10_000, socketTimeout: 20_000 } as object)
  const host = new URL(config.url).hostname
  return {
    keeps: false,
    // The Message-ID is the mail's own, so that a letter sent twice after a crash can be recognised by the receiver.
    send: async (letter) => {
      await transport.sendMail({ from: config.mailFrom, to: letter.to, subject: letter.subject, text: letter.text, messageId: `<${letter.id}@${host}>`, headers: listHeaders(letter) })
    },
    close: () => transport.close(),
  }
}
