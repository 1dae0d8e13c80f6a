import type { Event } from './problem.ts'

/** Nothing is held there. */
export const nobody = -1

/** Who meets whom when, under way. Puts and drops keep every hard rule; the caller asks {@link Schedule.fits} before. */
export class Schedule {
  /** Pair → its slot. */
  readonly slotOf: Int32Array
  /** Person × slots + slot → the pair that meets there. */
  readonly held: Int32Array
  /** Slot → tables left. */
  readonly tables: Int32Array
  /** Person → meetings that may still be added. */
  readonly room: Int32Array
  readonly width: number

  constructor(readonly event: Event) {
    this.width = event.slots.length
    this.slotOf = new Int32Array(event.a.length).fill(nobody)
    this.held = new Int32Array(event.people.length * this.width).fill(nobody)
    this.tables = event.tables.slice()
    this.room = event.most.slice()
  }

  /** Free in the slot, and meeting nobody. */
  open(person: number, slot: number): boolean {
    const place = person * this.width + slot
    return this.event.free[place] === 1 && this.held[place] === nobody
  }

  /** Whether the pair, which does not meet yet, can meet in this slot as things stand. */
  fits(pair: number, slot: number): boolean {
    const [a, b] = [this.event.a[pair] ?? 0, this.event.b[pair] ?? 0]
    return (this.tables[slot] ?? 0) > 0 && (this.room[a] ?? 0) > 0 && (this.room[b] ?? 0) > 0 && this.open(a, slot) && this.open(b, slot)
  }

  put(pair: number, slot: number): void {
    this.slotOf[pair] = slot
    this.change(pair, slot, pair, -1)
  }

  drop(pair: number): void {
    const slot = this.slotOf[pair] ?? nobody
    this.slotOf[pair] = nobody
    this.change(pair, slot, nobody, 1)
  }

  private change(pair: number, slot: number, holds: number, by: number): void {
    for (const person of [this.event.a[pair] ?? 0, this.event.b[pair] ?? 0]) {
      this.held[person * this.width + slot] = holds
      this.room[person]! += by
    }
    this.tables[slot]! += by
  }

  /** Σ weight of the wishes held. */
  get weight(): number {
    return this.slotOf.reduce((sum, slot, pair) => (slot === nobody ? sum : sum + (this.event.weight[pair] ?? 0)), 0)
  }
}
