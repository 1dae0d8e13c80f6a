import { type Lang, type Phrase, say } from '../../../core/text.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Page, PageHead, Prose, Section } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { type ApiDocument, apiBase } from '../document.ts'
import { guideWords } from '../messages/guide.ts'
import { type Group, groupWords } from '../messages/operations.ts'
import { answerOf, bodyOf, type Field, fieldsOf, type Line, linesOf, parametersOf, type Schema, shapeOf, shapesOf, typeOf } from './reading.ts'

/** The pages of the guide beside its first: a group of operations each, and the shapes of what they say. */
export const guideParts = [...(Object.keys(groupWords) as Group[]), 'shapes'] as const
export type GuidePart = (typeof guideParts)[number]
export const partName = (part: GuidePart): Phrase => (part === 'shapes' ? guideWords.types : groupWords[part])

const partHref = (lang: Lang, part: GuidePart): string => href(routes.apiPages.part, { lang, slug: part })
const summaryOf = (lang: Lang, { operation }: Line): string => (lang === 'zh' ? operation['x-zh'].summary : operation.summary)
const linesIn = (document: ApiDocument, group: Group): Line[] => linesOf(document).filter(({ operation }) => operation.tags.includes(groupWords[group].en))

/** The first page: what holds for all of the API, and the way to every operation. */
export const GuidePage = ({ lang, origin, document }: { lang: Lang; origin: string; document: ApiDocument }) => (
  <Page>
    <PageHead lang={lang} title={guideWords.title} lead={guideWords.lead} />
    <Begin lang={lang} origin={origin} />
    <Section lang={lang} title={guideWords.operations} id="operations">
      <nav class="guide-groups" aria-label={guideWords.operations[lang]}>
        {(Object.keys(groupWords) as Group[]).map((group) => (
          <div class="guide-list">
            <h3><a href={partHref(lang, group)}>{groupWords[group][lang]}</a></h3>
            <ul>{linesIn(document, group).map((line) => <li><a href={`${partHref(lang, group)}#${line.operation.operationId}`}>{summaryOf(lang, line)}</a></li>)}</ul>
          </div>
        ))}
        <div class="guide-list"><h3><a href={partHref(lang, 'shapes')}>{guideWords.types[lang]}</a></h3><p>{guideWords.typesLead[lang]}</p></div>
      </nav>
    </Section>
  </Page>
)

/** One group of operations, or all shapes, with the way to the others. */
export const GuidePartPage = ({ lang, part, document }: { lang: Lang; part: GuidePart; document: ApiDocument }) => (
  <Page>
    <PageHead lang={lang} title={partName(part)} trail={[{ href: href(routes.apiPages.guide, { lang }), label: guideWords.title }]} />
    <nav class="guide-list" aria-label={guideWords.onThisPage[lang]}>
      <ol>
        {part === 'shapes'
          ? shapesOf(document).map(([name]) => <li><a href={`#shape-${name}`}>{name}</a></li>)
          : linesIn(document, part).map((line) => <li><a href={`#${line.operation.operationId}`}>{summaryOf(lang, line)}</a></li>)}
      </ol>
    </nav>
    {part === 'shapes' ? shapesOf(document).map(([name, schema]) => <ShapePart lang={lang} name={name} schema={schema} />) : linesIn(document, part).map((line) => <OperationPart lang={lang} line={line} />)}
    <nav class="guide-list" aria-label={guideWords.otherParts[lang]}>
      <h2>{guideWords.otherParts[lang]}</h2>
      <ul>{guideParts.filter((one) => one !== part).map((one) => <li><a href={partHref(lang, one)}>{partName(one)[lang]}</a></li>)}</ul>
    </nav>
  </Page>
)

const chapters = [
  ['tokensTitle', 'tokens'],
  ['visibilityTitle', 'visibility'],
  ['languageTitle', 'language'],
  ['errorsTitle', 'errors'],
  ['repeatTitle', 'repeat'],
  ['limitsTitle', 'limits'],
] as const

