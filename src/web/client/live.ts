import { Controller } from '@hotwired/stimulus'
import { Feed, type Lang, part, type Shown, write } from './feed.ts'

type Question = { b: Shown; by?: { zh?: string; en?: string }; a?: 1; r?: Shown }
type Poll = { q: Shown; s: 'open' | 'closed'; c: Shown[] }
type Head = { s: string; q: 0 | 1; r: 0 | 1 }

const beatMs = 30_000

/** The page of a live session: draws what comes, and sends questions, votes, answers and reactions without leaving the page. */
export class Live extends Controller<HTMLElement> {
  static override targets = ['questionList', 'questionPattern', 'pollList', 'pollPattern', 'choicePattern', 'polls', 'viewers', 'state', 'broken', 'moved', 'said', 'heard', 'none', 'reaction', 'run', 'runName', 'clock', 'pitch']
  static override values = { lang: String, events: String, snapshot: String, beats: String, renew: String, pass: String, feed: String, streams: String, answers: String, failed: String, unnamed: String, states: Object }
  declare readonly questionListTarget: HTMLElement
  declare readonly questionPatternTarget: HTMLTemplateElement
  declare readonly pollListTarget: HTMLElement
  declare readonly pollPatternTarget: HTMLTemplateElement
  declare readonly choicePatternTarget: HTMLTemplateElement
  declare readonly pollsTarget: HTMLElement
  declare readonly viewersTargets: HTMLElement[]
  declare readonly stateTargets: HTMLElement[]
  declare readonly brokenTarget: HTMLElement
  declare readonly movedTarget: HTMLElement
  declare readonly saidTarget: HTMLElement
  declare readonly heardTargets: HTMLElement[]
  declare readonly noneTargets: HTMLElement[]
  declare readonly reactionTargets: HTMLElement[]
  declare readonly runTargets: HTMLElement[]
  declare readonly runNameTargets: HTMLElement[]
  declare readonly clockTargets: HTMLElement[]
  declare readonly pitchTargets: HTMLElement[]
  declare readonly langValue: Lang
  declare readonly eventsValue: string
  declare readonly snapshotValue: string
  declare readonly beatsValue: string
  declare readonly renewValue: string
  declare passValue: string
  declare readonly feedValue: string
  declare readonly streamsValue: string
  declare readonly answersValue: string
  declare readonly failedValue: string
  declare readonly unnamedValue: string
  declare readonly statesValue: Record<string, string>
  private feed: Feed | undefined
  private timers: number[] = []

  override connect(): void {
    if (!this.snapshotValue) return
    this.feed = new Feed({ events: this.eventsValue, snapshot: this.snapshotValue }, (keys) => this.draw(keys), (yes) => (this.brokenTarget.hidden = !yes))
    this.feed.open()
    const id = crypto.randomUUID?.() ?? String(Math.random()).slice(2)
    const drawn = Math.random()
    const beat = () => {
      const of = this.feed?.sample ?? 1
      if (drawn < 1 / of && document.visibilityState === 'visible') void fetch(this.beatsValue, { method: 'POST', body: new URLSearchParams({ id, of: String(of) }), credentials: 'omit', keepalive: true }).catch(() => undefined)
    }
    this.timers = [window.setTimeout(beat, 3_000), window.setInterval(beat, beatMs), window.setInterval(() => this.tick(), 250)]
    if (this.passValue) this.timers.push(window.setInterval(() => void this.renew(), 15 * 60_000))
  }

  override disconnect(): void {
    this.feed?.close()
    for (const timer of this.timers) window.clearTimeout(timer)
  }

  private draw(keys: ReadonlySet<string>): void {
    const facts = this.feed!.facts
    const head = facts.get('s') as Head | undefined
    for (const element of this.stateTargets) if (head && element.firstElementChild) element.firstElementChild.textContent = this.statesValue[head.s] ?? ''
    let sorted = false
    for (const key of keys) {
      const n = Number(key.slice(1))
      if (/^[qv]\d/.test(key)) sorted = this.drawQuestion(n) || sorted
      else if (/^[pc]\d/.test(key)) this.drawPoll(n)
    }
    if (sorted) this.sort()
    if (keys.has('e')) for (const element of this.viewersTargets) element.textContent = facts.has('e') ? this.number(Number(facts.get('e'))) : '–'
    const reactions = (facts.get('r') ?? {}) as Record<string, number>
    for (const element of this.reactionTargets) element.textContent = this.number(reactions[element.dataset['kind'] ?? ''] ?? 0)
    if (facts.has('str') && facts.get('str') !== this.streamsValue) this.movedTarget.hidden = false
    if (keys.has('run')) this.drawRun()
  }

