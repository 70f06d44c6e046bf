#pragma once

// Columns that functions of rows read as a matter of course: without a table that has them, they are most likely
// misspelt.

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "runtime/registry/registry.h"

namespace flux::exec {

// Of a function whose first parameter is the row: the columns that it reads and does not ask for with `exists`.
NamedColumns ColumnsReadBy(const plan::RowFunction& fn);

// Of a predicate: the columns that its alternatives (`… or …`) read, whose misspelling leaves rows out that nobody
// misses. Any other condition on a column that is not there leaves nothing.
std::vector<std::string> ColumnsOfAlternatives(const expr::Function& fn);

// The same for the maps and filters of a chain, which takes one after the other.
class ReadColumns {
 public:
  // Adds those of the alternatives of a filter, which may be there for tables that this stream does not have. `at`,
  // where the call stands, must outlive the result.
  void AddFilter(const plan::RowFunction& fn, const StackTrace& at);
  // Adds the columns that `fn` reads of the chain's input and does not ask for with `exists`.
  void AddMap(const plan::RowFunction& fn, const StackTrace& at);
  NamedColumns Take() { return std::move(named_); }

 private:
  void Add(NamedColumn column);

  NamedColumns named_;
  std::set<std::string> made_;  // by maps before
  bool is_closed_ = false;      // the columns of the input are out of sight
};

}  // namespace flux::exec
