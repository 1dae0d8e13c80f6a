import { showId } from '../../../core/id.ts'
import { nameFor } from '../../../core/text.ts'
import { belongs, type Body, bodyKinds, type BodySeat, canShapeBodies, seatWords, type Term } from '../../../modules/alliances/bodies/bodies.ts'
import { one, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Badge } from '../../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../../ui/buttons.tsx'
import { Card, Facts, ResultCard, ResultGrid } from '../../ui/card.tsx'
import { optionsOf, Select } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { DateField, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Paragraphs } from '../../ui/page.tsx'
import { said, type Words } from '../../ui/said.ts'
import { Table } from '../../ui/table.tsx'
import { showDay } from '../../ui/time.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { bodyWords as words } from './messages.ts'
import { HalvesFields, shown } from '../../ui/bilingual.tsx'

export type Problems = Record<string, Words> | undefined

/** From the first to the last day: what ends on a day is not there on it any more. */
export const spanOf = ({ lang }: Room, fromOn: string, toOn: string | null): string =>
  toOn === null ? said(lang, words.since, { from: showDay(lang, fromOn) }) : said(lang, words.period, { from: showDay(lang, fromOn), to: showDay(lang, toOn) })

export const BodyListPage = ({ room }: { room: Room }) => {
  const { lang, actor, place, bodies } = room
  const may = canShapeBodies(actor, place.id)
  const at = { lang, slug: place.slug }
  return (
    <RoomPage room={room} title={words.bodies} lead={words.bodiesLead} current="bodies" actions={may && bodies.length ? <LinkButton kind="primary" href={href(routes.bodies.new, at)}>{words.found[lang]}</LinkButton> : undefined}>
      {bodies.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} action={may ? { href: href(routes.bodies.new, at), label: words.found } : undefined} /> : null}
      <ResultGrid>
        {bodies.map((body) => {
          const name = shown(lang, body.name)
          const remit = body.remit && shown(lang, body.remit)
          return (
            <ResultCard
              lang={lang} href={href(routes.bodies.show, { lang, id: showId(body.id) })} title={{ text: name.text, lang: name.in }} kicker={bodyKinds[body.kind][lang]}
              line={remit ? { text: remit.text.length > 180 ? `${remit.text.slice(0, 180)}…` : remit.text, lang: remit.in } : undefined} badges={body.endedAt ? <Badge>{words.ended[lang]}</Badge> : undefined}
            >
              <span>{said(lang, words.seatCount, { n: body.seats })}</span>
              {body.term ? <span>{words.term[lang]}{lang === 'zh' ? '：' : ': '}{spanOf(room, body.term.fromOn, body.term.toOn)}</span> : null}
            </ResultCard>
          )
        })}
      </ResultGrid>
    </RoomPage>
  )
}

export const BodyFormPage = ({ room, body, values, problems }: { room: Room; body?: Body; values: Values; problems?: Problems }) => {
  const { lang, place } = room
  const back = body ? href(routes.bodies.show, { lang, id: showId(body.id) }) : href(routes.bodies.list, { lang, slug: place.slug })
  return (
    <RoomPage room={room} title={body ? words.edit : words.found} current="bodies" width="narrow" trail={[{ href: href(routes.bodies.list, { lang, slug: place.slug }), label: words.bodies }]}>
      <Form lang={lang} action={body ? href(routes.bodies.save, { lang, id: showId(body.id) }) : href(routes.bodies.create, { lang, slug: place.slug })} version={body?.version} errors={problems}>
        <Select lang={lang} name="kind" label={words.kind} options={optionsOf(bodyKinds)} value={one(values, 'kind')} error={problems?.kind} required />
        <HalvesFields lang={lang} name="name" zh={words.nameZh} en={words.nameEn} values={values} problems={problems} limit={300} />
        <HalvesFields lang={lang} name="remit" zh={words.remitZh} en={words.remitEn} values={values} problems={problems} rows={5} limit={4000} />
        {body ? null : <div class="grid gap-x-4 sm:grid-cols-2"><DateField lang={lang} name="fromOn" label={words.termFrom} value={one(values, 'fromOn')} error={problems?.fromOn} optional /><DateField lang={lang} name="toOn" label={words.termTo} value={one(values, 'toOn')} error={problems?.toOn} optional /></div>}
        <Actions><Button kind="primary">{words.save[lang]}</Button><LinkButton kind="quiet" href={back}>{words.back[lang]}</LinkButton></Actions>
      </Form>
    </RoomPage>
  )
}