  private number(n: number): string {
    return n.toLocaleString(this.langValue === 'zh' ? 'zh-CN' : 'en-GB')
  }

  private itemOf(list: HTMLElement, pattern: HTMLTemplateElement, n: number, wanted: boolean): HTMLElement | undefined {
    const found = list.querySelector<HTMLElement>(`:scope > [data-n="${n}"]`)
    if (!wanted) return void found?.remove()
    if (found) return found
    const made = pattern.content.firstElementChild!.cloneNode(true) as HTMLElement
    made.dataset['n'] = String(n)
    made.querySelector<HTMLInputElement>('input[name="n"]')!.value = String(n)
    list.append(made)
    return made
  }

  private drawQuestion(n: number): boolean {
    const question = this.feed!.facts.get(`q${n}`) as Question | undefined
    const item = this.itemOf(this.questionListTarget, this.questionPatternTarget, n, question !== undefined)
    if (!item || !question) return true
    const votes = Number(this.feed!.facts.get(`v${n}`) ?? 0)
    const other = question.b[this.langValue] === undefined ? undefined : question.b[this.langValue === 'zh' ? 'en' : 'zh']
    const button = item.querySelector('button')!
    write(part(item, 'body'), question.b, this.langValue)
    this.fill(item, 'other', other)
    this.fill(item, 'n', String(n))
    this.fill(item, 'votes', this.number(votes))
    this.fill(item, 'who', question.by?.[this.langValue] ?? question.by?.zh ?? question.by?.en ?? this.unnamedValue)
    part(item, 'done')!.hidden = question.a !== 1
    part(item, 'reply')!.hidden = question.r === undefined
    if (question.r) write(part(item, 'replyBody'), question.r, this.langValue)
    if (question.a) {
      button.disabled = true
      item.dataset['answered'] = 'yes'
    }
    for (const element of this.noneTargets) element.hidden = true
    const before = item.dataset['votes']
    item.dataset['votes'] = String(votes)
    return before !== String(votes)
  }

  private fill(item: HTMLElement, name: string, text: string | undefined): void {
    const element = part(item, name)!
    element.textContent = text ?? ''
    if (name === 'other') element.hidden = text === undefined
  }

  /** As the server sorts: open ones by votes, answered ones below. Whoever uses one keeps it under their finger. */
  private sort(): void {
    if (this.questionListTarget.contains(document.activeElement) || this.questionListTarget.matches(':hover')) return
    const items = [...this.questionListTarget.children] as HTMLElement[]
    const rank = (one: HTMLElement) => (one.dataset['answered'] ? 1e9 : 0) - Number(part(one, 'votes')?.textContent?.replace(/\D/g, '') ?? 0)
    const right = [...items].sort((one, two) => rank(one) - rank(two) || Number(one.dataset['n']) - Number(two.dataset['n']))
    if (right.some((one, place) => one !== items[place])) this.questionListTarget.append(...right)
  }

