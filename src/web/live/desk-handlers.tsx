import type { Halves } from '../../core/writing.ts'
import { missing, wrong } from '../../core/failure.ts'
import {
  addStream, answerQuestion, attendanceOf, blockAsker, closePoll, deskPolls, deskQuestions, enterFigure, figuresOf, hideQuestion, liveRefusals, liveLimits, type LiveState, liveStates, makePoll, mergeQuestion, openPoll, putOnStage,
  regionWords, removePoll, removeStream, sessionToModerate, setLive, setLiveState, showQuestion, streamKindWords, streamsOf, takesFromWords, translateQuestion,
} from '../../modules/events/live/live.ts'
import { one, type Values } from '../form.ts'
import { type Again, fragment, page, statusOf } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { chosen, deed, halvesOf, idIn, idOf, moment, problemsIn, submit, versionIn } from '../typed.ts'
import { type DeskForm, DeskPage, WaitingList } from './desk-page.tsx'
import { deskWords as words } from './messages/desk.ts'

const where = (c: Visit) => ({ slug: c.req.param('slug') ?? '', sessionId: idOf(c, 'session') })
const deskHref = (c: Visit, part = ''): string => href(routes.liveDesk.show, { lang: c.var.lang, slug: c.req.param('slug') ?? '', session: c.req.param('session') ?? '' }) + part

async function show(c: Visit, again?: Again, form?: DeskForm): Promise<Response> {
  const { room: { db, config }, actor, lang } = c.var
  const session = await sessionToModerate(db, actor, where(c))
  const questions = await deskQuestions(db, actor, session)
  const polls = await deskPolls(db, session.id)
  const streams = await streamsOf(db, session.id)
  const figures = await figuresOf(db, session.id)
  const attendance = await attendanceOf(db, session.id)
  return page(
    c,
    { title: words.title[lang], noindex: true, status: again ? statusOf(again.failure) : 200 },
    <DeskPage lang={lang} at={actor.at} session={session} questions={questions} polls={polls} streams={streams} figures={figures} attendance={attendance} hosts={config.streamHosts} again={again && form ? { form, values: again.values, problems: problemsIn(again) ?? {} } : undefined} />,
  )
}

const tools = (c: Visit) => [c.var.room.db, c.var.actor] as const
/** A deed on a question or a poll: back to the desk. Whose session it is comes before what was sent. */
const turned = (act: (c: Visit, values: Values) => Promise<void>, part = ''): Handler => (c) =>
  deed(c, async (values) => {
    await sessionToModerate(...tools(c), where(c))
    await act(c, values)
    return deskHref(c, part)
  })
const onOne = (c: Visit) => ({ ...where(c), id: idOf(c) })

const choicesIn = (values: Values): Halves[] => Array.from({ length: liveLimits.choices }, (_, place) => halvesOf(values, `choice${place + 1}`))

/** A number of people as it is typed, with or without separators. */
function viewersIn(values: Values): number {
  const text = one(values, 'viewers').normalize('NFKC').replace(/[\s,]/g, '')
  if (!/^\d{1,11}$/.test(text)) throw wrong('viewers', liveRefusals.figure)
  return Number(text)
}

export const liveDeskHandlers: HandlersOf<'liveDesk'> = {
  show: (c) => show(c),
  async waiting(c) {
    const { room: { db }, actor, lang } = c.var
    const session = await sessionToModerate(db, actor, where(c))
    return fragment(c, <WaitingList lang={lang} at={actor.at} session={session} questions={await deskQuestions(db, actor, session)} />)
  },
  state: turned((c, values) => {
    const state = one(values, 'state')
    if (!(liveStates as readonly string[]).includes(state)) throw missing()
    return setLiveState(...tools(c), { ...where(c), state: state as LiveState })
  }),
  settings: (c) =>
    submit(
      c,
      async (values) => {
        const yes = (name: string) => one(values, name) === 'yes'
        await setLive(...tools(c), { ...where(c), version: versionIn(values), questions: yes('questions'), moderated: yes('moderated'), reactions: yes('reactions'), takesFrom: chosen(values, 'takesFrom', takesFromWords) })
        return deskHref(c, '#settings')
      },
      (again) => show(c, again, 'settings'),
    ),
  stream: (c) =>
    submit(
      c,
      async (values) => {
        const { lang, room } = c.var
        await addStream(...tools(c), { ...where(c), lang, region: chosen(values, 'region', regionWords), kind: chosen(values, 'kind', streamKindWords), url: one(values, 'url'), name: halvesOf(values, 'name'), allowed: room.config.streamHosts })
        return deskHref(c, '#streams')
      },
      (again) => show(c, again, 'stream'),
    ),
  streamRemove: turned((c) => removeStream(...tools(c), onOne(c)), '#streams'),
  figure: (c) =>
    submit(
      c,
      async (values) => {
        await enterFigure(...tools(c), { ...where(c), lang: c.var.lang, viewers: viewersIn(values), source: halvesOf(values, 'source'), sourceUrl: one(values, 'sourceUrl').trim() || undefined, countedAt: moment(values, 'countedAt') })
        return deskHref(c, '#figures')
      },
      (again) => show(c, again, 'figure'),
    ),
  questionShow: turned((c) => showQuestion(...tools(c), onOne(c))),
  questionHide: turned((c) => hideQuestion(...tools(c), onOne(c))),
  questionMerge: turned((c, values) => {
    const into = Number(one(values, 'into'))
    if (!Number.isInteger(into) || into < 1 || into > 1e6) throw wrong('into', liveRefusals.other)
    return mergeQuestion(...tools(c), { ...onOne(c), into })
  }),
  questionAnswer: turned((c, values) => answerQuestion(...tools(c), { ...onOne(c), lang: c.var.lang, answer: halvesOf(values, 'answer') })),
  questionTranslate: turned((c, values) => translateQuestion(...tools(c), { ...onOne(c), translation: one(values, 'translation') })),
  questionBlock: turned((c, values) => blockAsker(...tools(c), { ...onOne(c), blocked: one(values, 'blocked') !== 'no' })),
  onStage: turned((c, values) => {
    const [questionId, pollId] = [idIn(values, 'question'), idIn(values, 'poll')]
    return putOnStage(...tools(c), { ...where(c), what: questionId ? { questionId } : pollId ? { pollId } : undefined })
  }),
  poll: (c) =>
    submit(
      c,
      async (values) => {
        await makePoll(...tools(c), { ...where(c), lang: c.var.lang, question: halvesOf(values, 'question'), choices: choicesIn(values) })
        return deskHref(c, '#polls')
      },
      (again) => show(c, again, 'poll'),
    ),
  pollOpen: turned((c) => openPoll(...tools(c), onOne(c)), '#polls'),
  pollClose: turned((c) => closePoll(...tools(c), onOne(c)), '#polls'),
  pollRemove: turned((c) => removePoll(...tools(c), onOne(c)), '#polls'),
}
