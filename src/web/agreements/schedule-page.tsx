import type { Child } from 'hono/jsx'
import { showId } from '../../core/id.ts'
import { nameFor, say, type Lang } from '../../core/text.ts'
import { accessRights, exclusivities, itemKinds, partyLetters, percentOf, phraseOf, type Schedule } from '../../modules/agreements/agreements.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { Halves } from './halves.tsx'
import { agreementWords, scheduleWords as words } from './messages/pages.ts'
import type { Problems } from './reading.tsx'

export type ListName = keyof Schedule
export const listNames: Record<ListName, true> = { background: true, foreground: true, licences: true }
type Props = { room: Room; list?: ListName; values?: Values; problems?: Problems }

const letter = (lang: Lang, place: number): string => partyLetters[place]?.[lang] ?? ''

function rowsOf({ lang, agreement }: Room, list: ListName): Record<string, Child>[] {
  const { schedule } = agreement.newest.content
  const title = (one_: { title: { zh?: string; en?: string }; number: string }) => <>{phraseOf(one_.title)[lang]}{one_.number ? <span class="block hint font-normal">{one_.number}</span> : null}</>
  if (list === 'background') return schedule.background.map((one_) => ({ title: title(one_), kind: itemKinds[one_.kind][lang], owner: letter(lang, one_.owner), access: accessRights[one_.access][lang] }))
  if (list === 'foreground') return schedule.foreground.map((one_) => ({ title: title(one_), kind: itemKinds[one_.kind][lang], shares: one_.shares.map(({ party, bp }) => `${letter(lang, party)} ${percentOf(bp)}`).join(' · ') }))
  return schedule.licences.map((one_) => ({
    title: title(one_), from: letter(lang, one_.from), to: letter(lang, one_.to), exclusivity: exclusivities[one_.exclusivity][lang],
    scope: [phraseOf(one_.field)[lang], phraseOf(one_.territory)[lang]].filter(Boolean).join(' · ') || '–', months: one_.months ? String(one_.months) : words.monthsHint[lang], royalty: one_.royaltyBp ? percentOf(one_.royaltyBp) : '–',
  }))
}

const heads = {
  background: { title: agreementWords.about, kind: words.kind, owner: words.owner, access: words.access },
  foreground: { title: agreementWords.about, kind: words.kind, shares: words.shares },
  licences: { title: agreementWords.about, from: words.from, to: words.to, exclusivity: words.exclusivity, scope: words.fieldZh, months: words.months, royalty: words.royalty },
} as const

const Part = ({ room, list, values = {}, problems }: { room: Room; list: ListName; values?: Values; problems?: Problems }) => {
  const { lang, agreement } = room
  const id = showId(agreement.id)
  const rows = rowsOf(room, list)
  const may = agreement.may.write
  const named = { ...heads[list], title: words[list] }
  return (
    <Section lang={lang} title={words[list]} id={list}>
      {rows.length === 0 ? <p class="hint">{words.empty[lang]}</p> : (
        <Table
          lang={lang} caption={words[list]} hiddenCaption
          columns={[...Object.entries(named).map(([key, label]) => ({ key, label: key === 'scope' ? words.scope : label })), ...(may ? [{ key: 'remove', label: agreementWords.remove, hiddenLabel: true }] : [])]}
          rows={rows.map((cells, place) => ({ cells: { ...cells, remove: <PostButton lang={lang} small action={href(routes.agreements.itemRemove, { lang, id, list, place: String(place) })} values={{ _version: agreement.version }} label={agreementWords.remove} /> } }))}
        />
      )}
      {may ? (
        <details open={problems !== undefined || rows.length === 0} class="mt-4"><summary>{say(lang, words.addTitle, { list: words[list][lang] })}</summary>
          <Form lang={lang} action={href(routes.agreements.item, { lang, id, list })} version={agreement.version} errors={problems}><Fields room={room} list={list} values={values} problems={problems} /><Actions><Button>{words.add[lang]}</Button></Actions></Form>
        </details>
      ) : null}
    </Section>
  )
}

const Fields = ({ room, list, values = {}, problems }: { room: Room; list: ListName; values?: Values; problems?: Problems }) => {
  const { lang, agreement } = room
  const parties = agreement.parties.map((party) => ({ value: String(party.place), label: `${letter(lang, party.place)} ${nameFor(lang, party.name)}` }))
  const field = (name: string) => ({ lang, name, id: `f-${list}-${name}`, value: one(values, name), error: problems?.[name] })
  return (
    <>
      <Halves lang={lang} name="title" id={`f-${list}-title`} zh={words.nameZh} en={words.nameEn} values={values} problems={problems} />
      <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">
        <Select {...field('kind')} label={words.kind} options={optionsOf(itemKinds)} value={one(values, 'kind') || 'patent'} empty={false} />
        <TextField {...field('number')} label={words.number} />
        {list === 'background' ? <><Select {...field('owner')} label={words.owner} options={parties} empty={false} /><Select {...field('access')} label={words.access} options={optionsOf(accessRights)} empty={false} /></> : null}
        {list === 'foreground' ? agreement.parties.map((party) => <TextField {...field(`share_${party.place}`)} label={say(lang, words.share, { party: letter(lang, party.place) })} inputmode="decimal" error={problems?.[`share_${party.place}`] ?? problems?.shares} />) : null}
        {list === 'licences' ? (
          <>
            <Select {...field('from')} label={words.from} options={parties} empty={false} error={problems?.from ?? problems?.party} />
            <Select {...field('to')} label={words.to} options={parties} value={one(values, 'to') || '1'} empty={false} />
            <Select {...field('exclusivity')} label={words.exclusivity} options={optionsOf(exclusivities)} empty={false} />
            <TextField {...field('months')} label={words.months} hint={words.monthsHint} inputmode="numeric" />
            <TextField {...field('royalty')} label={words.royalty} inputmode="decimal" />
          </>
        ) : null}
      </div>
      {list === 'licences' ? (
        <>
          <Halves lang={lang} name="field" id="f-licences-field" zh={words.fieldZh} en={words.fieldEn} values={values} problems={problems} />
          <Halves lang={lang} name="territory" id="f-licences-territory" zh={words.territoryZh} en={words.territoryEn} values={values} problems={problems} />
        </>
      ) : null}
    </>
  )
}

/** Background, foreground with its shares, licences. */
export const SchedulePage = ({ room, list, values, problems }: Props) => (
  <RoomPage room={room} current="schedule" lead={words.lead}>
    {(['background', 'foreground', 'licences'] as const).map((one_) => <Part room={room} list={one_} values={one_ === list ? values : undefined} problems={one_ === list ? problems : undefined} />)}
  </RoomPage>
)
