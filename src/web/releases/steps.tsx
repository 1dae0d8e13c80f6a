import { showId } from '../../core/id.ts'
import { nameFor } from '../../core/text.ts'
import { localAt } from '../../core/wall-clock.ts'
import { many, one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkboxes, optionsOf, Radios, Select } from '../ui/choices.tsx'
import { Field, fieldId } from '../ui/field.tsx'
import { FileField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { said, showNumber } from '../ui/said.ts'
import { showDay } from '../ui/time.tsx'
import { releaseWords as words, releaseZones } from './messages.ts'
import type { ShowProps } from './show.tsx'

type StepProps = ShowProps & { runs: boolean; approves: boolean }

/** What comes next for whoever reads: gather, submit or approve, set the hour, publish, cancel. */
export const Steps = (props: StepProps) => {
  const { lang, release, runs, approves } = props
  const { state, counts, submittedAt } = release
  const at = { lang, id: showId(release.id) }
  const standing = [said(lang, words.ready, { n: showNumber(lang, counts.ready) }), said(lang, words.waiting, { n: showNumber(lang, counts.waiting) }), said(lang, words.drafts, { n: showNumber(lang, counts.draft) })]
  return (
    <div class="grid gap-4">
      <Card lang={lang} title={words.steps} tone="wash" id="next">
        {counts.total > 0 ? <p>{standing.join(lang === 'zh' ? '，' : ', ')}{lang === 'zh' ? '。' : '.'}</p> : null}
        {state === 'draft' && submittedAt ? <p>{said(lang, words.submitted, { day: showDay(lang, submittedAt) })}</p> : null}
        {state === 'draft' && runs && counts.total > 0 && (!submittedAt || counts.draft > 0) ? (
          <><PostButton lang={lang} kind="primary" action={href(routes.releases.submit, at)} label={release.trusted ? words.submitTrusted : words.submit} values={{ _version: release.version }} /><p class="hint">{(release.trusted ? words.submitTrustedHint : words.submitHint)[lang]}</p></>
        ) : null}
        {state === 'draft' && !runs && approves && submittedAt ? <><PostButton lang={lang} kind="primary" action={href(routes.releases.approve, at)} label={words.approve} /><p class="hint">{words.approveHint[lang]}</p></> : null}
        {runs && (state === 'approved' || state === 'held') ? <HourForm {...props} /> : null}
        {state === 'approved' || state === 'held' ? <p class="hint">{words.leftBehind[lang]}</p> : null}
      </Card>
      {runs ? <Gather {...props} /> : null}
      {runs ? <CancelForm {...props} /> : null}
    </div>
  )
}

const HourForm = ({ lang, actor, release, values = {}, problems = {} }: StepProps) => {
  const at = { lang, id: showId(release.id) }
  const zone = one(values, 'zone') || release.hourZone || (lang === 'zh' ? 'Asia/Shanghai' : 'Europe/London')
  const field = { lang, name: 'hour', label: words.hour, error: problems.hour, required: true }
  const held = release.state === 'held'
  return (
    <>
      <Form lang={lang} action={href(routes.releases.hold, at)} version={release.version} errors={problems.hour || problems.zone || (problems.reason && one(values, 'hour')) ? problems : undefined}>
        <div class="grid gap-x-4 sm:grid-cols-2">
          <Field field={field}><input id={fieldId(field)} name="hour" type="datetime-local" class="input w-full" value={one(values, 'hour') || release.hourLocal || ''} min={localAt(actor.at, zone)} aria-invalid={problems.hour ? 'true' : undefined} /></Field>
          <Select lang={lang} name="zone" label={words.zone} options={optionsOf(releaseZones)} value={zone} empty={false} error={problems.zone} />
        </div>
        {held ? <TextField lang={lang} name="reason" id="f-reason" label={words.reason} hint={words.reasonHint} required value={one(values, 'hour') ? one(values, 'reason') : ''} error={one(values, 'hour') ? problems.reason : undefined} /> : null}
        <Actions><Button kind={held ? 'plain' : 'primary'}>{(held ? words.move : words.hold)[lang]}</Button></Actions>
      </Form>
      <PostButton lang={lang} action={href(routes.releases.publish, at)} label={words.publishNow} values={{ _version: release.version }} confirm={said(lang, words.publishSure, { n: release.counts.ready })} />
    </>
  )
}

const Gather = ({ lang, release, drafts, values = {}, problems = {} }: StepProps) => {
  const at = { lang, id: showId(release.id) }
  return (
    <Card lang={lang} title={words.gather} id="gather">
      <p class="hint">{words.gatherHint[lang]}</p>
      <Form lang={lang} action={href(routes.releases.upload, at)} files submission={false} errors={problems.file ? { file: problems.file } : undefined}>
        <Radios lang={lang} name="kind" label={words.kind} columns options={[{ value: 'need', label: words.need }, { value: 'offer', label: words.offer }]} value={one(values, 'kind') || 'need'} />
        <FileField lang={lang} name="file" label={words.file} error={problems.file} accept=".csv,.xlsx,.jsonl" required />
        <Actions><Button kind={release.counts.total === 0 ? 'primary' : 'plain'}>{words.upload[lang]}</Button></Actions>
      </Form>
      {drafts.length === 0 ? null : (
        <details class="mt-4">
          <summary>{words.addDrafts[lang]}</summary>
          <Form lang={lang} action={href(routes.releases.add, at)}>
            <Checkboxes lang={lang} name="listing" label={words.addDrafts} hiddenLabel values={many(values, 'listing')} options={drafts.map((draft) => ({ value: showId(draft.id), label: nameFor(lang, draft.title) || draft.reference }))} />
            <Actions><Button>{words.add[lang]}</Button></Actions>
          </Form>
        </details>
      )}
    </Card>
  )
}

const CancelForm = ({ lang, release, values = {}, problems = {} }: StepProps) => {
  const wrong = problems.reason && !one(values, 'hour')
  return (
    <details class="mt-2" open={wrong ? true : undefined}>
      <summary>{words.cancel[lang]}</summary>
      <Form lang={lang} action={href(routes.releases.cancel, { lang, id: showId(release.id) })} version={release.version}>
        <p class="hint">{words.cancelHint[lang]}</p>
        <TextField lang={lang} id="f-cancel-reason" name="reason" label={words.reason} hint={words.reasonHint} required value={wrong ? one(values, 'reason') : ''} error={wrong ? problems.reason : undefined} />
        <Actions><Button kind="danger">{words.cancel[lang]}</Button></Actions>
      </Form>
    </details>
  )
}
