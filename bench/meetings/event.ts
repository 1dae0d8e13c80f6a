import type { MeetingProblem, Person, Slot, Wish } from '../../src/engine/meetings/problem.ts'
import { randomFrom } from '../hall/random.ts'

/** `scarce`: few tables, people free three times in ten, and the two hours that both countries share for most of them. */
export type Kind = 'roomy' | 'crowded' | 'scarce'

const days = 5
const slotsADay = 12
const minutes = 20

/** Slots of 20 minutes from 07:00 in London, 15:00 in Beijing in winter. Both are in their hours (08–18) for the two hours in between. */
function slotsWith(tables: number): Slot[] {
  return Array.from({ length: days * slotsADay }, (_, place) => {
    const london = 7 * 60 + (place % slotsADay) * minutes
    const beijing = london + 8 * 60
    return { id: `s${place}`, day: Math.floor(place / slotsADay), late: [beijing >= 18 * 60 ? minutes : 0, london < 8 * 60 ? minutes : 0], tables }
  })
}

/**
 * 300 enterprises and 100 teams. Each has a place in a space of six fields; the score of a pair is the nearness of the two plus some noise, as a
 * matching engine gives it. An enterprise wishes its best 5 to 12 teams, a team its best 8 to 24 enterprises; one wish in twelve is a must, one pair in
 * fifty of those near is refused.
 */
export function eventOf(kind: Kind, seed: number, size = { enterprises: 300, teams: 100 }): MeetingProblem {
  const random = randomFrom(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const slots = slotsWith(kind === 'scarce' ? 22 : 50)
  const free = kind === 'roomy' ? 0.9 : kind === 'crowded' ? 0.6 : 0.3
  const place = (): number[] => Array.from({ length: 6 }, normal)
  const makePerson = (id: string, side: number): Person => {
    // In the scarce event three people in four give nothing outside the hours of both countries but for one day.
    const bound = kind === 'scarce' && random() < 0.75
    const openDay = Math.floor(random() * days)
    const share = bound ? Math.min(1, free * 1.6) : free
    return { id, side, free: slots.map((slot) => random() < share && (!bound || slot.day === openDay || slot.late.every((late) => late === 0))), most: side === 0 ? 12 : 30 }
  }
  const enterprises = Array.from({ length: size.enterprises }, (_, index) => ({ person: makePerson(`e${String(index).padStart(3, '0')}`, 0), at: place() }))
  const teams = Array.from({ length: size.teams }, (_, index) => ({ person: makePerson(`t${String(index).padStart(3, '0')}`, 1), at: place() }))
  const score = enterprises.map((one) => teams.map((other) => one.at.reduce((sum, value, axis) => sum + value * (other.at[axis] ?? 0), 0) + normal()))
  const wishes: Wish[] = []
  const wish = (from: string, ordered: string[], count: number): void => {
    for (const [rank, to] of ordered.slice(0, count).entries()) wishes.push({ from, to, kind: random() < (rank < 3 ? 0.2 : 0.04) ? 'must' : 'meet' })
    for (const to of ordered.slice(count, count + 8)) if (random() < 0.02) wishes.push({ from, to, kind: 'never' })
  }
  enterprises.forEach(({ person }, index) => {
    const ordered = teams.map((team, other) => ({ id: team.person.id, score: score[index]?.[other] ?? 0 })).sort((a, b) => b.score - a.score)
    wish(person.id, ordered.map(({ id }) => id), 5 + Math.floor(random() * 8))
  })
  teams.forEach(({ person }, other) => {
    const ordered = enterprises.map((enterprise, index) => ({ id: enterprise.person.id, score: score[index]?.[other] ?? 0 })).sort((a, b) => b.score - a.score)
    wish(person.id, ordered.map(({ id }) => id), 8 + Math.floor(random() * 17))
  })
  return { people: [...enterprises, ...teams].map(({ person }) => person), slots, wishes }
}
