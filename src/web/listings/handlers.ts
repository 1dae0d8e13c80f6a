import type { HandlersOf } from '../room.ts'
import { beginListing, showMine, showNew } from './desk/handlers.tsx'
import { previewText, saveText, showEditor, submitText } from './editor/handlers.tsx'
import { attachFile, close, closeConfidential, discard, openConfidential, pause, removeFile, renew, resume, saveAccess, saveConfidential } from './editor/part-actions.ts'
import { showFeed, showHall } from './hall/handlers.ts'
import { countReader, keepBookmark, requestTranslation } from './show/actions.ts'
import { printListing, showListing, showQr, showVersions } from './show/handlers.tsx'

/** Everything about listings but their export, which stands with the import. */
export const listingHandlers: Omit<HandlersOf<'listings'>, 'export'> = {
  hall: showHall,
  feed: showFeed,
  show: showListing,
  print: printListing,
  qr: showQr,
  seen: countReader,
  versions: showVersions,
  new: showNew,
  create: beginListing,
  edit: showEditor,
  save: saveText,
  preview: previewText,
  submit: submitText,
  pause,
  resume,
  close,
  renew,
  discard,
  access: saveAccess,
  confidential: saveConfidential,
  confidentialGrant: openConfidential,
  confidentialGrantEnd: closeConfidential,
  attach: attachFile,
  detach: removeFile,
  bookmark: keepBookmark,
  translationRequest: requestTranslation,
  mine: showMine,
}
