import { liveLimits, regionWords, streamKindWords } from '../../modules/events/live/live.ts'
import { one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { HalvesFields } from '../ui/bilingual.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { MomentFields, momentIn } from '../ui/moment.tsx'
import { said } from '../ui/said.ts'
import { type DeskProps, typedIn } from './desk-page.tsx'
import { deskWords as words } from './messages/desk.ts'
import { at } from './page.tsx'

/** Four choices to begin with, more where more were typed. */
const rowsOf = (values: Record<string, unknown>): number[] =>
  Array.from({ length: liveLimits.choices }, (_, place) => place + 1).filter((n) => n <= 4 || values[`choice${n}_zh`] || values[`choice${n}_en`])

export const PollForm = (props: DeskProps) => {
  const { lang } = props
  const { values, problems } = typedIn(props, 'poll')
  return (
    <details class="disclosure" open={problems !== undefined}>
      <summary>{words.pollNew[lang]}</summary>
      <Form lang={lang} action={href(routes.liveDesk.poll, at(props))} errors={problems}>
        <HalvesFields lang={lang} name="question" zh={words.pollQuestionZh} en={words.pollQuestionEn} values={values} problems={problems} limit={liveLimits.poll} />
        {rowsOf(values).map((n) => <HalvesFields lang={lang} name={`choice${n}`} zh={{ zh: said('zh', words.choiceZh, { n }), en: said('en', words.choiceZh, { n }) }} en={{ zh: said('zh', words.choiceEn, { n }), en: said('en', words.choiceEn, { n }) }} values={values} problems={problems} optional={n > 2} />)}
        <Actions><Button kind="primary">{words.pollMake[lang]}</Button></Actions>
      </Form>
    </details>
  )
}

export const StreamForm = (props: DeskProps) => {
  const { lang, hosts } = props
  const { values, problems } = typedIn(props, 'stream')
  return (
    <details class="disclosure" open={problems !== undefined}>
      <summary>{words.streamNew[lang]}</summary>
      <Form lang={lang} action={href(routes.liveDesk.stream, at(props))} errors={problems}>
        <Select lang={lang} name="kind" label={words.kind} options={optionsOf(streamKindWords)} value={one(values, 'kind') || 'page'} empty={false} />
        <TextField lang={lang} name="url" type="url" label={words.url} hint={hosts.length > 0 ? said(lang, words.urlHint, { hosts: hosts.join(lang === 'zh' ? '、' : ', ') }) : words.urlHintNone} value={one(values, 'url')} error={problems?.url} required />
        <Select lang={lang} name="region" label={words.region} options={optionsOf(regionWords)} value={one(values, 'region') || 'everywhere'} empty={false} />
        <HalvesFields lang={lang} name="name" zh={words.nameZh} en={words.nameEn} values={values} problems={problems} />
        <Actions><Button kind="primary">{words.add[lang]}</Button></Actions>
      </Form>
    </details>
  )
}

export const FigureForm = (props: DeskProps) => {
  const { lang } = props
  const { values, problems } = typedIn(props, 'figure')
  return (
    <details class="disclosure" open={problems !== undefined}>
      <summary>{words.figureNew[lang]}</summary>
      <Form lang={lang} action={href(routes.liveDesk.figure, at(props))} errors={problems}>
        <TextField lang={lang} name="viewers" label={words.viewers} hint={words.figureHint} inputmode="numeric" value={one(values, 'viewers')} error={problems?.viewers} required />
        <HalvesFields lang={lang} name="source" zh={words.sourceZh} en={words.sourceEn} values={values} problems={problems} />
        <TextField lang={lang} name="sourceUrl" type="url" label={words.sourceUrl} value={one(values, 'sourceUrl')} error={problems?.sourceUrl} optional />
        <MomentFields lang={lang} name="countedAt" label={words.countedAt} values={one(values, 'countedAt') ? values : momentIn(lang, props.at, 'countedAt')} problems={problems} />
        <Actions><Button>{words.enter[lang]}</Button></Actions>
      </Form>
    </details>
  )
}
