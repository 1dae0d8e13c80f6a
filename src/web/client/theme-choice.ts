import { Controller } from '@hotwired/stimulus'

/** The choice of theme: a cookie for a year, or none for "as the system". */
export class ThemeChoice extends Controller<HTMLElement> {
  static override targets = ['choice']
  declare choiceTargets: HTMLInputElement[]

  override connect(): void {
    this.element.hidden = false
    const now = document.documentElement.dataset.theme ?? ''
    for (const choice of this.choiceTargets) choice.checked = choice.value === now
  }

  choose(event: Event): void {
    const theme = (event.target as HTMLInputElement).value
    const secure = location.protocol === 'https:' ? '; Secure' : ''
    document.cookie = `qiao_theme=${theme}; Path=/; SameSite=Lax; Max-Age=${theme ? 31_536_000 : 0}${secure}`
    if (theme) document.documentElement.dataset.theme = theme
    else delete document.documentElement.dataset.theme
  }
}
