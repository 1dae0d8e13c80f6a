import type { DayMark } from '../../engine/calendar/calendar.ts'
import { type Festival, festivals } from './words/festivals.ts'

type Rest = Pick<DayMark, 'provisional' | 'regions'>
const closed = (festival: Festival, days: readonly string[], rest: Rest = {}): DayMark[] => days.map((day) => ({ day, open: false, name: festivals[festival], ...rest }))
const working = (days: readonly string[]): DayMark[] => days.map((day) => ({ day, open: true, name: festivals.moved }))

/** The days from `first` to `last` of one month, both included; `month` is `YYYY-MM`. */
const span = (month: string, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${month}-${String(first + index).padStart(2, '0')}`)

/**
 * Mainland of China. 2026: notice of the General Office of the State Council of 4 November 2025, with the weekend days that
 * were made working days. 2027: the statutory days alone (regulation as amended from 2025: New Year 1, Spring Festival 4
 * from its eve, Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1, National Day 3), provisional until the notice is entered.
 */
const china: readonly DayMark[] = [
  ...closed('newYear', span('2026-01', 1, 3)),
  ...closed('springFestival', span('2026-02', 15, 23)),
  ...closed('qingming', span('2026-04', 4, 6)),
  ...closed('labour', span('2026-05', 1, 5)),
  ...closed('dragonBoat', span('2026-06', 19, 21)),
  ...closed('midAutumn', span('2026-09', 25, 27)),
  ...closed('national', span('2026-10', 1, 7)),
  ...working(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']),
  ...closed('newYear', ['2027-01-01'], { provisional: true }),
  ...closed('springFestival', span('2027-02', 5, 8), { provisional: true }),
  ...closed('qingming', ['2027-04-05'], { provisional: true }),
  ...closed('labour', span('2027-05', 1, 2), { provisional: true }),
  ...closed('dragonBoat', ['2027-06-09'], { provisional: true }),
  ...closed('midAutumn', ['2027-09-15'], { provisional: true }),
  ...closed('national', span('2027-10', 1, 3), { provisional: true }),
]

/** Hong Kong: general holidays. 2026 as gazetted; 2027 reckoned from the ordinance (Cap. 149) and the lunar calendar, provisional. */
const hongKong: readonly DayMark[] = [
  ...closed('newYear', ['2026-01-01']),
  ...closed('lunarNewYear', span('2026-02', 17, 19)),
  ...closed('goodFriday', ['2026-04-03']),
  ...closed('afterGoodFriday', ['2026-04-04']),
  ...closed('qingming', ['2026-04-06']),
  ...closed('easterMonday', ['2026-04-07']),
  ...closed('labour', ['2026-05-01']),
  ...closed('buddha', ['2026-05-25']),
  ...closed('dragonBoat', ['2026-06-19']),
  ...closed('establishment', ['2026-07-01']),
  ...closed('afterMidAutumn', ['2026-09-26']),
  ...closed('national', ['2026-10-01']),
  ...closed('chungYeung', ['2026-10-19']),
  ...closed('christmas', ['2026-12-25']),
  ...closed('afterChristmas', ['2026-12-26']),
  ...closed('newYear', ['2027-01-01'], { provisional: true }),
  ...closed('lunarNewYear', ['2027-02-06', '2027-02-08', '2027-02-09'], { provisional: true }),
  ...closed('goodFriday', ['2027-03-26'], { provisional: true }),
  ...closed('afterGoodFriday', ['2027-03-27'], { provisional: true }),
  ...closed('easterMonday', ['2027-03-29'], { provisional: true }),
  ...closed('qingming', ['2027-04-05'], { provisional: true }),
  ...closed('labour', ['2027-05-01'], { provisional: true }),
  ...closed('buddha', ['2027-05-13'], { provisional: true }),
  ...closed('dragonBoat', ['2027-06-09'], { provisional: true }),
  ...closed('establishment', ['2027-07-01'], { provisional: true }),
  ...closed('afterMidAutumn', ['2027-09-16'], { provisional: true }),
  ...closed('national', ['2027-10-01'], { provisional: true }),
  ...closed('chungYeung', ['2027-10-08'], { provisional: true }),
  ...closed('christmas', ['2027-12-25'], { provisional: true }),
  ...closed('afterChristmas', ['2027-12-27'], { provisional: true }),
]

const scotland = ['GB-SCT']
const northernIreland = ['GB-NIR']
const english = ['GB-ENG', 'GB-WLS']
const notScotland = [...english, ...northernIreland]

/** United Kingdom: bank holidays of England and Wales, Scotland and Northern Ireland (gov.uk/bank-holidays), substitute days included. */
const unitedKingdom: readonly DayMark[] = [
  ...closed('newYear', ['2026-01-01', '2027-01-01']),
  ...closed('newYearSecond', ['2026-01-02', '2027-01-04'], { regions: scotland }),
  ...closed('stPatrick', ['2026-03-17', '2027-03-17'], { regions: northernIreland }),
  ...closed('goodFriday', ['2026-04-03', '2027-03-26']),
  ...closed('easterMonday', ['2026-04-06', '2027-03-29'], { regions: notScotland }),
  ...closed('earlyMay', ['2026-05-04', '2027-05-03']),
  ...closed('spring', ['2026-05-25', '2027-05-31']),
  ...closed('boyne', ['2026-07-13', '2027-07-12'], { regions: northernIreland }),
  ...closed('summer', ['2026-08-03', '2027-08-02'], { regions: scotland }),
  ...closed('summer', ['2026-08-31', '2027-08-30'], { regions: notScotland }),
  ...closed('stAndrew', ['2026-11-30', '2027-11-30'], { regions: scotland }),
  ...closed('christmas', ['2026-12-25', '2027-12-27']),
  ...closed('boxing', ['2026-12-28', '2027-12-28']),
]

/** Calendars that come with the program, by ISO 3166-1 country. In other countries, and in other years, only weekends are closed and every day counts. */
export const shipped: Readonly<Record<string, readonly DayMark[]>> = { CN: china, HK: hongKong, GB: unitedKingdom }

/** The zone in which a day of the country begins; other countries count in UTC. */
export const dayZones: Readonly<Record<string, string>> = { CN: 'Asia/Shanghai', HK: 'Asia/Hong_Kong', MO: 'Asia/Macau', TW: 'Asia/Taipei', GB: 'Europe/London', IE: 'Europe/Dublin', SG: 'Asia/Singapore', JP: 'Asia/Tokyo', KR: 'Asia/Seoul', DE: 'Europe/Berlin', FR: 'Europe/Paris' }

/** The region whose calendar an organisation keeps: in the United Kingdom the English regions keep that of England, and so does whoever names none. */
export function calendarRegion(country: string, region: string | null | undefined): string | undefined {
  if (country !== 'GB') return region ?? undefined
  return region === 'GB-SCT' || region === 'GB-NIR' || region === 'GB-WLS' ? region : 'GB-ENG'
}
