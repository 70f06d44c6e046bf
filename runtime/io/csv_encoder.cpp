#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "runtime/base/utf8.h"
#include "runtime/io/cell_text.h"
#include "runtime/io/csv_datatype.h"
#include "runtime/io/csv_record.h"
#include "runtime/io/encoder.h"
#include "runtime/io/encoder_tables.h"

namespace flux::io {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

class CsvEncoder final : public ResultEncoder {
 public:
  CsvEncoder(ByteSink& sink, CsvEncodeOptions options)
      : out_(sink),
        options_(std::move(options)),
        has_default_(std::ranges::find(options_.annotations, "default") != options_.annotations.end()),
        is_plain_delimiter_(std::string_view(",;|\t").find(options_.delimiter) != std::string_view::npos) {}

  TableSink& BeginResult(std::string_view name) override {
    result_name_ = name;
    table_number_ = 0;
    previous_ = nullptr;
    return tables_;
  }

  Status EndResult() override {
    out_.text() += kLineEnd;
    return out_.Flush();
  }

  Status Finish() override { return out_.Flush(); }
  bool has_output() const override { return out_.has_output(); }

  Status WriteError(std::string_view message) override {
    if (has_table_) out_.text() += kLineEnd;
    for (const std::string& annotation : options_.annotations) {
      const std::string_view cell = annotation == "datatype" ? "string" : annotation == "group" ? "true" : "";
      WriteRow({"#" + annotation, std::string(cell), std::string(cell)});
    }
    WriteRow({"", "error", "reference"});
    WriteRow({"", std::string(message), ""});
    return out_.Flush();
  }

 private:
  friend class EncoderTables<CsvEncoder>;

  Status BeginTable(TableHeaderRef header) {
    has_table_ = true;
    current_ = std::move(header);
    is_empty_ = true;
    return {};
  }

  // Whether a table is empty decides how its head looks, so the head waits for the first row or the end.
  Status PushChunk(const Chunk& chunk) {
    if (chunk.rows == 0) return {};
    if (is_empty_) WriteHeadIfNeeded(false);
    is_empty_ = false;
    WriteRows(chunk);
    return out_.FlushIfLarge();
  }

  Status EndTable() {
    if (is_empty_) WriteHeadIfNeeded(true);
    was_empty_ = is_empty_;
    previous_ = std::move(current_);
    ++table_number_;
    return out_.FlushIfLarge();
  }

  // True when the previous head holds for the current table too.
  bool IsHeadRepeated() const {
    if (previous_ == nullptr || previous_->schema != current_->schema) return false;
    const auto same_column = [](const GroupKeyEntry& a, const GroupKeyEntry& b) {
      return a.name == b.name && a.type == b.type;
    };
    return std::ranges::equal(previous_->key.entries(), current_->key.entries(), same_column);
  }

  void WriteHeadIfNeeded(bool is_empty) {
    if (!is_empty && !was_empty_ && IsHeadRepeated()) return;
    if (previous_ != nullptr) out_.text() += kLineEnd;
    for (const std::string& annotation : options_.annotations) WriteAnnotation(annotation, is_empty);
    if (!options_.has_header) return;
    std::vector<std::string> labels = {"", "result", "table"};
    for (const ColumnDef& column : current_->schema.columns()) labels.push_back(column.name);
    WriteRow(labels);
  }

  void WriteAnnotation(std::string_view annotation, bool is_empty) {
    std::vector<std::string> row = {fmt::format("#{}", annotation)};
    if (annotation == "datatype") {
      row.insert(row.end(), {"string", "long"});
      for (const ColumnDef& column : current_->schema.columns()) row.emplace_back(CsvDatatypeName(column.type));
    } else if (annotation == "group") {
      row.insert(row.end(), {"false", "false"});
      for (const ColumnDef& column : current_->schema.columns()) {
        row.emplace_back(current_->key.Contains(column.name) ? "true" : "false");
      }
    } else {
      row.insert(row.end(), {result_name_, is_empty ? fmt::to_string(table_number_) : ""});
      for (const ColumnDef& column : current_->schema.columns()) {
        const GroupKeyEntry* entry = is_empty ? current_->key.Find(column.name) : nullptr;
        row.emplace_back();
        if (entry != nullptr) AppendScalarText(row.back(), entry->value);
      }
    }
    WriteRow(row);
  }