const Begin = ({ lang, origin }: { lang: Lang; origin: string }) => (
  <Prose>
    <h2>{guideWords.begin[lang]}</h2>
    <p>{guideWords.address[lang]}<code>{origin + apiBase}</code> · <a href={`${apiBase}/openapi.json`} data-turbo="false">{guideWords.document[lang]}</a></p>
    <p>{guideWords.example[lang]}</p>
    <pre class="typed" tabindex={0}><code>{`curl '${origin}${apiBase}/listings?kind=offer&q=graphene'`}</code></pre>
    <p>{guideWords.exampleToken[lang]}</p>
    <pre class="typed" tabindex={0}><code>{example(origin)}</code></pre>
    {chapters.map(([title, text]) => (
      <section>
        <h3>{guideWords[title][lang]}</h3>
        <p>{guideWords[text][lang]}</p>
        {text === 'tokens' ? <p><a href={href(routes.account.show, { lang })}>{guideWords.toAccount[lang]}</a></p> : null}
      </section>
    ))}
  </Prose>
)

const example = (origin: string): string =>
  [
    `curl -X POST '${origin}${apiBase}/listings' \\`,
    "  -H 'Authorization: Bearer qiao_…' -H 'Content-Type: application/json' -H 'Idempotency-Key: import-0001' \\",
    `  -d '{"kind":"need","organisation":"my-organisation","content":{"source":"en","texts":{"en":{"title":"…","summary":"…"}}}}'`,
  ].join('\n')

const OperationPart = ({ lang, line: { method, path, operation } }: { lang: Lang; line: Line }) => {
  const words = lang === 'zh' ? operation['x-zh'] : operation
  const body = bodyOf(operation)
  const answer = answerOf(operation)
  return (
    <section id={operation.operationId} class="page-section">
      <h2>{words.summary}</h2>
      <p><code>{method} {path}</code></p>
      <p>{say(lang, operation['x-who'] === 'anyone' ? guideWords.anyone : guideWords.token, { scope: operation['x-scope'] })}</p>
      {words.description ? <p>{words.description}</p> : null}
      <Fields lang={lang} caption={guideWords.parameters[lang]} fields={parametersOf(lang, operation)} />
      {body ? <Fields lang={lang} caption={guideWords.body[lang]} fields={fieldsOf(lang, body)} /> : null}
      {answer ? <Answer lang={lang} schema={answer} /> : null}
    </section>
  )
}

const Answer = ({ lang, schema }: { lang: Lang; schema: Schema }) => {
  const shape = shapeOf(schema)
  return shape ? <p>{guideWords.answerIs[lang]}<ShapeLink lang={lang} name={shape}>{typeOf(lang, schema)}</ShapeLink></p> : <Fields lang={lang} caption={guideWords.answer[lang]} fields={fieldsOf(lang, schema)} />
}

const ShapeLink = ({ lang, name, children }: { lang: Lang; name: string; children?: string }) => <a href={`${partHref(lang, 'shapes')}#shape-${name}`}>{children ?? name}</a>

const ShapePart = ({ lang, name, schema }: { lang: Lang; name: string; schema: Schema }) => (
  <section id={`shape-${name}`} class="page-section">
    <h2>{name}</h2>
    <Fields lang={lang} caption={name} fields={fieldsOf(lang, schema)} />
  </section>
)

const Fields = ({ lang, caption, fields }: { lang: Lang; caption: string; fields: readonly Field[] }) =>
  fields.length === 0 ? null : (
    <Table
      lang={lang}
      caption={caption}
      compact
      columns={[{ key: 'name', label: guideWords.name }, { key: 'type', label: guideWords.type }, { key: 'meaning', label: guideWords.meaning }]}
      rows={fields.map(({ name, type, shape, meaning, required }) => ({
        cells: {
          name,
          type: <>{shape ? <ShapeLink lang={lang} name={shape}>{type}</ShapeLink> : type}{required ? ` · ${guideWords.required[lang]}` : ''}</>,
          meaning,
        },
      }))}
    />
  )
