export default {
  ahead: '接下来',
  draw: '抽奖',
  'in-pool': '您在奖池里',
  'minutes-left': '还有 {count} 分钟',
}
