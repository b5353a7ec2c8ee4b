import { clean } from './text.ts'

/** Labels of sums and of notes that stand below a list. */
const SUM =
  /^(合计|总计|共计|小计|总数|总人数|人数|人数合计|合計|總計|共計|小計|grand total|sub ?total|totals?|sum|count|gesamt|summe|insgesamt)\s*[:：]?\s*(\d[\d,.]*\s*(人|位|名|个|people|persons|guests)?)?$/i
const COUNT = /^(共|合计|总计|合計|總計|total)?\s*[:：]?\s*\d+\s*(人|位|名|people|persons|guests|attendees)$/i
const NOTE =
  /^(制表人?|制表|填表人?|审核人?|复核人?|经办人?|负责人|联系人|打印(时间|日期)|导出(时间|日期)|更新(时间|日期)|制表(时间|日期)|截至|备注|说明|注|注意|製表人?|備註|說明|prepared by|printed (on|at|by)|exported (on|at|by)|generated (on|at|by)|as of|notes?|source)\s*[:：]/i

/** Whether a row is about the list rather than one of it: a sum, a count, who made it. Somebody who can be reached is a person whatever they are called. */
export function aside(row: readonly string[], name: string, reachable: boolean): boolean {
  if (reachable) return false
  return COUNT.test(name) || NOTE.test(name) || row.some((cell) => SUM.test(clean(cell)))
}
