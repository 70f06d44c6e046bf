#include "stdlib/record_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "runtime/spill/chunk_bytes.h"
#include "stdlib/arguments.h"

namespace flux::stdlib {
namespace {

// What a value takes of memory while its column grows by doubling.
size_t BytesOf(const Value& value) {
  const bool is_text = !value.is_null() && value.kind() == ValueKind::kString;
  return 2 * (sizeof(uint64_t) + (is_text ? value.AsString().size() : 0));
}

Status PushPieces(const Chunk& rows, size_t piece_rows, TableSink& out) {
  if (rows.rows == 0) return {};
  for (const Chunk& piece : SplitChunk(rows, piece_rows)) FLUX_TRY_STATUS(out.Push(piece));
  return {};
}

}  // namespace

Status RecordTable::Invalid(const std::string& complaint) const {
  return Fail(ErrorCode::kInvalid, who_ + " " + complaint);
}

Status RecordTable::Add(const Value& value) {
  if (value.is_null() || value.kind() != ValueKind::kRecord)
    return Invalid(fmt::format("must return a record, returned {}", DescribeKind(value)));
  const RecordObject& record = value.AsRecord();
  if (rows_ == 0) FLUX_TRY_STATUS(MakeProperties(record));
  FLUX_TRY_STATUS(CheckKey(record));
  for (Property& property : properties_) {
    const Value* found = record.Find(property.name);
    FLUX_TRY_STATUS(Append(property, found == nullptr ? Value() : *found));
  }
  ++rows_;
  ++held_rows_;
  return SpillIfTime();
}

Status RecordTable::MakeProperties(const RecordObject& record) {
  std::set<std::string> names;
  for (const RecordField& field : record.fields) names.insert(field.name);
  for (const std::string& name : names) properties_.push_back({name, std::nullopt, std::nullopt});
  return {};
}

Status RecordTable::CheckKey(const RecordObject& record) const {
  for (const GroupKeyEntry& entry : key_.entries()) {
    const Value* kept = record.Find(entry.name);
    if (kept != nullptr && CompareScalars(*kept, entry.value) == 0) continue;
    return Invalid(fmt::format("may not modify group key, but `{}` is {} instead of {}; keep it with `with`",
                               entry.name, kept == nullptr ? "missing" : DebugText(*kept), DebugText(entry.value)));
  }
  return {};
}

Status RecordTable::Append(Property& property, const Value& value) {
  if (!property.type) {
    if (value.kind() == ValueKind::kNull) return {};
    const Result<ColumnType> type = ToColumnType(value.kind());
    if (!type) {
      return Invalid(fmt::format("returned a property `{}` of type {}, which cannot be a column", property.name,
                                 DescribeKind(value)));
    }
    property.type = *type;
  }
  if (!property.values) {
    property.values.emplace(*property.type);
    for (size_t row = 0; row < held_rows_; ++row) property.values->AppendNull();
  }
  held_bytes_ += BytesOf(value);
  return property.values->Append(value);
}

Status RecordTable::SpillIfTime() {
  if (context_.spill == nullptr || !context_.spill->IsTime(held_rows_, held_bytes_, held_bytes_)) return {};
  if (file_ == nullptr) {
    FLUX_TRY(file_, context_.spill->CreateFile());
  }
  const size_t block_rows = context_.spill->RowsPerBlock(held_rows_, held_bytes_);
  const Chunk held = TakeHeld();
  std::string buffer;
  for (size_t from = 0; from < held.rows; from += block_rows) {
    const size_t count = std::min(block_rows, held.rows - from);
    buffer.clear();
    AppendChunk(SliceRows(held, from, count), buffer);
    FLUX_TRY(const SpilledBlock block, file_->Append(buffer, count));
    blocks_.push_back(block);
  }
  return {};
}

// Gives the rows in memory, of all properties; nulls where no value had a type yet.
Chunk RecordTable::TakeHeld() {
  Chunk held{.columns = {}, .rows = std::exchange(held_rows_, 0)};
  held_bytes_ = 0;
  for (Property& property : properties_) {
    const ColumnType type = property.type.value_or(ColumnType::kInt);
    held.columns.push_back(property.values ? property.values->Finish()
                                           : Column::Constant(type, Value::Null(), held.rows));
    property.values.reset();
  }
  return held;
}

Status RecordTable::Send(TableSink& out) {
  std::vector<ColumnDef> defs;
  for (const Property& property : properties_) {
    const GroupKeyEntry* entry = key_.Find(property.name);
    if (entry != nullptr || property.type) defs.push_back({property.name, entry ? entry->type : *property.type});
  }
  const auto header = std::make_shared<const TableHeader>(TableHeader{key_, Schema(std::move(defs)), false});
  FLUX_TRY_STATUS(out.Begin(header));
  for (const SpilledBlock& block : blocks_) {
    FLUX_TRY(const std::string_view bytes, file_->Read(block));
    FLUX_TRY(const Chunk rows, ReadChunk(bytes));
    FLUX_TRY_STATUS(PushPieces(ColumnsOf(*header, rows), context_.chunk_rows, out));
  }
  FLUX_TRY_STATUS(PushPieces(ColumnsOf(*header, TakeHeld()), context_.chunk_rows, out));
  return out.End();
}

// Gives the columns of the table of a chunk that has one for each property.
Chunk RecordTable::ColumnsOf(const TableHeader& header, const Chunk& rows) const {
  Chunk columns{.columns = {}, .rows = rows.rows};
  for (size_t i = 0, k = 0; i < properties_.size() && k < header.schema.size(); ++i) {
    const ColumnDef& column = header.schema[k];
    if (properties_[i].name != column.name) continue;
    ++k;
    const GroupKeyEntry* entry = key_.Find(column.name);
    // Rows that came before the first value with a type have nulls of any.
    const bool is_typed = rows.columns[i]->type() == column.type;
    columns.columns.push_back(entry      ? Column::Constant(entry->type, entry->value, rows.rows)
                              : is_typed ? rows.columns[i]
                                         : Column::Constant(column.type, Value::Null(), rows.rows));
  }
  return columns;
}

}  // namespace flux::stdlib
