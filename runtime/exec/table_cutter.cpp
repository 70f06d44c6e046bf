#include "runtime/exec/table_cutter.h"

namespace flux::exec {
namespace {

std::vector<size_t> OtherColumns(const BatchHeader& header) {
  std::vector<size_t> others;
  for (size_t i = 0; i < header.schema.size(); ++i) {
    if (!header.IsKey(i)) others.push_back(i);
  }
  return others;
}

}  // namespace

TableCutter::TableCutter(std::shared_ptr<const BatchHeader> header, const ExecContext& context, TableSink& out)
    : header_(std::move(header)),
      context_(context),
      out_(out),
      other_columns_(OtherColumns(*header_)),
      rows_(header_->schema.columns(), other_columns_) {
  for (const size_t k : header_->key_columns) keys_.emplace_back(header_->schema[k].type);
}

Status TableCutter::Begin(const RunRow& row) {
  is_empty_ = false;
  if (large_ != nullptr) FLUX_TRY_STATUS(Finish());
  for (size_t i = 0; i < keys_.size(); ++i) {
    keys_[i].AppendRows(*row.chunk->columns[header_->key_columns[i]], row.row, 1);
  }
  ends_.push_back(static_cast<uint32_t>(rows_.rows()));
  return {};
}

Status TableCutter::Add(const RunRow& row) {
  rows_.Add(row);
  if (large_ == nullptr) ends_.back() = static_cast<uint32_t>(rows_.rows());
  if (rows_.rows() < context_.chunk_rows) return {};
  FLUX_TRY_STATUS(context_.cancel.Check());
  return large_ == nullptr ? SendLarge() : Push(rows_.Finish());
}

// Gives the tables that go together.
TableBatch TableCutter::TakeBatch() {
  const Chunk rows = rows_.Finish();
  TableBatch batch{header_, std::vector<ColumnRef>(header_->schema.size()), std::exchange(ends_, {})};
  for (size_t i = 0; i < keys_.size(); ++i) batch.columns[header_->key_columns[i]] = keys_[i].Finish();
  for (size_t i = 0; i < other_columns_.size(); ++i) batch.columns[other_columns_[i]] = rows.columns[i];
  return batch;
}

// Sends the tables before the one at hand together, and begins to send that one.
Status TableCutter::SendLarge() {
  const TableBatch all = TakeBatch();
  const size_t before = all.tables() - 1, from = all.from(before), to = all.to(before);
  TableBatch first{header_, {}, all.ends};
  first.ends.resize(before);
  Chunk rows{{}, to - from};
  for (size_t i = 0; i < all.columns.size(); ++i) {
    first.columns.push_back(all.columns[i]->Slice(0, header_->IsKey(i) ? before : from));
    if (!header_->IsKey(i)) rows.columns.push_back(all.columns[i]->Slice(from, rows.rows));
  }
  FLUX_TRY_STATUS(SendTables(first, out_));
  large_ = std::make_shared<const TableHeader>(all.HeaderOf(before));
  FLUX_TRY_STATUS(out_.Begin(large_));
  return Push(rows);
}

// Sends rows, of which the columns of the key are not given, of the large table.
Status TableCutter::Push(const Chunk& others) {
  Chunk rows = MakeKeyChunk(*large_, others.rows);
  for (size_t i = 0; i < other_columns_.size(); ++i) rows.columns[other_columns_[i]] = others.columns[i];
  return out_.Push(rows);
}

Status TableCutter::Finish() {
  if (large_ == nullptr) return SendTables(TakeBatch(), out_);
  if (rows_.rows() > 0) FLUX_TRY_STATUS(Push(rows_.Finish()));
  large_ = nullptr;
  return out_.End();
}

}  // namespace flux::exec
