export default {
  title: '您的票',
  loading: '正在查询……',
  'no-key': '此地址中没有票。请完整打开您收到的链接。',
  'key-unknown': '此链接没有对应的票，请到服务台咨询。',
  'ticket-gone': '这张票已不在名单上，或已随名单一起清除。请到服务台咨询。',
  'too-many': '这个网络尝试过多，本页会自动重试。',
  'not-reached': '连不上服务器，正在重试……',
  'lost-at': '网断了，画面停在 {time}',
  'lost-hint': '连上会自己更新，抽中了也不会错过。',
}
