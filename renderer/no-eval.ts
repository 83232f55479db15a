/**
 * Tells zod not to compile its schemas: the content security policy forbids that, and even the trial by which zod
 * would find out is reported as a violation. Has to be imported before anything that makes a schema.
 */
import { z } from 'zod'

z.config({ jitless: true })
