import { z } from 'zod'
import { readId } from '../../../core/id.ts'
import { langs } from '../../../core/text.ts'
import { listingKinds } from '../../../modules/listings/content.ts'
import { createListing, mine } from '../../../modules/listings/listings.ts'
import { listingStates } from '../../../modules/listings/rules.ts'
import { organisationNames } from '../../../modules/people/people.ts'
import type { Problems, Values } from '../../form.ts'
import { page, statusOf, submitForm } from '../../respond.tsx'
import type { Visit } from '../../room.ts'
import { partHref } from '../editor/frame.tsx'
import { mineWords } from '../messages/mine.ts'
import { MinePage, minePageSize, type MineQuery } from './mine.tsx'
import { NewPage, ownersOf } from './new.tsx'

function queryOf(c: Visit): MineQuery {
  const page_ = Number(c.req.query('page') ?? 1)
  return {
    state: listingStates.find((one) => one === c.req.query('state')),
    kind: listingKinds.find((one) => one === c.req.query('kind')),
    text: c.req.query('q')?.replaceAll('\0', '').toWellFormed().trim().slice(0, 200) || undefined,
    page: Number.isInteger(page_) && page_ > 0 ? Math.min(page_, 10_000) : 1,
  }
}

export async function showMine(c: Visit): Promise<Response> {
  const { room, actor, lang } = c.var
  const query = queryOf(c)
  const { page: number, ...filter } = query
  const found = await mine(room.db, actor, { ...filter, offset: (number - 1) * minePageSize, limit: minePageSize })
  return page(c, { title: mineWords.title[lang], active: 'desk', noindex: true }, <MinePage lang={lang} actor={actor} query={query} found={found} />)
}

async function drawNew(c: Visit, values: Values, problems: Problems, status: 200 | 409 | 422 | 429): Promise<Response> {
  const { room, actor, lang } = c.var
  const names = await organisationNames(room.db, actor.mandates.flatMap((one) => [one.firmId, one.publisherId]))
  return page(c, { title: mineWords.newTitle[lang], active: 'desk', noindex: true, status }, <NewPage lang={lang} owners={ownersOf(lang, actor, names)} values={values} problems={problems} />)
}

export const showNew = (c: Visit): Promise<Response> => drawNew(c, { kind: listingKinds.find((one) => one === c.req.query('kind')) ?? '' }, {}, 200)

const beginning = z.object({ kind: z.enum(listingKinds), owner: z.string().regex(/^[0-9a-f-]{36}(:[0-9a-f-]{36})?$/), source: z.enum(langs), title: z.string().max(2000).optional() })

export function beginListing(c: Visit): Promise<Response> {
  const { room, actor, lang } = c.var
  return submitForm(
    c,
    beginning,
    async ({ kind, owner, source, title }) => {
      const [ownerId = '', mandateId] = owner.split(':').map((one) => readId(one))
      const { id } = await createListing(room.db, actor, { kind, ownerId, mandateId, content: { source, texts: title ? { [source]: { title } } : {} } })
      return partHref(lang, id, 'text')
    },
    ({ values, problems, failure }) => drawNew(c, values, problems, statusOf(failure) as 409 | 422 | 429),
  )
}
