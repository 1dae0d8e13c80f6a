/** A PDF to be read, and how much of it at most. */
export type PdfAsked = { bytes: Uint8Array; pages: number; characters: number }

export type PdfAnswer = { text: string } | { problem: 'unreadable' | 'pages' | 'locked' }
