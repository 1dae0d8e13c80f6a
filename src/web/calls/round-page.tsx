import { showId } from '../../core/id.ts'
import type { Lang, Text } from '../../core/text.ts'
import { blindnesses, blindnessWords, type Call, type Extension, modeWords, phaseOf, phaseWords, type Round, roundModes } from '../../modules/calls/calls.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { HalvesFields, halvesIn, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, Select } from '../ui/choices.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { momentIn, MomentFields } from '../ui/moment.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { Clocks, showClocks } from '../ui/time.tsx'
import { applyWords } from './messages/applying.ts'
import { deskWords as words } from './messages/desk.ts'

export type RoundProps = {
  lang: Lang
  at: Date
  call: Call
  round: Round
  extensions: readonly Extension[]
  tracks: readonly { id: string; name: Text; places: number | null }[]
  again?: { form: 'round' | 'extend' | 'track'; values: Values; problems: Readonly<Record<string, Words>> }
}

const number = (value: number | null): string => (value === null ? '' : String(value))

/** The times and rules of one round, its extensions and its tracks. */
export const RoundPage = (props: RoundProps) => {
  const { lang, at, call, round, again } = props
  const values: Values = again?.form === 'round' ? again.values : {
    ...halvesIn(round.name, 'name'), ...(round.opensAt ? momentIn(lang, round.opensAt, 'opensAt') : {}), ...(round.closesAt ? { closesAt: momentIn(lang, round.closesAt, 'closesAt').closesAt! } : {}), ...(round.reviewsDue ? momentIn(lang, round.reviewsDue, 'reviewsDue') : {}),
    grace: String(round.grace), blindness: round.blindness, mode: round.mode, reviewsWanted: String(round.reviewsWanted), advance: round.advance, places: number(round.places), reserves: String(round.reserves),
    threshold: round.thresholdBp === null ? '' : String(round.thresholdBp / 100), mostPerOrganisation: number(round.mostPerOrganisation), score: round.score, audienceVote: round.audienceVote ? 'yes' : '',
  }
  const problems = again?.form === 'round' ? again.problems : undefined
  const text = (name: string, label: Words) => <TextField lang={lang} name={name} label={label} value={one(values, name)} error={problems?.[name]} inputmode="decimal" />
  const choose = (name: string, label: Words, options: { value: string; label: Words }[]) => <Select lang={lang} name={name} label={label} options={options} value={one(values, name)} empty={false} />
  const fixed = call.state !== 'draft' && round.closesAt !== null
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={shown(lang, round.name).text} kicker={<span class="flex gap-2"><span>{said(lang, words.round, { n: round.position })}</span><Badge>{phaseWords[phaseOf(round, at)][lang]}</Badge></span>} trail={[{ href: href(routes.calls.desk, { lang, slug: call.slug }), label: shown(lang, call.title).text }]} />
      {fixed ? <Notice lang={lang}><p>{words.fixed[lang]}</p></Notice> : null}
      <Form lang={lang} action={href(routes.callRounds.save, { lang, slug: call.slug, id: showId(round.id) })} version={round.version} errors={problems}>
        <HalvesFields lang={lang} name="name" zh={words.roundZh} en={words.roundEn} values={values} problems={problems} limit={300} />
        {round.formId && fixed ? <p>{applyWords.opens[lang]} {round.opensAt ? <Clocks lang={lang} at={round.opensAt} /> : null} · {applyWords.closes[lang]} {round.closesAt ? <Clocks lang={lang} at={round.closesAt} /> : null}</p> : null}
        {round.formId && !fixed ? <><MomentFields lang={lang} name="opensAt" label={words.opensAt} values={values} problems={problems} more={[{ name: 'closesAt', label: words.closesAt }, { name: 'reviewsDue', label: words.reviewsDue, optional: true }]} />{text('grace', words.grace)}</> : null}
        {round.formId && !fixed ? null : <MomentFields lang={lang} name="reviewsDue" label={words.reviewsDue} values={values} problems={problems} optional />}
        <div class="grid items-start gap-3 sm:grid-cols-2">
          {choose('mode', words.mode, roundModes.map((value) => ({ value, label: modeWords[value] })))}
          {choose('blindness', words.blindness, blindnesses.map((value) => ({ value, label: blindnessWords[value] })))}
          {text('reviewsWanted', words.reviewsWanted)}
          {choose('score', words.score, [{ value: 'adjusted', label: words.adjusted }, { value: 'raw', label: words.raw }])}
          {choose('advance', words.advance, (['top', 'threshold', 'chosen'] as const).map((value) => ({ value, label: words[value] })))}
          {text('places', words.places)}{text('reserves', words.reserves)}{text('threshold', words.thresholdPercent)}{text('mostPerOrganisation', words.mostPerOrganisation)}
        </div>
        <Checkbox lang={lang} name="audienceVote" label={words.audienceVote} checked={one(values, 'audienceVote') === 'yes'} />
        <Actions><Button kind="primary">{words.save[lang]}</Button><LinkButton kind="quiet" href={href(routes.calls.desk, { lang, slug: call.slug })}>{words.back[lang]}</LinkButton></Actions>
      </Form>
      <div class="mt-8 grid gap-6">
        {fixed && round.formId && round.state === 'planned' ? <Extend {...props} /> : null}
        <Tracks {...props} />
      </div>
    </Page>
  )
}

const Extend = ({ lang, call, round, extensions, again }: RoundProps) => {
  const values = again?.form === 'extend' ? again.values : {}
  const problems = again?.form === 'extend' ? again.problems : undefined
  return (
    <Card lang={lang} title={words.extend}>
      {extensions.map((one) => <p class="hint">{said(lang, applyWords.extended, { was: showClocks(lang, one.was), now: showClocks(lang, one.closesAt), reason: one.reason })}</p>)}
      <Form lang={lang} action={href(routes.callRounds.extend, { lang, slug: call.slug, id: showId(round.id) })} errors={problems} class="grid gap-3">
        <MomentFields lang={lang} name="closesAt" label={words.closesAt} values={values} problems={problems} />
        <TextArea lang={lang} name="reason" label={words.reason} rows={2} value={one(values, 'reason')} error={problems?.reason} required />
        <Actions><Button>{words.extend[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}

const Tracks = ({ lang, call, round, tracks, again }: RoundProps) => {
  const at = { lang, slug: call.slug, id: showId(round.id) }
  const problems = again?.form === 'track' ? again.problems : undefined
  if (round.state !== 'planned' && tracks.length === 0) return null
  return (
    <Card lang={lang} title={words.tracks}>
      <ul class="grid gap-2">{tracks.map((one) => <li class="flex flex-wrap items-center gap-3"><span>{shown(lang, one.name).text}{one.places ? ` · ${words.places[lang]} ${one.places}` : ''}</span>{round.state === 'planned' ? <PostButton lang={lang} small kind="quiet" action={href(routes.callRounds.trackRemove, { ...at, track: showId(one.id) })} label={words.remove} /> : null}</li>)}</ul>
      {round.state === 'planned' ? (
        <Form lang={lang} action={href(routes.callRounds.track, at)} errors={problems} class="mt-3 grid gap-3">
          <HalvesFields lang={lang} name="track" zh={words.trackZh} en={words.trackEn} values={again?.form === 'track' ? again.values : {}} problems={problems} />
          <TextField lang={lang} name="places" id="f-track-places" label={words.places} inputmode="numeric" size="short" />
          <Actions><Button>{words.addTrack[lang]}</Button></Actions>
        </Form>
      ) : null}
    </Card>
  )
}
