import { Failure } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import { page } from '../../respond.tsx'
import type { HandlersOf } from '../../room.ts'
import { apiDocument } from '../document.ts'
import { guideWords } from '../messages/guide.ts'
import { GuidePage, GuidePartPage, guideParts, partName } from './page.tsx'

export const apiPageHandlers: HandlersOf<'apiPages'> = {
  guide(c) {
    const { room, lang } = c.var
    return page(c, { title: guideWords.title[lang], description: guideWords.lead[lang] }, <GuidePage lang={lang} origin={room.config.url} document={apiDocument(room.config.url)} />)
  },
  part(c) {
    const { room, lang } = c.var
    const part = guideParts.find((one) => one === c.req.param('slug'))
    if (!part) throw new Failure('missing', refusals.missing)
    return page(c, { title: `${partName(part)[lang]} · ${guideWords.title[lang]}` }, <GuidePartPage lang={lang} part={part} document={apiDocument(room.config.url)} />)
  },
}