export const SeatTable = ({ room, seats, caption }: { room: Room; seats: readonly BodySeat[]; caption: Words }) => {
  const { lang, actor, place, bodies } = room
  const inside = belongs(actor, place.id, bodies)
  const nameOf = (seat: BodySeat | undefined) => (seat?.name ? nameFor(lang, seat.name) : words.unknown[lang])
  const columns = [
    { key: 'role', label: words.role }, ...(inside ? [{ key: 'holder', label: words.holder }] : []), { key: 'for', label: words.for }, { key: 'term', label: words.term },
    ...(inside ? [{ key: 'actions', label: words.actions, hiddenLabel: true }] : []),
  ]
  return (
    <Table
      lang={lang} caption={caption} hiddenCaption columns={columns}
      rows={seats.map((seat) => ({
        cells: {
          role: <>{seatWords[seat.role][lang]}{seat.alternateFor && inside ? <span class="hint"> · {words.standsFor[lang]} {nameOf(seats.find((other) => other.id === seat.alternateFor))}</span> : null}</>,
          holder: nameOf(seat),
          for: seat.organisation && seat.organisationSlug ? <a href={href(routes.organisations.show, { lang, slug: seat.organisationSlug })}>{nameFor(lang, seat.organisation)}</a> : words.ownRight[lang],
          term: spanOf(room, seat.fromOn, seat.toOn),
          actions: seat.current && (canShapeBodies(actor, place.id) || seat.personId === actor.personId)
            ? <PostButton lang={lang} small kind="quiet" action={href(routes.bodies.seatEnd, { lang, id: showId(seat.id) })} label={seat.personId === actor.personId ? words.leaveSeat : words.endSeat} />
            : '',
        },
      }))}
    />
  )
}

export const BodyFacts = ({ room, body, terms }: { room: Room; body: Body; terms: readonly Term[] }) => {
  const { lang, actor } = room
  const manage = canShapeBodies(actor, room.place.id) && !body.endedAt
  const remit = body.remit && shown(lang, body.remit)
  return (
    <>
      <Card lang={lang} title={words.remit}>{remit ? <Paragraphs text={remit.text} lang={remit.lang} /> : null}</Card>
      <Card lang={lang} title={words.terms}>
        <Facts lang={lang} items={[{ label: words.kind, value: bodyKinds[body.kind][lang] }, ...terms.map((term) => ({ label: words.term, value: spanOf(room, term.fromOn, term.toOn) })), { label: words.ended, value: body.endedAt && showDay(lang, body.endedAt) }]} />
        {manage ? (
          <details>
            <summary>{words.addTerm[lang]}</summary>
            <Form lang={lang} action={href(routes.bodies.term, { lang, id: showId(body.id) })}>
              <DateField lang={lang} name="fromOn" label={words.termFrom} required /><DateField lang={lang} name="toOn" label={words.termTo} required />
              <Actions><Button>{words.addTerm[lang]}</Button></Actions>
            </Form>
          </details>
        ) : null}
      </Card>
    </>
  )
}

export const GiveSeat = ({ room, body, seats, members, values = {}, problems }: { room: Room; body: Body; seats: readonly BodySeat[]; members: readonly { id: string; name: { zh?: string; en?: string } }[]; values?: Values; problems?: Problems }) => {
  const { lang } = room
  const stoodFor = seats.filter((seat) => seat.current && seat.role !== 'alternate' && seat.role !== 'secretary')
  return (
    <details class="sheet" open={problems !== undefined} id="give">
      <summary class="font-semibold">{words.give[lang]}</summary>
      <Form lang={lang} action={href(routes.bodies.seat, { lang, id: showId(body.id) })} errors={problems}>
        <TextField lang={lang} name="email" type="email" label={words.email} hint={words.emailHint} value={one(values, 'email')} error={problems?.email} required />
        <Select lang={lang} name="role" label={words.role} options={optionsOf(seatWords)} value={one(values, 'role')} error={problems?.role} required />
        <Select lang={lang} name="organisation" label={words.for} empty={words.ownRight} options={members.map((member) => ({ value: showId(member.id), label: nameFor(lang, member.name) }))} value={one(values, 'organisation')} error={problems?.organisation} optional />
        {stoodFor.length ? <Select lang={lang} name="alternateFor" label={words.standsFor} options={stoodFor.map((seat) => ({ value: showId(seat.id), label: nameFor(lang, seat.name ?? {}) }))} value={one(values, 'alternateFor')} error={problems?.alternateFor} optional /> : null}
        <DateField lang={lang} name="toOn" label={words.until} hint={words.untilHint} value={one(values, 'toOn')} error={problems?.toOn} optional />
        <Actions><Button kind="primary">{words.give[lang]}</Button></Actions>
      </Form>
    </details>
  )
}

