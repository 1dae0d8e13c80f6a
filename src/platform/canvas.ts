import type { Line } from './lettering.ts'

/** A paper that pages and pictures are drawn on; the origin is at the top left, colours are `#RRGGBB`. */
export type Canvas = {
  rectangle(x: number, y: number, width: number, height: number, colour: string): void
  /** Strokes with round ends along an SVG path that was drawn at scale 1. */
  stroke(path: string, place: { x: number; y: number; scale: number }, colour: string, width: number): void
  /** A line of text with its baseline at `y`. */
  text(line: Line, x: number, y: number, colour: string): void
}
