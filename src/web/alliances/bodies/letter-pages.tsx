import { showId } from '../../../core/id.ts'
import { nameFor, readText } from '../../../core/text.ts'
import { type AllianceLetter, canShapeBodies, type Delivery, expertLanguages, leads } from '../../../modules/alliances/bodies/bodies.ts'
import { one, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Badge } from '../../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../../ui/buttons.tsx'
import { Card, ResultCard, ResultGrid } from '../../ui/card.tsx'
import { Select } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Form } from '../../ui/form.tsx'
import { Paragraphs, Section } from '../../ui/page.tsx'
import { langTag, said } from '../../ui/said.ts'
import { Table } from '../../ui/table.tsx'
import { Day, showDay } from '../../ui/time.tsx'
import type { Problems } from './body-pages.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { bodyWords, letterWords as words } from './messages.ts'
import { HalvesFields, headOf, shown, tagOf } from '../../ui/bilingual.tsx'

const toOf = ({ lang }: Room, letter: AllianceLetter): string => (letter.bodyName ? headOf(lang, letter.bodyName).title : words.toAll[lang])
const mayWrite = ({ actor, place, bodies }: Room): boolean => canShapeBodies(actor, place.id) || bodies.some((body) => !body.endedAt && leads(actor, body))

export const LetterListPage = ({ room, letters }: { room: Room; letters: readonly AllianceLetter[] }) => {
  const { lang, place } = room
  const write = { href: href(routes.allianceLetters.new, { lang, slug: place.slug }), label: words.write }
  const may = mayWrite(room)
  return (
    <RoomPage room={room} title={words.letters} lead={words.lead} current="letters" actions={may && letters.length ? <LinkButton kind="primary" href={write.href}>{words.write[lang]}</LinkButton> : undefined}>
      {letters.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} action={may ? write : undefined} /> : null}
      <ResultGrid>
        {letters.map((letter) => {
          const subject = shown(lang, letter.subject)
          return (
            <ResultCard
              lang={lang} href={href(routes.allianceLetters.show, { lang, id: showId(letter.id) })} title={{ text: subject.text, lang: subject.in }} kicker={toOf(room, letter)}
              badges={letter.sentAt ? undefined : <Badge tone="amber">{words.isDraft[lang]}</Badge>}
            >{letter.sentAt ? <span>{said(lang, words.sent, { day: showDay(lang, letter.sentAt) })}</span> : null}</ResultCard>
          )
        })}
      </ResultGrid>
    </RoomPage>
  )
}

export const LetterFormPage = ({ room, letter, values, problems }: { room: Room; letter?: AllianceLetter; values: Values; problems?: Problems }) => {
  const { lang, actor, place, bodies } = room
  const all = canShapeBodies(actor, place.id)
  const led = bodies.filter((body) => !body.endedAt && leads(actor, body))
  const back = letter ? href(routes.allianceLetters.show, { lang, id: showId(letter.id) }) : href(routes.allianceLetters.list, { lang, slug: place.slug })
  return (
    <RoomPage room={room} title={words.write} lead={words.onlyOne} current="letters" width="narrow" trail={[{ href: href(routes.allianceLetters.list, { lang, slug: place.slug }), label: words.letters }]}>
      <Form lang={lang} action={letter ? href(routes.allianceLetters.save, { lang, id: showId(letter.id) }) : href(routes.allianceLetters.create, { lang, slug: place.slug })} version={letter?.version} errors={problems}>
        {letter ? null : <Select lang={lang} name="to" label={words.to} empty={all ? words.toAll : undefined} options={led.map((body) => ({ value: showId(body.id), label: headOf(lang, body.name).title }))} value={one(values, 'to')} error={problems?.to} />}
        <HalvesFields lang={lang} name="subject" zh={words.subjectZh} en={words.subjectEn} values={values} problems={problems} limit={300} />
        <HalvesFields lang={lang} name="body" zh={bodyWords.textZh} en={bodyWords.textEn} values={values} problems={problems} rows={9} limit={20_000} />
        <p class="hint">{words.frequency[lang]}</p>
        <Actions><Button kind="primary">{words.preview[lang]}</Button><LinkButton kind="quiet" href={back}>{bodyWords.back[lang]}</LinkButton></Actions>
      </Form>
    </RoomPage>
  )
}

