import { showId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { type FormCell, formFigures, formPeriodWords, formZoneWords, figureWords, formLimits, type FormFigure, isAmount, type OfficialForm, reportedMonth, tenThousands, writtenFigure } from '../../modules/indicators/indicators.ts'
import { outcomeKindWords } from '../../modules/projects/projects.ts'
import { type Grid } from '../../platform/workbook/grid.ts'
import { lettersOf } from '../../platform/workbook/parts.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, type Option, optionsOf, Radios, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { FileField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day, showDay, showMonth } from '../ui/time.tsx'
import { formWords as words } from './messages/forms.ts'
import type { Place } from './pages.tsx'

type Problems = Record<string, Words> | undefined

/** The page of a form, and of the figures that it takes from. */
export const formHref = (lang: Lang, id: string): string => href(routes.forms.show, { lang, id: showId(id) })
export const formsHref = (lang: Lang, place: Place): string => href(routes.forms.list, { lang, ...place })
const trailOf = (lang: Lang, place: Place) => [{ href: href(routes.indicators.show, { lang, ...place }), label: words.funnel }, { href: formsHref(lang, place), label: words.back }]

const How = ({ lang, form }: { lang: Lang; form: OfficialForm }) => <Badge tone={form.stoppedAt ? 'amber' : form.monthly ? 'jade' : 'neutral'}>{(form.stoppedAt ? words.stopped : form.monthly ? words.monthly : words.byHand)[lang]}</Badge>

type ListProps = { lang: Lang; place: Place; forms: readonly OfficialForm[]; values: Values; problems: Problems }

/** The forms of one scope, and the way to add another. */
export const FormsPage = ({ lang, place, forms, values, problems }: ListProps) => (
  <Page>
    <PageHead lang={lang} title={words.title} lead={words.lead} trail={trailOf(lang, place).slice(0, 1)} />
    {forms.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} /> : (
      <Table
        lang={lang} caption={words.title} hiddenCaption columns={[{ key: 'form', label: words.form }, { key: 'cells', label: words.mapped }, { key: 'last', label: words.last }, { key: 'how', label: words.byItself }]}
        rows={forms.map((form) => ({ cells: { form: <a href={formHref(lang, form.id)}>{form.name}</a>, cells: say(lang, words.cellsN, { n: form.cells.length }), last: form.fillings[0] ? showMonth(lang, form.fillings[0].month) : words.never[lang], how: <How lang={lang} form={form} /> } }))}
      />
    )}
    <Section lang={lang} title={words.add} id="add">
      <Form lang={lang} action={href(routes.forms.add, { lang, ...place })} errors={problems} files>
        <TextField lang={lang} name="name" label={words.name} hint={words.nameHint} value={one(values, 'name')} error={problems?.name} required />
        <FileField lang={lang} name="file" label={words.file} accept=".xlsx" error={problems?.file} required />
        <Radios lang={lang} name="zone" label={words.zone} options={optionsOf(formZoneWords)} value={one(values, 'zone')} error={problems?.zone} />
        <Actions><Button kind={forms.length === 0 ? 'primary' : 'plain'}>{words.upload[lang]}</Button></Actions>
      </Form>
    </Section>
  </Page>
)

const figureName = (lang: Lang, figure: FormFigure): string => (figure === 'reported_month' ? reportedMonth[lang] : figure in figureWords ? figureWords[figure as keyof typeof figureWords][lang] : outcomeKindWords[figure as keyof typeof outcomeKindWords][lang])
const cellName = (lang: Lang, { figure, currency, unit }: Pick<FormCell, 'figure' | 'currency' | 'unit'>): string => [figureName(lang, figure), currency, unit === 1 ? undefined : tenThousands[lang]].filter(Boolean).join(' · ')

/** Every figure that a cell may say; amounts in each currency, those in CNY in ten thousands too. */
const figureOptions = (lang: Lang): Option[] =>
  formFigures.flatMap((figure) => {
    const kinds: Pick<FormCell, 'figure' | 'currency' | 'unit'>[] = isAmount(figure) ? currencies.flatMap((currency) => [{ figure, currency, unit: 1 as const }, ...(currency === 'CNY' ? [{ figure, currency, unit: 10_000 as const }] : [])]) : [{ figure, currency: null, unit: 1 }]
    return kinds.map((one_) => ({ value: writtenFigure(one_), label: cellName(lang, one_) }))
  })

export type FormPageProps = { lang: Lang; place: Place; form: OfficialForm; grids: readonly Grid[]; months: readonly string[]; lines: number; values: Values; problems: Problems }

/** A form: filling it in, what was filled in, how it looks, and which cell is which figure. */
export const FormPage = (props: FormPageProps) => {
  const { lang, place, form, grids, months, problems } = props
  const at = { lang, id: showId(form.id) }
  return (
    <Page>
      <PageHead lang={lang} title={form.name} kicker={<><How lang={lang} form={form} /> · {formZoneWords[form.zone][lang]}</>} trail={trailOf(lang, place)} actions={<LinkButton download href={href(routes.forms.empty, at)}>{words.empty[lang]}</LinkButton>} />
      {form.stoppedAt ? <Notice lang={lang} kind="warning"><p>{say(lang, words.stoppedText, { name: form.keeper ? nameFor(lang, form.keeper) : words.somebody[lang], day: showDay(lang, form.stoppedAt) })}</p></Notice> : null}
      <Section lang={lang} title={words.fill} id="fill">
        {form.cells.length === 0 ? <p class="hint">{words.mapFirst[lang]}</p> : (
          <Form lang={lang} action={href(routes.forms.fill, at)} class="flex flex-wrap items-end gap-3">
            <Select lang={lang} name="month" label={words.month} hint={words.fillHint} options={months.map((month) => ({ value: month, label: showMonth(lang, month) }))} value={months[1] ?? months[0]} empty={false} error={problems?.month} />
            <Button kind="primary">{words.fillNow[lang]}</Button>
          </Form>
        )}
        {form.fillings.length > 0 ? <Fillings lang={lang} form={form} /> : null}
      </Section>
      <Section lang={lang} title={words.preview} id="preview">{grids.map((grid) => <Sheet lang={lang} grid={grid} form={form} />)}</Section>
      <Section lang={lang} title={words.map} id="map"><Mapping {...props} /></Section>
      <div class="mt-8"><PostButton lang={lang} kind="danger" action={href(routes.forms.remove, at)} label={words.remove} confirm={words.removeSure} /></div>
    </Page>
  )
}

