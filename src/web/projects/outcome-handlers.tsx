import { showId } from '../../core/id.ts'
import { dealFor, partiesOf } from '../../modules/deals/deals.ts'
import { answerOutcome, dayOf, outcomeFile, outcomeFor, outcomeKindWords, outcomesRecorded, recordOutcome, withdrawOutcome } from '../../modules/projects/projects.ts'
import { download } from '../files/download.ts'
import { one } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { deed, idOf, problemsIn, submit, submitWithFile, typed } from '../typed.ts'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { outcomeIn } from './adding.ts'
import { answer } from './handlers.tsx'
import { projectWords as words } from './messages/pages.ts'
import { OutcomeForm, outcomeHref, OutcomePage, OutcomeTable } from './outcomes.tsx'

async function dealPage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const deal = await dealFor(room.db, actor, idOf(c))
  const parties = (await partiesOf(room.db, actor, deal.id)).flatMap((party) => (party.id && party.name && party.role !== 'broker' ? [{ id: party.id, name: party.name }] : []))
  const path = { lang, id: showId(deal.id) }
  return answer(
    c, words.outcomes[lang],
    <Page width="narrow">
      <PageHead lang={lang} title={words.outcomes} kicker={deal.reference} trail={[{ href: href(routes.deals.show, path), label: words.backDeal }]} />
      <OutcomeTable lang={lang} outcomes={await outcomesRecorded(room.db, actor, { dealId: deal.id })} />
      <Section lang={lang} title={words.outcomeAdd} id="record"><OutcomeForm lang={lang} action={href(routes.outcomes.dealRecord, path)} parties={parties} values={typed(again, { onDate: dayOf(actor.at) })} problems={problemsIn(again)} /></Section>
    </Page>,
    again,
  )
}

async function outcomePage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const one_ = await outcomeFor(room.db, actor, idOf(c))
  return answer(c, outcomeKindWords[one_.kind][lang], <OutcomePage lang={lang} one={one_} values={again?.values} problems={problemsIn(again)} />, again)
}

export const outcomeHandlers: HandlersOf<'outcomes'> = {
  ofDeal: (c) => dealPage(c),
  dealRecord: (c) =>
    submitWithFile(
      c,
      async (values, file) => {
        const { room, actor, lang } = c.var
        const deal = await dealFor(room.db, actor, idOf(c))
        const bytes = file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
        await recordOutcome(room.db, room.blobs, actor, await outcomeIn(c, { dealId: deal.id }, values, bytes))
        return href(routes.outcomes.ofDeal, { lang, id: showId(deal.id) })
      },
      (again) => dealPage(c, again),
    ),
  show: (c) => outcomePage(c),
  answer: (c) => submit(c, async (values) => (await answerOutcome(c.var.room.db, c.var.actor, { id: idOf(c), confirms: one(values, 'verdict') === 'yes', reason: one(values, 'reason') }), outcomeHref(c.var.lang, idOf(c))), (again) => outcomePage(c, again)),
  withdraw: (c) => deed(c, async () => (await withdrawOutcome(c.var.room.db, c.var.actor, idOf(c)), outcomeHref(c.var.lang, idOf(c)))),
  file: async (c) => download(c, await outcomeFile(c.var.room.db, c.var.room.blobs, c.var.actor, idOf(c))),
}
