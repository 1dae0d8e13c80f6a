import { z } from 'zod'
import { liveStates, regions, type Session, type ShownText, type Stream, streamKinds } from '../../../modules/events/live/live.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { liveShown } from '../../live/facts.ts'
import { named, told } from '../told.ts'
import { linksShape } from './organisation.ts'
import { id, idOut, instant, nameOut, nameShape, textOut, textShape } from './values.ts'

const wordsShape = named('Words', told(z.object({ zh: z.string().optional(), en: z.string().optional() }), 'bothTongues'))
const wordsOut = ({ zh, en }: ShownText): z.input<typeof wordsShape> => ({ zh, en })

export const liveShape = named(
  'LiveSession',
  z.object({
    id,
    title: textShape,
    startsAt: instant,
    endsAt: instant,
    state: told(z.enum(liveStates), 'liveState'),
    takesQuestions: told(z.boolean(), 'takesQuestions'),
    viewers: told(z.int().optional(), 'viewersGuess'),
    streams: z.array(z.object({ name: textShape, kind: told(z.enum(streamKinds), 'streamKind'), region: told(z.enum(regions), 'streamRegion'), url: z.url() })),
    questions: told(z.array(z.object({ number: z.int(), text: wordsShape, by: nameShape.optional(), votes: z.int(), answered: z.boolean(), answer: wordsShape.optional() })), 'questionsShown'),
    polls: z.array(z.object({ number: z.int(), question: wordsShape, open: z.boolean(), answers: told(z.int(), 'pollAnswers'), choices: z.array(z.object({ label: wordsShape, answers: told(z.int().optional(), 'choiceAnswers') })) })),
    links: linksShape,
  }),
)

export function liveOut(origin: string, session: Session, streams: readonly Stream[], facts: Parameters<typeof liveShown>[0] | undefined): z.input<typeof liveShape> {
  const shown = liveShown(facts ?? new Map())
  const link = (lang: 'zh' | 'en') => origin + href(routes.live.show, { lang, slug: session.event.slug, session: idOut(session.id) })
  return {
    id: idOut(session.id), title: textOut(session.title), startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString(), state: shown.state, takesQuestions: shown.open, viewers: shown.viewers,
    streams: streams.map((one) => ({ name: textOut(one.name), kind: one.kind, region: one.region, url: one.url })),
    questions: shown.questions.map((one) => ({ number: one.n, text: wordsOut(one.b), by: one.by && nameOut(one.by), votes: one.votes, answered: one.a === 1, answer: one.r && wordsOut(one.r) })),
    polls: shown.polls.map((one) => ({ number: one.n, question: wordsOut(one.q), open: one.s === 'open', answers: one.counts[0] ?? 0, choices: one.c.map((label, place) => ({ label: wordsOut(label), answers: one.counts[place + 1] })) })),
    links: { zh: link('zh'), en: link('en') },
  }
}
