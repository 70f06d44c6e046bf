#include "runtime/table/table.h"

#include <bit>
#include <functional>

#include "runtime/base/check.h"

namespace flux {

namespace {

// Fewer columns are found faster one by one.
constexpr size_t kWide = 32;
constexpr uint32_t kFree = UINT32_MAX;

// Gives the slot that holds a column of that name, or the free one where it belongs; slots are a power of two.
size_t SlotOf(const std::vector<uint32_t>& slots, const std::vector<ColumnDef>& columns, std::string_view name) {
  const size_t mask = slots.size() - 1;
  size_t slot = std::hash<std::string_view>()(name) & mask;
  while (slots[slot] != kFree && columns[slots[slot]].name != name) slot = (slot + 1) & mask;
  return slot;
}

}  // namespace

Schema::Schema(std::vector<ColumnDef> columns) : columns_(std::move(columns)) {
  if (columns_.size() < kWide) return;
  std::vector<uint32_t> slots(std::bit_ceil(2 * columns_.size()), kFree);
  for (uint32_t i = 0; i < columns_.size(); ++i) {
    uint32_t& slot = slots[SlotOf(slots, columns_, columns_[i].name)];
    if (slot == kFree) slot = i;
  }
  slots_ = std::make_shared<const std::vector<uint32_t>>(std::move(slots));
}

std::optional<size_t> Schema::Find(std::string_view name) const {
  if (slots_ != nullptr) {
    const uint32_t column = (*slots_)[SlotOf(*slots_, columns_, name)];
    return column == kFree ? std::nullopt : std::optional<size_t>(column);
  }
  for (size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].name == name) return i;
  }
  return std::nullopt;
}

size_t Table::row_count() const {
  size_t rows = 0;
  for (const Chunk& chunk : chunks) rows += chunk.rows;
  return rows;
}

Chunk Table::Combined() const { return Concatenate(header->schema, chunks); }

Chunk MakeKeyChunk(const TableHeader& header, size_t rows) {
  Chunk chunk;
  chunk.rows = rows;
  chunk.columns.reserve(header.schema.size());
  for (const ColumnDef& column : header.schema.columns()) {
    const GroupKeyEntry* entry = header.key.Find(column.name);
    chunk.columns.push_back(Column::Constant(column.type, entry ? entry->value : Value::Null(), rows));
  }
  return chunk;
}

Chunk SliceRows(const Chunk& chunk, size_t from, size_t rows) {
  Chunk slice{.columns = {}, .rows = rows};
  slice.columns.reserve(chunk.columns.size());
  for (const ColumnRef& column : chunk.columns) slice.columns.push_back(column->Slice(from, rows));
  return slice;
}

Chunk TakeRows(const Chunk& chunk, std::span<const uint32_t> rows) {
  Chunk taken{{}, rows.size()};
  taken.columns.reserve(chunk.columns.size());
  for (const ColumnRef& column : chunk.columns) taken.columns.push_back(column->Take(rows));
  return taken;
}

std::vector<Chunk> SplitChunk(const Chunk& chunk, size_t rows) {
  FLUX_CHECK(rows != 0);
  std::vector<Chunk> pieces;
  for (size_t from = 0; from < chunk.rows; from += rows) {
    pieces.push_back(SliceRows(chunk, from, std::min(rows, chunk.rows - from)));
  }
  return pieces;
}

Status CollectingSink::Begin(TableHeaderRef header) {
  tables.push_back(Table{std::move(header), {}});
  return {};
}

Status CollectingSink::Push(const Chunk& chunk) {
  if (chunk.rows != 0) tables.back().chunks.push_back(chunk);
  return {};
}

Status CollectingSink::End() { return {}; }

Status CollectingSink::Finish() { return {}; }

Status SendTable(const Table& table, TableSink& sink) {
  FLUX_TRY_STATUS(sink.Begin(table.header));
  for (const Chunk& chunk : table.chunks) {
    FLUX_TRY_STATUS(sink.Push(chunk));
    if (!sink.WantsRows()) break;
  }
  return sink.End();
}

std::unexpected<Error> Enough() { return Fail(ErrorCode::kEnough, "no more of this stream is wanted"); }

}  // namespace flux
