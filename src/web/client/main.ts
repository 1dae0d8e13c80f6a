import { restore } from './turbo-bar.ts'
import { Application } from '@hotwired/stimulus'
import { session } from '@hotwired/turbo'
import { Autosave } from './autosave.ts'
import { Copy } from './copy.ts'
import { Counter } from './counter.ts'
import { Dialog } from './dialog.ts'
import { Disclosure } from './disclosure.ts'
import { Door } from './door.ts'
import { Follow } from './follow.ts'
import { lendHan } from './han.ts'
import { Live } from './live.ts'
import { Place, returnToPlace } from './place.ts'
import { Progress } from './progress.ts'
import { Proof } from './proof.ts'
import { Refresh } from './refresh.ts'
import { RunClock } from './run.ts'
import { Stage } from './stage.ts'
import { Stream } from './stream.ts'
import { Submit } from './submit.ts'
import { ThemeChoice } from './theme-choice.ts'
import { ViewBeacon } from './view-beacon.ts'

restore()
// Turbo's own bar never shows; ours is drawn by the sheet while <html> is busy.
session.progressBarDelay = 2 ** 31 - 1

const application = Application.start()
const controllers = { autosave: Autosave, counter: Counter, copy: Copy, dialog: Dialog, disclosure: Disclosure, door: Door, follow: Follow, live: Live, place: Place, progress: Progress, proof: Proof, refresh: Refresh, run: RunClock, stage: Stage, stream: Stream, submit: Submit, theme: ThemeChoice, 'view-beacon': ViewBeacon }
for (const [name, controller] of Object.entries(controllers)) application.register(name, controller)

lendHan()
returnToPlace()
document.addEventListener('turbo:load', () => {
  lendHan()
  returnToPlace()
})
// After a refused form the summary of problems takes the focus, so that it is read first.
document.addEventListener('turbo:render', () => document.querySelector<HTMLElement>('main [role="alert"][tabindex]')?.focus())
