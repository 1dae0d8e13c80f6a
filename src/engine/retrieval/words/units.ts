/** Units in the one form that they are compared in, with their other spellings; Latin ones are case-sensitive. */
const spellings = `
% percent per_cent pct | ‰ | °c ℃ °C 摄氏度 degrees_Celsius degree_Celsius degrees_C deg_C | °f ℉ °F | ° degrees | k K 开尔文
kv kV 千伏 kilovolts kilovolt | mv mV 毫伏 millivolts | v V 伏特 伏 volts volt | ma mA 毫安 milliamps | amp A 安培 amperes amps | mah mAh 毫安时 | ah Ah 安时
gw GW 吉瓦 gigawatts gigawatt | mw MW 兆瓦 megawatts megawatt | mwatt mW 毫瓦 milliwatts | kw kW KW 千瓦 kilowatts kilowatt | w W 瓦特 瓦 watts watt
gwh GWh | mwh MWh 兆瓦时 | kwh kWh KWh kW·h 千瓦时 kilowatt-hours | wh Wh W·h 瓦时 watt-hours
thz THz 太赫兹 | ghz GHz 吉赫兹 吉赫 gigahertz | mhz MHz 兆赫兹 兆赫 megahertz | khz kHz 千赫兹 千赫 kilohertz | hz Hz 赫兹 赫 hertz
km 公里 千米 kilometers kilometer kilometres kilometre | m 米 meters meter metres metre | cm 厘米 centimeters centimetres | mm 毫米 millimeters millimeter millimetres millimetre
μm µm um 微米 micrometers micrometer micrometres micrometre microns micron | nm 纳米 nanometers nanometer nanometres nanometre | 英寸 inches inch
km2 km² 平方公里 | m2 m² ㎡ 平方米 平米 | cm2 cm² 平方厘米 | mm2 mm² 平方毫米 | m3 m³ 立方米 | cm3 cm³ 立方厘米 | ha hm2 hm² 公顷 hectares
t 吨 tonnes tonne tons ton | kg 千克 公斤 kilograms kilogram | g 克 grams gram | mg 毫克 milligrams | μg µg ug 微克 micrograms
l L 升 liters litres | ml mL 毫升 milliliters millilitres | μl µl μL µL uL 微升
gpa GPa 吉帕 | mpa MPa Mpa 兆帕 megapascals | kpa kPa 千帕 | pa Pa 帕斯卡 帕 pascals | bar | n N 牛顿 牛 newtons | kn kN 千牛 | nm-torque N·m | j J 焦耳 joules | kj kJ 千焦 | mj MJ 兆焦
ppm PPM | ppb PPB | db dB 分贝 decibels | rpm r/min 转/分钟 转/分 转每分 | ev eV 电子伏特 电子伏 | kev keV | mev MeV | lm 流明 lumens | lx 勒克斯 lux | ω Ω 欧姆 ohms ohm | kω kΩ 千欧 | mω MΩ 兆欧 | mol 摩尔 moles
gb GB | mb MB | tb TB | gbps Gbps | mbps Mbps | kbps kbps | ns 纳秒 nanoseconds | μs µs us 微秒 microseconds | ms 毫秒 milliseconds | s 秒 seconds second sec | min 分钟 minutes minute | h 小时 hours hour hrs hr
cny 元人民币 元 人民币 yuan RMB CNY
`

/** What may stand below the line of a unit and is none by itself. */
const below = 'a 年 year years yr | d 天 日 day days | 月 month | 次 cycle | 人 person | 件 piece | 亩 mu'

/** What Chinese writes before the number of a percentage. */
export const percentPrefix = '百分之'

/** Counting words before a unit and what they multiply by. */
const multiples: Readonly<Record<string, number>> = { 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8, million: 1e6, billion: 1e9, thousand: 1e3 }

/** Forms that people write so; of others a lower-case letter could be any word or another unit. */
const lowerToo = new Set(
  'km m cm mm nm ha t kg g mg ml bar lm lx mol ppm ppb rpm ns ms s min h a d db kw kwh kv hz khz mhz ghz thz mpa gpa kpa ev kev mah wh gb tb gbps mbps kbps kj kn'.split(' '),
)

/** From each spelling to its form. */
const formsOf = (list: string): Map<string, string> =>
  new Map(list.split(/[|\n]/).map((group) => group.trim()).filter((group) => group !== '').flatMap((group) => {
    const names = group.split(' ')
    const form = names[0] ?? ''
    const written = /^[a-z]/.test(form) && !lowerToo.has(form) ? names.slice(1) : names
    return written.map((name): [string, string] => [name.replace('_', ' '), form])
  }))

const units = formsOf(spellings)
const rates = new Map([...formsOf(below), ...units])

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const anyOf = (written: Iterable<string>): string => [...written].sort((a, b) => b.length - a.length).map(escape).join('|')

/** The body of a regular expression that matches a unit: counted ("万吨"), or with others below the line ("W/(m·K)", "元/吨"). */
export const unitPattern = `(?:(?:${anyOf(Object.keys(multiples))})\\s?)?(?:${anyOf(units.keys())})(?!(?<=元)[素件组器宙数])(?:(?:\\/|\\sper\\s)\\(?(?:${anyOf(rates.keys())})(?:[·•](?:${anyOf(rates.keys())}))?\\)?)?`

const multipleOf = new RegExp(`^(?:${anyOf(Object.keys(multiples))})(?=\\s?(?:${anyOf(units.keys())}))`)

/** A number and its unit as written, in one notation: "10万吨" is 100000t, "0.1 µm" and "0.1微米" are 0.1μm. */
export function measureOf(number: string, unit: string): string {
  const times = units.has(unit) ? '' : (multipleOf.exec(unit)?.[0] ?? '')
  const value = Number(number.replace(/,/g, ''))
  const counted = Number.isFinite(value) ? String(Number((value * (multiples[times] ?? 1)).toPrecision(12))) : number
  const rest = unit.slice(times.length).trim()
  const form = units.get(rest) ?? rest.split(/[/·•]|\sper\s/).map((part) => rates.get(part.replace(/[()]/g, '').trim()) ?? part).join('/')
  return `${counted}${form}`
}
