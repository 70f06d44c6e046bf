#pragma once

// Deletes of points: their record in the log of a bucket, and what they do to an open one.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/store/delete_predicate.h"
#include "runtime/store/store_state.h"

namespace flux::store {

struct Deletion {
  ClosedSpan span;
  std::vector<DeleteTerm> terms;
};

// Whether a record of the log is of a deletion; else it is of a batch.
bool IsDeletion(std::string_view record);
std::string EncodeDeletion(const Deletion& deletion);
// Fails with `kDataLoss` when the bytes are not such a record.
Result<Deletion> DecodeDeletion(std::string_view record);

// The columns of the series that it is about; the bucket must be locked.
std::vector<ColumnId> ColumnsOf(const Deletion& deletion, const SeriesIndex& index);
// Removes the fresh points and makes holes of chunks. Needs both mutexes.
void ApplyDeletion(BucketState& bucket, ClosedSpan span, std::span<const ColumnId> columns);

}  // namespace flux::store
