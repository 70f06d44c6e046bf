#pragma once

// Rows as alerts.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/registry/alert_publisher.h"
#include "runtime/table/table.h"

namespace flux::stdlib {

// Which columns say what an alert says. A table may lack all of them.
struct AlertColumns {
  std::string id, message, level, details;
  // Whether it is one of them.
  bool Has(std::string_view name) const { return name == id || name == message || name == level || name == details; }
};

// The rows of one table.
class AlertRows {
 public:
  // Fails with the key of the table when it has no column of times, or one has another type; `function` is for
  // messages.
  static Result<AlertRows> Make(std::string_view function, const AlertColumns& columns, TableHeaderRef header);
  // Fails on a row without time.
  Result<PublishedAlert> At(const Chunk& rows, size_t row) const;

 private:
  struct Part {
    size_t column;
    std::string PublishedAlert::* member;
  };
  struct Field {
    size_t column;
    std::string name;
  };
  std::string function_;
  TableHeaderRef header_;
  size_t time_ = 0;
  std::vector<Part> parts_;  // in the order in which the later ones count more
  std::vector<Field> fields_;
  std::optional<size_t> field_name_;
  PublishedAlert of_table_;  // what all rows have
};

// A row that is a record. `said` has what a function of the script says of it: `id`, `message`, `level`, `details`, of
// which it may lack any. Fails on a row without time and on other types.
Result<PublishedAlert> AlertOfRecord(const Value& row, const Value& said);

}  // namespace flux::stdlib
