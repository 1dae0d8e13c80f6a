import { showId } from '../../core/id.ts'
import { type Lang, say } from '../../core/text.ts'
import { mappable, suggestMapping } from '../../modules/listings/import/mapping.ts'
import type { ImportRun } from '../../modules/listings/import/stored.ts'
import type { Problems } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Checkbox, type Option, Select } from '../ui/choices.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { said, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { importWords as words } from './messages.ts'

/** The name of the select of the n-th column; headers themselves may hold anything. */
export const fieldOf = (place: number): string => `column-${place}`

/** `trusted`: what is imported appears at once; `reviewed`: after the moderators; `drafts`: the actor may not publish. */
export type Publishing = 'trusted' | 'reviewed' | 'drafts'

type MappingProps = { lang: Lang; run: ImportRun; publishing: Publishing; problems: Problems; sentence?: string }

const shownRows = 3
/** Below this a guess is worth a second look. */
const sure = 0.8

const options = (lang: Lang, intoRelease: boolean): Option[] => mappable(intoRelease).map((column) => ({ value: column.key, label: column.field && !column.lang ? say(lang, words.plain, { header: column.header[lang] }) : column.header[lang] }))

const cell = (text: string | undefined): string => (text === undefined || text.length <= 70 ? (text ?? '') : `${text.slice(0, 70)}…`)

/** Which column is which, with the first rows beside it; then a dry run or the import. */
export const MappingPage = ({ lang, run, publishing, problems, sentence }: MappingProps) => {
  const id = showId(run.id)
  const { confidence } = suggestMapping(run.headers, run.releaseId !== null)
  const choices = options(lang, run.releaseId !== null)
  const rows = run.headers.map((header, place) => ({
    cells: {
      column: <>{header}{run.mapping[header] && (confidence[header] ?? 1) < sure ? <> <Badge tone="amber">{words.look[lang]}</Badge></> : null}</>,
      sample: <ul class="grid gap-1 text-muted">{run.preview.slice(0, shownRows).map((record) => cell(record[header])).filter(Boolean).map((text) => <li class="[overflow-wrap:anywhere]">{text}</li>)}</ul>,
      target: (
        <Select
          lang={lang} name={fieldOf(place)} label={said(lang, words.targetOf, { column: header })} hiddenLabel empty={words.leaveOut} options={choices}
          value={run.mapping[header] ?? ''} error={problems[fieldOf(place)]}
        />
      ),
    },
  }))
  return (
    <Page width="wide">
      <PageHead
        lang={lang} title={words.columns} lead={said(lang, words.columnsLead, { file: run.fileName, n: showNumber(lang, run.total) })}
        trail={[{ href: href(routes.desk.show, { lang }), label: words.desk }, { href: href(routes.imports.start, { lang }), label: words.title }]}
      />
      {sentence ? <Notice lang={lang} kind="error" live><p>{sentence}</p></Notice> : null}
      <Form lang={lang} action={href(routes.imports.map, { lang, id })} errors={problems}>
        <Table
          lang={lang} caption={words.columns} hiddenCaption rows={rows}
          columns={[{ key: 'column', label: words.column }, { key: 'sample', label: words.sample }, { key: 'target', label: words.target }]}
        />
        {run.releaseId ? <p class="hint">{words.publishRelease[lang]}</p> : publishing === 'drafts'
          ? <p class="hint">{words.publishNot[lang]}</p>
          : <Checkbox lang={lang} name="publish" label={words.publish} checked={run.publish} hint={publishing === 'trusted' ? words.publishTrusted : words.publishReviewed} />}
        <Actions>
          <Button kind="primary" name="go" value="run">{words.run[lang]}</Button>
          <Button name="go" value="try">{words.try[lang]}</Button>
        </Actions>
        <p class="hint">{words.tryHint[lang]}</p>
      </Form>
    </Page>
  )
}
