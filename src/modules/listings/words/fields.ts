import type { Phrase } from '../../../core/text.ts'

/** The technology fields of the hall: a short vocabulary that both sides recognise; hosts may add their own later. */
export const fields = {
  advanced_manufacturing: { zh: '先进制造', en: 'Advanced manufacturing' },
  robotics: { zh: '机器人与自动化', en: 'Robotics and automation' },
  new_materials: { zh: '新材料', en: 'New materials' },
  semiconductors: { zh: '半导体与集成电路', en: 'Semiconductors' },
  photonics: { zh: '光电子', en: 'Photonics' },
  ai_software: { zh: '人工智能与软件', en: 'AI and software' },
  data_networks: { zh: '数据与网络通信', en: 'Data and networks' },
  quantum: { zh: '量子科技', en: 'Quantum technologies' },
  sensors: { zh: '传感与仪器', en: 'Sensors and instruments' },
  aerospace: { zh: '航空航天', en: 'Aerospace' },
  transport: { zh: '交通与汽车', en: 'Transport and vehicles' },
  marine: { zh: '海洋与船舶', en: 'Marine' },
  energy: { zh: '新能源', en: 'Energy' },
  energy_storage: { zh: '储能与电池', en: 'Energy storage and batteries' },
  chemicals: { zh: '化工与过程工程', en: 'Chemicals and processes' },
  biotechnology: { zh: '生物技术', en: 'Biotechnology' },
  pharmaceuticals: { zh: '医药', en: 'Pharmaceuticals' },
  medical_devices: { zh: '医疗器械与诊断', en: 'Medical devices and diagnostics' },
  digital_health: { zh: '数字健康与康养', en: 'Digital health and care' },
  agriculture_food: { zh: '农业与食品', en: 'Agriculture and food' },
  environment: { zh: '环境治理与监测', en: 'Environment and monitoring' },
  water: { zh: '水处理', en: 'Water treatment' },
  waste_circular: { zh: '固废与循环经济', en: 'Waste and circular economy' },
  built_environment: { zh: '建筑与城市', en: 'Built environment' },
  safety_security: { zh: '安全与应急', en: 'Safety and emergency' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Phrase>
export type Field = keyof typeof fields
