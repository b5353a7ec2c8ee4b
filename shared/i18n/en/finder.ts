export default {
  'ticket-title': 'Have a ticket? Find yours',
  'ticket-lead': 'See whether you are in; it lights up and rings when you win.',
  'ticket-code-or-name': 'Ticket code or name',
  'phone-digits': 'Last four digits of your phone',
  'ticket-find': 'Find my ticket',
  'ticket-code': 'Ticket code',
  'ticket-ask': 'Look up',
  'ticket-in': 'This ticket is in the draws.',
  'ticket-out':
    'No ticket in the draws has this code. Type the code on your ticket, not your name, or ask at the desk.',
  'ticket-award': 'This ticket has won a prize. Come to the desk with it.',
  'trouble-offline': 'The server cannot be reached. Try again.',
  'trouble-ticket-unknown': 'No such ticket, or the two do not match. Ask at the desk.',
  'trouble-too-many': 'Too many tries. Wait a minute.',
  'trouble-self-check-in-off': 'Check-in is at the desk.',
  'trouble-event-closed': 'The event is over.',
  'trouble-failed': 'That did not work. Ask at the desk.',
}
