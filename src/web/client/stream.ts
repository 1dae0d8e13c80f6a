import { Controller } from '@hotwired/stimulus'
import type { Standing } from './player.ts'

type Player = { play(video: HTMLVideoElement, url: string, tell: (standing: Standing) => void): Promise<void> }

/** Plays a stream in the page, once somebody asks for it: our own player for HLS, the frame of an allowed host otherwise. */
export class Stream extends Controller<HTMLElement> {
  static override targets = ['screen', 'play', 'waits']
  static override values = { title: String, player: String }
  declare readonly screenTarget: HTMLElement
  declare readonly waitsTarget: HTMLElement
  declare readonly playTargets: HTMLButtonElement[]
  declare readonly titleValue: string
  declare readonly playerValue: string

  override connect(): void {
    for (const button of this.playTargets) button.hidden = false
  }

  override disconnect(): void {
    this.screenTarget.replaceChildren()
    this.waitsTarget.hidden = true
  }

  async play(event: Event): Promise<void> {
    const { kind, url = '' } = (event.currentTarget as HTMLElement).dataset
    this.screenTarget.hidden = false
    this.waitsTarget.hidden = true
    if (kind === 'embed') return this.show(this.frame(url))
    const video = document.createElement('video')
    video.controls = true
    video.playsInline = true
    video.title = this.titleValue
    this.show(video)
    const { play } = (await import(this.playerValue)) as Player
    await play(video, url, (standing) => { if (video.isConnected) this.waitsTarget.hidden = standing === 'plays' })
  }

  /** The screen stands above the list, which may be out of sight on a phone. */
  private show(player: HTMLElement): void {
    this.screenTarget.replaceChildren(player)
    this.screenTarget.scrollIntoView({ block: 'nearest' })
  }

  private frame(url: string): HTMLIFrameElement {
    const frame = document.createElement('iframe')
    frame.title = this.titleValue
    frame.allow = 'autoplay; fullscreen; encrypted-media; picture-in-picture'
    frame.referrerPolicy = 'strict-origin-when-cross-origin'
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-presentation allow-popups')
    frame.src = url
    return frame
  }
}
