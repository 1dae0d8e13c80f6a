import { pino, type Logger } from 'pino'

export type { Logger } from 'pino'

/** Structured logs, one JSON object a line. Secrets and personal data never reach a log line. */
export const openLog = (level: string, name: string): Logger =>
  pino({ level, name, redact: { paths: ['*.password', '*.token', '*.email', 'headers.cookie', 'headers.authorization'], censor: '[kept back]' } })