  void WriteRow(const std::vector<std::string>& fields) {
    std::string& out = out_.text();
    for (size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) out += options_.delimiter;
      AppendCsvField(out, fields[i], options_.delimiter);
    }
    out += kLineEnd;
  }

  void WriteRows(const Chunk& chunk) {
    std::string prefix = options_.delimiter;
    if (!has_default_) AppendCsvField(prefix, result_name_, options_.delimiter);
    prefix += options_.delimiter;
    AppendCsvField(prefix, fmt::to_string(table_number_), options_.delimiter);
    // Constants, above all the group key, are written once per chunk.
    std::vector<std::optional<std::string>> constants(chunk.columns.size());
    for (size_t i = 0; i < chunk.columns.size(); ++i) {
      if (chunk.columns[i]->encoding() == Encoding::kConstant) AppendCell(constants[i].emplace(), *chunk.columns[i], 0);
    }
    std::string& out = out_.text();
    for (size_t row = 0; row < chunk.rows; ++row) {
      out += prefix;
      for (size_t i = 0; i < chunk.columns.size(); ++i) {
        out += options_.delimiter;
        if (constants[i]) {
          out += *constants[i];
        } else {
          AppendCell(out, *chunk.columns[i], row);
        }
      }
      out += kLineEnd;
    }
  }

  void AppendCell(std::string& out, const Column& column, size_t row) {
    if (column.IsNull(row)) return;
    if (column.type() == ColumnType::kString) {
      AppendCsvField(out, column.StringAt(row), options_.delimiter);
    } else if (is_plain_delimiter_) {
      AppendCellText(out, column, row);
    } else {
      scratch_.clear();
      AppendCellText(scratch_, column, row);
      AppendCsvField(out, scratch_, options_.delimiter);
    }
  }

  BufferedText out_;
  EncoderTables<CsvEncoder> tables_{*this};
  const CsvEncodeOptions options_;
  const bool has_default_;
  // True when no number, bool or time can contain the delimiter.
  const bool is_plain_delimiter_;
  std::string result_name_, scratch_;
  size_t table_number_ = 0;
  TableHeaderRef current_, previous_;
  bool has_table_ = false, is_empty_ = true, was_empty_ = false;
};

bool IsOneCharacter(std::string_view text) {
  const auto is_lead = [](char c) { return !IsUtf8Continuation(c); };
  return std::ranges::count_if(text, is_lead) == 1 && is_lead(text[0]);
}

}  // namespace

Result<std::unique_ptr<ResultEncoder>> MakeCsvEncoder(ByteSink& sink, CsvEncodeOptions options) {
  for (const std::string& annotation : options.annotations) {
    if (annotation != "datatype" && annotation != "group" && annotation != "default") {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("unsupported annotation `{}`; use datatype, group or default", annotation));
    }
  }
  const std::string& delimiter = options.delimiter;
  if (!IsOneCharacter(delimiter) || delimiter == "\"" || delimiter == "\r" || delimiter == "\n" ||
      delimiter == "\ufffd") {
    return Fail(ErrorCode::kInvalid, "a delimiter must be one character other than a quote or a line end");
  }
  return std::make_unique<CsvEncoder>(sink, std::move(options));
}

std::unique_ptr<ResultEncoder> MakeAnnotatedCsvEncoder(ByteSink& sink) {
  return std::make_unique<CsvEncoder>(sink, CsvEncodeOptions{});
}

}  // namespace flux::io
