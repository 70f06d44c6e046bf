#include "runtime/table/stream_buffer.h"

namespace flux {

Result<bool> StreamBuffer::TakeTables(const TableBatch& batch) {
  tables_.emplace_back(batch);
  return true;
}

Status StreamBuffer::Begin(TableHeaderRef header) {
  tables_.emplace_back(Table{std::move(header), {}});
  return {};
}

Status StreamBuffer::Push(const Chunk& chunk) {
  std::get<Table>(tables_.back()).chunks.push_back(chunk);
  return {};
}

Status StreamBuffer::Finish() {
  is_complete_ = true;
  return {};
}

Status StreamBuffer::SendTo(TableSink& out) const {
  for (const auto& tables : tables_) {
    const auto* batch = std::get_if<TableBatch>(&tables);
    FLUX_TRY_STATUS(batch != nullptr ? SendTables(*batch, out) : SendTable(std::get<Table>(tables), out));
  }
  return {};
}

}  // namespace flux
