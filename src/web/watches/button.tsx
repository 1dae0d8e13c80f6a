import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { LinkButton, PostButton } from '../ui/buttons.tsx'
import { watchWords } from './messages.ts'

type About = { kind: 'listing' | 'need'; listing: string } | { kind: 'organisation'; organisation: string } | { kind: 'match'; listing: string; other: string }

type WatchButtonProps = { lang: Lang; /** What to watch, by shown ids; an organisation by its slug. */ about: About; /** The watch that there is already. */ watching?: string; small?: boolean }

/** Begins to watch something; where the reader watches it already, the way to its settings. For signed-in readers. */
export const WatchButton = ({ lang, about, watching, small = true }: WatchButtonProps) =>
  watching
    ? <LinkButton small={small} href={href(routes.watches.show, { lang, id: showId(watching) })}>{watchWords.watching[lang]}</LinkButton>
    : <PostButton lang={lang} small={small} action={href(routes.watches.create, { lang })} values={about} label={about.kind === 'need' ? watchWords.watchNeed : watchWords.watch} />
