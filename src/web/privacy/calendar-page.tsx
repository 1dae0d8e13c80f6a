import type { Lang } from '../../core/text.ts'
import type { DayMark } from '../../engine/calendar/calendar.ts'
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
const weekdayOf = (lang: Lang, day: string): string => new Intl.DateTimeFormat(langTag[lang], { weekday: 'short', timeZone: 'UTC' }).format(new Date(day))

/** The days of one country and year, and the form for those of the host. */
export const CalendarPage = (props: Props) => {
  const { lang, country, year, years, marks } = props
  const entered = new Set(marks.filter((one) => one.host && !one.regions).map((one) => one.day))
  const kept = Object.keys(countries).filter((code) => code === 'CN' || code === 'HK' || code === 'GB' || code === country)
  return (
    <Page width="wide">
      <PageHead lang={lang} title={words.title} lead={words.lead} trail={[{ href: href(routes.desk.show, { lang }), label: deskWords.title }]} />
      <Tabs lang={lang} tabs={kept.map((code) => ({ href: href(routes.calendars.show, { lang }, { country: code, year }), label: countries[code as keyof typeof countries], current: code === country }))} />
      <Tabs lang={lang} tabs={years.map((one) => ({ href: href(routes.calendars.show, { lang }, { country, year: one }), label: String(one), current: one === year }))} />
      {marks.some((one) => one.provisional) ? <Notice lang={lang} kind="warning"><p>{words.provisionalNote[lang]}</p></Notice> : null}
      {marks.length === 0 ? <Notice lang={lang}><p>{words.noDays[lang]}</p></Notice> : (
        <Table
          lang={lang} caption={words.title} hiddenCaption
          columns={[{ key: 'day', label: words.day }, { key: 'name', label: words.name }, { key: 'kind', label: words.kind }, { key: 'region', label: words.region }, { key: 'source', label: words.source }, { key: 'actions', label: words.actions, hiddenLabel: true }]}
          rows={marks.map((one) => ({
            cells: {
              day: `${showDay(lang, one.day)} ${weekdayOf(lang, one.day)}`,
              name: <>{one.name[lang]} {one.provisional ? <Badge tone="amber">{words.provisional[lang]}</Badge> : null}</>,
              kind: (one.open ? words.open : words.closed)[lang],
              region: one.regions ? one.regions.map((code) => regionName(lang, code)).join(lang === 'zh' ? '、' : ', ') : words.whole[lang],
              source: one.host ? words.host[lang] : entered.has(one.day) ? <s>{words.shipped[lang]}</s> : words.shipped[lang],
              actions: one.host ? <PostButton lang={lang} small kind="quiet" action={href(routes.calendars.remove, { lang })} label={words.remove} values={{ country, day: one.day, region: one.regions?.[0] ?? '' }} /> : null,
            },
          }))}
        />
      )}
      <Enter {...props} />
    </Page>
  )
}

const Enter = ({ lang, country, year, values = {}, problems }: Props) => {
  const own = Object.entries(regions).filter(([code]) => code.startsWith(`${country}-`)).map(([value, label]) => ({ value, label }))
  return (
    <Card lang={lang} title={words.enter} id="enter">
      <Form lang={lang} action={href(routes.calendars.enter, { lang })} errors={problems} labels={{ country: words.country, region: words.region, lines: words.lines }}>
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
