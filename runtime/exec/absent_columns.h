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

// What the tables of one input of a node lack of the columns that the node names.
class AbsentColumns {
 public:
  // `node` must outlive this.
  AbsentColumns(NamedColumns named, const plan::Node& node, size_t input);
  // Looks at the next table, or the next tables. Costs nothing once all columns were seen.
  void See(const TableHeader& header);
  void See(const BatchHeader& header);
  // Adds what was seen of the tables behind these.
  void Append(const AbsentColumns& next);
  // Notes that there are no more tables.
  void End() { has_ended_ = true; }
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
  // Says for each column that no table had that it is not there, and what may have been meant; empty when there were no
  // tables or some never came. `schema` is what is known of the input.
  std::vector<Message> Messages(const plan::StreamSchema& schema) const;
  // Whether a column was not seen although there were tables.
  bool HasAny() const { return has_ended_ && tables_ > 0 && !unseen_.empty(); }
  // Gives the subjects of the columns that were seen.
  std::vector<std::string> SeenSubjects() const;

 private:
  // `is_key`: whether the column with a number is one of the group key.
  template <typename IsKey>
  void Look(const Schema& schema, IsKey&& is_key);
  template <typename IsKey>
  void Remember(const Schema& schema, IsKey&& is_key);
  std::string TopicOf(const NamedColumn& column) const;
  std::string SubjectOf(const NamedColumn& column) const;
  std::string TextOf(const NamedColumn& column, const std::vector<std::string>& meant) const;
  std::vector<std::string> Meant(const plan::StreamSchema& schema) const;

  NamedColumns unseen_, seen_;
  const plan::Node& node_;
  const size_t input_;
  // A column of a table, the first one that has it.
  struct Other {
    std::string name;
    bool is_key;
    size_t table;
  };
  std::vector<std::string> Names(bool of_keys) const;
  void Remember(Other other);

  std::vector<Other> others_;  // columns of the tables; those of their group keys stand there as such, too
  size_t tables_ = 0;          // until no column is unseen
  bool has_ended_ = false;
};

}  // namespace flux::exec
