export const liveStates = ['waiting', 'on', 'ended'] as const
export type LiveState = (typeof liveStates)[number]

export const regions = ['everywhere', 'mainland', 'uk', 'elsewhere'] as const
export type Region = (typeof regions)[number]

/** `page` opens in a window of its own, `embed` is the player of a host that the platform allows, `hls` plays in our own. */
export const streamKinds = ['page', 'embed', 'hls'] as const
export type StreamKind = (typeof streamKinds)[number]

export const questionStates = ['waiting', 'shown', 'hidden', 'answered', 'merged'] as const
export type QuestionState = (typeof questionStates)[number]

export const reactionKinds = ['clap', 'like', 'idea'] as const
export type ReactionKind = (typeof reactionKinds)[number]

/** Room for texts in measure units, and how many there may be. */
export const liveLimits = { question: 400, answer: 2_000, poll: 300, choice: 120, streamName: 120, source: 200, choices: 8, streams: 12, waitingEach: 5 } as const

/** Answers below which a poll says nothing but how many there are. */
export const fewestAnswers = 5

/** Questions on the page: those with most votes, and the newest whatever their votes. */
export const mostByVotes = 60
export const mostNewest = 20

/** Of how many readers one gives signs of life, so that about two thousand do. */
export const sampleFor = (viewers: number): number => Math.max(1, Math.ceil(viewers / 2_000))

/** The words that make two sendings one question: case, spaces and marks at the end do not count. */
export const plainWords = (body: string): string => body.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').replace(/[\s\p{P}]+$/u, '').trim()

/** Whether an address may be shown within our page: its host, or one above it, is among those allowed. */
export function hostAllowed(url: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' && allowed.some((host) => hostname === host || hostname.endsWith(`.${host}`))
}
