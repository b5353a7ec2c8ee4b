import { table, type Bench, type Measurement } from './table.ts'

const files = import.meta.glob<{ default?: Bench }>(['./*.ts', '!./main.ts', '!./table.ts'])
const benches = Object.entries(files).map(([path, load]) => ({
  name: path.replace(/^\.\/|\.ts$/g, ''),
  load,
}))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => benches.every((bench) => bench.name !== name))
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(1)
}

const rows: Measurement[] = []
let broken = false
for (const { name, load } of benches) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.error(`Measuring ${name} …`)
  try {
    const bench = (await load()).default
    for (const row of (await bench?.()) ?? []) rows.push({ ...row, name: `${name}: ${row.name}` })
  } catch (error) {
    broken = true
    console.error(`${name} broke off:`, error)
  }
}
console.log(table(rows))
process.exit(broken ? 1 : 0)
