#include "runtime/sql/result_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "runtime/base/number_text.h"
#include "runtime/base/utf8.h"
#include "runtime/sql/time_text.h"

namespace flux::sql {
namespace {

constexpr size_t kShownBytes = 40;

std::string Shown(std::string_view text) {
  if (text.size() <= kShownBytes) return fmt::format("\"{}\"", text);
  size_t end = kShownBytes;
  while (end > 0 && IsUtf8Continuation(text[end])) --end;
  return fmt::format("\"{}…\"", text.substr(0, end));
}

std::optional<bool> ParseBool(std::string_view text) {
  if (text == "t" || text == "true" || text == "1") return true;
  if (text == "f" || text == "false" || text == "0") return false;
  return std::nullopt;
}

}  // namespace

Status ResultTable::Begin(std::vector<ResultColumn> columns) {
  std::set<std::string> names;
  for (const ResultColumn& column : columns) {
    if (!names.insert(column.name).second) {
      return Fail(
          ErrorCode::kInvalid,
          fmt::format("two columns of the result are called `{}`; rename one in the query with `AS`", column.name));
    }
  }
  for (ResultColumn& column : columns) {
    columns_.push_back({.def = std::move(column), .values = {}});
    if (columns_.back().def.type) SetType(columns_.back(), *columns_.back().def.type);
  }
  has_columns_ = !columns_.empty();
  return {};
}

void ResultTable::SetType(Collected& column, ColumnType type) {
  column.def.type = type;
  column.values.emplace(type);
  for (; column.nulls > 0; --column.nulls) column.values->AppendNull();
}

std::unexpected<Error> ResultTable::CellFailure(std::string_view complaint) const {
  const ResultColumn& column = columns_[next_].def;
  const std::string declared = column.declared.empty() ? "" : fmt::format(" ({})", column.declared);
  return Fail(ErrorCode::kInvalid,
              fmt::format("row {}, column `{}`{}: {}", rows_ + 1, column.name, declared, complaint));
}

Result<ColumnBuilder*> ResultTable::Builder(ColumnType type, std::string_view what) {
  Collected& column = columns_[next_];
  if (!column.def.type) SetType(column, type);
  if (*column.def.type != type) {
    return CellFailure(fmt::format("{} is not of type {}; convert it with `CAST` in the query", what,
                                   ColumnTypeName(*column.def.type)));
  }
  ++next_;
  return &*column.values;
}

void ResultTable::AddNull() {
  Collected& column = columns_[next_++];
  if (column.values) {
    column.values->AppendNull();
  } else {
    ++column.nulls;
  }
}

Status ResultTable::AddBool(bool value) {
  FLUX_TRY(ColumnBuilder* const values, Builder(ColumnType::kBool, value ? "true" : "false"));
  values->AppendBool(value);
  return {};
}

Status ResultTable::AddInt(int64_t value) {
  if (type() == ColumnType::kFloat) return AddFloat(static_cast<double>(value));
  FLUX_TRY(ColumnBuilder* const values, Builder(ColumnType::kInt, fmt::to_string(value)));
  values->AppendInt(value);
  return {};
}

Status ResultTable::AddUint(uint64_t value) {
  FLUX_TRY(ColumnBuilder* const values, Builder(ColumnType::kUint, fmt::to_string(value)));
  values->AppendUint(value);
  return {};
}

Status ResultTable::AddFloat(double value) {
  FLUX_TRY(ColumnBuilder* const values, Builder(ColumnType::kFloat, FormatFloat(value)));
  values->AppendFloat(value);
  return {};
}

Status ResultTable::AddTime(Time value) {
  FLUX_TRY(ColumnBuilder* const values, Builder(ColumnType::kTime, FormatTime(value)));
  values->AppendInt(value.ns);
  return {};
}

Status ResultTable::AddString(std::string_view value) {
  if (FindInvalidUtf8(value) != std::string_view::npos)
    return CellFailure(
        "bytes that are not UTF-8, which no column can hold; encode them in the query, for instance with `HEX`");
  FLUX_TRY(ColumnBuilder* const values, Builder(ColumnType::kString, Shown(value)));
  values->AppendString(value);
  return {};
}

Status ResultTable::AddText(std::string_view text) {
  const auto add = [&](const auto& parsed, auto member) -> Status {
    if (!parsed) return CellFailure(fmt::format("{} is not a value of type {}", Shown(text), ColumnTypeName(*type())));
    return (this->*member)(*parsed);
  };
  switch (type().value_or(ColumnType::kString)) {
    case ColumnType::kBool:
      return add(ParseBool(text), &ResultTable::AddBool);
    case ColumnType::kInt:
      return add(ParseInt(text), &ResultTable::AddInt);
    case ColumnType::kUint:
      return add(ParseUint(text), &ResultTable::AddUint);
    case ColumnType::kFloat:
      return add(ParseFloat(text), &ResultTable::AddFloat);
    case ColumnType::kTime:
      return add(ParseTimeText(text), &ResultTable::AddTime);
    case ColumnType::kString:
      return AddString(text);
  }
}

Status ResultTable::EndRow() {
  next_ = 0;
  ++held_rows_;
  ++rows_;
  // As long as nobody knows what a column holds, rows must wait.
  return held_rows_ >= chunk_rows_ && KnowsTypes() ? SendChunk() : Status();
}

bool ResultTable::KnowsTypes() const {
  return std::ranges::all_of(columns_, [](const Collected& column) { return column.values.has_value(); });
}

Status ResultTable::SendChunk() {
  if (!has_begun_) {
    std::vector<ColumnDef> defs;
    for (const Collected& column : columns_) defs.push_back({column.def.name, *column.def.type});
    FLUX_TRY_STATUS(out_.Begin(std::make_shared<const TableHeader>(TableHeader{{}, Schema(std::move(defs)), false})));
    has_begun_ = true;
  }
  if (held_rows_ == 0) return {};
  Chunk chunk{.columns = {}, .rows = held_rows_};
  for (Collected& column : columns_) chunk.columns.push_back(column.values->Finish());
  held_rows_ = 0;
  // Rows that waited may be more than one chunk.
  for (const Chunk& piece : SplitChunk(chunk, chunk_rows_)) FLUX_TRY_STATUS(out_.Push(piece));
  return {};
}

Status ResultTable::SendWhole() {
  if (held_rows_ == 0 || !KnowsTypes()) return {};
  for (Collected& column : columns_) {
    const ColumnRef values = column.values->Finish();
    column.values->AppendRows(*values, 0, held_rows_);
  }
  return SendChunk();
}

Status ResultTable::End() {
  if (!has_columns_) return {};
  for (Collected& column : columns_) {
    if (!column.values) SetType(column, ColumnType::kString);
  }
  FLUX_TRY_STATUS(SendChunk());
  return out_.End();
}

}  // namespace flux::sql
