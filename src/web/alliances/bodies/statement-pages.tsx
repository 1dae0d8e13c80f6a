import { showId } from '../../../core/id.ts'
import { nameFor } from '../../../core/text.ts'
import { canShapeBodies, hashOf, type Signature, type Statement } from '../../../modules/alliances/bodies/bodies.ts'
import type { Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Badge } from '../../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../../ui/buttons.tsx'
import { Card, Facts, ResultCard, ResultGrid } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Form } from '../../ui/form.tsx'
import { Paragraphs, Section, Split } from '../../ui/page.tsx'
import { langTag, said } from '../../ui/said.ts'
import { Table } from '../../ui/table.tsx'
import { Day, showDay } from '../../ui/time.tsx'
import type { Problems } from './body-pages.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { bodyWords, statementWords as words } from './messages.ts'
import { HalvesFields, headOf, shown } from '../../ui/bilingual.tsx'

const StateOf = ({ room: { lang }, one }: { room: Room; one: Statement }) =>
  one.closedAt ? <Badge>{words.isClosed[lang]}</Badge> : one.openedAt ? <Badge tone="jade">{words.isOpen[lang]}</Badge> : <Badge tone="amber">{words.isDraft[lang]}</Badge>

export const StatementListPage = ({ room, statements }: { room: Room; statements: readonly Statement[] }) => {
  const { lang, actor, place } = room
  const may = canShapeBodies(actor, place.id)
  const draft = { href: href(routes.statements.new, { lang, slug: place.slug }), label: words.draft }
  return (
    <RoomPage room={room} title={words.statements} lead={words.lead} current="statements" actions={may && statements.length ? <LinkButton kind="primary" href={draft.href}>{words.draft[lang]}</LinkButton> : undefined}>
      {statements.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} action={may ? draft : undefined} /> : null}
      <ResultGrid>
        {statements.map((one) => {
          const title = shown(lang, one.title)
          return <ResultCard lang={lang} href={href(routes.statements.show, { lang, id: showId(one.id) })} title={{ text: title.text, lang: title.in }} badges={<StateOf room={room} one={one} />} kicker={one.openedAt ? showDay(lang, one.openedAt) : undefined} />
        })}
      </ResultGrid>
    </RoomPage>
  )
}

export const StatementFormPage = ({ room, statement, values, problems }: { room: Room; statement?: Statement; values: Values; problems?: Problems }) => {
  const { lang, place } = room
  const back = statement ? href(routes.statements.show, { lang, id: showId(statement.id) }) : href(routes.statements.list, { lang, slug: place.slug })
  return (
    <RoomPage room={room} title={statement ? bodyWords.edit : words.draft} lead={words.draftLead} current="statements" width="narrow" trail={[{ href: href(routes.statements.list, { lang, slug: place.slug }), label: words.statements }]}>
      <Form lang={lang} action={statement ? href(routes.statements.save, { lang, id: showId(statement.id) }) : href(routes.statements.create, { lang, slug: place.slug })} version={statement?.version} errors={problems}>
        <HalvesFields lang={lang} name="title" zh={bodyWords.titleZh} en={bodyWords.titleEn} values={values} problems={problems} limit={300} both />
        <HalvesFields lang={lang} name="body" zh={bodyWords.textZh} en={bodyWords.textEn} values={values} problems={problems} rows={10} limit={20_000} both />
        <Actions><Button kind="primary">{bodyWords.save[lang]}</Button><LinkButton kind="quiet" href={back}>{bodyWords.back[lang]}</LinkButton></Actions>
      </Form>
    </RoomPage>
  )
}

export type StatementShow = { room: Room; statement: Statement; signatures: readonly Signature[]; /** For whom the reader may sign. */ signable: readonly string[] }

