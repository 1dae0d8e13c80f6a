import { missing } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { type Figure, factsOf, figures, type Funnel, funnelOf, outcomesBehind, publishFigures, type Scope, viewsBehind } from '../../modules/indicators/indicators.ts'
import { outcomeKinds } from '../../modules/projects/projects.ts'
import { one } from '../form.ts'
import { page } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { deed } from '../typed.ts'
import { indicatorWords as words } from './messages/funnel.ts'
import { CasesPage, FunnelPage, OutcomesPage, type Place, ViewsPage } from './pages.tsx'

export const placeOf = (c: Visit): Place => ({ scope: c.req.param('scope') ?? '', slug: c.req.param('slug') ?? '' })

/** The scope that the address names. @throws Failure missing */
export function scopeOf({ scope, slug }: Place): Scope {
  if (scope === 'alliance' || scope === 'event') return { kind: scope, slug }
  if (scope === 'platform' && slug === 'all') return { kind: 'instance' }
  const id = readId(slug)
  if (id && (scope === 'listing' || scope === 'organisation')) return { kind: scope, id }
  throw missing()
}

const answer = (c: Visit, funnel: Funnel, body: Parameters<typeof page>[2]): Promise<Response> => page(c, { title: words.title[c.var.lang], noindex: !funnel.public }, body)

export const indicatorHandlers: HandlersOf<'indicators'> = {
  show: async (c) => {
    const place = placeOf(c)
    const funnel = await funnelOf(c.var.room.db, c.var.actor, scopeOf(place))
    return answer(c, funnel, <FunnelPage lang={c.var.lang} place={place} funnel={funnel} />)
  },
  facts: async (c) => {
    const { lang, actor, room: { db } } = c.var
    const [place, key] = [placeOf(c), c.req.param('key') ?? '']
    const scope = scopeOf(place)
    const funnel = await funnelOf(db, actor, scope)
    const kind = outcomeKinds.find((each) => each === key)
    if (kind) return answer(c, funnel, <OutcomesPage lang={lang} place={place} funnel={funnel} kind={kind} outcomes={await outcomesBehind(db, actor, scope, kind)} />)
    const figure: Figure | undefined = figures.find((each) => each === key)
    if (!figure) throw missing()
    if (figure === 'viewed') return answer(c, funnel, <ViewsPage lang={lang} place={place} funnel={funnel} months={await viewsBehind(db, actor, scope)} />)
    return answer(c, funnel, <CasesPage lang={lang} place={place} funnel={funnel} key_={figure} facts={await factsOf(db, actor, scope, figure)} />)
  },
  publish: (c) =>
    deed(c, async (values) => {
      const place = placeOf(c)
      const scope = scopeOf(place)
      if (scope.kind !== 'alliance' && scope.kind !== 'instance') throw missing()
      await publishFigures(c.var.room.db, c.var.actor, scope, one(values, 'open') === 'yes')
      return href(routes.indicators.show, { lang: c.var.lang, ...place })
    }),
}
