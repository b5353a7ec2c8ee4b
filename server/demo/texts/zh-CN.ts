import { hanName } from '../names.ts'
import type { DemoTexts } from '../types.ts'

export const zhCN: DemoTexts = {
  title: '深圳 AI 之夜',
  codes: 'SZ',
  name: (random) =>
    hanName(random, {
      family:
        '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万',
      double: ['欧阳', '上官', '司徒', '诸葛'],
      given:
        '伟芳娜敏静丽强磊洋勇艳杰娟涛明超霞平刚文辉玲宁浩宇欣怡梓涵子轩雨桐佳琪思源天佑晨曦睿哲一诺嘉懿沐辰若溪亦凡景行知远书瑶语嫣清扬乐天星河安然立言墨白南风秋实逸飞皓月如意',
      rare: '喆堃翀珺祎彧晗曌',
    }),
  table: (number, background) => `${number} 桌 · ${background}`,
  backgrounds: {
    finance: '金融',
    internet: '互联网',
    industry: '制造',
    media: '媒体',
    film: '影视',
    public: '公共部门',
    education: '教育',
    health: '医疗',
    law: '法律',
    design: '设计',
    universities: '高校',
  },
  sponsors: {
    laptops: { name: '砚北电脑', thanks: '把算力装进每个人的背包' },
    radio: { name: '鹭湾之声', thanks: '陪这座城市一起醒来' },
    cape: { name: '北岬智能', thanks: '让工具先学会倾听' },
    reeds: { name: '芦笛模型', thanks: '小模型，大回声' },
  },
  prizes: {
    medal: { name: '纪念奖章', note: '人人有机会，中了还能再抽大奖' },
    credits: { name: '模型算力卡', note: '一年有效' },
    speaker: { name: '桌面音箱', note: '' },
    tea: { name: '整桌下午茶', note: '抽一桌，全桌同享' },
    kit: { name: '端侧 AI 开发套件', note: '' },
    headphones: { name: '降噪耳机', note: '' },
    laptop: { name: '旗舰轻薄笔记本', note: '今晚的大奖' },
  },
  talks: [
    { speaker: '沈砚秋', role: '砚北电脑 · 产品负责人', topic: '一台笔记本能跑多大的模型' },
    { speaker: '陆清扬', role: '鹭湾之声 · 主编', topic: '当电台有了 AI 搭档' },
    { speaker: '方知远', role: '北岬智能 · 研究员', topic: '先听懂，再回答' },
    { speaker: '苏若溪', role: '芦笛模型 · 工程师', topic: '小模型的长尾生意' },
    { speaker: '顾言', role: '独立导演', topic: '一个人的片场' },
  ],
  welcome: '欢迎来到深圳 AI 之夜',
  welcomeSubtitle: '21 桌 · 213 位来宾',
  welcomeNotes: '18:30 开门，一直放着',
  agenda: '今晚议程',
  panel: '圆桌：各行各业的 AI 第一年',
  thanksForPrizes: '感谢奖品赞助',
  winners: '今晚的中奖名单',
  making: '二十分钟共创',
  makingTask: '一桌一张大纸：明年的今天，AI 会替我们这一行做什么？',
  makingNotes: '发纸和笔',
  groups: '各桌展示',
  thanks: '感谢每一位',
  closing: '下一站',
  closingText: '谢谢，晚安',
  closingNext: '成都',
}
