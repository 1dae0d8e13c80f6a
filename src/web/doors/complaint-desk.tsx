import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { type ComplaintCase, type ComplaintLine, outcomes } from '../../modules/doors/doors.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Radios } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Paragraphs, Section, Split } from '../ui/page.tsx'
import { Task, Tasks } from '../ui/tasks.tsx'
import { Ago } from '../ui/time.tsx'
import { complaintWords as words, outcomeHints, outcomeNames, reasonNames } from './messages/complaint.ts'
import { Verdict } from './complaint-pages.tsx'
import { type Shown, typedOf } from './proof.tsx'

const Lines = ({ lang, lines, now }: { lang: Lang; lines: readonly ComplaintLine[]; now: Date }) => (
  <Tasks>
    {lines.map((one) => (
      <Task
        lang={lang} href={href(routes.complaintDesk.show, { lang, id: showId(one.id) })} title={one.title[lang]} action={words.read}
        kind={<>{one.held ? <Badge tone="accent">{words.held[lang]}</Badge> : null}{one.state === 'appealed' ? <Badge tone="amber">{words.appealed[lang]}</Badge> : null}{one.outcome ? <Badge>{outcomeNames[one.outcome][lang]}</Badge> : null}</>}
        who={reasonNames[one.reason][lang]} due={one.confirmedAt ? <Ago lang={lang} at={one.confirmedAt} now={now} /> : undefined}
      />
    ))}
  </Tasks>
)

/** What waits for the moderators, and what they decided last. */
export const ComplaintQueuePage = ({ lang, open, decided, now }: { lang: Lang; open: readonly ComplaintLine[]; decided: readonly ComplaintLine[]; now: Date }) => (
  <Page>
    <PageHead lang={lang} title={words.queue} lead={words.queueLead} />
    {open.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} /> : <Lines lang={lang} lines={open} now={now} />}
    {decided.length > 0 ? <Section lang={lang} title={words.recent}><Lines lang={lang} lines={decided} now={now} /></Section> : null}
  </Page>
)

/** One complaint beside what it is about, and the decision. */
export const ComplaintCasePage = ({ lang, complaint, title, texts, mayDecide, shown }: ComplaintCase & { lang: Lang; shown?: Shown }) => {
  const read = (field: string) => texts[field]?.[lang] ?? texts[field]?.en ?? texts[field]?.zh
  const content = [read('summary'), read('description')].filter(Boolean).join('\n\n')
  return (
    <Page>
      <PageHead lang={lang} title={title[lang]} trail={[{ href: href(routes.complaintDesk.list, { lang }), label: words.queue }]} kicker={complaint.held ? <Badge tone="accent">{words.held[lang]}</Badge> : undefined} />
      <Split
        main={(
          <>
            <Section lang={lang} title={words.complaint}>
              <Facts lang={lang} items={[{ label: words.reason, value: reasonNames[complaint.reason][lang] }, { label: words.from, value: [complaint.contactName, complaint.email].filter(Boolean).join(' · ') }]} />
              <Paragraphs text={complaint.body ?? ''} />
            </Section>
            {complaint.appeal ? <Section lang={lang} title={words.appeal}><Paragraphs text={complaint.appeal} /></Section> : null}
            <Section lang={lang} title={words.content}><Paragraphs text={content} /></Section>
          </>
        )}
        side={(
          <>
            <Verdict lang={lang} complaint={complaint} />
            {mayDecide ? <DecisionCard lang={lang} id={showId(complaint.id)} shown={shown} /> : complaint.state === 'open' || complaint.state === 'appealed' ? <p class="hint">{words.cannot[lang]}</p> : null}
          </>
        )}
      />
    </Page>
  )
}

const DecisionCard = ({ lang, id, shown }: { lang: Lang; id: string; shown?: Shown }) => (
  <Card lang={lang} title={words.decide}>
    <Form lang={lang} action={href(routes.complaintDesk.decide, { lang, id })} errors={shown?.problems}>
      <Radios lang={lang} name="outcome" label={words.outcome} options={outcomes.map((one) => ({ value: one, label: outcomeNames[one], hint: outcomeHints[one] }))} value={typedOf(shown, 'outcome')} error={shown?.problems.outcome} required />
      <TextArea lang={lang} name="decision" label={words.decision} hint={words.decisionHint} rows={4} value={typedOf(shown, 'decision')} error={shown?.problems.decision} required />
      <Actions><Button kind="primary">{words.decide[lang]}</Button></Actions>
    </Form>
  </Card>
)
