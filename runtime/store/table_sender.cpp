#include "runtime/store/table_sender.h"

#include <algorithm>

namespace flux::store {

void TableSender::Start(TableColumn column, TableKind kind, size_t max_rows) {
  column_ = column;
  kind_ = kind;
  is_begun_ = false;
  is_batched_ = batcher_.Takes(max_rows);
}

Status TableSender::Begin() {
  if (is_begun_) return {};
  is_begun_ = true;
  if (is_batched_) return batcher_.Begin(column_, kind_);
  FLUX_TRY_STATUS(batcher_.Flush());
  ++context_.stats.series_read;
  std::vector<KeyTexts> key_texts;
  FLUX_TRY(const TableBatch keys, MakeKeys(bucket_, {&column_.id, 1}, scan_, kind_, key_texts));
  header_ = std::make_shared<const TableHeader>(keys.KeyOf(0), keys.header->schema, keys.header->is_time_ordered);
  return sink_.Begin(header_);
}

Status TableSender::Send(const PartRows& rows) {
  if (rows.size() == 0) return {};
  FLUX_TRY_STATUS(Begin());
  if (is_batched_) {
    batcher_.Add(rows);
    return {};
  }
  for (size_t from = rows.from; from < rows.to; from += context_.chunk_rows) {
    FLUX_TRY_STATUS(context_.cancel.Check());
    const size_t count = std::min(context_.chunk_rows, rows.to - from);
    FLUX_TRY_STATUS(sink_.Push(MakeChunk(rows, from, count)));
    context_.stats.rows_read += count;
    if (!sink_.WantsRows()) break;
  }
  return {};
}

Status TableSender::SendPart(ColumnParts& parts, size_t i) {
  if (is_batched_ && parts.CanGather(i)) {
    FLUX_TRY_STATUS(Begin());
    FLUX_TRY(const std::string_view bytes, parts.ReadBytes(i));
    return batcher_.AddChunk(bytes, parts[i].chunk->rows);
  }
  FLUX_TRY(const PartRows rows, parts.Read(i));
  return Send(rows);
}

Status TableSender::SendPoint(int64_t time, uint64_t bits) {
  if (is_batched_ && GatheredRows::IsPlain(kind_.type)) {
    FLUX_TRY_STATUS(Begin());
    batcher_.AddPoint(time, bits);
    return {};
  }
  ColumnRows row;
  row.type = kind_.type;
  row.Append(time, bits);
  return Send({TimesOf(row, 0, 1), ValuesOf(row, 0, 1), 0, 1});
}

Status TableSender::SendChunk(TableColumn column, TableKind kind, std::string_view bytes, size_t rows) {
  FLUX_TRY_STATUS(batcher_.Begin(column, kind));
  return batcher_.AddChunk(bytes, rows);
}

Status TableSender::End() { return is_begun_ && !is_batched_ ? sink_.End() : Status(); }

Chunk TableSender::MakeChunk(const PartRows& rows, size_t from, size_t count) const {
  Chunk chunk = MakeKeyChunk(*header_, count);
  const ChunkParts parts = PartsSent(scan_);
  const auto set = [&](std::string_view name, const ColumnRef& column) {
    chunk.columns[*header_->schema.Find(name)] =
        from == 0 && count == column->length() ? column : column->Slice(from, count);
  };
  if (parts.times) set("_time", rows.times);
  if (parts.values) set("_value", rows.values);
  return chunk;
}

}  // namespace flux::store
