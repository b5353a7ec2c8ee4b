import type { Person } from '../../shared/show/state.ts'

/** Somebody on the list of an event, of whom only what a test is about is said. */
export const personOf = (id: string, members: Partial<Person> = {}): Person => ({
  id,
  code: `T-${id}`,
  name: `Guest ${id}`,
  group: '',
  tags: [],
  weight: 1,
  phone: '',
  email: '',
  checkedIn: false,
  entry: `entry-${id}`,
  sealed: false,
  left: false,
  ...members,
})
