import { HalvesFields, halvesIn, shown } from '../ui/bilingual.tsx'
import { showId } from '../../core/id.ts'
import type { Lang, Text } from '../../core/text.ts'
import { type Citation, type CitedFigure, citedFigures, type NewsFile, type NewsItem, newsKinds, ofAlliance } from '../../modules/news/news.ts'
import { one, type Problems, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { optionsOf, Radios, Select } from '../ui/choices.tsx'
import { DateField, FileField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { newsWords as words } from './messages.ts'
import { FactLine } from './show.tsx'

type Props = { lang: Lang; item?: NewsItem; alliance?: { slug: string; name: Text; visibility: string }; citations: readonly Citation[]; files: readonly NewsFile[]; values: Values; problems?: Problems }

export const newsValues = (item: NewsItem): Values => ({ ...halvesIn(item.title, 'title'), ...halvesIn(item.body, 'body'), kind: item.kind, onDate: item.onDate, visibility: item.visibility })

const widths = ['space', 'signed_in', 'public'] as const

/** The text of an item in both languages, then its facts and files. */
export const NewsEditor = ({ lang, item, alliance, citations, files, values, problems }: Props) => {
  const id = item && showId(item.id)
  const back = id ? href(routes.news.show, { lang, id }) : alliance ? href(routes.news.ofAlliance, { lang, slug: alliance.slug }) : href(routes.news.list, { lang })
  const widest = widths.indexOf((alliance?.visibility ?? 'public') as (typeof widths)[number])
  const visibilities = optionsOf(words.visibilities).filter(({ value }) => widths.indexOf(value as (typeof widths)[number]) <= widest && (alliance || value !== 'space'))
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={item ? words.edit : words.write} kicker={alliance ? shown(lang, alliance.name).text : words.host[lang]} trail={[{ href: href(routes.news.list, { lang }), label: words.title }]} />
      <Form lang={lang} action={id ? href(routes.news.save, { lang, id }) : href(routes.news.create, { lang })} version={item?.version} errors={problems}>
        {alliance && !item ? <input type="hidden" name="alliance" value={alliance.slug} /> : null}
        <Radios lang={lang} name="kind" label={words.kind} columns options={optionsOf(newsKinds)} value={one(values, 'kind') || 'news'} error={problems?.kind} />
        <HalvesFields lang={lang} name="title" zh={words.titleZh} en={words.titleEn} values={values} problems={problems} limit={300} />
        <HalvesFields lang={lang} name="body" zh={words.bodyZh} en={words.bodyEn} values={values} problems={problems} rows={10} limit={20_000} />
        <p class="hint">{words.bodyHint[lang]}</p>
        <DateField lang={lang} name="onDate" label={words.date} value={one(values, 'onDate')} error={problems?.onDate} required />
        <Select lang={lang} name="visibility" label={words.visibility} options={visibilities} value={one(values, 'visibility') || visibilities.at(0)?.value} empty={false} error={problems?.visibility} />
        <Actions><Button kind="primary">{words.save[lang]}</Button><LinkButton kind="quiet" href={back}>{words.back[lang]}</LinkButton></Actions>
      </Form>
      {item ? <Citing lang={lang} item={item} citations={citations} values={values} problems={problems} /> : null}
      {item ? <Files lang={lang} item={item} files={files} problems={problems} /> : null}
    </Page>
  )
}

const Citing = ({ lang, item, citations, values, problems }: { lang: Lang; item: NewsItem; citations: readonly Citation[]; values: Values; problems?: Problems }) => {
  const id = showId(item.id)
  const action = href(routes.news.cite, { lang, id })
  const figures = (Object.keys(citedFigures) as CitedFigure[]).filter((each) => citedFigures[each].alliance === ofAlliance(item)).map((each) => ({ value: each, label: citedFigures[each].label }))
  return (
    <div class="mt-6">
      <Card lang={lang} title={words.facts} id="facts">
        <ul class="grid gap-3">
          {citations.map((fact) => <li class="flex flex-wrap items-start justify-between gap-2"><span><FactLine lang={lang} item={item} fact={fact} /></span><PostButton lang={lang} small kind="quiet" action={href(routes.news.uncite, { lang, id, citation: showId(fact.id) })} label={words.remove} /></li>)}
        </ul>
        <div class="mt-4 grid gap-4">
          <Form lang={lang} action={action}><TextField lang={lang} name="listing" label={words.citeListing} hint={words.citeListingHint} value={one(values, 'listing')} error={problems?.listing} /><Actions><Button>{words.cite[lang]}</Button></Actions></Form>
          <Form lang={lang} action={action}><Select lang={lang} name="figure" label={words.citeFigure} hint={words.citeFigureHint} options={figures} value={one(values, 'figure')} error={problems?.figure} /><Actions><Button>{words.cite[lang]}</Button></Actions></Form>
          <Form lang={lang} action={action}><TextField lang={lang} name="reference" label={words.citeDeal} hint={words.citeDealHint} value={one(values, 'reference')} error={problems?.reference} /><Actions><Button>{words.cite[lang]}</Button></Actions></Form>
        </div>
      </Card>
    </div>
  )
}

const Files = ({ lang, item, files, problems }: { lang: Lang; item: NewsItem; files: readonly NewsFile[]; problems?: Problems }) => {
  const id = showId(item.id)
  return (
    <div class="mt-6">
      <Card lang={lang} title={words.attachments} id="attachments">
        <ul class="grid gap-2">{files.map((file) => <li class="flex flex-wrap items-center justify-between gap-2"><span class="break-all">{file.name}</span><PostButton lang={lang} small kind="quiet" action={href(routes.news.detach, { lang, id, file: showId(file.id) })} label={words.remove} /></li>)}</ul>
        <Form lang={lang} action={href(routes.news.attach, { lang, id })} files>
          <FileField lang={lang} name="file" label={words.attach} error={problems?.file} accept=".pdf,.png,.jpg,.jpeg,.webp" />
          <Actions><Button>{words.upload[lang]}</Button></Actions>
        </Form>
      </Card>
    </div>
  )
}
