import { showId } from '../../core/id.ts'
import { backerRoles, canAppoint, partWords, type Tier, type Wave } from '../../modules/alliances/alliances.ts'
import { one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { DateField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { showDay } from '../ui/time.tsx'
import { type DeskProps, wrongIn } from './desk.tsx'
import { toolWords as words } from './messages/tools.ts'
import { periodOf } from './names.ts'
import { memberName } from './waves.tsx'
import { shown } from '../ui/bilingual.tsx'

/** Waves and tiers, side by side. */
export const GroupsPart = (props: DeskProps) => (
  <div class="grid gap-6 lg:grid-cols-2">
    <Groups {...props} kind="wave" groups={props.waves} />
    <Groups {...props} kind="tier" groups={props.tiers} />
  </div>
)

const Groups = (props: DeskProps & { kind: 'wave' | 'tier'; groups: readonly (Wave | Tier)[] }) => {
  const { lang, alliance, kind, groups, members } = props
  const { problems, values = {} } = wrongIn(props, kind)
  const at = { lang, slug: alliance.slug }
  const used = (id: string) => members.some((each) => each.waveId === id || each.tierId === id)
  return (
    <Section lang={lang} title={words[`${kind}s`]} id={`${kind}s`}>
      <p class="hint mb-3">{words[`${kind}sText`][lang]}</p>
      <ul class="mb-4 grid gap-2">
        {groups.map((group) => (
          <li class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>{shown(lang, group.name).text}</span> {'onDate' in group ? <span class="hint">{showDay(lang, group.onDate)}</span> : null}{' '}
            {used(group.id) ? null : <PostButton lang={lang} small kind="quiet" action={href(kind === 'wave' ? routes.alliances.waveRemove : routes.alliances.tierRemove, { ...at, id: showId(group.id) })} label={words.remove} />}
          </li>
        ))}
      </ul>
      <Card lang={lang}>
        <Form lang={lang} action={href(kind === 'wave' ? routes.alliances.wave : routes.alliances.tier, at)} errors={problems}>
          {(lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)).map((half, place) => (
            <TextField lang={lang} id={`f-${kind}-${half}`} name={`name_${half}`} label={half === 'zh' ? words.nameZh : words.nameEn} writing={half} value={one(values, `name_${half}`)} error={problems?.[`name_${half}`]} optional={place === 1} />
          ))}
          {kind === 'wave' ? <DateField lang={lang} name="onDate" label={words.waveDate} value={one(values, 'onDate')} error={problems?.onDate} required /> : null}
          <Actions><Button>{words.add[lang]}</Button></Actions>
        </Form>
      </Card>
    </Section>
  )
}

/** Secretariats, funders, supporters and observers with their periods. */
export const BackersPart = (props: DeskProps) => {
  const { lang, actor, alliance, members, today } = props
  const { problems, values = {} } = wrongIn(props, 'backer')
  const at = { lang, slug: alliance.slug }
  const roles = backerRoles.filter((role) => role !== 'secretariat' || canAppoint(actor, alliance.id))
  const lines = members.filter((each) => each.role !== 'member')
  return (
    <Section lang={lang} title={words.backers} id="backers">
      <ul class="mb-4 grid gap-2">
        {lines.map((each) => {
          const over = each.toOn !== null && each.toOn <= today
          const mayEnd = !over && (!['host', 'secretariat'].includes(each.role) || canAppoint(actor, alliance.id))
          return (
            <li class="flex flex-wrap items-center gap-x-3 gap-y-1">
              {memberName(lang, each)} <span class="hint">{partWords[each.role][lang]} · {periodOf(lang, each.fromOn, each.toOn)}</span>{' '}
              {mayEnd ? <PostButton lang={lang} small kind="quiet" action={href(routes.alliances.end, { ...at, id: showId(each.id) })} label={words.end} confirm={words.endSure} /> : null}
            </li>
          )
        })}
      </ul>
      <Card lang={lang}>
        <Form lang={lang} action={href(routes.alliances.backer, at)} errors={problems} class="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]">
          <TextField lang={lang} id="f-backer" name="organisation" label={words.organisation} hint={words.organisationHint} value={one(values, 'organisation')} error={problems?.organisation} required />
          <Select lang={lang} name="role" label={words.role} options={roles.map((role) => ({ value: role, label: partWords[role] }))} value={one(values, 'role')} empty={false} error={problems?.role} />
          <DateField lang={lang} id="f-backer-from" name="fromOn" label={words.from} value={one(values, 'fromOn')} error={problems?.fromOn} optional />
          <DateField lang={lang} name="toOn" label={words.toOn} value={one(values, 'toOn')} error={problems?.toOn} optional />
          <Actions><Button>{words.add[lang]}</Button></Actions>
        </Form>
      </Card>
    </Section>
  )
}

/** The alliances and programmes of which it consists. */
export const PartsPart = (props: DeskProps) => {
  const { lang, alliance, parts } = props
  const { problems, values = {} } = wrongIn(props, 'part')
  const at = { lang, slug: alliance.slug }
  return (
    <Section lang={lang} title={words.parts} id="parts">
      <p class="hint mb-3">{words.partsText[lang]}</p>
      <ul class="mb-4 grid gap-2">
        {parts.map((each) => (
          <li class="flex flex-wrap items-center gap-x-3"><a href={href(routes.alliances.show, { lang, slug: each.slug })}>{shown(lang, each.name).text}</a> <PostButton lang={lang} small kind="quiet" action={href(routes.alliances.partRemove, { ...at, id: showId(each.id) })} label={words.remove} /></li>
        ))}
      </ul>
      <Card lang={lang}>
        <Form lang={lang} action={href(routes.alliances.part, at)} errors={problems} class="grid items-end gap-4 sm:grid-cols-[1fr_auto]">
          <TextField lang={lang} name="part" label={words.part} value={one(values, 'part')} error={problems?.part} required />
          <Actions><Button>{words.add[lang]}</Button></Actions>
        </Form>
      </Card>
    </Section>
  )
}
