import { showId } from '../../../core/id.ts'
import type { Lang } from '../../../core/text.ts'
import type { Attachment, ListingRecord } from '../../../modules/listings/listings.ts'
import type { Problems } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Actions, Button, PostButton } from '../../ui/buttons.tsx'
import { Card } from '../../ui/card.tsx'
import { FileField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { fileWords } from '../messages/access.ts'
import { showWords } from '../messages/show.ts'

/** The attachments, each with its way out, and one more. */
export const FilesForm = ({ lang, listing, attachments, problems }: { lang: Lang; listing: ListingRecord; attachments: readonly Attachment[]; problems: Problems }) => {
  const id = showId(listing.id)
  return (
    <div class="editor-parts">
      <p class="lead">{fileWords.lead[lang]}</p>
      <Card lang={lang} id="files" title={showWords.attachments}>
        {attachments.length === 0 ? <p class="hint">{fileWords.none[lang]}</p> : (
          <ul class="file-rows">
            {attachments.map((one) => (
              <li>
                <a href={href(routes.files.show, { id: showId(one.id), name: one.name })} data-turbo="false">{one.name}</a>
                <PostButton lang={lang} small kind="danger" action={href(routes.listings.detach, { lang, id, file: showId(one.id) })} label={fileWords.remove} confirm={fileWords.removeConfirm} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Form lang={lang} action={href(routes.listings.attach, { lang, id })} files errors={problems}>
        <FileField lang={lang} name="file" label={fileWords.choose} accept="image/png,image/jpeg,image/webp,application/pdf" error={problems.file} />
        <Actions><Button kind="primary">{fileWords.upload[lang]}</Button></Actions>
      </Form>
    </div>
  )
}