  private drawPoll(n: number): void {
    const poll = this.feed!.facts.get(`p${n}`) as Poll | undefined
    const item = this.itemOf(this.pollListTarget, this.pollPatternTarget, n, poll !== undefined)
    this.pollsTarget.hidden = this.pollListTarget.children.length === 0
    if (!item || !poll) return
    const choices = part(item, 'choices')!
    if (choices.children.length === 0) {
      write(part(item, 'question'), poll.q, this.langValue)
      for (const [place, label] of poll.c.entries()) {
        const choice = this.choicePatternTarget.content.firstElementChild!.cloneNode(true) as HTMLElement
        choice.querySelector('input')!.value = String(place + 1)
        write(part(choice, 'label'), label, this.langValue)
        choices.append(choice)
      }
      this.pollListTarget.prepend(item)
    }
    const [sum = 0, ...each] = (this.feed!.facts.get(`c${n}`) ?? [0]) as number[]
    const closed = poll.s === 'closed'
    const done = closed || !part(item, 'mine')!.hidden || !this.passValue
    item.querySelector('fieldset')!.disabled = done
    part(item, 'send')!.hidden = done
    part(item, 'closed')!.hidden = !closed
    part(item, 'few')!.hidden = each.length > 0 || sum === 0
    part(item, 'sum')!.textContent = this.answersValue.replace('{n}', this.number(sum))
    for (const [place, choice] of [...choices.children].entries()) {
      part(choice, 'bar')!.hidden = each.length === 0
      part(choice, 'count')!.textContent = this.number(each[place] ?? 0)
      const bar = choice.querySelector('progress')!
      bar.max = Math.max(1, sum)
      bar.value = each[place] ?? 0
    }
  }

  private drawRun(): void {
    const run = this.feed!.facts.get('run') as { n: number; ph: string } | undefined
    for (const element of this.runTargets) element.hidden = run === undefined
    for (const pitch of this.pitchTargets) {
      const current = run !== undefined && Number(pitch.dataset['n']) === run.n
      if (current) pitch.setAttribute('aria-current', 'true')
      else pitch.removeAttribute('aria-current')
      if (current) for (const name of this.runNameTargets) name.textContent = part(pitch, 'title')?.textContent ?? ''
    }
    this.tick()
  }

  private tick(): void {
    const run = this.feed?.facts.get('run') as { ms: number; since: number | null; of: number } | undefined
    if (run) for (const clock of this.clockTargets) showClock(clock, run)
  }

  async vote(event: SubmitEvent): Promise<void> {
    const form = event.currentTarget as HTMLFormElement
    const button = form.querySelector('button')!
    if (!(await this.send(event, 'votes', button))) return
    button.setAttribute('aria-pressed', 'true')
    button.disabled = true
  }

  async answer(event: SubmitEvent): Promise<void> {
    const form = event.currentTarget as HTMLFormElement
    if (!(await this.send(event, 'answers'))) return
    part(form, 'mine')!.hidden = false
    part(form, 'send')!.hidden = true
    form.querySelector('fieldset')!.disabled = true
  }

  async ask(event: SubmitEvent): Promise<void> {
    const form = event.currentTarget as HTMLFormElement
    if (await this.send(event, 'questions', form.querySelector('button')!)) form.reset()
  }

  async react(event: SubmitEvent): Promise<void> {
    await this.send(event, 'reactions')
  }

  /** Sends a form with the pass; without one the form goes its own way. */
  private async send(event: SubmitEvent, what: string, button?: HTMLButtonElement): Promise<boolean> {
    if (!this.passValue) return false
    event.preventDefault()
    event.stopPropagation()
    const form = event.currentTarget as HTMLFormElement
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    body.set('pass', this.passValue)
    body.set('lang', this.langValue)
    if (button) button.disabled = true
    const answer = await fetch(`${this.feedValue}/${what}`, { method: 'POST', body, credentials: 'omit' }).catch(() => undefined)
    if (button) button.disabled = false
    const said = answer && (await answer.json().catch(() => undefined) as { ok?: boolean; sentence?: string } | undefined)
    const sentence = said?.sentence ?? (said?.ok ? '' : this.failedValue)
    this.saidTarget.textContent = sentence
    if (what === 'questions' || !said?.ok) for (const element of this.heardTargets) element.textContent = sentence
    return said?.ok === true
  }

  private async renew(): Promise<void> {
    const answer = await fetch(this.renewValue).catch(() => undefined)
    if (answer?.ok) this.passValue = ((await answer.json()) as { pass: string }).pass
  }
}

/** What is left of a phase, minutes and seconds; below nought it counts on with a minus. */
export function showClock(element: HTMLElement, run: { ms: number; since: number | null; of: number }): void {
  const left = run.of - run.ms - (run.since === null ? 0 : Date.now() - run.since)
  const seconds = Math.abs(Math.ceil(left / 1000))
  element.textContent = `${left < 0 && seconds > 0 ? '−' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  element.dataset['left'] = left < 0 ? 'over' : left < 60_000 ? 'little' : 'enough'
}
