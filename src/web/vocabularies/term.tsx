import type { Lang } from '../../core/text.ts'
import type { Terms, Vocabulary } from '../../modules/vocabularies/vocabularies.ts'
import { vocabularyWords } from '../../modules/vocabularies/vocabularies.ts'
import { one, type Problems, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Select } from '../ui/choices.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { vocabularyHref } from './list.tsx'
import { vocabularyPageWords as words } from './messages.ts'

export type TermProps = { lang: Lang; vocabulary: Vocabulary; terms: Terms; term: ReturnType<Terms['all']>[number]; values: Values; problems: Problems; sentence?: string }

/** One term: its names, and what may become of it. */
export const TermPage = ({ lang, vocabulary, terms, term, values, problems, sentence }: TermProps) => {
  const { code, name, said } = term
  const version = said?.version ?? 0
  const at = { lang, vocabulary, code }
  const others = terms.choices(vocabulary).filter((one_) => one_.code !== code)
  return (
    <Page width="narrow">
      <PageHead
        lang={lang}
        title={name}
        kicker={<code>{code}</code>}
        trail={[{ href: vocabularyHref(lang, vocabulary), label: vocabularyWords[vocabulary].name }]}
        actions={<LinkButton small href={href(routes.listings.hall, { lang }, { [vocabulary]: code })}>{words.inHall[lang]}</LinkButton>}
      />
      {sentence ? <Notice lang={lang} kind="error" live><p>{sentence}</p></Notice> : null}
      <Section lang={lang} title={words.rename} id="name">
        <Form lang={lang} action={href(routes.vocabularies.rename, at)} version={version} errors={problems}>
          <TextField lang={lang} name="zh" label={words.chinese} value={values.zh === undefined ? name.zh : one(values, 'zh')} error={problems.zh} required />
          <TextField lang={lang} name="en" label={words.english} value={values.en === undefined ? name.en : one(values, 'en')} error={problems.en} required />
          <Actions><Button kind="primary">{words.saveName[lang]}</Button></Actions>
        </Form>
      </Section>
      {code === 'other' ? null : (
        <>
          <Section lang={lang} title={words.merge} id="merge">
            <p class="hint">{words.mergeHint[lang]}</p>
            <Form lang={lang} action={href(routes.vocabularies.merge, at)} version={version}>
              <Select lang={lang} name="into" label={words.into} options={others.map((one_) => ({ value: one_.code, label: one_.name }))} value={one(values, 'into')} error={problems.into} required />
              <Actions><Button kind="danger">{words.mergeButton[lang]}</Button></Actions>
            </Form>
          </Section>
          <Section lang={lang} title={said?.retired ? words.restore : words.retire} id="retire">
            <p class="hint">{(said?.retired ? words.restoreHint : words.retireHint)[lang]}</p>
            <PostButton lang={lang} action={href(routes.vocabularies.retire, at)} values={{ retired: said?.retired ? 'no' : 'yes', _version: version }} label={said?.retired ? words.restore : words.retire} />
          </Section>
        </>
      )}
    </Page>
  )
}
