import sharp from 'sharp'
import { Failure } from '../../core/failure.ts'
import { messages } from './messages.ts'

/** Pixels that an image may decode to: a small file may unfold to gigabytes. */
const mostPixels = 40_000_000
const widest = 2_400

/**
 * The image drawn anew: upright, at most {@link widest} pixels on a side, without EXIF, GPS, profiles or anything
 * hidden behind it. Photographs stay JPEG, everything else becomes WebP.
 * @throws Failure invalid when it cannot be read
 */
export async function redrawn(bytes: Uint8Array, mediaType: string): Promise<{ bytes: Buffer; mediaType: string; ending: string }> {
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated: false }).rotate().resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
    if (mediaType === 'image/jpeg') return { bytes: await image.jpeg({ quality: 85, mozjpeg: true }).toBuffer(), mediaType, ending: 'jpg' }
    return { bytes: await image.webp({ quality: 88, alphaQuality: 100 }).toBuffer(), mediaType: 'image/webp', ending: 'webp' }
  } catch (error) {
    const refusal = new Failure('invalid', messages.brokenImage, { fields: { file: messages.brokenImage } })
    refusal.cause = error
    throw refusal
  }
}
