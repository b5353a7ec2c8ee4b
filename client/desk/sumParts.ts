/** Where units of a sum may be, in the order in which they are told, each with the key of its name. */
export const SUM_PARTS = [
  { id: 'handedOver', label: 'claim.handed-over' },
  { id: 'awaiting', label: 'claim.awaiting' },
  { id: 'unclaimed', label: 'claim.unclaimed' },
  { id: 'returned', label: 'returned' },
  { id: 'left', label: 'left' },
] as const
