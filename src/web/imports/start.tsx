import { showId } from '../../core/id.ts'
import { listingKinds } from '../../modules/listings/content.ts'
import { type Lang, type Name, nameFor } from '../../core/text.ts'
import type { ImportRun } from '../../modules/listings/import/stored.ts'
import type { Problems, Values } from '../form.ts'
import { one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { StateBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Radios, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { FileField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section, Split } from '../ui/page.tsx'
import { showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Clocks } from '../ui/time.tsx'
import { importStates, importWords as words } from './messages.ts'

export type Choice = { id: string; name: Name }

type StartProps = { lang: Lang; choices: readonly Choice[]; runs: readonly ImportRun[]; values: Values; problems: Problems }

/** Where a file comes in, with the imports so far. */
export const StartPage = ({ lang, choices, runs, values, problems }: StartProps) => (
  <Page>
    <PageHead lang={lang} title={words.title} lead={words.lead} trail={[{ href: href(routes.desk.show, { lang }), label: words.desk }]} />
    {choices.length === 0
      ? <EmptyState lang={lang} title={words.nobody} text={words.nobodyText} action={{ href: href(routes.organisations.new, { lang }), label: words.create }} />
      : <Split main={<UploadForm lang={lang} choices={choices} values={values} problems={problems} />} side={<Templates lang={lang} />} />}
    {choices.length === 0 ? null : <Section lang={lang} title={words.history}><History lang={lang} runs={runs} /></Section>}
  </Page>
)

const UploadForm = ({ lang, choices, values, problems }: Omit<StartProps, 'runs'>) => (
  <Form lang={lang} action={href(routes.imports.upload, { lang })} errors={problems} files submission={false}>
    {choices.length === 1
      ? <input type="hidden" name="organisation" value={choices[0]!.id} />
      : (
        <Select
          lang={lang} name="organisation" label={words.organisation} hint={words.organisationHint} required empty={false} error={problems.organisation}
          options={choices.map((choice) => ({ value: choice.id, label: nameFor(lang, choice.name) }))} value={one(values, 'organisation')}
        />
      )}
    <Radios
      lang={lang} name="kind" label={words.kind} required columns error={problems.kind} value={one(values, 'kind') || 'offer'}
      options={listingKinds.map((value) => ({ value, label: words[value] }))}
    />
    <FileField lang={lang} name="file" label={words.file} hint={words.fileHint} required error={problems.file} accept=".csv,.xlsx,.jsonl" />
    <Actions><Button kind="primary">{words.upload[lang]}</Button></Actions>
  </Form>
)

const Templates = ({ lang }: { lang: Lang }) => (
  <Card lang={lang} title={words.template}>
    <p>{words.templateText[lang]}</p>
    <div class="actions">
      {(['xlsx', 'csv'] as const).map((format) => (
        <LinkButton small download href={href(routes.listings.export, { lang }, { format, template: 'yes' })}>.{format}</LinkButton>
      ))}
    </div>
  </Card>
)

const History = ({ lang, runs }: { lang: Lang; runs: readonly ImportRun[] }) => {
  if (runs.length === 0) return <p class="hint">{words.noHistory[lang]}</p>
  return (
    <Table
      lang={lang} caption={words.history} hiddenCaption
      columns={[
        { key: 'file', label: words.file }, { key: 'kind', label: words.kind }, { key: 'state', label: words.state }, { key: 'rows', label: words.rows, number: true },
        { key: 'created', label: words.created, number: true }, { key: 'failed', label: words.failedRows, number: true }, { key: 'when', label: words.when },
      ]}
      rows={runs.map((run) => ({
        cells: {
          file: <a href={href(routes.imports.show, { lang, id: showId(run.id) })}>{run.fileName}</a>,
          kind: words[run.kind][lang],
          state: <StateBadge lang={lang} state={run.state} label={run.state === 'done' && run.dryRun ? words.try : importStates[run.state]} />,
          rows: showNumber(lang, run.total),
          created: run.state === 'mapped' ? '' : showNumber(lang, run.counts.created),
          failed: run.state === 'mapped' ? '' : showNumber(lang, run.counts.failed),
          when: <Clocks lang={lang} at={run.at} />,
        },
      }))}
    />
  )
}