export const StatementPage = (props: StatementShow) => {
  const { room, statement } = props
  const { lang, actor, place } = room
  const at = { lang, id: showId(statement.id) }
  const runs = canShapeBodies(actor, place.id)
  const actions = (
    <>
      {runs && !statement.openedAt ? <><PostButton lang={lang} kind="primary" action={href(routes.statements.open, at)} label={words.open} values={{ _version: statement.version }} confirm={words.openSure} /><LinkButton href={href(routes.statements.edit, at)}>{bodyWords.edit[lang]}</LinkButton></> : null}
      {runs && statement.openedAt && !statement.closedAt ? <PostButton lang={lang} action={href(routes.statements.close, at)} label={words.close} /> : null}
    </>
  )
  const order = lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  return (
    <RoomPage room={room} {...headOf(lang, statement.title)} current="statements" trail={[{ href: href(routes.statements.list, { lang, slug: place.slug }), label: words.statements }]} kicker={<StateOf room={room} one={statement} />} actions={runs && !statement.closedAt ? actions : undefined}>
      <Split
        main={<div class="grid gap-4">{order.map((half) => <Card lang={lang}><h2 class="sheet-title" lang={langTag[half]}>{statement.title.variants[half]?.body}</h2><Paragraphs text={statement.body.variants[half]?.body ?? ''} lang={langTag[half]} /></Card>)}</div>}
        side={<><Sign {...props} /><Fingerprint {...props} /></>}
      />
      {statement.openedAt ? <Signed {...props} /> : null}
    </RoomPage>
  )
}

const Sign = ({ room: { lang }, statement, signatures, signable }: StatementShow) => {
  const own = signatures.filter((one) => signable.includes(one.organisationId))
  if (own.length === 0) return null
  return (
    <Card lang={lang} tone="wash">
      <Actions>{own.map((one) => <PostButton lang={lang} kind="primary" action={href(routes.statements.sign, { lang, id: showId(statement.id) })} values={{ organisation: showId(one.organisationId) }} label={said(lang, words.sign, { name: nameFor(lang, one.name) })} confirm={words.signSure} />)}</Actions>
    </Card>
  )
}

const Fingerprint = ({ room: { lang }, statement }: StatementShow) => {
  if (!statement.sha256 || !statement.openedAt) return null
  const agrees = hashOf(statement) === statement.sha256
  return (
    <Card lang={lang} title={words.hash}>
      <p class="font-mono text-sm [overflow-wrap:anywhere]">{statement.sha256}</p>
      <p><Badge tone={agrees ? 'jade' : 'accent'}>{agrees ? words.verified[lang] : words.differs[lang]}</Badge></p>
      <p><a href={href(routes.statements.text, { lang, id: showId(statement.id) })} download data-turbo="false">{words.check[lang]}</a></p>
      <p class="hint">{words.checkHint[lang]}</p>
      <Facts lang={lang} items={[{ label: words.openedOn, value: <Day lang={lang} at={statement.openedAt} /> }, { label: words.closedOn, value: statement.closedAt && <Day lang={lang} at={statement.closedAt} /> }]} />
    </Card>
  )
}

const Signed = ({ room: { lang, actor }, signatures }: StatementShow) => (
  <Section lang={lang} title={said(lang, words.signedCount, { n: signatures.filter((one) => one.at).length, all: signatures.length })} id="signatures">
    <Table
      lang={lang} caption={words.signed} hiddenCaption
      columns={[{ key: 'member', label: words.member }, { key: 'state', label: words.signed }, { key: 'when', label: words.when }, ...(actor.kind === 'visitor' ? [] : [{ key: 'by', label: words.by }])]}
      rows={signatures.map((one) => ({
        cells: {
          member: <a href={href(routes.organisations.show, { lang, slug: one.slug })}>{nameFor(lang, one.name)}</a>,
          state: one.at ? <Badge tone="jade"><span aria-hidden="true">✓ </span>{words.signed[lang]}</Badge> : <Badge tone="amber">{words.notSigned[lang]}</Badge>,
          when: one.at ? <Day lang={lang} at={one.at} /> : '', by: one.at ? (one.person ? nameFor(lang, one.person) : bodyWords.unknown[lang]) : '',
        },
      }))}
    />
  </Section>
)
