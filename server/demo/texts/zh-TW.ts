import { hanName } from '../names.ts'
import type { DemoTexts } from '../types.ts'

export const zhTW: DemoTexts = {
  title: '台北 AI 之夜',
  codes: 'TP',
  name: (random) =>
    hanName(random, {
      family:
        '陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董唐溫藍蔣石古紀姚連馮歐程湯田康姜白汪鄒尤巫鐘涂龔嚴韓袁金童陸柳邵',
      double: ['歐陽', '張簡', '范姜', '司徒'],
      given:
        '家豪志明俊傑建宏文雄怡君雅婷淑芬美玲佳穎宗翰冠廷承恩宥品妤詩涵欣宜柏宇彥廷子晴思妤心瑜品睿郁婷惠雯秀英哲瑋育誠書瑋芷若雨潔沛瑜庭安宜蓁立言清揚知遠景行星河以安樂天亦凡秋實南風如意',
      rare: '喆堃翀珺禕彧晗曌',
    }),
  table: (number, background) => `第 ${number} 桌 · ${background}`,
  backgrounds: {
    finance: '金融',
    internet: '網路',
    industry: '製造',
    media: '媒體',
    film: '影視',
    public: '公部門',
    education: '教育',
    health: '醫療',
    law: '法律',
    design: '設計',
    universities: '大專院校',
  },
  sponsors: {
    laptops: { name: '硯山電腦', thanks: '把算力裝進每個人的背包' },
    radio: { name: '鷺灣之聲', thanks: '陪這座城市一起醒來' },
    cape: { name: '北岬智慧', thanks: '讓工具先學會傾聽' },
    reeds: { name: '蘆笛模型', thanks: '小模型，大迴響' },
  },
  prizes: {
    medal: { name: '紀念獎章', note: '人人有機會，抽中還能再抽大獎' },
    credits: { name: '模型算力點數卡', note: '一年內有效' },
    speaker: { name: '桌上型喇叭', note: '' },
    tea: { name: '整桌下午茶', note: '抽一桌，全桌同享' },
    kit: { name: '邊緣 AI 開發套件', note: '' },
    headphones: { name: '降噪耳機', note: '' },
    laptop: { name: '旗艦輕薄筆電', note: '今晚的大獎' },
  },
  talks: [
    { speaker: '沈硯秋', role: '硯山電腦 · 產品經理', topic: '一台筆電跑得動多大的模型' },
    { speaker: '陸清揚', role: '鷺灣之聲 · 總編輯', topic: '當電台有了 AI 搭檔' },
    { speaker: '方知遠', role: '北岬智慧 · 研究員', topic: '先聽懂，再回答' },
    { speaker: '蘇若溪', role: '蘆笛模型 · 工程師', topic: '小模型的長尾生意' },
    { speaker: '顧言', role: '獨立導演', topic: '一個人的片場' },
  ],
  welcome: '歡迎來到台北 AI 之夜',
  welcomeSubtitle: '21 桌 · 213 位來賓',
  welcomeNotes: '18:30 開放入場，一直播放',
  agenda: '今晚議程',
  panel: '座談：各行各業的 AI 元年',
  thanksForPrizes: '感謝贊助獎品',
  winners: '今晚的得獎名單',
  making: '二十分鐘共創',
  makingTask: '一桌一張大海報紙：明年的今天，AI 會幫您這一行做什麼？',
  makingNotes: '發紙和筆',
  groups: '各桌成果展示',
  thanks: '感謝每一位',
  closing: '下一站',
  closingText: '謝謝大家，晚安',
  closingNext: '台南',
}
