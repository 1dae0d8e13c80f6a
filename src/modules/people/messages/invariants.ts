export const peopleInvariants = {
  text: { zh: '机构简介的原文存在，且译文未被机器替换', en: 'What an organisation says of itself has its original, and no machine in its place' },
  tombstones: { zh: '已注销人员不留姓名、地址、登录信息和权限', en: 'An erased person has no name, address, sign-in or right left' },
  mandates: { zh: '有效委托的双方均为现存机构', en: 'A mandate in force is between two organisations that still exist' },
} as const
