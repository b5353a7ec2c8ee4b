export default {
  ahead: '接下來',
  draw: '抽獎',
  'in-pool': '您在獎池裡',
  'minutes-left': '還有 {count} 分鐘',
}
