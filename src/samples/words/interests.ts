import type { Lang } from '../../core/text.ts'

/** An interest between two of the cast; `days` ago. What is said is made up, as everything in the exhibition. */
export type SampleInterest = {
  from: string
  listing: string
  brought?: string
  days: number
  lang: Lang
  sentence: string
  interests?: string
  proposes?: string
  answer?: { by: string; days: number } & ({ accepted: readonly { by: string; days: number; body: string }[] } | { declined: 'not_a_fit' | 'too_early'; note: string })
}

const lin = 'lin.zhiyuan@yunze.example'
const owen = 'owen.hartley@harrowmere.example'
const isla = 'isla.renwick@aldermoss.example'
const su = 'su.minglan@hanyue.example'
const james = 'james.colverton@ellershaw.example'
const daniel = 'daniel.ashcombe@thornhythe.example'
const jingchuan = 'he.jingchuan@lanhe.example'

export const sampleInterests: readonly SampleInterest[] = [
  {
    from: su, listing: 'S-AM-O-015', brought: 'S-AM-N-023', days: 2, lang: 'zh',
    sentence: '我们的铜铝汇流排焊缝缺陷样本极少，希望了解该检测方法能否用于焊缝熔深判别。',
    interests: '少样本条件下的误报率，以及对高反光铜面的适应性。', proposes: '先寄 200 件焊接样件试测，两周内视频讨论结果。',
  },
  {
    from: lin, listing: 'S-AM-N-017', brought: 'S-AM-O-015', days: 6, lang: 'en',
    sentence: 'Our few-shot inspection method was built for exactly such rare defects on metal; we would like to try it on your raceways.',
    proposes: 'Send us fifty good and ten marked rings. We return a first confusion matrix within three weeks.',
  },
  {
    from: james, listing: 'S-AM-O-011', days: 26, lang: 'en',
    sentence: 'Two of our five-axis grinders drift by 18 µm over a shift. Does the compensation work with a closed controller?',
    interests: 'Online identification without thermocouples in the spindle.',
    answer: {
      by: lin, days: 21,
      accepted: [
        { by: lin, days: 21, body: '可以。控制器不开放时，我们通过外部坐标偏置接口写入补偿量，周期 200 ms。请告知控制系统型号和主轴结构。' },
        { by: james, days: 19, body: 'The controllers are from 2019 and accept external work offsets every 100 ms. Spindle: motorised, 24,000 rpm. Could we arrange a call in the first week of next month?' },
      ],
    },
  },
  {
    from: owen, listing: 'S-AM-N-040', brought: 'S-AM-O-022', days: 7, lang: 'en',
    sentence: 'Closed-loop melt-pool control keeps the density of soft-magnetic alloys even in thin lamellae; we can print test rings from your powder.',
    answer: { by: james, days: 4, accepted: [{ by: james, days: 4, body: 'Thank you. We can send 5 kg of Fe-6.5Si powder. What wall thickness do you hold today?' }] },
  },
  {
    from: owen, listing: 'S-AM-N-023', brought: 'S-AM-O-022', days: 60, lang: 'en',
    sentence: 'Our coaxial imaging may see penetration in copper to aluminium welds as it does in powder-bed fusion.',
    answer: { by: su, days: 52, declined: 'not_a_fit', note: '产线为固定焦距振镜焊接，无法加装同轴光路。若有离轴方案，欢迎再联系。' },
  },
  {
    from: daniel, listing: 'S-AM-O-005', days: 40, lang: 'en',
    sentence: 'We invest in shop-floor software at this stage and would like to meet the team.',
    answer: { by: owen, days: 36, accepted: [{ by: owen, days: 36, body: 'With pleasure. The spin-out plan is with our committee; we can share the public summary before a meeting.' }] },
  },
  {
    from: isla, listing: 'S-AM-N-042', brought: 'S-EN-O-007', days: 1, lang: 'en',
    sentence: 'Ambient relithiation restores LFP cathode without dissolving it; we are looking for a partner to fund the first 100 kg line.',
  },
  {
    from: jingchuan, listing: 'S-HC-N-019', days: 8, lang: 'zh',
    sentence: '我院室温等离子活化工艺可用于导管表面接枝前处理，希望了解材质与尺寸要求。',
    proposes: '先用同材质片材做接触角和接枝量试验。',
  },
]

/** Who keeps which listings on their list. */
export const sampleBookmarks: Readonly<Record<string, readonly string[]>> = {
  [lin]: ['S-AM-N-003', 'S-AM-N-016', 'S-AM-N-017'],
  [james]: ['S-AM-O-011', 'S-AM-O-017', 'S-AM-O-022', 'S-AM-O-034'],
  [su]: ['S-AM-O-015', 'S-EN-O-007'],
  [daniel]: ['S-AM-O-005', 'S-EN-O-007', 'S-HC-O-001'],
}
