#pragma once

// Predicates over tags, `_measurement` and `_field`: constant within a table, so decided once per series and field,
// and a comparison with a literal only once per distinct tag value.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/expr/expr.h"
#include "runtime/store/series_index.h"

namespace flux::store {

// Can the conjunct be decided from the series alone, with the result that the row function would give?
bool CanFilterSeries(const expr::Function& conjunct, std::string& why_not);

class SeriesFilter {
 public:
  // All conjuncts must pass `CanFilterSeries`; they and the series index must outlive the filter.
  SeriesFilter(const SeriesIndex& index, std::span<const expr::Function> conjuncts);
  // The columns for which every conjunct is true, ascending.
  std::vector<ColumnId> Select();

 private:
  // Truth in three-valued logic.
  enum class Truth : uint8_t { kFalse, kTrue, kNull, kUnknown };
  // A comparison of one column with a literal, and what it gives for the values seen so far.
  struct Memo {
    std::vector<Truth> by_text;
  };
  struct Conjunct {
    const expr::Function* fn;
    std::vector<Memo> memos;  // by node
  };

  std::optional<std::vector<SeriesId>> Candidates() const;
  bool Matches(ColumnId column);
  Truth Decide(Conjunct& conjunct, expr::NodeId id, ColumnId column);
  Truth DecideBinary(Conjunct& conjunct, expr::NodeId id, ColumnId column);
  Truth Compare(const expr::Node& node, const Value& left, const Value& right) const;
  // The text of a literal or of a column of the table, null when the table has no such column.
  Value Operand(const expr::Node& node, ColumnId column) const;
  std::optional<TextId> TextOf(std::string_view name, ColumnId column) const;

  const SeriesIndex& index_;
  std::vector<Conjunct> conjuncts_;
  bool keeps_truths_ = true;
};

}  // namespace flux::store
