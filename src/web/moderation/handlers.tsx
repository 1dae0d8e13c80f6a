import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { readText, say } from '../../core/text.ts'
import { approveBatch, moderationItem, moderationQueue, type QueueKind, queueKinds, releasesToApprove, reviewListing, translationsWanted } from '../../modules/listings/listings.ts'
import { listOrganisations } from '../../modules/people/people.ts'
import { many, one, type Problems, type Values } from '../form.ts'
import { termsOf } from '../../modules/vocabularies/vocabularies.ts'
import { page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { moderationWords } from './messages.ts'
import { QueuePage, queuePageSize, type QueueProps } from './queue.tsx'
import { ReviewPage } from './review.tsx'
import { TrustPage } from './trust.tsx'

const trustPageSize = 50

const pageOf = (c: Visit): number => {
  const number = Number(c.req.query('page') ?? 1)
  return Number.isInteger(number) && number > 0 ? Math.min(number, 10_000) : 1
}
const kindOf = (text: string | undefined): QueueKind => queueKinds.find((kind) => kind === text) ?? 'waiting'

async function drawQueue(c: Visit, kind: QueueKind, more: Partial<Pick<QueueProps, 'problem'>> & { status?: 409 | 422 | 429 } = {}): Promise<Response> {
  const { room, actor, lang } = c.var
  const number = pageOf(c)
  const queue = await moderationQueue(room.db, actor, { kind, offset: (number - 1) * queuePageSize, limit: queuePageSize })
  const wanted = kind === 'waiting' && number === 1 ? await translationsWanted(room.db, actor) : []
  return page(c, { title: moderationWords.title[lang], active: 'moderation', noindex: true, status: more.status }, <QueuePage lang={lang} kind={kind} queue={queue} wanted={wanted} page={number} now={actor.at} problem={more.problem} releases={(await releasesToApprove(room.db, actor)).length} />)
}

async function drawReview(c: Visit, values: Values, problems: Problems, status?: 409 | 422 | 429): Promise<Response> {
  const { room, actor, lang } = c.var
  const item = await moderationItem(room.db, actor, c.req.param('id') ?? '')
  const title = say(lang, moderationWords.reviewTitle, { title: readText(item.listing.texts.title, lang).body })
  return page(c, { title, active: 'moderation', noindex: true, status }, <ReviewPage lang={lang} terms={await termsOf(room.db)} item={item} values={values} problems={problems} />)
}

const mark = z.coerce.number().int().min(0).max(5)
const review = z.object({ revision: z.string().max(40), advantages: mark, clarity: mark, cooperation: mark, language: mark, comment: z.string().max(10_000).optional() })

export const moderationHandlers: HandlersOf<'moderation'> = {
  queue: (c) => drawQueue(c, kindOf(c.req.query('queue'))),
  show: (c) => drawReview(c, {}, {}),
  review(c) {
    const { room, actor, lang } = c.var
    return submitForm(
      c,
      review,
      async ({ revision, comment, ...scores }) => {
        await reviewListing(room.db, actor, { id: c.req.param('id') ?? '', revisionId: readId(revision) ?? '', scores, comment })
        return href(routes.moderation.queue, { lang })
      },
      ({ values, problems, failure, sentence }) => drawReview(c, values, Object.keys(problems).length > 0 || !sentence ? problems : { _: sentence }, statusOf(failure) as 409 | 422 | 429),
      'done',
    )
  },
  approveBatch(c) {
    const { room, actor, lang } = c.var
    let kind: QueueKind = 'waiting'
    return submitForm(
      c,
      z.looseObject({}),
      async (_input, { values }) => {
        kind = kindOf(one(values, 'queue'))
        const revisionIds = many(values, 'revision').flatMap((id) => readId(id) ?? []).slice(0, queuePageSize)
        if (revisionIds.length === 0) throw new Failure('invalid', moderationWords.chooseSome)
        await approveBatch(room.db, actor, { revisionIds })
        return href(routes.moderation.queue, { lang }, { queue: kind === 'waiting' ? undefined : kind })
      },
      ({ failure }) => drawQueue(c, kind, { problem: failure.sentence, status: statusOf(failure) as 409 | 422 | 429 }),
      'published',
    )
  },
  async organisations(c) {
    const { room, actor, lang } = c.var
    const query = { q: c.req.query('q')?.replaceAll('\0', '').toWellFormed().trim().slice(0, 200) || undefined, unverified: c.req.query('unverified') === 'yes', page: pageOf(c) }
    const found = await listOrganisations(room.db, actor, { q: query.q, verified: query.unverified ? false : undefined, page: query.page, size: trustPageSize, lang })
    return page(c, { title: moderationWords.organisations[lang], active: 'moderation', noindex: true }, <TrustPage lang={lang} query={{ ...query, page: found.page }} lines={found.lines} total={found.total} size={trustPageSize} />)
  },
}
