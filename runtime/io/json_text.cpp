#include "runtime/io/json_text.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "runtime/io/cell_text.h"
#include "runtime/io/utf8.h"

namespace flux::io {

void AppendJsonString(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const Utf8Step step = DecodeUtf8(text);
    const std::string_view bytes = text.substr(0, step.length);
    text.remove_prefix(step.length);
    if (!step.is_valid) {
      out += "\ufffd";
    } else if (bytes == "\"" || bytes == "\\") {
      out += '\\';
      out += bytes;
    } else if (bytes == "\n") {
      out += "\\n";
    } else if (bytes == "\r") {
      out += "\\r";
    } else if (bytes == "\t") {
      out += "\\t";
    } else if (step.code < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<uint32_t>(step.code));
    } else {
      out += bytes;
    }
  }
  out += '"';
}

void AppendJsonCell(std::string& out, const Column& column, size_t row) {
  if (column.IsNull(row)) {
    out += "null";
    return;
  }
  switch (column.type()) {
    case ColumnType::kBool:
    case ColumnType::kInt:
    case ColumnType::kUint:
      AppendCellText(out, column, row);
      return;
    case ColumnType::kString:
      AppendJsonString(out, column.StringAt(row));
      return;
    case ColumnType::kFloat:
    case ColumnType::kTime: {
      const bool is_bare = column.type() == ColumnType::kFloat && std::isfinite(column.FloatAt(row));
      if (!is_bare) out += '"';
      AppendCellText(out, column, row);
      if (!is_bare) out += '"';
      return;
    }
  }
}

}  // namespace flux::io
