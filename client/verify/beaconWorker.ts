import { isBeacon } from '../../shared/fair/beacon.ts'
import { Examiner, serve } from './examiner.ts'

serve(new Examiner(isBeacon), self as unknown as Worker)
