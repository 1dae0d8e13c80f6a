import { showId } from '../../../core/id.ts'
import { type Lang, nameFor } from '../../../core/text.ts'
import { type Body, choiceWords, majorityWords, type MotionLine, type MotionSeen, outcomeWords } from '../../../modules/alliances/bodies/bodies.ts'
import { one, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Badge } from '../../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../../ui/buttons.tsx'
import { Card, Facts } from '../../ui/card.tsx'
import { optionsOf, Radios, Select } from '../../ui/choices.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Paragraphs, Split } from '../../ui/page.tsx'
import { said } from '../../ui/said.ts'
import { Table } from '../../ui/table.tsx'
import { Clocks } from '../../ui/time.tsx'
import type { Problems } from './body-pages.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { bodyWords, motionWords as words } from './messages.ts'
import { HalvesFields, headOf, shown } from '../../ui/bilingual.tsx'
import { MomentFields } from '../../ui/moment.tsx'

export const MotionBadge = ({ lang, motion }: { lang: Lang; motion: MotionLine }) =>
  motion.outcome ? <Badge tone={motion.outcome === 'carried' ? 'jade' : 'neutral'}>{outcomeWords[motion.outcome][lang]}</Badge> : motion.open ? <Badge tone="amber">{words.running[lang]}</Badge> : null

export const MotionFormPage = ({ room, body, values, problems }: { room: Room; body: Body; values: Values; problems?: Problems }) => {
  const { lang } = room
  const at = { lang, id: showId(body.id) }
  return (
    <RoomPage room={room} title={words.open} lead={words.openLead} current="bodies" width="narrow" trail={[{ href: href(routes.bodies.show, at), label: headOf(lang, body.name).title }]}>
      <Form lang={lang} action={href(routes.bodies.motionOpen, at)} errors={problems}>
        <HalvesFields lang={lang} name="title" zh={bodyWords.titleZh} en={bodyWords.titleEn} values={values} problems={problems} limit={300} />
        <HalvesFields lang={lang} name="body" zh={bodyWords.textZh} en={bodyWords.textEn} values={values} problems={problems} rows={7} limit={20_000} />
        <div class="grid gap-x-4 sm:grid-cols-2">
          <TextField lang={lang} name="quorum" label={words.quorum} inputmode="numeric" value={one(values, 'quorum') || '50'} error={problems?.quorum} required />
          <Select lang={lang} name="quorumKind" label={words.quorumKind} empty={false} options={[{ value: 'share', label: words.share }, { value: 'number', label: words.number }]} value={one(values, 'quorumKind') || 'share'} error={problems?.quorumKind} />
        </div>
        <Radios lang={lang} name="majority" label={words.majority} options={optionsOf(majorityWords)} value={one(values, 'majority') || 'simple'} error={problems?.majority} />
        <MomentFields lang={lang} name="closesAt" label={words.closesAt} values={values} problems={problems} />
        <TextField lang={lang} name="concerns" label={words.concerns} hint={words.concernsHint} value={one(values, 'concerns')} error={problems?.concerns} optional />
        <Actions><Button kind="primary">{words.open[lang]}</Button><LinkButton kind="quiet" href={href(routes.bodies.show, at)}>{bodyWords.back[lang]}</LinkButton></Actions>
      </Form>
    </RoomPage>
  )
}

export const MotionPage = ({ room, seen }: { room: Room; seen: MotionSeen }) => {
  const { lang } = room
  const { motion } = seen
  const text = shown(lang, motion.body)
  return (
    <RoomPage room={room} {...headOf(lang, motion.title)} current="bodies" trail={[{ href: href(routes.bodies.show, { lang, id: showId(motion.bodyId) }), label: headOf(lang, seen.bodyName).title }]} kicker={<span class="flex flex-wrap gap-2"><span>{words.motions[lang]}</span><MotionBadge lang={lang} motion={motion} /></span>}>
      <Split main={<div class="grid gap-4"><Card lang={lang} title={words.text}><Paragraphs text={text.text} lang={text.lang} /></Card><Votes room={room} seen={seen} /></div>} side={<><Rule room={room} seen={seen} /><Own room={room} seen={seen} /></>} />
    </RoomPage>
  )
}

