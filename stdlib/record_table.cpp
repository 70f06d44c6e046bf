#include "stdlib/record_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "runtime/plan/map_columns.h"
#include "runtime/spill/chunk_bytes.h"
#include "stdlib/arguments.h"

namespace flux::stdlib {
namespace {

// What a value takes of memory while its column grows by doubling.
size_t BytesOf(const Value& value) {
  const bool is_text = !value.is_null() && value.kind() == ValueKind::kString;
  return 2 * (sizeof(uint64_t) + (is_text ? value.AsString().size() : 0));
}

// Whether a row may fail behind others of the same tables that did not. One of columns and literals does not, as long
// as it keeps the group key.
bool MayFailLater(const plan::RowFunction& fn, const GroupKey& key) {
  const expr::Node* record = plan::RecordOf(fn);
  if (record == nullptr) return true;
  const auto is_copied = [&](expr::NodeId id) {
    const expr::Node& field = fn.tree->at(id);
    return field.kind == expr::NodeKind::kLiteral || field.kind == expr::NodeKind::kParam ||
           expr::IsColumn(*fn.tree, field);
  };
  const auto is_kept = [&](const GroupKeyEntry& entry) { return plan::PreservesColumn(fn, entry.name); };
  return !std::ranges::all_of(record->children, is_copied) || !std::ranges::all_of(key.entries(), is_kept);
}

}  // namespace

RecordTable::RecordTable(std::string who, const plan::RowFunction& fn, const GroupKey& key,
                         const exec::ExecContext& context, TableSink& out)
    : who_(std::move(who)), key_(key), context_(context), out_(out), may_fail_(MayFailLater(fn, key)) {}

Status RecordTable::Invalid(const std::string& complaint) const {
  return Fail(ErrorCode::kInvalid, who_ + " " + complaint);
}

Status RecordTable::Add(const Value& value) {
  if (value.is_null() || value.kind() != ValueKind::kRecord)
    return Invalid(fmt::format("must return a record, returned {}", DescribeKind(value)));
  const RecordObject& record = value.AsRecord();
  if (properties_.empty()) FLUX_TRY_STATUS(MakeProperties(record));
  FLUX_TRY_STATUS(CheckKey(record));
  for (Property& property : properties_) {
    const Value* found = record.Find(property.name);
    FLUX_TRY_STATUS(Append(property, found == nullptr ? Value() : *found));
  }
  ++held_rows_;
  if (IsTyped()) return held_rows_ < context_.chunk_rows ? Status() : SendHeld();
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
    if (property.values) {
      // A row that failed may have come to some of the columns.
      held.columns.push_back(property.values->Finish()->Slice(0, held.rows));
    } else {
      held.columns.push_back(Column::Constant(type, Value::Null(), held.rows));
    }
    property.values.reset();
  }
  return held;
}

bool RecordTable::IsTyped() const {
  return std::ranges::all_of(properties_,
                             [&](const Property& property) { return property.type || key_.Contains(property.name); });
}

Status RecordTable::SendHeld() {
  const Status sent = PushHeld();
  is_open_ = sent.has_value();
  return sent;
}

Status RecordTable::PushHeld() {
  if (header_ == nullptr) {
    std::vector<ColumnDef> defs;
    for (const Property& property : properties_) {
      const GroupKeyEntry* entry = key_.Find(property.name);
      if (entry != nullptr || property.type) defs.push_back({property.name, entry ? entry->type : *property.type});
    }
    header_ = std::make_shared<const TableHeader>(TableHeader{key_, Schema(std::move(defs)), false});
    FLUX_TRY_STATUS(out_.Begin(header_));
  }
  for (const SpilledBlock& block : std::exchange(blocks_, {})) {
    FLUX_TRY(const std::string_view bytes, file_->Read(block));
    FLUX_TRY(const Chunk rows, ReadChunk(bytes));
    FLUX_TRY_STATUS(Push(rows));
  }
  file_ = nullptr;
  return Push(TakeHeld());
}

Status RecordTable::Push(const Chunk& rows) {
  const Chunk columns = ColumnsOf(*header_, rows);
  for (size_t from = 0; from < rows.rows; from += context_.chunk_rows) {
    FLUX_TRY_STATUS(out_.Push(SliceRows(columns, from, std::min(context_.chunk_rows, rows.rows - from))));
    has_enough_ = !may_fail_ && !out_.WantsRows();
    if (has_enough_) return Enough();
  }
  return {};
}

Status RecordTable::Finish(const Status& filled) {
  if (has_enough_) return out_.End();
  if (!filled) {
    const bool is_urgent =
        filled.error().code == ErrorCode::kResourceExhausted || filled.error().code == ErrorCode::kCanceled;
    if (is_open_ && !is_urgent && held_rows_ > 0 && IsTyped()) FLUX_TRY_STATUS(SendHeld());
    return filled;
  }
  if (held_rows_ > 0 || !blocks_.empty()) {
    const Status sent = SendHeld();
    if (!sent && !has_enough_) return sent;
  }
  return header_ == nullptr ? Status() : out_.End();
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
