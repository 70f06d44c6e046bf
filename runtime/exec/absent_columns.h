#pragma once

// Finds columns that an operation names and no table has: most likely their names are misspelt, and the operation
// quietly does less than it was asked for.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/registry/registry.h"
#include "runtime/table/table.h"

namespace flux::exec {

// Gives `; did you mean `_value`?` for a column that the schema lacks, or nothing.
std::string SuggestColumn(std::string_view column, const Schema& schema);

class AbsentColumns {
 public:
  explicit AbsentColumns(NamedColumns named);
  // Looks at the next table. Costs nothing once all columns were seen.
  void See(const Schema& schema);
  // Whether a column was not seen although there were tables.
  bool HasAny() const { return tables_ > 0 && !unseen_.empty(); }

  // What to tell the user.
  struct Message {
    std::string subject;  // the column and the call: one message of a subject is enough
    std::string text;
  };
  // Says for each column that no table of input `input` of the node had that it is not there, and what may have been
  // meant; empty when there were no tables. `schema` is what is known of that input.
  std::vector<Message> Messages(const plan::Node& node, size_t input, const plan::StreamSchema& schema) const;

 private:
  void Remember(const Schema& schema);
  std::string Guess(const std::string& column, const std::vector<std::string>& others) const;

  NamedColumns named_;
  std::vector<std::string> unseen_;
  std::vector<std::string> others_;  // columns of the tables that the operation does not name
  size_t tables_ = 0;                // until no column is unseen
};

}  // namespace flux::exec
