import { type Lang, say } from '../../../core/text.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Page, PageHead, Prose, Section } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { type ApiDocument, apiBase } from '../document.ts'
import { guideWords } from '../messages/guide.ts'
import { groupWords } from '../messages/operations.ts'
import { answerOf, bodyOf, type Field, fieldsOf, type Line, linesOf, parametersOf, type Schema, shapeOf, shapesOf, typeOf } from './reading.ts'

type GuideProps = { lang: Lang; origin: string; document: ApiDocument }

/** The API to read: what holds for all of it, then every operation and shape of its document. */
export const GuidePage = ({ lang, origin, document }: GuideProps) => {
  const lines = inGroups(linesOf(document))
  return (
    <Page>
      <PageHead lang={lang} title={guideWords.title} lead={guideWords.lead} />
      <nav class="contents" aria-label={guideWords.operations[lang]}>
        <ol>{lines.map(({ operation }) => <li><a href={`#${operation.operationId}`}>{lang === 'zh' ? operation['x-zh'].summary : operation.summary}</a></li>)}</ol>
      </nav>
      <Begin lang={lang} origin={origin} />
      {Object.entries(groupWords).map(([group, words]) => (
        <Section lang={lang} title={words} id={group}>
          {lines.filter(({ operation }) => operation.tags.includes(words.en)).map((line) => <OperationPart lang={lang} line={line} />)}
        </Section>
      ))}
      <Section lang={lang} title={guideWords.types} id="shapes">
        {shapesOf(document).map(([name, schema]) => <ShapePart lang={lang} name={name} schema={schema} />)}
      </Section>
    </Page>
  )
}

/** In the order of the groups, so that the list on top is that of the page. */
const inGroups = (lines: readonly Line[]): Line[] => Object.values(groupWords).flatMap(({ en }) => lines.filter(({ operation }) => operation.tags.includes(en)))

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
      <h3>{words.summary}</h3>
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
  return shape ? <p>{guideWords.answerIs[lang]}<ShapeLink name={shape}>{typeOf(lang, schema)}</ShapeLink></p> : <Fields lang={lang} caption={guideWords.answer[lang]} fields={fieldsOf(lang, schema)} />
}

const ShapeLink = ({ name, children }: { name: string; children?: string }) => <a href={`#shape-${name}`}>{children ?? name}</a>

const ShapePart = ({ lang, name, schema }: { lang: Lang; name: string; schema: Schema }) => (
  <section id={`shape-${name}`} class="page-section">
    <h3>{name}</h3>
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
          type: <>{shape ? <ShapeLink name={shape}>{type}</ShapeLink> : type}{required ? ` · ${guideWords.required[lang]}` : ''}</>,
          meaning,
        },
      }))}
    />
  )
