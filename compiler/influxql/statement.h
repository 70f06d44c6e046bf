#pragma once

// InfluxQL as it was written: statements and expressions.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace flux::influxql {

enum class ExprKind : uint8_t {
  kVariable,  // a field, a tag or `time`
  kWildcard,  // `*`
  kRegex,
  kString,
  kInteger,
  kNumber,
  kBoolean,
  kDuration,
  kCall,
  kBinary,
  kParentheses,
};

struct Expr;
using ExprRef = std::unique_ptr<Expr>;

// Which members mean something depends on the kind.
struct Expr {
  ExprKind kind = ExprKind::kVariable;
  std::string text;           // of a name, string, expression or call; the operator of a binary one
  std::string cast;           // behind `::`: `field`, `tag`, `float`, …
  int64_t integer = 0;        // of an integer; of a duration in nanoseconds; 0 or 1 of a boolean
  double number = 0;          // of a number
  std::vector<ExprRef> args;  // of a call; both sides of a binary one; what is in parentheses

  // Whether it calls the function.
  bool IsCall(std::string_view name) const { return kind == ExprKind::kCall && text == name; }
  // Whether it names a field, a tag or `time`.
  bool IsVariable() const { return kind == ExprKind::kVariable; }
};

// A copy of the tree.
ExprRef Clone(const Expr& expr);

// A measurement, or all that match an expression.
struct Source {
  std::string database, policy;  // empty: those of the request
  std::string measurement;
  std::optional<std::string> regex;
};

// What a column is made of; without an alias it is called after that.
struct SelectField {
  ExprRef expr;
  std::string alias;
};

// How rows are grouped: by tags, by windows of time.
struct Dimensions {
  std::vector<std::string> tags;
  std::vector<std::string> regexes;  // tags that match
  bool has_wildcard = false;
  std::optional<std::vector<ExprRef>> time;  // arguments of `time(…)`: the length of windows, their offset
};

// What stands for windows without points.
enum class FillKind : uint8_t { kNull, kNone, kPrevious, kLinear, kNumber };

// `LIMIT` and `OFFSET`, of rows or of series.
struct Paging {
  int64_t limit = 0, offset = 0;  // 0: none
};

// What `SELECT` says. Its trees are at most as deep as the parser allows.
struct SelectStatement {
  std::vector<SelectField> fields;
  std::vector<Source> sources;
  bool has_into = false, has_subquery = false;
  ExprRef condition;
  Dimensions dimensions;
  FillKind fill = FillKind::kNull;
  double fill_number = 0;
  bool is_descending = false;
  Paging rows, series;
  std::string zone;
};

// What is to be listed.
enum class ShowKind : uint8_t {
  kDatabases,
  kRetentionPolicies,
  kMeasurements,
  kTagKeys,
  kTagValues,
  kFieldKeys,
  kSeries
};

// A condition on names: `=`, `!=`, `=~`, `!~`, or one of a list.
struct NameMatch {
  std::string op;  // empty: all; `IN`: those listed
  std::vector<std::string> texts;
};

// What `SHOW` says; clauses that a kind does not have are empty.
struct ShowStatement {
  ShowKind kind = ShowKind::kDatabases;
  std::string database;
  std::vector<Source> sources;
  NameMatch measurement, key;
  ExprRef condition;
  Paging rows, series;
};

// Zero durations: forever.
struct CreateDatabaseStatement {
  std::string name;
  std::optional<int64_t> duration;
  std::string policy;
};
// `duration` is in nanoseconds.
struct CreatePolicyStatement {
  std::string name, database;
  int64_t duration = 0;
  bool is_default = false;
};
// Takes its points along.
struct DropDatabaseStatement {
  std::string name;
};

// One that InfluxDB 1.x has and the API of 2.x has not, by its leading keywords.
struct OtherStatement {
  std::string name;
};

using Statement = std::variant<SelectStatement, ShowStatement, CreateDatabaseStatement, CreatePolicyStatement,
                               DropDatabaseStatement, OtherStatement>;

}  // namespace flux::influxql
