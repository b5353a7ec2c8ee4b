/** Who holds a ticket's key: a person by id, or a whole group by its name, with the card of its table. */
export interface Guest {
  person?: string | undefined
  group?: string | undefined
}
