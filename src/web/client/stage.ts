import { Controller } from '@hotwired/stimulus'
import { Feed, type Lang, type Shown, write } from './feed.ts'
import { showClock } from './live.ts'

type Question = { b: Shown; a?: 1 }
type Poll = { q: Shown; c: Shown[] }
type Run = { n: number; ms: number; since: number | null; of: number; name?: string }

/** The screen in the hall: what the moderator chose, else the questions with most votes. */
export class Stage extends Controller<HTMLElement> {
  static override targets = ['question', 'body', 'other', 'poll', 'asked', 'choices', 'choicePattern', 'top', 'list', 'topHead', 'topPattern', 'empty', 'run', 'clock']
  static override values = { events: String, snapshot: String, lang: String }
  declare readonly questionTarget: HTMLElement
  declare readonly bodyTarget: HTMLElement
  declare readonly otherTarget: HTMLElement
  declare readonly pollTarget: HTMLElement
  declare readonly askedTarget: HTMLElement
  declare readonly choicesTarget: HTMLElement
  declare readonly choicePatternTarget: HTMLTemplateElement
  declare readonly topTarget: HTMLElement
  declare readonly listTarget: HTMLElement
  declare readonly topPatternTarget: HTMLTemplateElement
  declare readonly topHeadTarget: HTMLElement
  declare readonly emptyTarget: HTMLElement
  declare readonly runTarget: HTMLElement
  declare readonly clockTarget: HTMLElement
  declare readonly eventsValue: string
  declare readonly snapshotValue: string
  declare readonly langValue: Lang
  private feed: Feed | undefined
  private timer: number | undefined

  override connect(): void {
    if (!this.snapshotValue) return
    this.feed = new Feed({ events: this.eventsValue, snapshot: this.snapshotValue }, () => this.draw())
    this.feed.open()
    this.timer = window.setInterval(() => this.tick(), 250)
  }

  override disconnect(): void {
    this.feed?.close()
    window.clearInterval(this.timer)
  }

  private draw(): void {
    const facts = this.feed!.facts
    const chosen = String(facts.get('st') ?? '')
    const question = chosen.startsWith('q') ? (facts.get(chosen) as Question | undefined) : undefined
    const poll = chosen.startsWith('p') ? (facts.get(chosen) as Poll | undefined) : undefined
    this.questionTarget.hidden = !question
    this.pollTarget.hidden = !poll
    this.topTarget.hidden = question !== undefined || poll !== undefined
    if (question) {
      write(this.bodyTarget, question.b, this.langValue)
      const other = question.b[this.langValue] === undefined ? undefined : question.b[this.langValue === 'zh' ? 'en' : 'zh']
      this.otherTarget.textContent = other ?? ''
      this.otherTarget.hidden = other === undefined
    }
    if (poll) this.drawPoll(poll, (facts.get(`c${chosen.slice(1)}`) ?? [0]) as number[])
    this.drawTop()
    this.tick()
  }

  private drawPoll(poll: Poll, [sum = 0, ...each]: number[]): void {
    write(this.askedTarget, poll.q, this.langValue)
    const lines = poll.c.map((label, place) => {
      const line = this.choicePatternTarget.content.firstElementChild!.cloneNode(true) as HTMLElement
      write(line.querySelector('span'), label, this.langValue)
      const bar = line.querySelector('progress')!
      bar.max = Math.max(1, sum)
      bar.value = each[place] ?? 0
      line.querySelector('strong')!.textContent = each[place] === undefined ? '' : String(each[place])
      return line
    })
    this.choicesTarget.replaceChildren(...lines)
  }

  private drawTop(): void {
    const facts = this.feed!.facts
    const open = [...facts].flatMap(([key, value]) => (/^q\d/.test(key) && !(value as Question).a ? [{ n: Number(key.slice(1)), question: value as Question, votes: Number(facts.get(`v${key.slice(1)}`) ?? 0) }] : []))
    open.sort((one, two) => two.votes - one.votes || one.n - two.n)
    const lines = open.slice(0, 4).map(({ question, votes }) => {
      const line = this.topPatternTarget.content.firstElementChild!.cloneNode(true) as HTMLElement
      line.querySelector('strong')!.textContent = String(votes)
      write(line.querySelector('span'), question.b, this.langValue)
      return line
    })
    this.listTarget.replaceChildren(...lines)
    this.emptyTarget.hidden = lines.length > 0
    this.topHeadTarget.hidden = lines.length === 0
  }

  private tick(): void {
    const run = this.feed?.facts.get('run') as Run | undefined
    this.runTarget.hidden = run === undefined
    if (run) showClock(this.clockTarget, run)
  }
}
