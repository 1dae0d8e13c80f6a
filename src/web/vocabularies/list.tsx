import type { Lang } from '../../core/text.ts'
import { type Terms, vocabularies, type Vocabulary, vocabularyWords } from '../../modules/vocabularies/vocabularies.ts'
import { one, type Problems, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { langTag, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { frame } from '../ui/messages.ts'
import { vocabularyHints, vocabularyPageWords as words } from './messages.ts'

export type ListProps = { lang: Lang; vocabulary: Vocabulary; terms: Terms; /** Listings in the hall by code. */ counts: Readonly<Record<string, number>>; values: Values; problems: Problems }

type Line = ReturnType<Terms['all']>[number]

export const vocabularyHref = (lang: Lang, vocabulary: Vocabulary): string => href(routes.vocabularies.show, { lang, vocabulary })

/** One vocabulary: its terms, how often each is used, and the form for one more. */
export const VocabularyPage = ({ lang, vocabulary, terms, counts, values, problems }: ListProps) => (
  <Page width="wide">
    <PageHead lang={lang} title={words.title} lead={words.lead} trail={[{ href: href(routes.desk.show, { lang }), label: frame.desk }]} />
    <Tabs lang={lang} tabs={vocabularies.map((one_) => ({ href: vocabularyHref(lang, one_), label: vocabularyWords[one_].name, count: terms.all(one_).length, current: one_ === vocabulary }))} />
    <p class="hint mb-4">{vocabularyHints[vocabulary][lang]}</p>
    <Table
      lang={lang}
      caption={vocabularyWords[vocabulary].name}
      hiddenCaption
      columns={[{ key: 'name', label: words.term }, { key: 'other', label: lang === 'zh' ? words.english : words.chinese }, { key: 'code', label: words.code }, { key: 'count', label: words.count, number: true }, { key: 'standing', label: words.standing }]}
      rows={terms.all(vocabulary).map((term) => ({ id: term.code, cells: cellsOf(lang, vocabulary, term, counts[term.code] ?? 0) }))}
    />
    <Section lang={lang} title={words.add} id="add">
      <Form lang={lang} action={vocabularyHref(lang, vocabulary)} errors={problems}>
        <div class="editor-grid">
          <TextField lang={lang} name="zh" label={words.chinese} value={one(values, 'zh')} error={problems.zh} required />
          <TextField lang={lang} name="en" label={words.english} value={one(values, 'en')} error={problems.en} required />
          <TextField lang={lang} name="code" label={words.code} value={one(values, 'code')} error={problems.code} required />
        </div>
        <p class="hint">{words.codeHint[lang]}</p>
        <Actions><Button kind="primary">{words.addButton[lang]}</Button></Actions>
      </Form>
    </Section>
  </Page>
)

function cellsOf(lang: Lang, vocabulary: Vocabulary, { code, name, shipped, said }: Line, count: number) {
  const other = lang === 'zh' ? 'en' : 'zh'
  return {
    name: <a href={href(routes.vocabularies.term, { lang, vocabulary, code })}>{name[lang]}</a>,
    other: <span lang={langTag[other]}>{name[other]}</span>,
    code: <code>{code}</code>,
    count: count > 0 ? <a href={href(routes.listings.hall, { lang }, { [vocabulary]: code })}>{showNumber(lang, count)}</a> : '0',
    standing: (
      <span class="badges">
        <Badge tone={shipped ? 'neutral' : 'primary'}>{(shipped ? words.shipped : words.own)[lang]}</Badge>
        {shipped && said?.name ? <Badge tone="jade">{words.renamed[lang]}</Badge> : null}
        {said?.retired ? <Badge tone="amber">{words.retired[lang]}</Badge> : null}
      </span>
    ),
  }
}
