import { showId } from '../../core/id.ts'
import { nameFor } from '../../core/text.ts'
import type { AllianceMember } from '../../modules/alliances/alliances.ts'
import { one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { DateField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { showDay } from '../ui/time.tsx'
import { type DeskProps, wrongIn } from './desk.tsx'
import { standingOf } from './members-page.tsx'
import { allianceWords } from './messages/pages.ts'
import { toolWords as words } from './messages/tools.ts'
import { memberName } from './waves.tsx'
import { shown } from '../ui/bilingual.tsx'

/** The members with their wave, tier and standing; the former below as history. */
export const MembersPart = (props: DeskProps) => {
  const { lang, alliance, members, today } = props
  const all = members.filter((each) => each.role === 'member')
  const standing = all.filter((each) => standingOf(each, today) !== 'former')
  const former = all.filter((each) => standingOf(each, today) === 'former')
  const { problems, values = {} } = wrongIn(props, 'admit')
  return (
    <Section lang={lang} title={words.members} id="members">
      {standing.length === 0 ? <p class="mb-4">{words.noMembers[lang]}</p> : (
        <Table
          lang={lang} caption={words.members} hiddenCaption
          columns={[{ key: 'name', label: allianceWords.name }, { key: 'place', label: allianceWords.wave }, { key: 'joined', label: allianceWords.joined }, { key: 'state', label: words.state }, { key: 'actions', label: words.actions, hiddenLabel: true }]}
          rows={standing.map((each) => ({ cells: { name: memberName(lang, each), place: <Place {...props} each={each} />, joined: showDay(lang, each.fromOn), state: <Standing {...props} each={each} />, actions: <Verbs {...props} each={each} /> } }))}
        />
      )}
      <Card lang={lang} level={3} title={words.admit} id="admit">
        <p>{words.admitText[lang]}</p>
        <Form lang={lang} action={href(routes.alliances.admit, { lang, slug: alliance.slug })} errors={problems} class="grid items-end gap-4 sm:grid-cols-[2fr_1fr_auto]">
          <TextField lang={lang} id="f-admit" name="organisation" label={words.organisation} hint={words.organisationHint} value={one(values, 'organisation')} error={problems?.organisation} required />
          <DateField lang={lang} id="f-admit-from" name="fromOn" label={words.from} value={one(values, 'fromOn')} error={problems?.fromOn} optional />
          <Actions><Button>{words.add[lang]}</Button></Actions>
        </Form>
      </Card>
      {former.length === 0 ? null : (
        <details class="mt-4">
          <summary class="cursor-pointer">{allianceWords.former[lang]} ({former.length})</summary>
          <ul class="mt-2 grid gap-1">{former.map((each) => <li>{memberName(lang, each)} <span class="hint">{showDay(lang, each.fromOn)} – {showDay(lang, each.toOn!)}</span></li>)}</ul>
        </details>
      )}
    </Section>
  )
}

type EachProps = DeskProps & { each: AllianceMember }

const Place = ({ lang, alliance, waves, tiers, each }: EachProps) => {
  if (waves.length + tiers.length === 0) return <span class="hint">—</span>
  const name = each.name ? nameFor(lang, each.name) : ''
  const groups = [{ field: 'wave', label: allianceWords.wave, of: waves, value: each.waveId }, { field: 'tier', label: allianceWords.tier, of: tiers, value: each.tierId }].filter((group) => group.of.length > 0)
  return (
    <Form lang={lang} action={href(routes.alliances.place, { lang, slug: alliance.slug, id: showId(each.id) })} class="flex flex-wrap items-end gap-2">
      {groups.map((group) => (
        <Select lang={lang} id={`f-${group.field}-${showId(each.id)}`} name={group.field} label={`${group.label[lang]}${lang === 'zh' ? '：' : ': '}${name}`} hiddenLabel empty={words.none} value={group.value && showId(group.value)} options={group.of.map((one) => ({ value: showId(one.id), label: shown(lang, one.name).text }))} />
      ))}
      <Button small>{words.save[lang]}</Button>
    </Form>
  )
}

const Standing = ({ lang, each, today }: EachProps) => {
  const standing = standingOf(each, today)
  return <Badge tone={standing === 'current' ? 'jade' : 'amber'}>{allianceWords[standing][lang]}</Badge>
}

const Verbs = ({ lang, alliance, each }: EachProps) => {
  const at = { lang, slug: alliance.slug, id: showId(each.id) }
  return (
    <span class="flex flex-wrap gap-2">
      {each.suspended
        ? <PostButton lang={lang} small action={href(routes.alliances.resume, at)} label={words.resume} />
        : <PostButton lang={lang} small action={href(routes.alliances.suspend, at)} label={words.suspend} confirm={words.suspendSure} />}
      <PostButton lang={lang} small kind="danger" action={href(routes.alliances.end, at)} label={words.end} confirm={words.endSure} />
    </span>
  )
}
