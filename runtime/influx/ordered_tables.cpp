#include "runtime/influx/ordered_tables.h"

#include <algorithm>
#include <numeric>

#include "runtime/base/cancelable_sort.h"
#include "runtime/spill/chunk_bytes.h"

namespace flux::influx {

Status OrderedTables::Begin(TableHeaderRef header) {
  tables_.push_back({.header = std::move(header), .rows = {}});
  return {};
}

Status OrderedTables::Push(const Chunk& chunk) {
  tables_.back().rows.emplace_back(chunk);
  row_count_ += chunk.rows;
  held_rows_ += chunk.rows;
  held_bytes_ += HeldBytes(chunk);
  const bool is_time = spill_ != nullptr && spill_->IsTime(held_rows_, held_bytes_);
  return is_time ? MoveToDisk() : Status();
}

// What is in files stays there until the end.
void OrderedTables::Forget(const std::function<bool(const TableHeader&)>& is_named) {
  for (Entry& entry : tables_) {
    if (!is_named(*entry.header)) continue;
    entry.is_forgotten = true;
    entry.rows.clear();
  }
}

Status OrderedTables::MoveToDisk() {
  if (file_ == nullptr) {
    FLUX_TRY(file_, spill_->CreateFile());
  }
  std::string bytes;
  for (size_t i = moved_tables_; i < tables_.size(); ++i) {
    for (auto& rows : tables_[i].rows) {
      const Chunk* chunk = std::get_if<Chunk>(&rows);
      if (chunk == nullptr) continue;
      bytes.clear();
      AppendChunk(*chunk, bytes);
      FLUX_TRY(rows, file_->Append(bytes, chunk->rows));
    }
  }
  // More may come of the last one.
  moved_tables_ = tables_.size() - 1;
  held_rows_ = held_bytes_ = 0;
  return {};
}

Status OrderedTables::Send(const Entry& entry, TableSink& out) {
  FLUX_TRY_STATUS(out.Begin(entry.header));
  for (const auto& rows : entry.rows) {
    if (!out.WantsRows()) break;
    if (const Chunk* chunk = std::get_if<Chunk>(&rows)) {
      FLUX_TRY_STATUS(out.Push(*chunk));
      continue;
    }
    FLUX_TRY(const std::string_view bytes, file_->Read(std::get<SpilledBlock>(rows)));
    FLUX_TRY(const Chunk chunk, ReadChunk(bytes));
    FLUX_TRY_STATUS(out.Push(chunk));
  }
  return out.End();
}

Status OrderedTables::SendTo(TableSink& out) {
  std::vector<size_t> order(tables_.size());
  std::iota(order.begin(), order.end(), size_t{0});
  const auto is_less = [&](size_t a, size_t b) {
    const auto order_of_keys = tables_[a].header->key <=> tables_[b].header->key;
    return order_of_keys != 0 ? order_of_keys < 0 : a < b;
  };
  FLUX_TRY_STATUS(SortOrCancel(order, is_less, context_.cancel));
  for (const size_t i : order) {
    if (!tables_[i].is_forgotten) FLUX_TRY_STATUS(Send(tables_[i], out));
    tables_[i] = {};
  }
  return out.Finish();
}

}  // namespace flux::influx
