import { page } from '../../respond.tsx'
import type { HandlersOf } from '../../room.ts'
import { apiDocument } from '../document.ts'
import { guideWords } from '../messages/guide.ts'
import { GuidePage } from './page.tsx'

export const apiPageHandlers: HandlersOf<'apiPages'> = {
  guide(c) {
    const { room, lang } = c.var
    return page(c, { title: guideWords.title[lang], description: guideWords.lead[lang] }, <GuidePage lang={lang} origin={room.config.url} document={apiDocument(room.config.url)} />)
  },
}
