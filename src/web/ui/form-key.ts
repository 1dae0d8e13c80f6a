import { randomUUID } from 'node:crypto'
import { newId } from '../../core/id.ts'

/** Stands for the key in a piece that is drawn once; nobody can write it, so that nothing typed is taken for it. */
const place = randomUUID()
let placing = false

/** The key that makes one sending of a form out of several: a new one, or its place while a piece is drawn for all readers. */
export const formKey = (): string => (placing ? place : newId())

/**
 * Draws a piece once and gives it with one new key for all its forms, which differ by their addresses, each time. Draws at once: nothing in the piece waits.
 */
export function drawnWithKeys(draw: () => unknown): () => string {
  const within = placing
  placing = true
  try {
    const parts = String(draw()).split(place)
    return () => parts.join(formKey())
  } finally {
    placing = within
  }
}
