#pragma once

// Finds columns that an operation names and no table has: most likely their names are misspelt, and the operation
// quietly does less than it was asked for.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/registry/registry.h"
#include "runtime/table/table.h"

namespace flux::exec {

// Gives `; did you mean `_value`?` for a column that the schema lacks, or nothing.
std::string SuggestColumn(std::string_view column, const Schema& schema);

// Says that no table has the column, and what may have been meant, given the names of columns that are there. `tables`:
// `table`, or which tables. `reads_values`: values are read from the column.
std::string AbsentColumnText(std::string_view tables, std::string_view column, std::span<const std::string> others,
                             bool reads_values);

class AbsentColumns {
 public:
  explicit AbsentColumns(NamedColumns named);
  // Looks at the next table. Costs nothing once all columns were seen.
  void See(const Schema& schema);
  // What to tell the user.
  struct Message {
    // The column, the call and which of two inputs: no message is due when another node that was made of the same call
    // saw the column.
    std::string subject;
    std::string text;
    std::string topic;  // the column and the call: one message of a topic is enough
    std::string column;
    bool is_guess = false;  // it says what was probably meant
  };
  // Says for each column that no table of input `input` of the node had that it is not there, and what may have been
  // meant; empty when there were no tables. `schema` is what is known of that input.
  std::vector<Message> Messages(const plan::Node& node, size_t input, const plan::StreamSchema& schema) const;
  // Whether a column was not seen although there were tables.
  bool HasAny() const { return tables_ > 0 && !unseen_.empty(); }
  // Gives the subjects of the columns that were seen.
  std::vector<std::string> SeenSubjects(const plan::Node& node, size_t input) const;

 private:
  void Remember(const Schema& schema);
  std::string SubjectOf(const std::string& column, const plan::Node& node, size_t input) const;

  NamedColumns named_;
  std::vector<std::string> unseen_;
  std::vector<std::string> others_;  // columns of the tables that may have been meant
  size_t tables_ = 0;                // until no column is unseen
};

}  // namespace flux::exec
