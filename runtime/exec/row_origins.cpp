#include "runtime/exec/row_origins.h"

#include "runtime/base/check.h"
#include "runtime/exec/hashed_groups.h"

namespace flux::exec {
namespace {

std::vector<size_t> KeyColumnsOf(const TableHeader& header) {
  std::vector<size_t> columns;
  for (const GroupKeyEntry& entry : header.key.entries()) {
    const std::optional<size_t> at = header.schema.Find(entry.name);
    FLUX_CHECK(at.has_value());
    columns.push_back(*at);
  }
  return columns;
}

}  // namespace

RowOrigins::RowOrigins(const TableHeader& header) : schema_(header.schema), key_columns_(KeyColumnsOf(header)) {}

bool RowOrigins::Includes(const TableHeader& header) const {
  return std::ranges::equal(key_columns_, header.key.entries(), [&](size_t column, const GroupKeyEntry& entry) {
    return schema_[column].name == entry.name;
  });
}

TableHeaderRef RowOrigins::Of(std::span<const ColumnRef> columns, size_t row) {
  text_.clear();
  for (const size_t k : key_columns_) AppendRowText(*columns[k], row, text_);
  if (last_ != nullptr && text_ == last_text_) return last_;
  std::vector<GroupKeyEntry> entries;
  for (const size_t k : key_columns_) entries.push_back({schema_[k].name, schema_[k].type, columns[k]->ValueAt(row)});
  last_ = std::make_shared<const TableHeader>(TableHeader{GroupKey(std::move(entries)), Schema()});
  std::swap(text_, last_text_);
  return last_;
}

}  // namespace flux::exec
