#include "runtime/store/deletion.h"

#include <algorithm>

#include "runtime/base/memory.h"
#include "runtime/store/bytes.h"
#include "runtime/store/series_filter.h"

namespace flux::store {

namespace {

// Batches begin with 1.
constexpr uint8_t kRecordKind = 2;

expr::Function AsFunction(const DeleteTerm& term) {
  expr::Function fn;
  fn.params = {"r"};
  const expr::NodeId row = fn.Add({.kind = expr::NodeKind::kParam});
  const expr::NodeId tag = fn.Add({.kind = expr::NodeKind::kMember, .name = term.tag, .children = {row}});
  const expr::NodeId value = fn.Add({.kind = expr::NodeKind::kLiteral, .value = Value::String(term.value)});
  fn.body = fn.Add({.kind = expr::NodeKind::kBinary,
                    .binary_op = term.is_negated ? BinaryOp::kNotEqual : BinaryOp::kEqual,
                    .children = {tag, value}});
  return fn;
}

// Gives what is left of the fresh points of a column, null when nothing is.
std::shared_ptr<ColumnRows> FreshOutside(std::shared_ptr<ColumnRows> rows, const Holes& holes) {
  if (std::ranges::none_of(rows->times, [&](int64_t time) { return holes.Contains(time); })) return rows;
  auto left = std::make_shared<ColumnRows>(RowsOutside(*rows, holes));
  return left->empty() ? nullptr : std::move(left);
}

// Whether the column may have visible points in the span: a chunk is known by its ends alone.
bool MayHavePoints(const StoredColumn& column, ClosedSpan span) {
  const auto is_within = [&](int64_t time) { return time >= span.first && time <= span.last; };
  if (column.fresh != nullptr && std::ranges::any_of(column.fresh->times, is_within)) return true;
  return std::ranges::any_of(column.chunks, [&](const ChunkInfo& chunk) {
    const ClosedSpan common{std::max(chunk.min_time, span.first), std::min(chunk.max_time, span.last)};
    return common.first <= common.last && (column.holes == nullptr || !column.holes->Covers(common));
  });
}

size_t CountDistinct(std::vector<SeriesId>& series) {
  std::ranges::sort(series);
  return series.size() - std::ranges::unique(series).size();
}

// Needs the mutex of the bucket.
Result<DeleteReport> ReportOf(StoreState& store, BucketState& bucket, ClosedSpan span,
                              std::span<const ColumnId> columns) {
  span.first = std::max(span.first, ExpiryOf(store, bucket).ns);
  if (IsMostColumns(columns.size(), bucket)) FLUX_TRY_STATUS(LoadAllChunks(*store.map, bucket));
  std::vector<SeriesId> series, affected;
  for (const ColumnId id : columns) {
    FLUX_TRY([[maybe_unused]] const ChunkList* chunks, ChunksOf(*store.map, bucket, id));
    series.push_back(bucket.index.column(id).series);
    if (MayHavePoints(bucket.columns[id], span)) affected.push_back(series.back());
  }
  return DeleteReport{.series = CountDistinct(series), .affected_series = CountDistinct(affected)};
}

}  // namespace

bool IsDeletion(std::string_view record) { return ByteReader(record).Byte() == kRecordKind; }

std::string EncodeDeletion(const Deletion& deletion) {
  std::string out;
  PutByte(out, kRecordKind);
  PutWord(out, static_cast<uint64_t>(deletion.span.first));
  PutWord(out, static_cast<uint64_t>(deletion.span.last));
  PutVarint(out, deletion.terms.size());
  for (const DeleteTerm& term : deletion.terms) {
    PutText(out, term.tag);
    PutByte(out, term.is_negated);
    PutText(out, term.value);
  }
  return out;
}

Result<Deletion> DecodeDeletion(std::string_view record) {
  ByteReader in(record);
  Deletion out;
  const bool is_deletion = in.Byte() == kRecordKind;
  out.span.first = static_cast<int64_t>(in.Word());
  out.span.last = static_cast<int64_t>(in.Word());
  const uint64_t count = in.Varint();
  for (uint64_t i = 0; i < count && in.is_good(); ++i) {
    DeleteTerm& term = out.terms.emplace_back();
    term.tag = in.Text();
    term.is_negated = in.Byte() != 0;
    term.value = in.Text();
  }
  if (!is_deletion || !in.is_good()) {
    return Fail(ErrorCode::kDataLoss, "the log of the data directory is damaged; restore the directory from a backup");
  }
  return out;
}

std::vector<ColumnId> ColumnsOf(const Deletion& deletion, const SeriesIndex& index) {
  std::vector<expr::Function> conjuncts;
  for (const DeleteTerm& term : deletion.terms) conjuncts.push_back(AsFunction(term));
  return SeriesFilter(index, conjuncts).Select();
}

void ApplyDeletion(BucketState& bucket, ClosedSpan span, std::span<const ColumnId> columns) {
  const MemoryScope uncharged(nullptr);
  if (bucket.columns.size() < bucket.index.column_count()) bucket.columns.resize(bucket.index.column_count());
  Holes only;
  only.Add(span);
  // Neighbours mostly had the same holes before.
  HolesRef before, after;
  for (const ColumnId id : columns) {
    StoredColumn& column = bucket.columns[id];
    if (column.fresh != nullptr) {
      const size_t bytes = column.fresh->ByteSize();
      column.fresh = FreshOutside(std::move(column.fresh), only);
      const size_t left = column.fresh != nullptr ? column.fresh->ByteSize() : 0;
      bucket.fresh_bytes -= std::min(bucket.fresh_bytes.load(), bytes - left);
    }
    const auto is_touched = [&](const ChunkInfo& chunk) { return only.Touches({chunk.min_time, chunk.max_time}); };
    if (column.has_chunks && std::ranges::none_of(column.chunks, is_touched)) continue;
    if (after == nullptr || column.holes != before) {
      before = column.holes;
      auto grown = before != nullptr ? std::make_shared<Holes>(*before) : std::make_shared<Holes>();
      grown->Add(span);
      after = std::move(grown);
    }
    if (column.holes == nullptr) bucket.holed_columns.push_back(id);
    column.holes = after;
  }
}

Result<DeleteReport> DeletePoints(StoreState& store, BucketState& bucket, ClosedSpan span,
                                  std::span<const DeleteTerm> predicate) {
  const BucketLock write_lock(bucket);
  if (bucket.is_deleted) return DeletedError(bucket);
  const Deletion deletion{span, {predicate.begin(), predicate.end()}};
  std::vector<ColumnId> columns;
  DeleteReport report;
  {
    const std::lock_guard lock(bucket.mutex);
    columns = ColumnsOf(deletion, bucket.index);
    FLUX_TRY(report, ReportOf(store, bucket, span, columns));
    FLUX_TRY_STATUS(bucket.index.Check());
  }
  if (columns.empty() || span.last < span.first) return report;
  WriteSet changes;
  changes.Put(Space::kLog, LogKey(bucket.info.id, bucket.next_log++), EncodeDeletion(deletion));
  // A failed write may still be in the log after a crash, so its number counts as used.
  bucket.has_log = true;
  FLUX_TRY_STATUS(store.map->Write(changes, KeyValueStore::Durability::kNow));
  const std::lock_guard lock(bucket.mutex);
  ApplyDeletion(bucket, span, columns);
  return report;
}

}  // namespace flux::store
