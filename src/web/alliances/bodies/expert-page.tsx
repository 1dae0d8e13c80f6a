import { showId } from '../../../core/id.ts'
import { nameFor, type Name } from '../../../core/text.ts'
import { type Expert, type ExpertLanguage, expertLanguages } from '../../../modules/alliances/bodies/bodies.ts'
import { many, one, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Actions, Button, PostButton } from '../../ui/buttons.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkboxes, optionsOf } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Split } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import type { Problems } from './body-pages.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { bodyWords as words } from './messages.ts'
import { HalvesFields, Said, halvesIn } from '../../ui/bilingual.tsx'

type Props = { room: Room; experts: readonly Expert[]; conflicts: readonly { id: string; name: Name; slug: string }[]; values?: Values; problems?: Problems }

export const ExpertPage = (props: Props) => {
  const { room, experts } = props
  const { lang } = room
  const link = (one: { name: Name; slug: string }) => <a href={href(routes.organisations.show, { lang, slug: one.slug })}>{nameFor(lang, one.name)}</a>
  const list = (all: readonly { name: Name; slug: string }[]) => all.map((one, place) => <>{place ? (lang === 'zh' ? '、' : ', ') : ''}{link(one)}</>)
  return (
    <RoomPage room={room} title={words.experts} lead={words.expertsLead} current="experts">
      <Split
        main={
          experts.length === 0 ? <EmptyState lang={lang} title={words.expertsNone} text={words.expertsNoneText} /> : (
            <Table
              lang={lang} caption={words.experts} hiddenCaption
              columns={[{ key: 'name', label: words.expert }, { key: 'of', label: words.organisation }, { key: 'fields', label: words.fields }, { key: 'languages', label: words.languages }, { key: 'conflicts', label: words.conflicts }]}
              rows={experts.map((one) => ({
                cells: {
                  name: one.name ? nameFor(lang, one.name) : words.unknown[lang], of: list(one.organisations), fields: <Said lang={lang} text={one.fields} />,
                  languages: one.languages.map((code) => expertLanguages[code][lang]).join(lang === 'zh' ? '、' : ', '), conflicts: one.conflicts.length ? list(one.conflicts) : <span class="hint">{words.noConflicts[lang]}</span>,
                },
              }))}
            />
          )
        }
        side={<><Registration {...props} /><Conflicts {...props} /></>}
      />
    </RoomPage>
  )
}

const Registration = ({ room: { lang, actor, place }, experts, values, problems }: Props) => {
  const own = experts.find((one) => one.personId === actor.personId)
  const given = values ?? { ...halvesIn(own?.fields, 'fields'), languages: [...(own?.languages ?? ([lang] satisfies ExpertLanguage[]))] }
  const at = { lang, slug: place.slug }
  return (
    <Card lang={lang} title={own ? words.renewSelf : words.registerSelf}>
      <Form lang={lang} action={href(routes.bodies.register, at)} errors={problems?.organisation ? undefined : problems}>
        <HalvesFields lang={lang} name="fields" zh={words.fieldsZh} en={words.fieldsEn} values={given} problems={problems} limit={500} />
        <Checkboxes lang={lang} name="languages" label={words.languages} options={optionsOf(expertLanguages)} values={many(given, 'languages')} error={problems?.languages} columns />
        <Actions><Button kind="primary">{(own ? words.save : words.register)[lang]}</Button></Actions>
      </Form>
      {own ? <PostButton lang={lang} small kind="quiet" action={href(routes.bodies.withdraw, at)} label={words.withdraw} /> : null}
    </Card>
  )
}

const Conflicts = ({ room: { lang, place }, conflicts, values, problems }: Props) => (
  <Card lang={lang} title={words.conflicts}>
    <p class="hint">{words.conflictsLead[lang]}</p>
    <ul class="grid gap-2">
      {conflicts.map((one) => (
        <li class="flex flex-wrap items-center justify-between gap-2"><span>{nameFor(lang, one.name)}</span><PostButton lang={lang} small kind="quiet" action={href(routes.bodies.conflictEnd, { lang, id: showId(one.id) })} label={words.withdrawConflict} /></li>
      ))}
    </ul>
    <Form lang={lang} action={href(routes.bodies.conflict, { lang, slug: place.slug })} errors={problems?.organisation ? problems : undefined}>
      <TextField lang={lang} name="organisation" label={words.organisation} hint={words.organisationHint} value={one(values ?? {}, 'organisation')} error={problems?.organisation} required />
      <Actions><Button>{words.declare[lang]}</Button></Actions>
    </Form>
  </Card>
)
