import type { Lang, Phrase } from '../../core/text.ts'
import type { Event, EventZone, ImportPlan } from '../../modules/events/events.ts'
import { trailOf } from '../events/reading.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { FileField } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { timeWords } from '../ui/messages.ts'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { draftWords as words } from './messages/draft.ts'
import { programmeWords } from './messages/pages.ts'
import { Both, homeZone } from './times.tsx'
import { showDay } from '../ui/time.tsx'

export type Tried = { plan: ImportPlan; name: string; zone: EventZone; /** Where the bytes are kept until they are taken. */ kept: string }
const most = 300
const marks: Record<ImportPlan['lines'][number]['what'], { tone: 'jade' | 'amber' | 'neutral'; word: Phrase }> = { new: { tone: 'jade', word: words.made }, changed: { tone: 'amber', word: words.changed }, same: { tone: 'neutral', word: words.sameLine } }

/** A file is tried first; what would come in is read before it is taken. */
export const ImportPage = ({ lang, event, tried, problems }: { lang: Lang; event: Event; tried?: Tried; problems?: Record<string, Words> }) => {
  const at = { lang, slug: event.slug }
  return (
    <Page>
      <PageHead lang={lang} title={words.import} lead={words.importLead} trail={[...trailOf(lang, event, true), { href: href(routes.draft.show, at), label: words.title }]} />
      {tried ? <Trial lang={lang} event={event} tried={tried} /> : null}
      <Card lang={lang}>
        <Form lang={lang} action={href(routes.draft.importTry, at)} errors={problems} files>
          <FileField lang={lang} name="file" label={words.file} hint={words.importHint} accept=".xlsx,.xml,.ics" error={problems?.file} required />
          <Select lang={lang} name="zone" label={timeWords.zone} options={[{ value: 'beijing', label: timeWords.beijing }, { value: 'london', label: timeWords.london }]} value={tried?.zone ?? homeZone(lang)} empty={false} />
          <Actions><Button kind={tried ? 'plain' : 'primary'}>{words.try[lang]}</Button></Actions>
        </Form>
      </Card>
    </Page>
  )
}

const Trial = ({ lang, event, tried }: { lang: Lang; event: Event; tried: Tried }) => {
  const { plan, name, zone, kept } = tried
  const count = (what: ImportPlan['lines'][number]['what']) => plan.lines.filter((line) => line.what === what).length
  const [made, changed] = [count('new'), count('changed')]
  return (
    <>
      <Section lang={lang} title={said(lang, words.tried, { name })} id="tried">
        <p>{said(lang, words.triedCounts, { made, changed, same: count('same'), problems: plan.problems.length })}</p>
        {plan.venues.length > 0 ? <p class="hint">{said(lang, words.newVenues, { names: plan.venues.map((venue) => venue[lang] ?? venue.zh ?? venue.en ?? '').join(programmeWords.listSeparator[lang]) })}</p> : null}
        {made + changed > 0 ? (
          <Form lang={lang} action={href(routes.draft.importTake, { lang, slug: event.slug })} class="my-4">
            <Hidden name="kept" value={kept} /><Hidden name="name" value={name} /><Hidden name="zone" value={zone} />
            <Button kind="primary">{words.takeIn[lang]}</Button>
          </Form>
        ) : null}
      </Section>
      {plan.problems.length > 0 ? (
        <Section lang={lang} title={words.problemsTitle}>
          <Table lang={lang} caption={words.problemsTitle} hiddenCaption columns={[{ key: 'line', label: words.line, number: true }, { key: 'what', label: words.what }, { key: 'problem', label: words.problem }]} rows={plan.problems.slice(0, most).map((one) => ({ cells: { line: one.line, what: one.about ?? '–', problem: one.problem[lang] } }))} />
        </Section>
      ) : null}
      {plan.lines.length > 0 ? (
        <Section lang={lang} title={words.sessions}>
          {plan.lines.length > most ? <p class="hint">{said(lang, words.shownFirst, { n: most })}</p> : null}
          <Table
            lang={lang} caption={words.sessions} hiddenCaption
            columns={[{ key: 'line', label: words.line, number: true }, { key: 'result', label: words.result }, { key: 'when', label: words.when }, { key: 'what', label: words.what }, { key: 'room', label: words.room }]}
            rows={plan.lines.slice(0, most).map(({ incoming, what }) => ({
              cells: {
                line: incoming.line, result: <Badge tone={marks[what].tone}>{marks[what].word[lang]}</Badge>, when: <>{showDay(lang, incoming.startsAt, 'short')} <Both lang={lang} zone={homeZone(lang)} from={incoming.startsAt} to={incoming.endsAt} /></>,
                what: incoming.title[lang] ?? incoming.title.zh ?? incoming.title.en ?? '', room: incoming.venue[lang] ?? incoming.venue.zh ?? incoming.venue.en ?? '–',
              },
            }))}
          />
        </Section>
      ) : null}
    </>
  )
}
