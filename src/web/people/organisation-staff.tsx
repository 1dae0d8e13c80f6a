import type { Lang } from '../../core/text.ts'
import type { Organisation } from '../../modules/people/people.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import type { Words } from '../ui/said.ts'
import { organisationWords as words } from './messages/organisations.ts'

/** What staff do with an organisation: verify, trust, merge. */
export const StaffCard = ({ lang, organisation: one, problems, typed }: { lang: Lang; organisation: Organisation; problems?: Record<string, Words>; typed?: string }) => {
  const slug = { lang, slug: one.slug }
  return (
    <Card lang={lang} title={words.staff} tone="private" id="staff">
      <div class="grid gap-3">
        <PostButton lang={lang} action={href(routes.organisations.verify, slug)} label={one.verified ? words.unverify : words.verify} kind={one.verified ? 'quiet' : 'primary'} values={{ verified: one.verified ? 'no' : 'yes' }} />
        <PostButton lang={lang} action={href(routes.organisations.trust, slug)} label={one.trusted ? words.distrust : words.trust} kind={one.trusted ? 'quiet' : 'plain'} values={{ trusted: one.trusted ? 'no' : 'yes' }} />
      </div>
      <details class="mt-4" open={problems !== undefined}>
        <summary class="cursor-pointer">{words.merge[lang]}</summary>
        <Form lang={lang} action={href(routes.organisations.merge, slug)}>
          <TextField lang={lang} name="into" label={words.mergeInto} value={typed} error={problems?.into} required />
          <Actions><Button kind="danger" data={{ 'turbo-confirm': words.mergeSure[lang] }}>{words.mergeDo[lang]}</Button></Actions>
        </Form>
      </details>
    </Card>
  )
}
