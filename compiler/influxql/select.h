#pragma once

// A `SELECT` against a measurement: the Flux script that reads, groups and aggregates, and what is made of its rows
// behind that: values of the columns, windows that are filled, paging.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/influxql/shape.h"
#include "compiler/influxql/statement.h"
#include "compiler/influxql/time_condition.h"
#include "runtime/base/error.h"

namespace flux::influxql {

// What an answer's column is computed from.
struct ColumnExpr {
  // What stands at this place of the expression.
  enum class Kind : uint8_t {
    kSlot,     // a value that comes with the row
    kInteger,  // literals
    kNumber,
    kString,
    kBoolean,
    kBinary,     // `text` is the operator
    kFunction,   // of numbers: `abs`, `pow`, …
    kTransform,  // of the rows before: `derivative`, `moving_average`, …
  };
  Kind kind = Kind::kSlot;
  std::string text = {};
  size_t index = 0;     // of the slot; of the transformation among all
  int64_t integer = 0;  // of literals; the unit of a transformation, how many rows it looks at
  double number = 0;
  std::vector<ColumnExpr> args = {};
};

// A column of the answer, behind that of times.
struct OutputColumn {
  std::string name;
  ColumnExpr value;
};

// A value that comes with a row: of a column of the script's result, or of an aggregate over it.
struct Slot {
  std::string column;                  // that is read; empty: the measurement has none, and the value is null
  FieldType type = FieldType::kFloat;  // of the slot's own values
  bool is_tag = false;                 // rows that have nothing but tags are none
  std::string aggregate;               // empty: the column itself, in the row that the selector picks
  double argument = 0;                 // of the aggregate
  size_t count = 0;                    // of rows that `top` and `bottom` give
  std::string per_tag;                 // column of which they give one row per value

  bool is_count() const { return aggregate.starts_with("count"); }
};

// Windows of time; without a length there are none.
struct Windows {
  int64_t every = 0, offset = 0;
  std::string zone;

  // The first time of the window of a time.
  int64_t StartOf(int64_t time) const;
  int64_t EndOf(int64_t time) const;
};

// What the rows are that come from the script.
enum class RowSource : uint8_t {
  kPoints,   // the rows of the script are those of the answer
  kWindows,  // the script has aggregated; its rows are windows
  kFolded,   // the rows of the script are to be aggregated
};

// A statement for one measurement: what its script reads, and what becomes of its rows.
struct SelectPlan {
  std::string measurement;
  std::string script;
  std::vector<std::string> tags;  // by which rows are grouped, in the order of their names
  RowSource source = RowSource::kPoints;
  std::vector<Slot> slots;
  std::vector<OutputColumn> columns;
  size_t transforms = 0;
  Windows windows;
  int64_t first_time = 0, last_time = 0;  // of windows; the first also of aggregates without windows
  bool has_first_time = false;
  bool has_point_time = false;  // a lone selector's rows keep their times
  FillKind fill = FillKind::kNull;
  double fill_number = 0;
  bool is_descending = false;
  Paging rows, series;
  std::string zone;  // in which times are shown
};

// Plans a statement for the measurements that it names, in their order; those that have nothing of what is selected
// are left out. Fails in InfluxDB's words with what is wrong about the statement.
Result<std::vector<SelectPlan>> PlanSelect(const SelectStatement& select, std::string_view bucket,
                                           const std::vector<MeasurementShape>& shapes, Time now);

}  // namespace flux::influxql
