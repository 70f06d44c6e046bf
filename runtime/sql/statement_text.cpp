#include "runtime/sql/statement_text.h"

#include <fmt/format.h>

namespace flux::sql {

Result<std::string> QuotedName(const Dialect& dialect, std::string_view name) {
  if (name.empty() || name.find('\0') != std::string_view::npos)
    return Fail(ErrorCode::kInvalid, fmt::format("{} has no names that are empty or hold NUL", dialect.database));
  std::string text(1, dialect.quote);
  for (const char c : name) text.append(c == dialect.quote ? 2 : 1, c);
  text += dialect.quote;
  return text;
}

Result<std::string> CreateTableText(const Dialect& dialect, const InsertTarget& target) {
  if (target.schema.size() == 0) return Fail(ErrorCode::kInvalid, "a table without columns cannot be written");
  FLUX_TRY(std::string text, QuotedName(dialect, target.table));
  text = "CREATE TABLE IF NOT EXISTS " + text;
  std::string_view separator = " (";
  for (const ColumnDef& column : target.schema.columns()) {
    const std::string_view type = dialect.types[static_cast<size_t>(column.type)];
    if (type.empty()) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("{} has no type for {}, which column `{}` is; convert it, for instance with "
                              "`int(v:)`",
                              dialect.database, ColumnTypeName(column.type), column.name));
    }
    FLUX_TRY(const std::string name, QuotedName(dialect, column.name));
    text += fmt::format("{}{} {}", separator, name, type);
    separator = ", ";
  }
  return text + ")";
}

Result<std::string> InsertText(const Dialect& dialect, const InsertTarget& target) {
  FLUX_TRY(const std::string table, QuotedName(dialect, target.table));
  std::string text = "INSERT INTO " + table;
  std::string_view separator = " (";
  for (const ColumnDef& column : target.schema.columns()) {
    FLUX_TRY(const std::string name, QuotedName(dialect, column.name));
    text.append(separator).append(name);
    separator = ", ";
  }
  return text + ") VALUES ";
}

std::unexpected<Error> ValueFailure(const Dialect& dialect, std::string_view complaint, const ColumnDef& column) {
  return Fail(ErrorCode::kInvalid,
              fmt::format("{} {}, which is in column `{}`", dialect.database, complaint, column.name));
}

}  // namespace flux::sql
