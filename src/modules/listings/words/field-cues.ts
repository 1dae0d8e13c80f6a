import type { fields } from '../../vocabularies/words/fields.ts'

/**
 * Words that speak for a field, in both languages. English ones are matched at the beginning of a word, lower case, so
 * that a stem suffices; Chinese ones anywhere.
 */
export const fieldCues: Readonly<Partial<Record<keyof typeof fields, { zh: readonly string[]; en: readonly string[] }>>> = {
  advanced_manufacturing: {
    zh: ['制造', '加工', '机床', '铸造', '焊接', '增材', '3D打印', '模具', '切削', '装配', '刀具', '锻造', '注塑', '产线'],
    en: ['manufactur', 'machining', 'machine tool', 'casting', 'weld', 'additive', '3d print', 'mould', 'milling', 'forging', 'assembly line', 'tooling'],
  },
  robotics: { zh: ['机器人', '机械臂', '自动化', '无人机', '自主导航', '抓取', '伺服'], en: ['robot', 'manipulator', 'gripper', 'autonomous', 'automation', 'drone', 'unmanned', 'servo'] },
  new_materials: {
    zh: ['材料', '合金', '复合', '陶瓷', '石墨烯', '涂层', '纤维', '高分子', '聚合物', '纳米', '钢', '薄膜'],
    en: ['material', 'alloy', 'composite', 'ceramic', 'graphene', 'coating', 'fibre', 'fiber', 'polymer', 'nano', 'steel', 'thin film', 'metamaterial'],
  },
  semiconductors: { zh: ['半导体', '芯片', '集成电路', '晶圆', '光刻', '碳化硅', '氮化镓', '封装'], en: ['semiconductor', 'chip', 'integrated circuit', 'wafer', 'lithograph', 'silicon carbide', 'gallium nitride', 'transistor', 'cmos'] },
  photonics: { zh: ['光电', '激光', '光学', '光子', '光纤', '红外', '显示', '成像光谱'], en: ['photonic', 'laser', 'optic', 'infrared', 'display', 'lidar', 'hyperspectral', 'waveguide'] },
  ai_software: {
    zh: ['人工智能', '机器学习', '深度学习', '神经网络', '算法', '软件', '大模型', '图像识别', '数字孪生', '知识图谱', '仿真'],
    en: ['artificial intelligence', 'machine learning', 'deep learning', 'neural', 'algorithm', 'software', 'computer vision', 'digital twin', 'simulation', 'language model'],
  },
  data_networks: { zh: ['大数据', '通信', '网络', '5G', '6G', '物联网', '云计算', '区块链', '数据库', '天线', '射频'], en: ['communication', 'network', '5g', '6g', 'internet of things', 'cloud', 'blockchain', 'database', 'antenna', 'radio', 'wireless', 'middleware', 'radar'] },
  quantum: { zh: ['量子'], en: ['quantum', 'qubit'] },
  sensors: { zh: ['传感', '检测', '仪器', '测量', '监测仪', '探测', '计量', '雷达'], en: ['sensor', 'sensing', 'instrument', 'measurement', 'detector', 'metrology', 'spectromet', 'imaging'] },
  aerospace: { zh: ['航空', '航天', '飞行', '卫星', '发动机叶片', '飞机', '导弹', '火箭'], en: ['aerospace', 'aircraft', 'satellite', 'spacecraft', 'flight', 'hypersonic', 'turbine blade', 'rocket', 'missile', 'airframe'] },
  transport: { zh: ['交通', '汽车', '车辆', '轨道', '列车', '智能驾驶', '自动驾驶', '铁路', '公路', '桥梁'], en: ['vehicle', 'automotive', 'transport', 'railway', 'train', 'driving', 'traffic', 'road', 'bogie'] },
  marine: { zh: ['海洋', '船舶', '水下', '深海', '舰船', '港口', '潜航', '水运'], en: ['marine', 'ship', 'underwater', 'offshore', 'vessel', 'ocean', 'subsea', 'submarine', 'naval'] },
  energy: { zh: ['能源', '光伏', '太阳能', '风电', '风力', '氢能', '电网', '核电', '热泵', '发电', '制氢', '电解'], en: ['energy', 'solar', 'photovoltaic', 'wind turbine', 'hydrogen', 'power grid', 'nuclear', 'heat pump', 'electrolys', 'fuel cell'] },
  energy_storage: { zh: ['储能', '电池', '锂离子', '锂电', '电解液', '超级电容', '钠离子'], en: ['battery', 'batteries', 'energy storage', 'lithium', 'electrolyte', 'supercapacitor', 'anode', 'cathode', 'sodium-ion'] },
  chemicals: { zh: ['化工', '催化', '反应器', '精馏', '溶剂', '合成', '萃取', '分离膜', '吸附'], en: ['chemical', 'cataly', 'reactor', 'distillation', 'solvent', 'synthesis', 'extraction', 'membrane', 'adsorb'] },
  biotechnology: { zh: ['生物', '基因', '细胞', '酶', '发酵', '蛋白', '微生物', '菌株', '抗体'], en: ['biotech', 'gene', 'cell culture', 'enzyme', 'ferment', 'protein', 'microb', 'strain', 'antibod', 'biolog', 'dna', 'rna'] },
  pharmaceuticals: { zh: ['药物', '医药', '新药', '制剂', '给药', '疫苗', '中药', '临床试验', '抑制剂'], en: ['drug', 'pharma', 'vaccine', 'therapeutic', 'clinical trial', 'inhibitor', 'formulation', 'dosage', 'medicine'] },
  medical_devices: { zh: ['医疗器械', '诊断', '植入', '手术', '医学影像', '超声', '内镜', '骨科', '试剂盒', '支架'], en: ['medical device', 'diagnos', 'implant', 'surgical', 'surgery', 'medical imaging', 'ultrasound', 'endoscop', 'orthopaed', 'assay', 'stent', 'prosthe'] },
  digital_health: { zh: ['健康', '康复', '养老', '护理', '远程医疗', '病历', '患者', '慢病', '可穿戴'], en: ['health', 'rehabilitat', 'care home', 'nursing', 'telemedicine', 'patient', 'wearable', 'hospital'] },
  agriculture_food: { zh: ['农业', '作物', '食品', '种植', '养殖', '育种', '饲料', '土壤', '粮食', '水产', '果蔬'], en: ['agricultur', 'crop', 'food', 'farm', 'livestock', 'breeding', 'feed', 'soil', 'grain', 'aquacultur', 'harvest'] },
  environment: { zh: ['环境', '污染', '大气', '排放', '碳捕集', '减排', '生态', '臭氧', '治理', 'VOC'], en: ['environment', 'pollut', 'air quality', 'emission', 'carbon capture', 'ecolog', 'ozone', 'remediation', 'climate', 'voc'] },
  water: { zh: ['水处理', '污水', '废水', '净水', '脱盐', '供水', '水质', '反渗透'], en: ['water treatment', 'wastewater', 'sewage', 'desalinat', 'drinking water', 'water quality', 'reverse osmosis', 'effluent'] },
  waste_circular: { zh: ['固废', '废弃物', '回收', '循环利用', '垃圾', '再生', '资源化', '矿渣'], en: ['waste', 'recycl', 'circular', 'reuse', 'recovery of', 'end-of-life', 'landfill', 'slag'] },
  built_environment: { zh: ['建筑', '混凝土', '城市', '施工', '隧道', '房屋', '工程结构', '地基', '水泥'], en: ['building', 'construction', 'concrete', 'urban', 'tunnel', 'housing', 'structural', 'cement', 'bridge deck'] },
  safety_security: { zh: ['安全', '应急', '消防', '防护', '网络安全', '预警', '爆炸', '加密', '灾害', '防爆'], en: ['safety', 'security', 'emergency', 'fire', 'protective', 'cyber', 'warning', 'explos', 'encrypt', 'disaster', 'threat'] },
}
