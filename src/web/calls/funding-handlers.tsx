import { wrong } from '../../core/failure.ts'
import { callRefusals, roundById, roundsOf } from '../../modules/calls/calls.ts'
import { answerAward, awardLetterFor, draftLettersOf, funderDesk, funderLines, judgingAmount, lettersOfFunder, noteFunding, sealFunding } from '../../modules/calls/judging/judging.ts'
import { one } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { deed, idIn, idOf, problemsIn, submit } from '../typed.ts'
import { showId } from '../../core/id.ts'
import { minorIn } from './answers-in.ts'
import { FundingPage } from './funding-page.tsx'
import { AwardLetterPage, DraftLettersPage } from './award-pages.tsx'
import { judgeWords as words } from './messages/judging.ts'
import { awardWords } from './messages/letters.ts'
import { answer } from './reading.tsx'

const deskHref = (c: Visit): string => href(routes.funding.show, { lang: c.var.lang, id: showId(idOf(c)) })

async function show(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const desk = await funderDesk(db, actor, idOf(c))
  const rounds = await Promise.all((await roundsOf(db, desk.callId)).map(async (round) => ({ round, lines: await funderLines(db, actor, desk.funderId, round.id) })))
  return answer(c, words.funding[lang], <FundingPage lang={lang} desk={desk} rounds={rounds} letters={await lettersOfFunder(db, actor, desk.funderId)} again={again && { values: again.values, problems: problemsIn(again) ?? {} }} />, again)
}

/** Where an answered award is read: at its letter, where its funder wrote one. */
async function answeredAt(c: Visit): Promise<string> {
  const at = { lang: c.var.lang, id: showId(idOf(c)) }
  const letter = await awardLetterFor(c.var.room.db, c.var.actor, idOf(c)).catch(() => undefined)
  return href(letter ? routes.funding.letter : routes.awards.show, at)
}

export const fundingHandlers: HandlersOf<'funding'> = {
  show: (c) => show(c),
  note: (c) =>
    submit(
      c,
      async (values) => {
        const [roundId, entryId] = [idIn(values, 'round'), idIn(values, 'entry')]
        if (!roundId || !entryId) throw wrong('entry', callRefusals.rule)
        const fund = one(values, 'fund') === 'yes'
        const minor = fund ? minorIn(one(values, 'minor')) : undefined
        if (fund && Number.isNaN(minor)) throw wrong('minor', judgingAmount)
        await noteFunding(c.var.room.db, c.var.actor, { funderId: idOf(c), roundId, entryId, fund, minor, reason: one(values, 'reason') })
        return deskHref(c)
      },
      (again) => show(c, again),
    ),
  seal: (c) => submit(c, async (values) => (await sealFunding(c.var.room.db, c.var.actor, { funderId: idOf(c), roundId: idIn(values, 'round') ?? '' }), deskHref(c)), (again) => show(c, again), 'done'),
  async drafts(c) {
    const { room: { db }, actor, lang } = c.var
    const desk = await funderDesk(db, actor, idOf(c))
    const round = await roundById(db, desk.callId, idOf(c, 'round'))
    return answer(c, awardWords.drafts[lang], <DraftLettersPage lang={lang} desk={desk} round={round} letters={await draftLettersOf(db, actor, desk.funderId, round.id)} />)
  },
  async letter(c) {
    const { room: { db }, actor, lang } = c.var
    const letter = await awardLetterFor(db, actor, idOf(c))
    return answer(c, awardWords.letter[lang], <AwardLetterPage lang={lang} letter={letter} />)
  },
  award: (c) => deed(c, async (values) => (await answerAward(c.var.room.db, c.var.actor, { id: idOf(c), accept: one(values, 'verdict') === 'yes' }), await answeredAt(c))),
}
