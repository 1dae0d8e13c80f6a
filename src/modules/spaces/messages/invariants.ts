export const spaceInvariants = {
  text: { zh: '空间的名称和宗旨均有原文', en: 'Name and purpose of every space have their original' },
} as const
