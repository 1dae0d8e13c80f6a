import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type DealPage, dealRoutes, hasEnded, type ownersFor, routeNames, usualNext } from '../../modules/deals/deals.ts'
import { one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { DateField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Day } from '../ui/time.tsx'
import { caseWords } from './messages/case.ts'
import { type Refused, wholeSentence } from './refused.ts'

type PlanProps = { lang: Lang; deal: DealPage; owners: Awaited<ReturnType<typeof ownersFor>>; now: Date; refused?: Refused }

/** Who sees to the stage, until when, and what comes next; its officers change it. */
export const Plan = ({ lang, deal, owners, now, refused }: PlanProps) => {
  if (hasEnded(deal.stage) || deal.stage === 'interest') return null
  const again = refused?.form === 'plan' ? refused : undefined
  const value = (name: string, otherwise: string | undefined) => (again ? one(again.values, name) : otherwise)
  const late = deal.dueOn !== undefined && deal.dueOn < now.toISOString().slice(0, 10) && !deal.dormant
  const sentence = wholeSentence(refused, 'plan')
  return (
    <Card lang={lang} id="plan" title={caseWords.plan}>
      {sentence ? <Notice lang={lang} kind="warning" live><p>{sentence[lang]}</p></Notice> : null}
      <Facts
        lang={lang}
        items={[
          { label: caseWords.nextAction, value: deal.nextAction ? <span class="typed">{deal.nextAction}</span> : usualNext[deal.stage][lang] },
          { label: caseWords.owner, value: deal.owner ? nameFor(lang, deal.owner.name) : caseWords.noOwner[lang] },
          { label: caseWords.due, value: deal.dueOn && <><Day lang={lang} at={deal.dueOn} /> {late ? <Badge tone="accent">{caseWords.overdue[lang]}</Badge> : null}{deal.dormant ? <Badge tone="amber">{caseWords.dormant[lang]}</Badge> : null}</> },
          { label: caseWords.route, value: deal.route ? routeNames[deal.route][lang] : caseWords.routeOpen[lang] },
        ]}
      />
      {deal.may.advance ? (
        <details class="disclosure" open={again !== undefined}>
          <summary>{caseWords.change[lang]}</summary>
          <Form lang={lang} action={href(routes.deals.plan, { lang, id: showId(deal.id) })} version={deal.version} errors={again?.problems}>
            <TextField lang={lang} name="nextAction" label={caseWords.nextAction} hint={caseWords.nextHint} value={value('nextAction', deal.nextAction)} error={again?.problems.nextAction} />
            <Select lang={lang} name="ownerId" label={caseWords.owner} options={owners.map(({ id, name }) => ({ value: showId(id), label: nameFor(lang, name) }))} value={value('ownerId', deal.owner && showId(deal.owner.id))} error={again?.problems.ownerId} required />
            <DateField lang={lang} name="dueOn" label={caseWords.due} value={value('dueOn', deal.dueOn)} error={again?.problems.dueOn} required />
            <Select lang={lang} name="route" label={caseWords.route} empty={caseWords.routeOpen} options={dealRoutes.map((route) => ({ value: route, label: routeNames[route] }))} value={value('route', deal.route)} error={again?.problems.route} />
            <Actions><Button>{caseWords.save[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
    </Card>
  )
}
