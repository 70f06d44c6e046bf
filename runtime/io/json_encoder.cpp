#include "runtime/io/encoder.h"
#include "runtime/io/encoder_tables.h"
#include "runtime/io/json_text.h"

namespace flux::io {
namespace {

// One array of results: `[{"result":"_result","tables":[{"group":["host"],"columns":[{"name":"host","type":"string"}],
// "rows":[["a"]]}]}]`. An error ends the array with `{"error":"…"}`.
class JsonEncoder final : public ResultEncoder {
 public:
  explicit JsonEncoder(ByteSink& sink) : out_(sink) {}

  TableSink& BeginResult(std::string_view name) override {
    Separate(is_first_result_, "[\n");
    out_.text() += "{\"result\":";
    AppendJsonString(out_.text(), name);
    out_.text() += ",\"tables\":[";
    is_first_table_ = true;
    is_in_result_ = true;
    return tables_;
  }

  Status EndResult() override {
    out_.text() += "]}";
    is_in_result_ = false;
    return out_.Flush();
  }

  Status Finish() override {
    out_.text() += is_first_result_ ? "[]\n" : "\n]\n";
    return out_.Flush();
  }

  bool has_output() const override { return out_.has_output(); }

  Status WriteError(std::string_view message) override {
    if (is_in_table_) out_.text() += "]}";
    if (is_in_result_) out_.text() += "]}";
    Separate(is_first_result_, "[\n");
    out_.text() += "{\"error\":";
    AppendJsonString(out_.text(), message);
    out_.text() += "}";
    return Finish();
  }

 private:
  friend class EncoderTables<JsonEncoder>;

  void Separate(bool& is_first, std::string_view opening) {
    out_.text() += is_first ? opening : ",\n";
    is_first = false;
  }

  Status BeginTable(TableHeaderRef header) {
    std::string& out = out_.text();
    Separate(is_first_table_, "\n");
    out += "{\"group\":[";
    bool is_first = true;
    for (const GroupKeyEntry& entry : header->key.entries()) {
      if (!std::exchange(is_first, false)) out += ',';
      AppendJsonString(out, entry.name);
    }
    out += "],\"columns\":[";
    is_first = true;
    for (const ColumnDef& column : header->schema.columns()) {
      out += std::exchange(is_first, false) ? "{\"name\":" : ",{\"name\":";
      AppendJsonString(out, column.name);
      out += ",\"type\":\"";
      out += ColumnTypeName(column.type);
      out += "\"}";
    }
    out += "],\"rows\":[";
    is_first_row_ = true;
    is_in_table_ = true;
    return {};
  }

  Status PushChunk(const Chunk& chunk) {
    std::string& out = out_.text();
    for (size_t row = 0; row < chunk.rows; ++row) {
      Separate(is_first_row_, "\n");
      for (size_t i = 0; i < chunk.columns.size(); ++i) {
        out += i == 0 ? '[' : ',';
        AppendJsonCell(out, *chunk.columns[i], row);
      }
      out += chunk.columns.empty() ? "[]" : "]";
    }
    return out_.FlushIfLarge();
  }

  Status EndTable() {
    out_.text() += "]}";
    is_in_table_ = false;
    return out_.FlushIfLarge();
  }

  BufferedText out_;
  EncoderTables<JsonEncoder> tables_{*this};
  bool is_first_result_ = true, is_first_table_ = true, is_first_row_ = true;
  bool is_in_result_ = false, is_in_table_ = false;
};

// One object per row and line: `{"result":"_result","table":0,"host":"a"}`. Columns named `result` or `table` keep
// their names; what they hide is then called `#result`, `#table`. An error is a last line `{"error":"…"}`.
class NdjsonEncoder final : public ResultEncoder {
 public:
  explicit NdjsonEncoder(ByteSink& sink) : out_(sink) {}

  TableSink& BeginResult(std::string_view name) override {
    result_name_.clear();
    AppendJsonString(result_name_, name);
    table_number_ = 0;
    return tables_;
  }

  Status EndResult() override { return out_.Flush(); }
  Status Finish() override { return out_.Flush(); }
  bool has_output() const override { return out_.has_output(); }

  Status WriteError(std::string_view message) override {
    out_.text() += "{\"error\":";
    AppendJsonString(out_.text(), message);
    out_.text() += "}\n";
    return out_.Flush();
  }

 private:
  friend class EncoderTables<NdjsonEncoder>;

  Status BeginTable(TableHeaderRef header) {
    const Schema& schema = header->schema;
    prefix_ = schema.Find("result") ? "{\"#result\":" : "{\"result\":";
    prefix_ += result_name_;
    prefix_ += schema.Find("table") ? ",\"#table\":" : ",\"table\":";
    prefix_ += std::to_string(table_number_);
    names_.clear();
    for (const ColumnDef& column : schema.columns()) {
      std::string& name = names_.emplace_back(",");
      AppendJsonString(name, column.name);
      name += ':';
    }
    return {};
  }

  Status PushChunk(const Chunk& chunk) {
    std::string& out = out_.text();
    for (size_t row = 0; row < chunk.rows; ++row) {
      out += prefix_;
      for (size_t i = 0; i < chunk.columns.size(); ++i) {
        out += names_[i];
        AppendJsonCell(out, *chunk.columns[i], row);
      }
      out += "}\n";
    }
    return out_.FlushIfLarge();
  }

  Status EndTable() {
    ++table_number_;
    return {};
  }

  BufferedText out_;
  EncoderTables<NdjsonEncoder> tables_{*this};
  std::string result_name_, prefix_;
  std::vector<std::string> names_;
  size_t table_number_ = 0;
};

}  // namespace

std::unique_ptr<ResultEncoder> MakeJsonEncoder(ByteSink& sink) { return std::make_unique<JsonEncoder>(sink); }
std::unique_ptr<ResultEncoder> MakeNdjsonEncoder(ByteSink& sink) { return std::make_unique<NdjsonEncoder>(sink); }

}  // namespace flux::io
