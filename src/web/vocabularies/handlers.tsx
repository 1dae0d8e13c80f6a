import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { addTerm, mergeTerm, renameTerm, retireTerm, termsOf, vocabularies, type Vocabulary, vocabularyWords } from '../../modules/vocabularies/vocabularies.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { vocabularyHref, VocabularyPage } from './list.tsx'
import { TermPage } from './term.tsx'

function vocabularyOf(c: Visit): Vocabulary {
  const found = vocabularies.find((one) => one === c.req.param('vocabulary'))
  if (!found) throw new Failure('missing', refusals.missing)
  return found
}

async function list(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const vocabulary = vocabularyOf(c)
  const terms = await termsOf(room.db)
  const counts = room.matcher.hall(actor, { limit: 1 }).facets[vocabulary] ?? {}
  const facts = { title: vocabularyWords[vocabulary].name[lang], noindex: true, active: 'desk' as const, status: again && statusOf(again.failure) }
  return page(c, facts, <VocabularyPage lang={lang} vocabulary={vocabulary} terms={terms} counts={counts} values={again?.values ?? {}} problems={again?.problems ?? {}} />)
}

async function term(c: Visit, again?: Again): Promise<Response> {
  const { room, lang } = c.var
  const vocabulary = vocabularyOf(c)
  const terms = await termsOf(room.db)
  const code = c.req.param('code') ?? ''
  const now = terms.current(vocabulary, code)
  if (now !== undefined && now !== code) return c.redirect(href(routes.vocabularies.term, { lang, vocabulary, code: now }), 301)
  const found = terms.all(vocabulary).find((one) => one.code === code)
  if (!found) throw new Failure('missing', refusals.missing)
  const facts = { title: found.name[lang], noindex: true, active: 'desk' as const, status: again && statusOf(again.failure) }
  const sentence = again && Object.keys(again.problems).length === 0 ? again.sentence?.[lang] : undefined
  return page(c, facts, <TermPage lang={lang} vocabulary={vocabulary} terms={terms} term={found} values={again?.values ?? {}} problems={again?.problems ?? {}} sentence={sentence} />)
}

const version = z.coerce.number().int().min(0).optional()
const name = { zh: z.string().default(''), en: z.string().default('') }
const at = (c: Visit) => ({ vocabulary: vocabularyOf(c), code: c.req.param('code') ?? '' })
const hrefOf = (c: Visit, code?: string) => href(routes.vocabularies.term, { lang: c.var.lang, ...at(c), ...(code ? { code } : {}) })

export const vocabularyHandlers: HandlersOf<'vocabularies'> = {
  show: (c) => list(c),
  add: (c) =>
    submitForm(
      c,
      z.object({ ...name, code: z.string().default('') }),
      async ({ code, zh, en }) => {
        const vocabulary = vocabularyOf(c)
        await addTerm(c.var.room.db, c.var.actor, { vocabulary, code, name: { zh, en } })
        return `${vocabularyHref(c.var.lang, vocabulary)}#${code.trim()}`
      },
      (again) => list(c, again),
      'saved',
    ),
  term: (c) => term(c),
  rename: (c) =>
    submitForm(
      c,
      z.object({ ...name, _version: version }),
      async ({ zh, en, _version }) => {
        await renameTerm(c.var.room.db, c.var.actor, { ...at(c), version: _version, name: { zh, en } })
        return hrefOf(c)
      },
      (again) => term(c, again),
      'saved',
    ),
  merge: (c) =>
    submitForm(
      c,
      z.object({ into: z.string().default(''), _version: version }),
      async ({ into, _version }) => {
        await mergeTerm(c.var.room.db, c.var.actor, { ...at(c), version: _version, into })
        return hrefOf(c, into)
      },
      (again) => term(c, again),
      'done',
    ),
  retire: (c) =>
    submitForm(
      c,
      z.object({ retired: z.enum(['yes', 'no']), _version: version }),
      async ({ retired, _version }) => {
        await retireTerm(c.var.room.db, c.var.actor, { ...at(c), version: _version, retired: retired === 'yes' })
        return hrefOf(c)
      },
      (again) => term(c, again),
      'done',
    ),
}
