export default {
  title: 'Your ticket',
  loading: 'Looking …',
  'no-key': 'This address has no ticket in it. Open the link that you were sent, whole.',
  'key-unknown': 'No ticket belongs to this link. Ask at the desk.',
  'ticket-gone': 'This ticket has been taken off the list, or was erased with it. Ask at the desk.',
  'too-many': 'Too many tries from this network. This page tries again by itself.',
  'not-reached': 'The server cannot be reached. Trying again …',
  'lost-at': 'Offline, as of {time}',
  'lost-hint': 'It updates by itself; a win waits for you.',
}
