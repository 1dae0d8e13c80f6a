import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { Call, Round } from '../../modules/calls/calls.ts'
import type { Lineup } from '../../modules/calls/judging/judging.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { momentIn, MomentFields } from '../ui/moment.tsx'
import { Section } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { showClocks } from '../ui/time.tsx'
import { lineupWords as words } from './messages/lineup.ts'

type Drawn = { lang: Lang; call: Call; round: Round; lineup: Lineup }

const columns = [{ key: 'project', label: words.project }, { key: 'when', label: words.when }]
const cellsOf = (lang: Lang, slot: Lineup['slots'][number]) => ({ when: showClocks(lang, slot.startsAt), project: <>{slot.position}. {slot.title} <span class="hint">{slot.reference}</span>{slot.organisation ? <span class="block hint">{nameFor(lang, slot.organisation)}</span> : null}</> })

/** A line-up as the public reads it. */
export const LineupShown = ({ lang, round, lineup }: Omit<Drawn, 'call'>) => (
  <Section lang={lang} title={`${words.title[lang]} · ${shown(lang, round.name).text}`} id={`lineup-${round.position}`}>
    <Table lang={lang} caption={words.title} hiddenCaption columns={columns} rows={lineup.slots.map((slot) => ({ cells: cellsOf(lang, slot) }))} />
  </Section>
)

/** The same for who runs the call: times, order, and whether it is out. */
export const LineupDesk = ({ lang, call, round, lineup, values: given, problems }: Omit<Drawn, 'lineup'> & { lineup?: Lineup; values?: Values; problems?: Readonly<Record<string, Words>> }) => {
  const at = { lang, slug: call.slug, id: showId(round.id) }
  const values = given ?? (lineup ? { ...momentIn(lang, lineup.startsAt, 'startsAt'), minutes: String(lineup.minutes) } : { minutes: '15' })
  return (
    <Section lang={lang} title={words.title} id="lineup" actions={lineup?.publishedAt ? <Badge tone="jade">{words.out[lang]}</Badge> : undefined}>
      <p class="hint">{lineup ? words.lead[lang] : words.none[lang]}</p>
      {lineup ? (
        <Table
          lang={lang} caption={words.title} hiddenCaption columns={[...columns, { key: 'move', label: words.up, hiddenLabel: true }]}
          rows={lineup.slots.map((slot, index) => ({ cells: { ...cellsOf(lang, slot), move: <span class="flex flex-wrap gap-1">{index > 0 ? <PostButton lang={lang} small kind="quiet" action={href(routes.lineups.move, at)} values={{ entry: showId(slot.entryId), by: '-1' }} label={words.up} /> : null}{index < lineup.slots.length - 1 ? <PostButton lang={lang} small kind="quiet" action={href(routes.lineups.move, at)} values={{ entry: showId(slot.entryId), by: '1' }} label={words.down} /> : null}</span> } }))}
        />
      ) : null}
      {lineup && lineup.slots.length > 0 ? <Actions><PostButton lang={lang} kind={lineup.publishedAt ? 'plain' : 'primary'} action={href(routes.lineups.publish, at)} values={{ out: lineup.publishedAt ? 'no' : 'yes' }} label={lineup.publishedAt ? words.hide : words.publish} /></Actions> : null}
      <Form lang={lang} action={href(routes.lineups.set, at)} errors={problems} class="mt-4 grid max-w-xl gap-3">
        <MomentFields lang={lang} name="startsAt" label={words.startsAt} values={values} problems={problems} />
        <TextField lang={lang} name="minutes" id="f-minutes" label={words.minutes} value={one(values, 'minutes')} error={problems?.minutes} inputmode="numeric" size="short" />
        <Actions><Button>{lineup ? words.reset[lang] : words.set[lang]}</Button></Actions>
      </Form>
    </Section>
  )
}
