#pragma once

// Answers to InfluxQL as JSON, whole or in chunks, and as CSV: the bytes that InfluxDB writes.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/influxql/cell.h"

namespace flux::influxql {

struct AnswerForm {
  bool is_csv = false, is_pretty = false;
  std::optional<int64_t> epoch = {};  // nanoseconds of the unit in which times are counted; else they are texts
  size_t chunk_rows = 0;              // 0: not in chunks
};

// What comes before the rows of a series.
struct SeriesHead {
  std::string name;  // may be empty
  std::vector<std::pair<std::string, std::string>> tags;
  std::vector<std::string> columns;
  std::string zone;  // of times that are texts
};

// Calls come in the order (BeginStatement, (BeginSeries AddRow…)…, EndStatement)… Finish.
class AnswerWriter {
 public:
  virtual ~AnswerWriter() = default;
  // `is_chunked`: its rows may be sent in chunks.
  virtual void BeginStatement(size_t id, bool is_chunked) = 0;
  virtual void BeginSeries(SeriesHead head) = 0;
  virtual void AddRow(std::span<const Cell> row) = 0;
  // With what went wrong; empty: nothing.
  virtual void EndStatement(std::string_view error) = 0;
  virtual void Finish() = 0;
  // How many bytes wait, and what they are.
  size_t waiting() const { return out_.size(); }
  virtual std::string Take() { return std::exchange(out_, {}); }

 protected:
  std::string out_;
};

// Makes the writer of a form.
std::unique_ptr<AnswerWriter> MakeAnswerWriter(const AnswerForm& form);

}  // namespace flux::influxql
