#pragma once

// Predicates that are tested behind a scan, as far as stored chunks can be left out by them.

#include <optional>

#include "runtime/expr/expr.h"
#include "runtime/plan/plan.h"
#include "runtime/store/chunk.h"

namespace flux::store {

// Whether the predicate compares `_value` or `_time` with a literal where that can rule out whole chunks.
bool CanSieve(const expr::Function& predicate);

// What is left of the range when only rows matter for which the conjunct is true, which does nothing but compare
// `_time` with a literal; nothing when it does something else.
std::optional<plan::TimeRange> NarrowByTime(const expr::Function& conjunct, plan::TimeRange range);

// A predicate over the rows of columns of one type.
class ChunkSieve {
 public:
  // Nothing when the predicate may fail in rows of such columns: that it fails may not depend on what is left out.
  // The predicate must outlive the sieve.
  static std::optional<ChunkSieve> Make(const expr::Function& predicate, ColumnType type);

  // The part of the range outside of which no row passes.
  plan::TimeRange Narrow(plan::TimeRange range) const;
  // False when certainly no row of the chunk passes.
  bool MayPass(const ChunkInfo& chunk) const { return MayHold(predicate_->body, chunk); }

 private:
  ChunkSieve(const expr::Function& predicate, ColumnType type) : predicate_(&predicate), type_(type) {}
  bool MayHold(expr::NodeId id, const ChunkInfo& chunk) const;
  bool MayCompare(const expr::Node& comparison, const ChunkInfo& chunk) const;

  const expr::Function* predicate_;
  ColumnType type_;
};

}  // namespace flux::store