type Part = { room: Room; seen: MotionSeen }

const Rule = ({ room: { lang }, seen: { motion } }: Part) => (
  <Card lang={lang}>
    <Facts
      lang={lang}
      items={[
        { label: words.openedAt, value: <Clocks lang={lang} at={motion.openedAt} /> },
        { label: motion.open ? words.closesAt : words.closedAt, value: <Clocks lang={lang} at={motion.closedAt ?? motion.closesAt} /> },
        { label: words.quorum, value: motion.quorum.kind === 'share' ? said(lang, words.quorumShare, { n: motion.quorum.value / 100 }) : said(lang, words.quorumNumber, { n: motion.quorum.value }) },
        { label: words.majority, value: majorityWords[motion.majority][lang] },
        { label: words.concerns, value: motion.concerns && <a href={href(routes.organisations.show, { lang, slug: motion.concerns.slug })}>{nameFor(lang, motion.concerns.name)}</a> },
      ]}
    />
  </Card>
)

/** What the reader may do with an open motion. */
const Own = ({ room: { lang }, seen: { motion, own, canClose } }: Part) => {
  const at = { lang, id: showId(motion.id) }
  const close = canClose ? <PostButton lang={lang} action={href(routes.bodies.motionClose, at)} label={words.close} /> : null
  if (!own || !motion.open) return close
  if (own.recused) return <Notice lang={lang} kind="warning"><p>{words.recused[lang]}</p></Notice>
  return (
    <Card lang={lang} title={words.vote}>
      {own.alternate ? <p>{words.alternateNote[lang]}</p> : null}
      {own.choice ? <p>{said(lang, words.voted, { choice: choiceWords[own.choice][lang] })}</p> : (
        <Form lang={lang} action={href(routes.bodies.vote, at)}>
          <p class="hint">{words.voteFinal[lang]}</p>
          <Actions>{(['yes', 'no', 'abstain'] as const).map((choice) => <Button kind={choice === 'yes' ? 'primary' : 'plain'} name="choice" value={choice}>{choiceWords[choice][lang]}</Button>)}</Actions>
        </Form>
      )}
      <Actions><PostButton lang={lang} kind="quiet" small action={href(routes.bodies.recuse, at)} label={words.recuse} confirm={words.recuseSure} />{close}</Actions>
    </Card>
  )
}

const Votes = ({ room: { lang }, seen: { motion, votes, tally } }: Part) => {
  if (!votes || !tally) return <Notice lang={lang}><p>{words.votesLater[lang]}</p></Notice>
  return (
    <Card lang={lang} title={motion.open ? words.standing : words.result}>
      <p class="text-lg font-semibold">{motion.open ? null : `${outcomeWords[motion.outcome ?? tally.outcome][lang]} · `}{(['yes', 'no', 'abstain'] as const).map((choice) => `${choiceWords[choice][lang]} ${tally[choice]}`).join(' · ')}</p>
      <p class="hint">{said(lang, words.turnout, tally)}</p>
      <Table
        lang={lang} caption={words.votes} hiddenCaption compact columns={[{ key: 'seat', label: bodyWords.holder }, { key: 'vote', label: words.vote }]}
        rows={votes.map((vote) => ({
          cells: {
            seat: <>{vote.name ? nameFor(lang, vote.name) : bodyWords.unknown[lang]}{vote.alternate ? <span class="hint"> · {words.alternate[lang]}</span> : null}</>,
            vote: vote.recused ? <Badge>{words.recusedSeat[lang]}</Badge> : vote.choice ? choiceWords[vote.choice][lang] : <span class="hint">{words.notVoted[lang]}</span>,
          },
        }))}
      />
    </Card>
  )
}
