#pragma once

// Points in CSV, as `influx write` takes them: results of queries in annotated CSV, CSV whose `#datatype` says what the
// columns are to a point (`measurement`, `tag`, `field`, `time`), and plain CSV with a header row.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/io/csv_cell_type.h"
#include "runtime/io/csv_record.h"

namespace flux::io {

// A row as it is written, and what it is to be read with: annotations, the header.
struct CsvRow {
  std::string text;
  std::shared_ptr<const std::string> head;
};

// One row as a point.
struct CsvPoint {
  std::string measurement;
  std::vector<std::pair<std::string, std::string>> tags;  // sorted by key
  std::vector<std::pair<std::string, Value>> fields;
  std::optional<Time> time;
  size_t line = 0;  // from 1
  CsvRow row;       // if rows are kept
};

// Takes what rows hold.
class CsvPointHandler {
 public:
  virtual ~CsvPointHandler() = default;
  // A failure ends the reading.
  virtual Status Take(CsvPoint point) = 0;
  // The row holds no point. `row` is empty unless rows are kept.
  virtual void Reject(LineError error, const CsvRow& row) = 0;
};

// Reads text that arrives in pieces, cut anywhere. Rows that hold no point are rejected one by one; what leaves no row
// of a table a meaning (annotations, the header) is a failure.
class CsvPointReader {
 public:
  // `precision` is that of times that are numbers.
  explicit CsvPointReader(Precision precision) { cells_.precision = precision; }

  // Gives the handler the rows with what they hold.
  void KeepRows() { keeps_rows_ = true; }
  // Gives the handler what is whole so far. `is_last`: nothing follows, so the last line needs no end.
  Status Feed(std::string_view text, bool is_last, CsvPointHandler& handler);
  // Begins to count lines anew, as what came before is not in the file, and passes over its first lines.
  void StartFile(size_t skipped_lines) {
    next_line_ = 1;
    skipped_lines_ = skipped_lines;
  }

 private:
  enum class Role : uint8_t { kIgnored, kMeasurement, kTag, kField, kTime, kFieldName, kFieldValue };
  struct Column {
    std::string label, datatype, group, default_text;
    std::optional<size_t> index;  // in rows; a constant has none
    Role role = Role::kIgnored;
    CsvCellType type;
  };

  bool SkipLines();
  Result<bool> TakeAnnotation(std::span<const std::string_view> fields);
  Status TakeConstant(std::span<const std::string_view> fields);
  Status TakeHeader(std::span<const std::string_view> fields);
  void StartTable();
  Status Resolve();
  Status ResolveColumn(Column& column, bool has_field_name);
  Status ChooseTime();
  Status CheckRoles() const;
  Status TakeRecord(const CsvRecordReader& record, CsvPointHandler& handler);
  enum class RecordKind : uint8_t { kHead, kComment, kRow };
  Result<RecordKind> TakeHeadRecord(std::span<const std::string_view> fields);
  void KeepHead(const CsvRecordReader& record);
  CsvRow RowOf(const CsvRecordReader& record);
  Result<CsvPoint> ReadPoint(std::span<const std::string_view> fields) const;
  Status AddField(const Column& column, std::string key, std::string_view text, CsvPoint& point) const;
  const Column* OnlyColumn(Role role) const;

  char delimiter_ = ',';
  bool is_start_ = true;  // no record has come
  std::string pending_;
  size_t next_line_ = 1, skipped_lines_ = 0;
  bool keeps_rows_ = false;
  std::string file_head_, table_head_;       // the records that say how this table is read, and all below
  std::shared_ptr<const std::string> head_;  // both, once a row needs them
  CsvCellContext cells_;
  std::vector<std::string> seen_annotations_;  // of the table's head
  bool has_header_ = false;
  std::vector<Column> columns_;       // of the table
  std::vector<Column> constants_;     // of this table and those below
  std::vector<const Column*> order_;  // resolved ones: tags by key, the others as they come
};

}  // namespace flux::io
