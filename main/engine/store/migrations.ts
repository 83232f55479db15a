/**
 * The steps that lead from an empty database to the present schema. Step n brings `user_version` to n + 1.
 * A step that has shipped is never edited; a change is a new step.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE items (
    seq              INTEGER PRIMARY KEY AUTOINCREMENT,
    id               TEXT NOT NULL UNIQUE,
    path             TEXT NOT NULL,
    name             TEXT NOT NULL,
    folder           TEXT NOT NULL,
    size             INTEGER NOT NULL,
    mtime_ms         REAL NOT NULL,
    state            TEXT NOT NULL,
    paused           INTEGER NOT NULL DEFAULT 0,
    overridden       INTEGER NOT NULL DEFAULT 0,
    index_id         TEXT NOT NULL,
    index_name       TEXT NOT NULL,
    wanted_way       TEXT NOT NULL,
    way              TEXT,
    media            TEXT,
    problems         TEXT NOT NULL DEFAULT '[]',
    failure          TEXT,
    fingerprint      TEXT,
    attempt          INTEGER NOT NULL DEFAULT 0,
    next_attempt_at  INTEGER,
    asset_id         TEXT,
    task_id          TEXT,
    indexed_asset_id TEXT,
    platform_status  TEXT,
    bytes_sent       INTEGER NOT NULL DEFAULT 0,
    wire_bytes       INTEGER NOT NULL DEFAULT 0,
    added_at         INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX items_by_state ON items (state, seq);
  CREATE INDEX items_by_path ON items (index_id, path);
  CREATE INDEX items_by_fingerprint ON items (fingerprint, index_id) WHERE fingerprint IS NOT NULL;

  CREATE TABLE uploads (
    item_id      TEXT PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    upload_id    TEXT NOT NULL,
    asset_id     TEXT NOT NULL,
    chunk_size   INTEGER NOT NULL,
    total_chunks INTEGER NOT NULL,
    total_size   INTEGER NOT NULL,
    headers      TEXT NOT NULL,
    expires_at   INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE chunks (
    item_id     TEXT NOT NULL REFERENCES uploads (item_id) ON DELETE CASCADE,
    chunk_index INTEGER NOT NULL,
    etag        TEXT NOT NULL,
    size        INTEGER NOT NULL,
    reported    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (item_id, chunk_index)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE intents (
    item_id  TEXT PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    kind     TEXT NOT NULL,
    at       INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;

  CREATE TABLE events (
    id         INTEGER PRIMARY KEY,
    item_id    TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    at         INTEGER NOT NULL,
    from_state TEXT,
    to_state   TEXT NOT NULL,
    reason     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_by_item ON events (item_id, id);

  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE indexes (id TEXT PRIMARY KEY, info TEXT NOT NULL) STRICT;

  CREATE TABLE totals (
    state TEXT PRIMARY KEY,
    items INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    sent  INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER items_counted AFTER INSERT ON items BEGIN
    INSERT INTO totals VALUES (NEW.state, 1, NEW.size, NEW.bytes_sent)
      ON CONFLICT (state) DO UPDATE SET items = items + 1, bytes = bytes + NEW.size, sent = sent + NEW.bytes_sent;
  END;
  CREATE TRIGGER items_uncounted AFTER DELETE ON items BEGIN
    UPDATE totals SET items = items - 1, bytes = bytes - OLD.size, sent = sent - OLD.bytes_sent
      WHERE state = OLD.state;
  END;
  CREATE TRIGGER items_recounted AFTER UPDATE OF state, size, bytes_sent ON items BEGIN
    UPDATE totals SET items = items - 1, bytes = bytes - OLD.size, sent = sent - OLD.bytes_sent
      WHERE state = OLD.state;
    INSERT INTO totals VALUES (NEW.state, 1, NEW.size, NEW.bytes_sent)
      ON CONFLICT (state) DO UPDATE SET items = items + 1, bytes = bytes + NEW.size, sent = sent + NEW.bytes_sent;
  END;
  `,
  `
  ALTER TABLE items ADD COLUMN rank REAL NOT NULL DEFAULT 0;
  ALTER TABLE items ADD COLUMN duration REAL;
  ALTER TABLE items ADD COLUMN content_hash TEXT;
  UPDATE items SET rank = seq, duration = json_extract(media, '$.durationSeconds');
  DROP INDEX items_by_state;
  CREATE INDEX items_by_state ON items (state, rank, seq);
  CREATE INDEX items_by_rank ON items (rank);
  CREATE INDEX items_by_due ON items (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
  CREATE INDEX items_by_asset ON items (asset_id) WHERE asset_id IS NOT NULL;
  CREATE INDEX items_by_task ON items (task_id) WHERE task_id IS NOT NULL;
  CREATE INDEX items_by_indexed_asset ON items (indexed_asset_id) WHERE indexed_asset_id IS NOT NULL;

  ALTER TABLE chunks ADD COLUMN leaves BLOB;

  CREATE TABLE usage (
    kind   TEXT NOT NULL,
    span   INTEGER NOT NULL,
    amount REAL NOT NULL,
    PRIMARY KEY (kind, span)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE totals ADD COLUMN seconds REAL NOT NULL DEFAULT 0;
  UPDATE totals SET seconds =
    (SELECT coalesce(sum(duration), 0) FROM items WHERE items.state = totals.state);
  DROP TRIGGER items_counted;
  DROP TRIGGER items_uncounted;
  DROP TRIGGER items_recounted;
  CREATE TRIGGER items_counted AFTER INSERT ON items BEGIN
    INSERT INTO totals (state, items, bytes, sent, seconds)
      VALUES (NEW.state, 1, NEW.size, NEW.bytes_sent, coalesce(NEW.duration, 0))
      ON CONFLICT (state) DO UPDATE SET items = items + 1, bytes = bytes + NEW.size, sent = sent + NEW.bytes_sent,
        seconds = seconds + coalesce(NEW.duration, 0);
  END;
  CREATE TRIGGER items_uncounted AFTER DELETE ON items BEGIN
    UPDATE totals SET items = items - 1, bytes = bytes - OLD.size, sent = sent - OLD.bytes_sent,
        seconds = seconds - coalesce(OLD.duration, 0)
      WHERE state = OLD.state;
  END;
  CREATE TRIGGER items_recounted AFTER UPDATE OF state, size, bytes_sent, duration ON items BEGIN
    UPDATE totals SET items = items - 1, bytes = bytes - OLD.size, sent = sent - OLD.bytes_sent,
        seconds = seconds - coalesce(OLD.duration, 0)
      WHERE state = OLD.state;
    INSERT INTO totals (state, items, bytes, sent, seconds)
      VALUES (NEW.state, 1, NEW.size, NEW.bytes_sent, coalesce(NEW.duration, 0))
      ON CONFLICT (state) DO UPDATE SET items = items + 1, bytes = bytes + NEW.size, sent = sent + NEW.bytes_sent,
        seconds = seconds + coalesce(NEW.duration, 0);
  END;
  `,
  `
  ALTER TABLE items ADD COLUMN watch_id TEXT;
  ALTER TABLE items ADD COLUMN metadata TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE items ADD COLUMN stream INTEGER;
  ALTER TABLE items ADD COLUMN in_review INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE items ADD COLUMN afterwards TEXT;
  CREATE INDEX items_by_watch ON items (watch_id, state) WHERE watch_id IS NOT NULL;
  CREATE INDEX items_in_review ON items (state) WHERE in_review = 1;
  CREATE INDEX items_by_afterwards ON items (state) WHERE afterwards = 'due';
  -- Rows come in by the thousand, and are counted once for all of them.
  DROP TRIGGER items_counted;

  CREATE TABLE watches (
    id              TEXT PRIMARY KEY,
    settings        TEXT NOT NULL,
    paused          INTEGER NOT NULL DEFAULT 0,
    root            TEXT,
    passed_over     INTEGER NOT NULL DEFAULT 0,
    last_scan_at    INTEGER,
    last_arrival_at INTEGER,
    added_at        INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE seen (
    watch_id TEXT NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
    folder   TEXT NOT NULL,
    name     TEXT NOT NULL,
    size     INTEGER NOT NULL,
    mtime_ms REAL NOT NULL,
    PRIMARY KEY (watch_id, folder, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE catalogs (
    index_id  TEXT PRIMARY KEY,
    read_at   INTEGER NOT NULL,
    newest_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE catalog (
    index_id         TEXT NOT NULL,
    indexed_asset_id TEXT NOT NULL,
    asset_id         TEXT,
    item_id          TEXT,
    fingerprint      TEXT,
    name             TEXT,
    size             INTEGER,
    duration         REAL,
    created_at       INTEGER NOT NULL,
    looked           INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (index_id, indexed_asset_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX catalog_by_size ON catalog (index_id, size);
  `,
  // Batches: what came by one drop, or into one watch folder on one day, with totals of its own.
  `
  CREATE TABLE batches (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT NOT NULL,
    label      TEXT NOT NULL,
    paths      INTEGER NOT NULL DEFAULT 1,
    watch_id   TEXT,
    day        TEXT,
    index_id   TEXT NOT NULL,
    index_name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at   INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX batches_by_day ON batches (watch_id, day, index_id) WHERE watch_id IS NOT NULL;
  CREATE TABLE batch_totals (
    batch_id INTEGER NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    state    TEXT NOT NULL,
    items    INTEGER NOT NULL,
    bytes    INTEGER NOT NULL,
    sent     INTEGER NOT NULL,
    seconds  REAL NOT NULL,
    PRIMARY KEY (batch_id, state)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE items ADD COLUMN batch_id INTEGER;

  -- What is there already: a batch for each day and index, and for each watch folder.
  INSERT INTO batches (kind, label, watch_id, day, index_id, index_name, created_at, ended_at)
    SELECT CASE WHEN watch_id IS NULL THEN 'drop' ELSE 'watch' END,
      coalesce((SELECT json_extract(settings, '$.path') FROM watches WHERE id = watch_id), ''), watch_id,
      date(added_at / 1000, 'unixepoch', 'localtime'), index_id, max(index_name), min(added_at),
      CASE WHEN sum(state NOT IN ('ready', 'refused', 'failed', 'cancelled')) = 0 THEN max(updated_at) END
    FROM items GROUP BY watch_id, date(added_at / 1000, 'unixepoch', 'localtime'), index_id ORDER BY min(seq);
  UPDATE items SET batch_id = (
    SELECT batches.id FROM batches WHERE batches.watch_id IS items.watch_id AND batches.index_id = items.index_id
      AND batches.day = date(items.added_at / 1000, 'unixepoch', 'localtime'));
  UPDATE batches SET day = NULL WHERE kind = 'drop';
  INSERT INTO batch_totals
    SELECT batch_id, state, count(*), sum(size), sum(bytes_sent), coalesce(sum(duration), 0.0)
    FROM items GROUP BY batch_id, state;
  CREATE INDEX items_by_batch ON items (batch_id, state);

  CREATE TRIGGER items_unbatched AFTER DELETE ON items WHEN OLD.batch_id IS NOT NULL BEGIN
    UPDATE batch_totals SET items = items - 1, bytes = bytes - OLD.size, sent = sent - OLD.bytes_sent,
        seconds = seconds - coalesce(OLD.duration, 0)
      WHERE batch_id = OLD.batch_id AND state = OLD.state;
  END;
  CREATE TRIGGER items_grown AFTER UPDATE OF size, bytes_sent, duration ON items
    WHEN NEW.batch_id IS NOT NULL AND NEW.state = OLD.state BEGIN
    UPDATE batch_totals SET bytes = bytes + NEW.size - OLD.size, sent = sent + NEW.bytes_sent - OLD.bytes_sent,
        seconds = seconds + coalesce(NEW.duration, 0) - coalesce(OLD.duration, 0)
      WHERE batch_id = NEW.batch_id AND state = NEW.state;
  END;
  CREATE TRIGGER items_rebatched AFTER UPDATE OF state ON items
    WHEN NEW.batch_id IS NOT NULL AND NEW.state <> OLD.state BEGIN
    UPDATE batch_totals SET items = items - 1, bytes = bytes - OLD.size, sent = sent - OLD.bytes_sent,
        seconds = seconds - coalesce(OLD.duration, 0)
      WHERE batch_id = OLD.batch_id AND state = OLD.state;
    INSERT INTO batch_totals
      VALUES (NEW.batch_id, NEW.state, 1, NEW.size, NEW.bytes_sent, coalesce(NEW.duration, 0))
      ON CONFLICT (batch_id, state) DO UPDATE SET items = items + 1, bytes = bytes + NEW.size,
        sent = sent + NEW.bytes_sent, seconds = seconds + coalesce(NEW.duration, 0);
    UPDATE batches SET ended_at = CASE WHEN EXISTS (
        SELECT 1 FROM batch_totals WHERE batch_id = NEW.batch_id AND items > 0
          AND state NOT IN ('ready', 'refused', 'failed', 'cancelled')) THEN NULL ELSE NEW.updated_at END
      WHERE id = NEW.batch_id;
  END;
  `,
  // Clips that the platform fetches from addresses.
  `
  CREATE TABLE fetches (
    seq              INTEGER PRIMARY KEY AUTOINCREMENT,
    id               TEXT NOT NULL UNIQUE,
    -- The whole address, which may hold a secret: only until the platform has it.
    url              TEXT,
    url_hash         TEXT NOT NULL,
    shown_url        TEXT NOT NULL,
    name             TEXT NOT NULL,
    index_id         TEXT NOT NULL,
    index_name       TEXT NOT NULL,
    way              TEXT NOT NULL,
    stream           INTEGER NOT NULL,
    state            TEXT NOT NULL,
    -- What was about to be created when the last word of it was written: create or index.
    intent           TEXT,
    intended_at      INTEGER,
    intent_ended_at  INTEGER,
    attempt          INTEGER NOT NULL DEFAULT 0,
    next_attempt_at  INTEGER,
    asset_id         TEXT,
    task_id          TEXT,
    indexed_asset_id TEXT,
    platform_status  TEXT,
    failure          TEXT,
    added_at         INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX fetches_by_state ON fetches (state, seq);
  CREATE INDEX fetches_by_url ON fetches (index_id, url_hash);
  `,
  // Why clips were refused or failed, to be counted by cause; and how long the platform took to index, to be learned from.
  `
  ALTER TABLE items ADD COLUMN cause TEXT;
  ALTER TABLE items ADD COLUMN cause_model TEXT;
  ALTER TABLE items ADD COLUMN indexing_since INTEGER;
  CREATE VIEW causes AS
    SELECT items.id AS item_id,
      CASE state WHEN 'failed' THEN json_extract(failure, '$.code') ELSE json_extract(against.value, '$.code') END AS cause,
      CASE state WHEN 'failed' THEN NULL ELSE json_extract(against.value, '$.model') END AS model
    FROM items LEFT JOIN json_each(problems) AS against ON against.key = (
      SELECT max(key) FROM json_each(problems) WHERE json_extract(value, '$.severity') = 'refuse')
    WHERE state IN ('refused', 'failed');
  UPDATE items SET (cause, cause_model) = (SELECT cause, model FROM causes WHERE item_id = items.id)
    WHERE state IN ('refused', 'failed');
  CREATE INDEX items_by_cause ON items (state, index_id, cause, cause_model) WHERE state IN ('refused', 'failed');
  CREATE TRIGGER items_caused AFTER UPDATE OF state, problems, failure ON items
    WHEN NEW.state IN ('refused', 'failed') BEGIN
    UPDATE items SET (cause, cause_model) = (SELECT cause, model FROM causes WHERE item_id = NEW.id)
      WHERE seq = NEW.seq;
  END;

  CREATE TABLE indexing_times (
    id      INTEGER PRIMARY KEY,
    models  TEXT NOT NULL,
    seconds REAL NOT NULL,
    took_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX indexing_times_by_models ON indexing_times (models, id);
  CREATE VIEW index_models AS
    SELECT id AS index_id, coalesce((SELECT group_concat(name, '+') FROM (
      SELECT json_extract(value, '$.modelName') AS name FROM json_each(info, '$.models') ORDER BY name)), '') AS models
    FROM indexes;
  UPDATE items SET indexing_since =
    (SELECT max(at) FROM events WHERE item_id = items.id AND to_state = 'indexing' AND from_state IS NOT 'indexing')
    WHERE state IN ('indexing', 'ready');
  INSERT INTO indexing_times (models, seconds, took_ms)
    SELECT coalesce(models, ''), duration, done.at - indexing_since
    FROM items JOIN events done ON done.item_id = items.id AND done.to_state = 'ready' AND done.from_state = 'indexing'
      LEFT JOIN index_models ON index_models.index_id = items.index_id
    WHERE state = 'ready' AND duration > 0 AND done.at > indexing_since ORDER BY done.id;
  CREATE TRIGGER items_indexing AFTER UPDATE OF state ON items
    WHEN NEW.state = 'indexing' AND OLD.state <> 'indexing' BEGIN
    UPDATE items SET indexing_since = NEW.updated_at WHERE seq = NEW.seq;
  END;
  CREATE TRIGGER items_indexed AFTER UPDATE OF state ON items
    WHEN NEW.state = 'ready' AND OLD.state = 'indexing' AND NEW.duration > 0 AND NEW.updated_at > OLD.indexing_since BEGIN
    INSERT INTO indexing_times (models, seconds, took_ms)
      VALUES (coalesce((SELECT models FROM index_models WHERE index_id = NEW.index_id), ''), NEW.duration,
        NEW.updated_at - OLD.indexing_since);
    DELETE FROM indexing_times WHERE id <= last_insert_rowid() - 5000;
  END;
  `,
  // Lists of any length: what they are sorted by, what is searched, and what is needed to take a step back.
  `
  ALTER TABLE items ADD COLUMN pixels INTEGER;
  UPDATE items SET pixels = json_extract(media, '$.width') * json_extract(media, '$.height') WHERE media IS NOT NULL;

  CREATE TABLE clip_texts (
    seq  INTEGER PRIMARY KEY REFERENCES items (seq) ON DELETE CASCADE,
    text TEXT NOT NULL
  ) STRICT;
  INSERT INTO clip_texts SELECT seq, lower(path || ' ' || problems || ' ' || coalesce(failure, '')) FROM items;

  CREATE TABLE undos (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    at   INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE undo_states (
    undo_id INTEGER NOT NULL REFERENCES undos (id) ON DELETE CASCADE,
    item_id TEXT NOT NULL,
    state   TEXT NOT NULL,
    PRIMARY KEY (undo_id, item_id)
  ) STRICT, WITHOUT ROWID;
  `,
  // History: clips that are taken out of the list once they have ended are kept with all that was known of them.
  `
  CREATE TABLE past (
    id               TEXT PRIMARY KEY,
    path             TEXT NOT NULL,
    name             TEXT NOT NULL,
    folder           TEXT NOT NULL,
    size             INTEGER NOT NULL,
    state            TEXT NOT NULL,
    index_id         TEXT NOT NULL,
    index_name       TEXT NOT NULL,
    way              TEXT,
    media            TEXT,
    problems         TEXT NOT NULL,
    failure          TEXT,
    attempt          INTEGER NOT NULL,
    bytes_sent       INTEGER NOT NULL,
    asset_id         TEXT,
    task_id          TEXT,
    indexed_asset_id TEXT,
    platform_status  TEXT,
    content_hash     TEXT,
    added_at         INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL,
    removed_at       INTEGER NOT NULL,
    events           TEXT NOT NULL
  ) STRICT;
  CREATE INDEX past_by_end ON past (updated_at);
  -- Before the row goes, since its events go with it.
  CREATE TRIGGER items_passed BEFORE DELETE ON items WHEN OLD.state IN ('ready', 'refused', 'failed', 'cancelled') BEGIN
    INSERT OR REPLACE INTO past VALUES (OLD.id, OLD.path, OLD.name, OLD.folder, OLD.size, OLD.state, OLD.index_id,
      OLD.index_name, OLD.way, OLD.media, OLD.problems, OLD.failure, OLD.attempt, OLD.bytes_sent, OLD.asset_id,
      OLD.task_id, OLD.indexed_asset_id, OLD.platform_status, OLD.content_hash, OLD.added_at, OLD.updated_at,
      CAST(unixepoch('subsec') * 1000 AS INTEGER),
      (SELECT json_group_array(json_object('at', at, 'from', from_state, 'to', to_state, 'reason', reason))
        FROM (SELECT * FROM events WHERE item_id = OLD.id ORDER BY id)));
  END;
  `,
  // Receipts: what is taken out of the list stays with its batch, and every try that failed is counted.
  `
  ALTER TABLE items ADD COLUMN failed_tries INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE past ADD COLUMN batch_id INTEGER;
  ALTER TABLE past ADD COLUMN wire_bytes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE past ADD COLUMN failed_tries INTEGER NOT NULL DEFAULT 0;
  UPDATE past SET wire_bytes = bytes_sent;
  CREATE INDEX past_by_batch ON past (batch_id) WHERE batch_id IS NOT NULL;
  DROP TRIGGER items_passed;
  CREATE TRIGGER items_passed BEFORE DELETE ON items WHEN OLD.state IN ('ready', 'refused', 'failed', 'cancelled') BEGIN
    INSERT OR REPLACE INTO past (id, path, name, folder, size, state, index_id, index_name, way, media, problems, failure,
      attempt, bytes_sent, asset_id, task_id, indexed_asset_id, platform_status, content_hash, added_at, updated_at,
      batch_id, wire_bytes, failed_tries, removed_at, events)
    VALUES (OLD.id, OLD.path, OLD.name, OLD.folder, OLD.size, OLD.state, OLD.index_id, OLD.index_name, OLD.way, OLD.media,
      OLD.problems, OLD.failure, OLD.attempt, OLD.bytes_sent, OLD.asset_id, OLD.task_id, OLD.indexed_asset_id,
      OLD.platform_status, OLD.content_hash, OLD.added_at, OLD.updated_at, OLD.batch_id, OLD.wire_bytes,
      OLD.failed_tries, CAST(unixepoch('subsec') * 1000 AS INTEGER),
      (SELECT json_group_array(json_object('at', at, 'from', from_state, 'to', to_state, 'reason', reason))
        FROM (SELECT * FROM events WHERE item_id = OLD.id ORDER BY id)));
  END;
  `,
  // Ranks are found by state, and each index costs a drop of a hundred thousand a third of a second.
  `
  DROP INDEX items_by_rank;
  `,
  // The history is sorted by length, which of what was taken out of the list only the media tell.
  `
  ALTER TABLE past ADD COLUMN duration REAL AS (json_extract(media, '$.durationSeconds')) VIRTUAL;
  `,
]
