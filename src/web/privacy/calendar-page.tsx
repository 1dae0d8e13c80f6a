import { type Lang, langs } from '../../core/text.ts'
import { dayAfter, type DayMark } from '../../engine/calendar/calendar.ts'
import { countries, regions } from '../../modules/people/words/places.ts'
import { deskWords } from '../desk/messages.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, optionsOf, Select } from '../ui/choices.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { langTag, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { showDay } from '../ui/time.tsx'
import { calendarWords as words } from './messages.ts'

export type Mark = DayMark & { host: boolean }
type Props = { lang: Lang; country: string; year: number; years: readonly number[]; marks: readonly Mark[]; values?: Values; problems?: Record<string, Words> }

const regionName = (lang: Lang, code: string): string => (code === 'GB-ENG' ? words.england[lang] : code in regions ? regions[code as keyof typeof regions][lang] : code)
/** Days that follow each other with all else alike, as one line. */
function spansOf(marks: readonly Mark[]): { first: string; last: string; mark: Mark }[] {
  const spans: { first: string; last: string; mark: Mark }[] = []
  const same = (a: Mark, b: Mark) => a.open === b.open && a.host === b.host && a.provisional === b.provisional && a.name.zh === b.name.zh && String(a.regions) === String(b.regions)
  for (const mark of marks) {
    const before = spans.findLast((one) => same(one.mark, mark) && dayAfter(one.last) === mark.day)
    if (before && !mark.host) before.last = mark.day
    else spans.push({ first: mark.day, last: mark.day, mark })
  }
  return spans
}

const weekdays = Object.fromEntries(langs.map((lang) => [lang, new Intl.DateTimeFormat(langTag[lang], { weekday: 'short', timeZone: 'UTC' })])) as Record<Lang, Intl.DateTimeFormat>
const dayWords = (lang: Lang, day: string): string => {
  const weekday = weekdays[lang].format(new Date(day))
  return lang === 'zh' ? `${showDay(lang, day, 'short')} ${weekday}` : `${weekday} ${showDay(lang, day, 'short')}`
}

/** The days of one country and year, and the form for those of the host. */
export const CalendarPage = (props: Props) => {
  const { lang, country, year, years, marks } = props
  const entered = new Set(marks.filter((one) => one.host && !one.regions).map((one) => one.day))
  const kept = Object.keys(countries).filter((code) => code === 'CN' || code === 'HK' || code === 'GB' || code === country)
  return (
    <Page width="wide">
      <PageHead lang={lang} title={words.title} lead={words.lead} trail={[{ href: href(routes.desk.show, { lang }), label: deskWords.title }]} />
      <Tabs lang={lang} tabs={kept.map((code) => ({ href: href(routes.calendars.show, { lang }, { country: code, year }), label: code === 'CN' ? words.mainland : countries[code as keyof typeof countries], current: code === country }))} />
      <Tabs lang={lang} tabs={years.map((one) => ({ href: href(routes.calendars.show, { lang }, { country, year: one }), label: String(one), current: one === year }))} />
      <div class="grid gap-5">
      {marks.some((one) => one.provisional) ? <Notice lang={lang} kind="warning"><p>{words.provisionalNote[lang]}</p></Notice> : null}
      {marks.length === 0 ? <Notice lang={lang}><p>{words.noDays[lang]}</p></Notice> : (
        <Table
          lang={lang} caption={words.title} hiddenCaption
          columns={[{ key: 'day', label: words.day }, { key: 'name', label: words.name }, { key: 'kind', label: words.kind }, { key: 'region', label: words.region }, { key: 'source', label: words.source }, { key: 'actions', label: words.actions, hiddenLabel: true }]}
          rows={spansOf(marks).map(({ first, last, mark: one }) => ({
            cells: {
              day: first === last ? dayWords(lang, first) : `${dayWords(lang, first)} – ${dayWords(lang, last)}`,
              name: <>{one.name[lang]} {one.provisional ? <Badge tone="amber">{words.provisional[lang]}</Badge> : null}</>,
              kind: (one.open ? words.open : words.closed)[lang],
              region: one.regions ? one.regions.map((code) => regionName(lang, code)).join(lang === 'zh' ? '、' : ', ') : words.whole[lang],
              source: one.host ? words.host[lang] : entered.has(first) && entered.has(last) ? <s>{words.shipped[lang]}</s> : words.shipped[lang],
              actions: one.host ? <PostButton lang={lang} small kind="quiet" action={href(routes.calendars.remove, { lang })} label={words.remove} values={{ country, day: one.day, region: one.regions?.[0] ?? '' }} /> : null,
            },
          }))}
        />
      )}
      <Enter {...props} />
      </div>
    </Page>
  )
}

const Enter = ({ lang, country, year, values = {}, problems }: Props) => {
  const own = Object.entries(regions).filter(([code]) => code.startsWith(`${country}-`)).map(([value, label]) => ({ value, label }))
  return (
    <Card lang={lang} title={words.enter} id="enter">
      <Form lang={lang} action={href(routes.calendars.enter, { lang })} errors={problems}>
        <Hidden name="year" value={String(year)} />
        <Select lang={lang} name="country" label={words.country} empty={false} options={optionsOf(countries)} value={one(values, 'country') || country} error={problems?.country} />
        {own.length > 0 ? <Select lang={lang} name="region" label={words.region} empty={words.whole} options={own} value={one(values, 'region')} error={problems?.region} /> : null}
        <TextArea lang={lang} name="lines" label={words.lines} hint={words.linesHint} rows={8} value={one(values, 'lines')} error={problems?.lines} required />
        <Checkbox lang={lang} name="provisional" label={words.asProvisional} checked={one(values, 'provisional') === 'yes'} />
        <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}
