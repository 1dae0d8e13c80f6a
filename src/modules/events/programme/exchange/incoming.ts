import type { Lang, Name, Phrase, Text } from '../../../../core/text.ts'
import { type Halves, halvesOf } from '../../../../core/writing.ts'
import type { SessionKind } from '../../rules.ts'
import type { SpeakerRole } from '../../words/words.ts'
import type { Session } from '../session.ts'

export type IncomingSpeaker = { role: SpeakerRole; name: Name; about: Halves }

/** A session as a file says it, whatever the form of the file. */
export type Incoming = {
  /** The row of a sheet, or the place of the session in the file. */
  line: number
  /** Its identity there: the guid of a schedule, the UID of a calendar, the number of a row. */
  ref?: string
  /** The language that the text was written in. */
  source: Lang
  kind: SessionKind
  title: Halves
  subtitle: Halves
  abstract: Halves
  detail: Halves
  track: Halves
  venue: Halves
  startsAt: Date
  endsAt: Date
  spokenIn?: string
  speakers: IncomingSpeaker[]
  /** Addresses that belong to it, with what they are called. */
  links: { title: string; href: string }[]
}

export type LineProblem = { line: number; /** What the line calls itself. */ about?: string; problem: Phrase }
/** What a file holds; a line that cannot be used comes as a problem and reading goes on. */
export type Incomings = { sessions: Incoming[]; problems: LineProblem[] }

const plain = (halves: Halves): Halves => ({ ...(halves.zh?.trim() ? { zh: halves.zh.trim() } : {}), ...(halves.en?.trim() ? { en: halves.en.trim() } : {}) })
const words = (text: Text | null): Halves => (text ? plain(halvesOf(text)) : {})

/** A session of ours as a file would say it: what is compared, written and read back. */
export const asIncoming = (session: Session, line: number, ref: string): Incoming => ({
  line, ref, source: session.title.source, kind: session.kind,
  title: words(session.title), subtitle: words(session.subtitle), abstract: words(session.abstract), detail: words(session.detail), track: words(session.track), venue: words(session.venue?.name ?? null),
  startsAt: session.startsAt, endsAt: session.endsAt, ...(session.spokenIn ? { spokenIn: session.spokenIn } : {}),
  speakers: session.speakers.map(({ role, name, about }) => ({ role, name: plain(name), about: words(about) })), links: [],
})

/** Only what a session says, for comparing two of them. */
export const saidBy = ({ line: _line, ref: _ref, links: _links, source: _source, ...said }: Incoming): unknown => ({
  ...said, title: plain(said.title), subtitle: plain(said.subtitle), abstract: plain(said.abstract), detail: plain(said.detail), track: plain(said.track), venue: plain(said.venue),
  startsAt: said.startsAt.toISOString(), endsAt: said.endsAt.toISOString(), speakers: said.speakers.map((one) => ({ role: one.role, name: plain(one.name), about: plain(one.about) })),
})