const Fillings = ({ lang, form }: { lang: Lang; form: OfficialForm }) => (
  <div class="mt-6">
    <Table
      lang={lang} caption={words.fillings} columns={[{ key: 'month', label: words.month }, { key: 'at', label: words.filledAt }, { key: 'told', label: words.told }, { key: 'file', label: words.download, hiddenLabel: true }]}
      rows={form.fillings.map((one_) => ({
        cells: {
          month: showMonth(lang, one_.month), at: <><Day lang={lang} at={one_.at} />{one_.by ? <span class="hint block">{nameFor(lang, one_.by)}</span> : null}</>, told: one_.withheld === 0 ? words.allTold[lang] : <span class="hint">{say(lang, words.withheldN, { n: one_.withheld })}</span>,
          file: <LinkButton small download href={href(routes.forms.filled, { lang, id: showId(form.id), month: one_.month })}>{words.download[lang]}<span class="sr-only"> {showMonth(lang, one_.month)}</span></LinkButton>,
        },
      }))}
    />
  </div>
)

/** A sheet as it looks, with what its cells are mapped to. */
const Sheet = ({ lang, grid, form }: { lang: Lang; grid: Grid; form: OfficialForm }) => {
  const mapped = new Map(form.cells.filter(({ sheet }) => sheet === grid.name).map((cell) => [cell.cell, cell]))
  const [rows, columns] = [Math.min(grid.rows + 1, formLimits.rows), Math.min(grid.columns + 1, formLimits.columns)]
  const letters = Array.from({ length: columns }, (_, place) => lettersOf(place + 1))
  const title = say(lang, words.previewOf, { name: grid.name })
  return (
    <div class="mb-6">
      <div class="table-scroll" tabindex={0} role="region" aria-label={title}>
        <table class="sheet-preview">
          <caption>{title}</caption>
          <thead><tr><th scope="col"><span class="sr-only">{words.row[lang]}</span></th>{letters.map((letter) => <th scope="col">{letter}</th>)}</tr></thead>
          <tbody>
            {Array.from({ length: rows }, (_, place) => (
              <tr>
                <th scope="row">{String(place + 1)}</th>
                {letters.map((letter) => {
                  const said = mapped.get(`${letter}${place + 1}`)
                  const there = grid.cells.get(`${letter}${place + 1}`)
                  return <td class={there?.formula ? 'sheet-formula' : undefined}>{there && !there.formula ? there.text : null}{said ? <Badge tone="jade">{cellName(lang, said)}{said.figure === 'reported_month' ? '' : ` · ${formPeriodWords[said.period][lang]}`}</Badge> : there?.formula ? 'ƒ' : null}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {grid.rows > formLimits.rows || grid.columns > formLimits.columns ? <p class="hint">{say(lang, words.cut, { rows: formLimits.rows, columns: formLimits.columns })}</p> : null}
    </div>
  )
}

const Mapping = ({ lang, form, grids, lines, values, problems }: FormPageProps) => {
  const figures = figureOptions(lang)
  const sheets = grids.map(({ name }) => ({ value: name, label: name }))
  return (
    <Form lang={lang} action={href(routes.forms.map, { lang, id: showId(form.id) })} version={form.version} errors={problems}>
      <p class="hint">{words.mapHint[lang]}</p>
      {Array.from({ length: lines }, (_, place) => {
        const field = (part: string) => ({ lang, name: `r${place}_${part}`, value: one(values, `r${place}_${part}`), error: problems?.[`r${place}_${part}`] })
        return (
          <div class="grid gap-x-4 gap-y-3 sm:grid-cols-[8rem_minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]" role="group" aria-label={say(lang, words.line, { n: place + 1 })}>
            <TextField {...field('cell')} label={words.cell} />
            <Select {...field('figure')} label={words.figure} empty={words.figureNone} options={figures} />
            <Select {...field('period')} label={words.period} options={optionsOf(formPeriodWords)} empty={false} />
            {sheets.length > 1 ? <Select {...field('sheet')} label={words.sheet} options={sheets} empty={false} /> : null}
          </div>
        )
      })}
      <TextField lang={lang} name="name" label={words.name} value={one(values, 'name')} error={problems?.name} required />
      <Radios lang={lang} name="zone" label={words.zone} options={optionsOf(formZoneWords)} value={one(values, 'zone')} />
      <Checkbox lang={lang} name="monthly" label={words.monthlyLabel} hint={words.monthlyHint} checked={one(values, 'monthly') === 'yes'} />
      <Actions><Button kind={form.cells.length === 0 ? 'primary' : 'plain'}>{words.save[lang]}</Button></Actions>
    </Form>
  )
}

/** The way from a funnel to its forms. */
export const FormsCard = ({ lang, place }: { lang: Lang; place: Place }) => (
  <Card lang={lang} title={words.title}>
    <p class="hint">{words.lead[lang]}</p>
    <Actions><LinkButton href={formsHref(lang, place)}>{words.title[lang]}</LinkButton></Actions>
  </Card>
)
