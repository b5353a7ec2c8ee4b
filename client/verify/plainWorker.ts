import { Examiner, serve } from './examiner.ts'

serve(new Examiner(), self as unknown as Worker)
