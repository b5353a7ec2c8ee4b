export default {
  title: '您的票',
  loading: '查詢中……',
  'no-key': '這個網址裡沒有票。請完整開啟您收到的連結。',
  'key-unknown': '這個連結沒有對應的票，請洽服務台。',
  'ticket-gone': '這張票已不在名單上，或已隨名單一起清除。請洽服務台。',
  'too-many': '這個網路嘗試過多，本頁會自動重試。',
  'not-reached': '無法連上伺服器，重試中……',
  'lost-at': '斷線了，畫面停在 {time}',
  'lost-hint': '連上會自動更新，抽中了也不會錯過。',
}
