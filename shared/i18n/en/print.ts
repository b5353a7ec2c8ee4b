export default {
  title: 'Print',
  rehearsal: 'Rehearsal',
  'kind.badges': 'Badges',
  'kind.tables': 'Table cards',
  'kind.poster': 'Poster for the door',
  paper: 'Paper',
  'paper.a4': 'A4, to cut',
  'paper.a6': 'A6, one a page',
  'paper.label': 'Label 62 × 29 mm',
  'paper-hint':
    'In the browser’s print window choose this paper, no margins, and a scale of 100 %. The code on a badge opens its owner’s own page: hand it to nobody else.',
  group: 'Table',
  'group.all': 'All tables',
  part: 'Part',
  'part.of': '{from} to {to}',
  print: 'Print {count} pages',
  nothing: 'Nobody is on the list yet.',
  'nothing-tables': 'Nobody has a table yet.',
  'hint.badge': 'Scan: your page',
  'hint.table': 'Scan for what is on, and to hand in your work',
  'poster.check-in': 'Check in here',
  'poster.open': 'Welcome',
  'poster.steps-check-in':
    'Scan with your phone.\nType your ticket code and the last four digits of your phone.',
  'poster.steps': 'Scan with your phone: what is on now, and whether you have won.',
  alone:
    'Phones cannot follow these codes: they lead to this computer alone. Start the server with “npm start -- --lan”, or set PUBLIC_URL, and print then.',
}
