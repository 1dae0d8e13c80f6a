/** People of the members of the sample alliance who sign for them; made up, without a sign-in that anybody knows. */
export const signatories: readonly { organisation: string; name: { zh: string; en: string }; lang: 'zh' | 'en' }[] = [
  { organisation: 'bolan-ocean', name: { zh: '沈怀舟', en: 'Shen Huaizhou' }, lang: 'zh' },
  { organisation: 'beiling-university', name: { zh: '顾清岚', en: 'Gu Qinglan' }, lang: 'zh' },
  { organisation: 'xiling-transport', name: { zh: '彭砚秋', en: 'Peng Yanqiu' }, lang: 'zh' },
  { organisation: 'yunlu-medical', name: { zh: '白若兰', en: 'Bai Ruolan' }, lang: 'zh' },
  { organisation: 'chuze', name: { zh: '江听雨', en: 'Jiang Tingyu' }, lang: 'zh' },
  { organisation: 'minghu-tech', name: { zh: '方知夏', en: 'Fang Zhixia' }, lang: 'zh' },
  { organisation: 'aldermoss', name: { zh: '玛格丽特·奥尔登', en: 'Margaret Alden' }, lang: 'en' },
  { organisation: 'strathlorne', name: { zh: '卡勒姆·洛恩', en: 'Callum Lorne' }, lang: 'en' },
  { organisation: 'calderwick', name: { zh: '罗莎琳德·皮尔', en: 'Rosalind Peel' }, lang: 'en' },
  { organisation: 'strathmarrow', name: { zh: '邓肯·马罗', en: 'Duncan Marrow' }, lang: 'en' },
  { organisation: 'wenbrook', name: { zh: '艾丽斯·温', en: 'Alice Wenn' }, lang: 'en' },
  { organisation: 'calderfold-univ', name: { zh: '托马斯·福尔德', en: 'Thomas Fold' }, lang: 'en' },
]
