import Hls from 'hls.js/light'

/** Plays an HLS stream where the browser needs help with it, and leaves it to the browser where it does not. */
export async function play(video: HTMLVideoElement, url: string): Promise<void> {
  if (Hls.isSupported()) {
    // A worker of the player would come from a blob, which our content policy refuses.
    const hls = new Hls({ enableWorker: false, lowLatencyMode: false, maxBufferLength: 30 })
    hls.on(Hls.Events.ERROR, (_, error) => {
      if (!error.fatal) return
      if (error.type === Hls.ErrorTypes.NETWORK_ERROR) window.setTimeout(() => hls.startLoad(), 3_000)
      else hls.recoverMediaError()
    })
    hls.loadSource(url)
    hls.attachMedia(video)
  } else video.src = url
  await video.play().catch(() => undefined)
}
