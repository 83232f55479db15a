/** Assets by direct upload and by URL (platform contract §4). */
import { z } from 'zod'
import { ApiError, invalid, notFound, notProvided } from '../errors.ts'
import {
  check,
  Flag,
  MetadataText,
  MetadataValue,
  param,
  readJson,
  type Call,
  type Route,
} from '../exchange.ts'
import { fileTypeOf, kindOf } from '../file-type.ts'
import { anyOf } from '../filters.ts'
import { readForm } from '../form.ts'
import { UPLOAD_LIMITS } from '../limits.ts'
import { allowOnly, pageOf } from '../paging.ts'
import type { Practice } from '../practice.ts'
import type { AssetRecord, Received } from '../records.ts'
import { fetchSource, filenameOf, publicUrl } from '../source-url.ts'
import { processAsset } from '../walk.ts'
import { assetDetail, assetView } from '../wire.ts'

const Fields = z.strictObject({
  method: z.enum(['direct', 'url']),
  url: z.string().optional(),
  filename: z.string().min(1).max(255).optional(),
  enable_hls: Flag.optional(),
  enable_thumbnail: Flag.optional(),
  user_metadata: MetadataText.optional(),
})

export const assetRoutes = (practice: Practice): Route[] => [
  { name: 'createAsset', method: 'POST', path: '/v1.3/assets', handle: (call) => create(practice, call) },
  {
    name: 'listAssets',
    method: 'GET',
    path: '/v1.3/assets',
    handle: ({ query }) => {
      allowOnly(query, ['asset_ids', 'asset_types', 'filename'])
      const id = anyOf(query, 'asset_ids')
      const kind = anyOf(query, 'asset_types', ['image', 'video', 'audio', 'document'])
      const part = (query.get('filename') ?? '').toLowerCase()
      const matching = [...practice.world.assets.values()]
        .reverse()
        .filter((a) => id(a.id) && kind(kindOf(a.fileType)) && a.filename.toLowerCase().includes(part))
      const { items, page_info } = pageOf(matching, query)
      return { status: 200, body: { data: items.map((asset) => assetDetail(practice, asset)), page_info } }
    },
  },
  {
    name: 'getAsset',
    method: 'GET',
    path: '/v1.3/assets/:asset',
    handle: (call) => ({ status: 200, body: assetDetail(practice, assetOf(practice, param(call, 'asset'))) }),
  },
  {
    name: 'deleteAsset',
    method: 'DELETE',
    path: '/v1.3/assets/:asset',
    handle: async (call) => {
      const asset = assetOf(practice, param(call, 'asset'))
      const force = check(Flag.optional(), call.query.get('force') ?? undefined) ?? false
      if (!force && usesOf(practice, asset.id).length > 0)
        // Invented: the code; the sources give the status alone.
        throw new ApiError(
          409,
          'resource_conflict',
          'Indexed assets refer to this asset. Delete them first or force.',
        )
      practice.world.assets.delete(asset.id)
      await practice.bytes.drop(asset.received)
      return { status: practice.settings.emptyStatus }
    },
  },
  {
    name: 'listUsesOfAsset',
    method: 'GET',
    path: '/v1.3/assets/:asset/indexed-assets',
    handle: (call) => {
      allowOnly(call.query, [])
      const { id } = assetOf(practice, param(call, 'asset'))
      const { items, page_info } = pageOf(usesOf(practice, id), call.query)
      const data = items.map((video) => {
        const name = practice.world.indexes.get(video.indexId)?.name
        return { _id: video.id, index: { _id: video.indexId, name } }
      })
      return { status: 200, body: { data, page_info } }
    },
  },
  ...metadataRoutes(practice),
]

const metadataRoutes = (practice: Practice): Route[] => {
  const path = '/v1.3/assets/:asset/user-metadata'
  const Whole = z.strictObject({ user_metadata: z.record(z.string(), MetadataValue) })
  const Patch = z.strictObject({ user_metadata: z.record(z.string(), MetadataValue.nullable()) })
  const done = () => ({ status: practice.settings.emptyStatus })
  return [
    {
      name: 'patchAssetMetadata',
      method: 'PATCH',
      path,
      handle: async (call) => {
        const asset = assetOf(practice, param(call, 'asset'))
        const { user_metadata } = await readJson(call, Patch)
        const held = { ...asset.metadata }
        for (const [key, value] of Object.entries(user_metadata)) {
          if (value === null) Reflect.deleteProperty(held, key)
          else if (value !== '') held[key] = value
        }
        asset.metadata = held
        return done()
      },
    },
    {
      name: 'putAssetMetadata',
      method: 'PUT',
      path,
      handle: async (call) => {
        const asset = assetOf(practice, param(call, 'asset'))
        asset.metadata = (await readJson(call, Whole)).user_metadata
        return done()
      },
    },
    {
      name: 'deleteAssetMetadata',
      method: 'DELETE',
      path,
      handle: (call) => {
        assetOf(practice, param(call, 'asset')).metadata = null
        return done()
      },
    },
  ]
}

async function create(practice: Practice, call: Call) {
  const { fields, file } = await readForm(call, practice.bytes, UPLOAD_LIMITS.direct)
  try {
    const form = check(Fields, fields)
    const { filename, type, receive } = sourceOf(practice, form.method, form.url, file)
    const name = form.filename ?? filename
    const asset = addAsset(practice, {
      method: form.method,
      filename: name,
      fileType: fileTypeOf(name, type),
      metadata: form.user_metadata ?? null,
      enableHls: form.enable_hls ?? false,
      enableThumbnail: form.enable_thumbnail ?? false,
    })
    practice.background(processAsset(practice, asset, receive))
    return { status: 201, body: assetView(asset) }
  } catch (error) {
    await practice.bytes.drop(file?.taken ?? null)
    throw error
  }
}

type File = Awaited<ReturnType<typeof readForm>>['file']

function sourceOf(
  practice: Practice,
  method: 'direct' | 'url',
  url: string | undefined,
  file: File,
): { filename: string; type: string; receive: () => Promise<Received> } {
  if (file && file.field !== 'file') throw invalid(file.field, 'The file belongs into the file parameter.')
  if (method === 'direct') {
    if (!file) throw notProvided(['file'])
    return { filename: file.filename, type: file.type, receive: () => Promise.resolve(file.taken) }
  }
  if (url === undefined) throw notProvided(['url'])
  const source = publicUrl('url', url)
  const receive = () => fetchSource(source, practice.bytes, UPLOAD_LIMITS.url)
  return { filename: filenameOf(source), type: '', receive }
}

export function addAsset(
  practice: Practice,
  given: Pick<AssetRecord, 'method' | 'filename' | 'fileType' | 'metadata' | 'enableHls' | 'enableThumbnail'>,
  id = practice.newId(),
): AssetRecord {
  const asset: AssetRecord = {
    ...given,
    id,
    status: 'processing',
    createdAt: practice.settings.now(),
    received: null,
    sizeBytes: null,
    media: null,
    error: null,
  }
  practice.world.assets.set(asset.id, asset)
  return asset
}

export function assetOf(practice: Practice, id: string): AssetRecord {
  const asset = practice.world.assets.get(id)
  if (!asset) throw notFound('assets', id)
  return asset
}

const usesOf = (practice: Practice, assetId: string) =>
  [...practice.world.videos.values()].filter((video) => video.assetId === assetId)