export type LetterShow = { room: Room; letter: AllianceLetter; /** The reader may write it. */ writes: boolean; /** How many it would reach now. */ reach: number; deliveries: readonly Delivery[]; problems?: Problems }

export const LetterPage = (props: LetterShow) => {
  const { room, letter, writes, reach } = props
  const { lang, place } = room
  const at = { lang, id: showId(letter.id) }
  const subject = headOf(lang, letter.subject)
  const draft = writes && !letter.sentAt
  return (
    <RoomPage
      room={room} {...subject} current="letters" width={draft ? undefined : 'narrow'} trail={[{ href: href(routes.allianceLetters.list, { lang, slug: place.slug }), label: words.letters }]}
      kicker={<span class="flex flex-wrap gap-2"><span>{words.to[lang]}{lang === 'zh' ? '：' : ': '}{toOf(room, letter)}</span>{letter.sentAt ? <span>{said(lang, words.sent, { day: showDay(lang, letter.sentAt) })}</span> : <Badge tone="amber">{words.isDraft[lang]}</Badge>}</span>}
      actions={draft ? <><PostButton lang={lang} kind="primary" action={href(routes.allianceLetters.send, at)} values={{ _version: letter.version }} label={said(lang, words.send, { n: reach })} confirm={words.sendSure} disabled={reach === 0} /><LinkButton href={href(routes.allianceLetters.edit, at)}>{bodyWords.edit[lang]}</LinkButton></> : undefined}
    >
      {draft ? <><div class="grid gap-4 lg:grid-cols-2"><Preview {...props} half="zh" /><Preview {...props} half="en" /></div><p class="hint mt-4">{words.frequency[lang]}</p></> : <Letter {...props} />}
      {writes && letter.sentAt ? <Deliveries {...props} /> : null}
    </RoomPage>
  )
}

const Letter = ({ room: { lang }, letter }: LetterShow) => {
  const body = readText(letter.body, lang)
  return <Card lang={lang}><Paragraphs text={body.body} lang={tagOf(lang, body.lang)} /></Card>
}

const Preview = ({ room: { lang }, letter, half }: LetterShow & { half: 'zh' | 'en' }) => {
  const [subject, body] = [readText(letter.subject, half), readText(letter.body, half)]
  return (
    <Card lang={lang} kicker={half === 'zh' ? words.previewZh : words.previewEn}>
      <h2 class="sheet-title" lang={langTag[subject.lang]}>{subject.body}</h2>
      <Paragraphs text={body.body} lang={langTag[body.lang]} />
    </Card>
  )
}

const mailWords = { queued: words.queued, kept: words.kept, sent: words.mailSent, failed: words.failed }
const mailTones = { queued: 'amber', kept: 'neutral', sent: 'jade', failed: 'accent' } as const

const Deliveries = ({ room: { lang }, letter, deliveries }: LetterShow) => (
  <Section lang={lang} title={said(lang, words.readCount, { n: deliveries.filter((one) => one.openedAt).length, all: letter.readers })}>
    <p class="hint">{words.deliveriesNote[lang]}</p>
    <Table
      lang={lang} caption={words.deliveries} hiddenCaption
      columns={[{ key: 'reader', label: words.reader }, { key: 'language', label: words.language }, { key: 'read', label: words.read }, { key: 'mail', label: words.mail }]}
      rows={deliveries.map((one) => ({
        cells: {
          reader: one.name ? nameFor(lang, one.name) : bodyWords.unknown[lang],
          language: expertLanguages[one.lang][lang],
          read: one.openedAt ? <Day lang={lang} at={one.openedAt} /> : <span class="hint">{words.unread[lang]}</span>,
          mail: one.mail ? <Badge tone={mailTones[one.mail]}>{mailWords[one.mail][lang]}</Badge> : <Badge tone="amber">{words.queued[lang]}</Badge>,
        },
      }))}
    />
  </Section>
)
