export default {
  ahead: 'Coming next',
  draw: 'Prize draw',
  'in-pool': 'You are in',
  'minutes-left': '{count:minute|minutes} left',
}
