export default {
  'draw-winners': '抽出 {count} 位',
  'draw-pool': '抽獎池 {pool} 人',
  'draw-chance-room': '公布此代碼之後，由現場喊出的詞決定得獎者。',
  'draw-chance-beacon': '公布此代碼之後，由公開亂數信標決定得獎者。',
  'draw-chance-none': '本輪的亂數只來自主辦單位。',
  'draw-round': '由信標第 {round} 輪決定，{time} 公布。',
  'code-of': '本輪代碼',
  'photograph-it': '請拍照留存：從此刻起誰也改不了這一輪。',
}
