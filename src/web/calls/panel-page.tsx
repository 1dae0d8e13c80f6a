import { showId } from '../../core/id.ts'
import { type Lang, langs, nameFor } from '../../core/text.ts'
import type { Call, SubmissionLine } from '../../modules/calls/calls.ts'
import type { Conflict, Reviewer } from '../../modules/calls/judging/judging.ts'
import { many, one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, StateBadge } from '../ui/badges.tsx'
import { HalvesFields, shown } from '../ui/bilingual.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Checkbox, Checkboxes, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { causeWords, judgeWords as words } from './messages/judging.ts'

export type PanelProps = { lang: Lang; call: Call; panel: readonly Reviewer[]; conflicts: readonly Conflict[]; submissions: readonly SubmissionLine[]; again?: { form: 'invite' | 'conflict'; values: Values; problems: Readonly<Record<string, Words>> } }

/** The panel of a call: who judges, what each carries, and what stands between whom. */
export const PanelPage = (props: PanelProps) => {
  const { lang, call, panel } = props
  return (
    <Page width="wide">
      <PageHead lang={lang} title={words.panel} lead={words.panelLead} trail={[{ href: href(routes.calls.desk, { lang, slug: call.slug }), label: shown(lang, call.title).text }]} />
      {panel.length === 0 ? <EmptyState lang={lang} title={words.panelNone} /> : (
        <Table
          lang={lang} caption={words.panel} hiddenCaption columns={[{ key: 'name', label: words.name }, { key: 'reads', label: words.languages }, { key: 'done', label: words.done, number: true }, { key: 'load', label: words.loadHead, number: true }, { key: 'state', label: words.state }, { key: 'end', label: words.remove, hiddenLabel: true }]}
          rows={panel.map((reviewer) => ({
            cells: {
              name: <>{nameFor(lang, reviewer.name)}{reviewer.affiliation ? <span class="block hint font-normal">{reviewer.affiliation}</span> : null}{reviewer.expertise ? <span class="block hint font-normal">{shown(lang, reviewer.expertise).text}</span> : null}</>,
              reads: reviewer.languages.map((lang_) => words[lang_][lang]).join(lang === 'zh' ? '、' : ', '), done: said(lang, words.carries, { done: reviewer.submitted, all: reviewer.active }), load: reviewer.loadMost,
              state: <>{<StateBadge lang={lang} state={reviewer.state} label={words[reviewer.state]} />}{reviewer.juror ? <Badge>{words.juror[lang]}</Badge> : null}</>,
              end: reviewer.state === 'withdrawn' ? '' : <PostButton lang={lang} small kind="quiet" action={href(routes.panels.withdraw, { lang, slug: call.slug, id: showId(reviewer.id) })} label={words.remove} confirm={words.removeSure} />,
            },
          }))}
        />
      )}
      <Invite {...props} />
      <Conflicts {...props} />
    </Page>
  )
}

const Invite = ({ lang, call, again }: PanelProps) => {
  const values = again?.form === 'invite' ? again.values : { languages: [...langs], loadMost: '12' }
  const problems = again?.form === 'invite' ? again.problems : undefined
  return (
    <Section lang={lang} title={words.invite}>
      <Form lang={lang} action={href(routes.panels.invite, { lang, slug: call.slug })} errors={problems}>
        <div class="grid items-start gap-3 sm:grid-cols-2">
          <TextField lang={lang} name="email" type="email" label={words.email} value={one(values, 'email')} error={problems?.email} required autocomplete="off" />
          <TextField lang={lang} name="name" label={words.name} value={one(values, 'name')} optional autocomplete="off" />
          <TextField lang={lang} name="affiliation" label={words.affiliation} value={one(values, 'affiliation')} optional />
          <TextField lang={lang} name="loadMost" label={words.load} value={one(values, 'loadMost')} error={problems?.loadMost} inputmode="numeric" size="short" />
        </div>
        <Checkboxes lang={lang} name="languages" label={words.languages} options={langs.map((value) => ({ value, label: words[value] }))} values={many(values, 'languages')} error={problems?.languages} columns />
        <HalvesFields lang={lang} name="expertise" zh={words.expertiseZh} en={words.expertiseEn} values={values} problems={problems} rows={2} limit={2000} />
        <Checkbox lang={lang} name="juror" label={words.juror} checked={one(values, 'juror') === 'yes'} />
        <Actions><Button kind="primary">{words.invite[lang]}</Button></Actions>
      </Form>
    </Section>
  )
}

const Conflicts = ({ lang, call, panel, conflicts, submissions, again }: PanelProps) => (
  <Section lang={lang} title={words.conflicts} id="conflicts">
    <p class="hint">{words.conflictsLead[lang]}</p>
    {conflicts.length > 0 ? (
      <Table
        lang={lang} caption={words.conflicts} hiddenCaption columns={[{ key: 'reviewer', label: words.reviewer }, { key: 'entry', label: words.entry }, { key: 'cause', label: words.cause }, { key: 'end', label: words.endConflict, hiddenLabel: true }]}
        rows={conflicts.map((conflict) => ({ cells: { reviewer: nameFor(lang, conflict.reviewer), entry: `${conflict.reference} ${conflict.title}`, cause: causeWords[conflict.cause][lang], end: <PostButton lang={lang} small kind="quiet" action={href(routes.panels.conflictEnd, { lang, slug: call.slug, id: showId(conflict.id) })} label={words.endConflict} /> } }))}
      />
    ) : null}
    {panel.length > 0 && submissions.length > 0 ? (
      <Form lang={lang} action={href(routes.panels.conflict, { lang, slug: call.slug })} errors={again?.form === 'conflict' ? again.problems : undefined} class="mt-4 grid items-end gap-3 sm:grid-cols-3">
        <Select lang={lang} name="reviewer" label={words.reviewer} options={panel.map((reviewer) => ({ value: showId(reviewer.id), label: nameFor(lang, reviewer.name) }))} />
        <Select lang={lang} name="submission" label={words.entry} options={submissions.map((line) => ({ value: showId(line.id), label: `${line.reference} ${line.title}` }))} />
        <Actions><Button>{words.pin[lang]}</Button></Actions>
      </Form>
    ) : null}
  </Section>
)
