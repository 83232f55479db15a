/** Indexes (platform contract §2). */
import { z } from 'zod'
import { ApiError } from '../errors.ts'
import { param, readJson, type Route } from '../exchange.ts'
import { since } from '../filters.ts'
import { allowOnly, pageOf, sorted } from '../paging.ts'
import { indexOf, videosOf, type Practice } from '../practice.ts'
import type { IndexRecord } from '../records.ts'
import { indexView } from '../wire.ts'

const Models = z
  .array(
    z.strictObject({
      // Only this one since Pegasus 1.2 and Marengo 2.7 are gone (platform contract §0.1).
      model_name: z.literal('marengo3.0'),
      model_options: z
        .array(z.enum(['visual', 'audio']))
        .min(1)
        .max(2),
    }),
  )
  .min(1)
const Name = z.string().min(1)
const Creation = z.strictObject({
  index_name: Name,
  models: Models,
  addons: z.array(z.literal('thumbnail')).max(1).optional(),
})

export const indexRoutes = (practice: Practice): Route[] => [
  {
    name: 'createIndex',
    method: 'POST',
    path: '/v1.3/indexes',
    handle: async (call) => {
      const body = await readJson(call, Creation)
      refuseTakenName(practice, body.index_name)
      const index = addIndex(practice, body.index_name, body.models, body.addons ?? [])
      return { status: 201, body: { _id: index.id } }
    },
  },
  {
    name: 'listIndexes',
    method: 'GET',
    path: '/v1.3/indexes',
    handle: ({ query }) => {
      allowOnly(query, ['index_name', 'model_options', 'model_family', 'created_at', 'updated_at'], true)
      const matches = filter(query)
      const { items, page_info } = pageOf(
        sorted(practice.world.indexes.values(), query).filter(matches),
        query,
      )
      return { status: 200, body: { data: items.map((index) => indexView(practice, index)), page_info } }
    },
  },
  {
    name: 'getIndex',
    method: 'GET',
    path: '/v1.3/indexes/:index',
    handle: (call) => ({ status: 200, body: indexView(practice, indexOf(practice, param(call, 'index'))) }),
  },
  {
    name: 'renameIndex',
    method: 'PUT',
    path: '/v1.3/indexes/:index',
    handle: async (call) => {
      const index = indexOf(practice, param(call, 'index'))
      const { index_name } = await readJson(call, z.strictObject({ index_name: Name }))
      if (index_name !== index.name) refuseTakenName(practice, index_name)
      Object.assign(index, { name: index_name, updatedAt: practice.settings.now() })
      return { status: practice.settings.emptyStatus }
    },
  },
  {
    name: 'deleteIndex',
    method: 'DELETE',
    path: '/v1.3/indexes/:index',
    handle: (call) => {
      const { id } = indexOf(practice, param(call, 'index'))
      for (const video of videosOf(practice, id)) practice.world.videos.delete(video.id)
      practice.world.indexes.delete(id)
      return { status: practice.settings.emptyStatus }
    },
  },
]

export function addIndex(
  practice: Practice,
  name: string,
  models: IndexRecord['models'],
  addons: string[] = [],
): IndexRecord {
  const createdAt = practice.settings.now()
  const days = practice.settings.plan?.daysKept ?? null
  const expiresAt = days === null ? null : createdAt + days * 86_400_000
  const index = { id: practice.newId(), name, models, addons, createdAt, updatedAt: createdAt, expiresAt }
  practice.world.indexes.set(index.id, index)
  return index
}

function refuseTakenName(practice: Practice, name: string): void {
  if ([...practice.world.indexes.values()].some((index) => index.name === name))
    throw new ApiError(400, 'index_name_already_exists', `Index name ${name} already exists.`)
}

function filter(query: URLSearchParams): (index: IndexRecord) => boolean {
  const [created, updated] = [since(query, 'created_at'), since(query, 'updated_at')]
  const name = query.get('index_name')
  const family = query.get('model_family')
  const options = query.get('model_options')?.split(',') ?? []
  return (index) =>
    created(index.createdAt) &&
    updated(index.updatedAt) &&
    (name === null || index.name === name) &&
    (family === null || index.models.some(({ model_name }) => model_name.startsWith(family))) &&
    options.every((option) => index.models.some(({ model_options }) => model_options.includes(option)))
}
