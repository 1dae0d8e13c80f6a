import Hls from 'hls.js/light'

/** How a stream stands: it plays, or its server does not answer and is asked again. */
export type Standing = 'plays' | 'waits'
const again = 3_000

/**
 * Plays an HLS stream where the browser needs help with it, and leaves it to the browser where it does not. A stream that is not there yet, or
 * goes away, is asked for again until the player is taken off the page.
 */
export async function play(video: HTMLVideoElement, url: string, tell: (standing: Standing) => void): Promise<void> {
  const retry = (ask: () => void) => {
    tell('waits')
    window.setTimeout(() => video.isConnected && ask(), again)
  }
  if (Hls.isSupported()) {
    // A worker of the player would come from a blob, which our content policy refuses.
    const hls = new Hls({ enableWorker: false, lowLatencyMode: false, maxBufferLength: 30 })
    hls.on(Hls.Events.FRAG_LOADED, () => tell('plays'))
    hls.on(Hls.Events.ERROR, (_, error) => {
      if (!error.fatal) return
      // Without a list of its pieces there is nothing to go on with: the list is asked for again.
      if (error.type === Hls.ErrorTypes.NETWORK_ERROR) retry(() => (hls.levels.length === 0 ? hls.loadSource(url) : hls.startLoad()))
      else hls.recoverMediaError()
    })
    hls.loadSource(url)
    hls.attachMedia(video)
  } else {
    video.addEventListener('playing', () => tell('plays'))
    video.addEventListener('error', () => retry(() => (video.src = url)))
    video.src = url
  }
  await video.play().catch(() => undefined)
}
