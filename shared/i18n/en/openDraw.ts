export default {
  'draw-winners': '{count:winner|winners}',
  'draw-pool': '{pool} could win',
  'draw-chance-room': 'The winner is decided by words called in the room, after this code.',
  'draw-chance-beacon': 'The winner is decided by a public beacon, after this code.',
  'draw-chance-none': 'This draw takes its chance from the operator alone.',
  'draw-round': 'Round {round} of the beacon decides. It is out at {time}.',
  'code-of': 'Code of this draw',
  'photograph-it': 'Photograph it: nobody can change the draw afterwards.',
}
