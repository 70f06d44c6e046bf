#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/plural.h"
#include "runtime/base/terminal_text.h"
#include "runtime/io/cell_text.h"
#include "runtime/io/encoder.h"
#include "runtime/io/encoder_tables.h"

namespace flux::io {
namespace {

constexpr int kMaxWidth = 48;
// Rows that are looked at before the widths of a table's columns are fixed.
constexpr size_t kSampleRows = 1000;
constexpr std::string_view kEllipsis = "…";

// Text that is safe on a terminal, and the columns it takes there.
struct Shown {
  std::string text;
  int width = 0;
};

void AppendCharacter(std::string_view bytes, const Utf8Step& step, Shown& out) {
  if (IsShowable(step)) {
    out.text += bytes;
    out.width += TerminalWidth(step.code);
    return;
  }
  const std::string escaped = EscapedCharacter(bytes);
  out.text += escaped;
  out.width += static_cast<int>(escaped.size());
}

Shown Show(std::string_view text) {
  Shown out;
  while (!text.empty()) {
    const Utf8Step step = DecodeUtf8(text);
    AppendCharacter(text.substr(0, step.length), step, out);
    text.remove_prefix(step.length);
  }
  return out;
}

// Cuts a text so that it takes `width` columns at most.
Shown Fit(Shown shown, int width) {
  if (shown.width <= width) return shown;
  Shown out;
  for (std::string_view rest = shown.text; !rest.empty();) {
    const Utf8Step step = DecodeUtf8(rest);
    if (out.width + TerminalWidth(step.code) > width - 1) break;
    AppendCharacter(rest.substr(0, step.length), step, out);
    rest.remove_prefix(step.length);
  }
  out.text += kEllipsis;
  ++out.width;
  return out;
}

// Tables for human eyes: the group key once above each table, then the other columns with their types, numbers
// right-aligned, `null` where there is no value. Column widths fit the first rows of a table; what is wider is cut
// with an ellipsis. Control characters appear escaped, so data cannot drive the terminal.
class TableEncoder final : public ResultEncoder {
 public:
  explicit TableEncoder(ByteSink& sink) : out_(sink) {}

  TableSink& BeginResult(std::string_view name) override {
    if (is_started_) out_.text() += '\n';
    is_started_ = true;
    is_first_table_ = true;
    out_.text() += fmt::format("Result: {}\n", Show(name).text);
    return tables_;
  }

  Status EndResult() override {
    if (is_first_table_) out_.text() += "(no tables)\n";
    return out_.Flush();
  }

  Status Finish() override { return out_.Flush(); }
  bool has_output() const override { return out_.has_output(); }
  Status WriteError(std::string_view) override { return out_.Flush(); }

 private:
  friend class EncoderTables<TableEncoder>;

  struct ShownColumn {
    size_t index = 0;
    Shown title;
    bool is_right = false;
    int width = 0;
  };

  Status BeginTable(TableHeaderRef header) {
    if (!is_first_table_) out_.text() += '\n';
    is_first_table_ = false;
    out_.text() += "Table:";
    std::string_view separator = " ";
    for (const GroupKeyEntry& entry : header->key.entries()) {
      std::string value;
      AppendScalarText(value, entry.value);
      out_.text() +=
          fmt::format("{}{}={}", separator, Show(entry.name).text, entry.value.is_null() ? "null" : Show(value).text);
      separator = ", ";
    }
    if (header->key.entries().empty()) out_.text() += " (not grouped)";
    out_.text() += '\n';
    columns_.clear();
    for (size_t i = 0; i < header->schema.size(); ++i) {
      const ColumnDef& column = header->schema[i];
      if (header->key.Contains(column.name)) continue;
      const Shown title = Show(fmt::format("{}:{}", column.name, ColumnTypeName(column.type)));
      columns_.push_back({i, title, IsNumber(column.type), title.width});
    }
    sample_.clear();
    sample_rows_ = 0;
    row_count_ = 0;
    has_fixed_widths_ = false;
    return {};
  }

  Status PushChunk(const Chunk& chunk) {
    row_count_ += chunk.rows;
    if (columns_.empty()) return {};
    if (has_fixed_widths_) {
      WriteRows(chunk);
      return out_.FlushIfLarge();
    }
    // Where a chunk ends must not show: the sample ends at the same row whatever the chunks are.
    const size_t taken = std::min(chunk.rows, kSampleRows - sample_rows_);
    Measure(chunk, taken);
    sample_.push_back(chunk);
    sample_rows_ += taken;
    if (sample_rows_ == kSampleRows) WriteSample();
    return out_.FlushIfLarge();
  }

  Status EndTable() {
    if (row_count_ == 0) {
      out_.text() += "(no rows)\n";
    } else if (columns_.empty()) {
      out_.text() += fmt::format("({}, every column is in the group key)\n", Counted(row_count_, "row", "rows"));
    } else if (!has_fixed_widths_) {
      WriteSample();
    }
    return out_.FlushIfLarge();
  }

  Shown ShowCell(const Column& column, size_t row) {
    if (column.IsNull(row)) return {"null", 4};
    scratch_.clear();
    AppendCellText(scratch_, column, row);
    if (column.type() == ColumnType::kString) return Show(scratch_);
    return {scratch_, static_cast<int>(scratch_.size())};
  }

  void Measure(const Chunk& chunk, size_t rows) {
    for (ShownColumn& column : columns_) {
      const Column& cells = *chunk.columns[column.index];
      for (size_t row = 0; row < rows; ++row) column.width = std::max(column.width, ShowCell(cells, row).width);
    }
  }

  void WriteSample() {
    has_fixed_widths_ = true;
    std::string rule;
    for (ShownColumn& column : columns_) {
      column.width = std::min(column.width, kMaxWidth);
      Align(Fit(column.title, column.width), column, &column == &columns_.back());
      rule += std::string(static_cast<size_t>(column.width), '-');
      if (&column != &columns_.back()) rule += "  ";
    }
    out_.text() += '\n' + rule + '\n';
    for (const Chunk& chunk : sample_) WriteRows(chunk);
    sample_.clear();
  }

  void WriteRows(const Chunk& chunk) {
    for (size_t row = 0; row < chunk.rows; ++row) {
      for (const ShownColumn& column : columns_) {
        Align(Fit(ShowCell(*chunk.columns[column.index], row), column.width), column, &column == &columns_.back());
      }
      out_.text() += '\n';
    }
  }

  void Align(const Shown& shown, const ShownColumn& column, bool is_last) {
    const std::string padding(static_cast<size_t>(column.width - shown.width), ' ');
    std::string& out = out_.text();
    if (column.is_right) out += padding;
    out += shown.text;
    if (is_last) return;
    if (!column.is_right) out += padding;
    out += "  ";
  }

  BufferedText out_;
  EncoderTables<TableEncoder> tables_{*this};
  std::vector<ShownColumn> columns_;
  std::vector<Chunk> sample_;
  size_t sample_rows_ = 0, row_count_ = 0;
  std::string scratch_;
  bool is_started_ = false, is_first_table_ = true, has_fixed_widths_ = false;
};

}  // namespace

std::unique_ptr<ResultEncoder> MakeTableEncoder(ByteSink& sink) { return std::make_unique<TableEncoder>(sink); }

}  // namespace flux::io
