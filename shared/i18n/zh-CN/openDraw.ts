export default {
  'draw-winners': '抽取 {count} 位',
  'draw-pool': '奖池 {pool} 人',
  'draw-chance-room': '此码公布之后，由现场喊出的词决定中奖者。',
  'draw-chance-beacon': '此码公布之后，由公共信标决定中奖者。',
  'draw-chance-none': '本轮的随机数仅来自主办方。',
  'draw-round': '由信标第 {round} 轮决定，{time} 公布。',
  'code-of': '本轮的码',
  'photograph-it': '请拍下来：此后谁也改不了这一轮。',
}
