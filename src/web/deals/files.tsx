import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import type { DealFile, DealPage } from '../../modules/deals/deals.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { drawnForms } from '../ui/drawn.ts'
import { FileField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Day } from '../ui/time.tsx'
import { caseWords } from './messages/case.ts'
import { type Refused, wholeSentence } from './refused.ts'

type FilesProps = { lang: Lang; deal: DealPage; files: readonly DealFile[]; /** False while a partner check is missing. */ open: boolean; refused?: Refused }

const size = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`)

/** The files of a case; nothing can be added before the partner check. */
export const Files = ({ lang, deal, files, open, refused }: FilesProps) => {
  const id = showId(deal.id)
  const again = refused?.form === 'file' ? refused : undefined
  const sentence = wholeSentence(refused, 'file')
  return (
    <Card lang={lang} id="files" title={caseWords.files}>
      {sentence ? <Notice lang={lang} kind="warning" live><p>{sentence[lang]}</p></Notice> : null}
      {files.length === 0 ? <p class="hint">{caseWords.noFiles[lang]}</p> : (
        <ul class="grid gap-2">
          {files.map((file) => (
            <li class="min-w-0 [overflow-wrap:anywhere]">
              <a href={href(routes.deals.file, { lang, id, file: showId(file.id) })} download>{file.name}</a>
              <span class="hint block">{size(file.bytes)} · <Day lang={lang} at={file.at} length="short" /></span>
              {file.organisationId === deal.own.id && deal.may.talk ? <PostButton lang={lang} small kind="quiet" action={href(routes.deals.detach, { lang, id, file: showId(file.id) })} label={caseWords.remove} confirm={caseWords.removeAsk} /> : null}
            </li>
          ))}
        </ul>
      )}
      {!deal.may.talk ? null : open ? (
        again ? <Attach lang={lang} id={id} again={again} /> : attachHtml(lang, id)
      ) : <p>{caseWords.filesShut[lang]}</p>}
    </Card>
  )
}

const Attach = ({ lang, id, again }: { lang: Lang; id: string; again?: Refused }) => (
  <Form lang={lang} action={href(routes.deals.attach, { lang, id })} files errors={again?.problems}>
    <FileField lang={lang} name="file" label={caseWords.file} hint={caseWords.fileHint} accept=".pdf,image/*" error={again?.problems.file} required />
    <Actions><Button>{caseWords.attach[lang]}</Button></Actions>
  </Form>
)

/** The form as it is before anything was chosen. */
const attachHtml = drawnForms((lang, id) => <Attach lang={lang} id={id} />)
