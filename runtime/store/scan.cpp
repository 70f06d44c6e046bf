// Reading: selects columns by the series index, takes one consistent state of them, and sends a table per column.

#include "runtime/plan/specs/scan.h"

#include <algorithm>
#include <deque>
#include <numeric>

#include "runtime/base/check.h"
#include "runtime/base/memory.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/sort.h"
#include "runtime/source/offer.h"
#include "runtime/store/column_cuts.h"
#include "runtime/store/column_parts.h"
#include "runtime/store/row_operation.h"
#include "runtime/store/series_facts.h"
#include "runtime/store/series_filter.h"
#include "runtime/store/store_state.h"
#include "runtime/store/table_order.h"
#include "runtime/store/table_sender.h"

namespace flux::store {

namespace {

// Those of sorted points that are in the range.
RowsView FreshIn(const RowsView& fresh, plan::TimeRange range) {
  const size_t from = fresh.LowerBound(range.start.ns);
  return fresh.Part(from, std::max(from, fresh.LowerBound(range.stop.ns)));
}

// Sorts fresh points once for all scans until the next late ones come. Needs the bucket's `mutex`.
const std::shared_ptr<ColumnRows>& SortedFresh(StoredColumn& column) {
  if (!column.fresh->is_sorted) {
    const MemoryScope uncharged(nullptr);
    auto sorted = std::make_shared<ColumnRows>(*column.fresh);
    sorted->Sort();
    column.fresh = std::move(sorted);
  }
  return column.fresh;
}

// Fresh points of a scan, and what keeps them.
struct ScannedFresh {
  std::shared_ptr<const ColumnRows> owner;
  RowsView rows;
};

// The chunks that overlap the range.
std::span<const ChunkInfo> ChunksIn(std::span<const ChunkInfo> chunks, plan::TimeRange range) {
  const auto ends_before = [](const ChunkInfo& chunk, int64_t time) { return chunk.max_time < time; };
  const auto begins_before = [](const ChunkInfo& chunk, int64_t time) { return chunk.min_time < time; };
  const auto first = std::lower_bound(chunks.begin(), chunks.end(), range.start.ns, ends_before);
  const auto last = std::lower_bound(first, chunks.end(), range.stop.ns, begins_before);
  return {first, last};
}

// Sorts columns by their places; without places they are in order.
std::vector<ScanColumn> InOrder(std::vector<ScanColumn> columns, std::span<const TableOrder> order) {
  if (std::is_sorted(order.begin(), order.end())) return columns;
  std::vector<uint32_t> places(columns.size());
  std::iota(places.begin(), places.end(), 0);
  std::ranges::sort(places, [&](uint32_t a, uint32_t b) { return order[a] < order[b]; });
  std::vector<ScanColumn> sorted;
  sorted.reserve(columns.size());
  for (const uint32_t place : places) sorted.push_back(std::move(columns[place]));
  return sorted;
}

// What a scan says of series and of rows.
struct ScanFilter {
  std::vector<expr::Function> on_series;
  plan::TimeRange range;  // of rows
  // By column type; nothing: rows of such columns are not left out.
  std::map<ColumnType, ChunkSieve> sieves;

  // Points from before `expiry` are not read.
  explicit ScanFilter(const plan::ScanSpec& spec, Time expiry = {INT64_MIN}) : range(spec.range) {
    range.start = std::max(range.start, expiry);
    for (expr::Function& conjunct : spec.Predicates()) {
      if (const std::optional<plan::TimeRange> narrowed = NarrowByTime(conjunct, range)) {
        range = *narrowed;
      } else {
        on_series.push_back(std::move(conjunct));
      }
    }
    if (spec.sieve == nullptr) return;
    for (const ColumnType type : {ColumnType::kBool, ColumnType::kInt, ColumnType::kUint, ColumnType::kFloat,
                                  ColumnType::kString, ColumnType::kTime}) {
      if (auto sieve = ChunkSieve::Make(*spec.sieve, type)) sieves.emplace(type, *sieve);
    }
  }

  const ChunkSieve* SieveOf(ColumnType type) const {
    const auto found = sieves.find(type);
    return found != sieves.end() ? &found->second : nullptr;
  }
  // What is read of columns of the type; not longer than the range of the scan.
  plan::TimeRange RangeOf(ColumnType type) const {
    const ChunkSieve* sieve = SieveOf(type);
    return sieve != nullptr ? sieve->Narrow(range) : range;
  }
};

// What a scan reads: the columns that it selected, as they were at one moment.
struct Selection {
  std::shared_ptr<StoreState> store;
  std::shared_ptr<BucketState> bucket;
  const plan::ScanSpec& spec;
  const ScanFilter filter;
  SnapshotRef snapshot = nullptr;
  std::vector<ChunkList> lists = {};     // keep the chunks of the columns
  std::deque<ScannedFresh> fresh = {};   // and their fresh points
  std::vector<HolesRef> holes = {};      // and what was deleted of the chunks
  std::vector<ScanColumn> columns = {};  // in the order of their tables

  // The operation on rows that the scan does itself, or null.
  const plan::Node* Operation() const {
    const std::span<const plan::NodeRef> stages = spec.StagesBehindFilters();
    return stages.empty() ? nullptr : stages.front().get();
  }
  // About how many rows are read of a column; what is known of chunks costs next to nothing.
  size_t WorkOf(const ScanColumn& column) const {
    const plan::Node* operation = Operation();
    const size_t fresh = column.FreshRows().size();
    if (operation != nullptr && operation->As<plan::SortSpec>() == nullptr) return column.chunks.size() + fresh;
    return std::accumulate(column.chunks.begin(), column.chunks.end(), fresh,
                           [](size_t rows, const ChunkInfo& chunk) { return rows + chunk.rows; });
  }
};

plan::TimeRange Intersection(plan::TimeRange a, plan::TimeRange b) {
  return {std::max(a.start, b.start), std::min(a.stop, b.stop)};
}

// A piece of one of the selected columns.
class SelectionPiece final : public ScanPart {
 public:
  SelectionPiece(std::shared_ptr<const Selection> selection, size_t column, TablePiece piece)
      : selection_(std::move(selection)), column_(column), piece_(piece) {}
  const TablePiece* piece() const override { return &piece_; }

  Status Send(ScanContext& context, TableSink& sink) override {
    const ScanFilter& filter = selection_->filter;
    ScanColumn column = selection_->columns[column_];
    const plan::TimeRange range = Intersection(filter.RangeOf(column.type), piece_.times);
    column.chunks = ChunksIn(column.chunks, range);
    const RowsView fresh = FreshIn(column.FreshRows(), range);
    if (column.fresh != nullptr) column.fresh = &fresh;
    ChunkReader reader(*selection_->store->map, *selection_->bucket, selection_->snapshot, context);
    TableSender sender(*selection_->bucket, selection_->spec, context, sink);
    ColumnParts parts(column, range, PartsNeeded(nullptr, PartsSent(selection_->spec)), filter.SieveOf(column.type),
                      reader);
    // Pieces never travel with other tables.
    sender.Start({column.id, column.tag_keys}, {.type = column.type, .is_time_ordered = true}, SIZE_MAX);
    FLUX_TRY_STATUS(SendTable(nullptr, parts, sender));
    return sender.Finish();
  }

 private:
  const std::shared_ptr<const Selection> selection_;
  const size_t column_;
  const TablePiece piece_;
};

// Some of the selected columns.
class SelectionPart final : public ScanPart {
 public:
  SelectionPart(std::shared_ptr<const Selection> selection, size_t from, size_t to)
      : selection_(std::move(selection)), from_(from), to_(to) {}

  Status Send(ScanContext& context, TableSink& sink) override {
    FLUX_CHECK(context.chunk_rows > 0);
    const plan::Node* operation = selection_->Operation();
    const ChunkParts needed = PartsNeeded(operation, PartsSent(selection_->spec));
    ChunkReader reader(*selection_->store->map, *selection_->bucket, selection_->snapshot, context);
    TableSender sender(*selection_->bucket, selection_->spec, context, sink);
    // Whether tables are chunks as they are, where there is nothing else to a column.
    const bool sends_chunks = operation == nullptr && (needed.times || needed.values);
    const ScanFilter& filter = selection_->filter;
    for (size_t i = from_; i < to_; ++i) {
      const ScanColumn& column = selection_->columns[i];
      FLUX_TRY_STATUS(context.cancel.Check());
      const plan::TimeRange range = filter.RangeOf(column.type);
      const ChunkSieve* sieve = filter.SieveOf(column.type);
      const TableColumn table{column.id, column.tag_keys};
      const TableKind kind{.type = column.type, .is_time_ordered = KeepsTimeOrder(operation)};
      const ChunkInfo* only = sends_chunks && sieve == nullptr ? column.OnlyChunk(range) : nullptr;
      if (only != nullptr && IsGathered(*only, column.type) && sender.SendsChunks(only->rows)) {
        FLUX_TRY(const std::string_view bytes, reader.ReadSmall(column, *only));
        ++context.stats.chunks_read;
        FLUX_TRY_STATUS(sender.SendChunk(table, kind, bytes, only->rows));
        continue;
      }
      ColumnParts parts(column, range, needed, sieve, reader);
      if (parts.size() == 0) continue;
      sender.Start(table, kind, MaxRows(operation, parts));
      FLUX_TRY_STATUS(SendTable(operation, parts, sender));
    }
    return sender.Finish();
  }

 private:
  const std::shared_ptr<const Selection> selection_;
  const size_t from_, to_;
};

class StoreSource final : public Source {
 public:
  StoreSource(std::shared_ptr<StoreState> store, std::shared_ptr<BucketState> bucket)
      : store_(std::move(store)), bucket_(std::move(bucket)) {}

  std::string Name() const override { return "the store"; }

  Result<SourceAnswer> Offer(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) override {
    FLUX_TRY(SourceAnswer answer,
             AnswerOffer(scan, operations, {JudgeFilter, [this](const auto& grown, const plan::Node& operation) {
                                              return Result<std::string>(ObstacleTo(operation, grown));
                                            }}));
    if (answer.taken < operations.size()) SetSieve(*operations[answer.taken], answer);
    return answer;
  }

  Result<plan::SeriesFacts> FactsOfSeries(const plan::ScanSpec& scan) override {
    const ScanFilter filter(scan);
    const std::lock_guard lock(bucket_->mutex);
    plan::SeriesFacts facts = FactsOf(bucket_->index, ColumnsOf(filter));
    FLUX_TRY_STATUS(bucket_->index.Check());
    return facts;
  }

  Status Scan(const plan::ScanSpec& spec, ScanContext& context, TableSink& sink) override {
    FLUX_TRY(std::shared_ptr<const Selection> all, Select(spec, context));
    const size_t count = all->columns.size();
    // What was selected is not kept for those who begin with their work now.
    FLUX_TRY_STATUS(SelectionPart(std::move(all), 0, count).Send(context, sink));
    return sink.Finish();
  }

  Result<ScanParts> Parts(const plan::ScanSpec& spec, ScanContext& context, const PartsWish& wish) override {
    FLUX_TRY(const std::shared_ptr<const Selection> all, Select(spec, context));
    ScanParts parts;
    size_t begin = 0, counted = 0;
    const auto end_part = [&](size_t end) {
      if (end > begin) parts.push_back(std::make_unique<SelectionPart>(all, begin, end));
      begin = end;
      counted = 0;
    };
    for (size_t i = 0; i < all->columns.size(); ++i) {
      if (const std::vector<Time> cuts = CutsIn(*all, i, wish); !cuts.empty()) {
        end_part(i);
        for (const TablePiece& piece : PiecesBetween(cuts))
          parts.push_back(std::make_unique<SelectionPiece>(all, i, piece));
        begin = i + 1;
        continue;
      }
      counted += all->WorkOf(all->columns[i]);
      if (counted >= wish.rows) end_part(i + 1);
    }
    end_part(all->columns.size());
    return parts;
  }

 private:
  // Where a selected column is cut. What is done of an operation here is done by what is known of chunks.
  static std::vector<Time> CutsIn(const Selection& selection, size_t column, const PartsWish& wish) {
    if (wish.cuts == nullptr || selection.Operation() != nullptr) return {};
    const ScanColumn& of = selection.columns[column];
    return CutsOf(of, selection.filter.RangeOf(of.type), wish.rows, *wish.cuts);
  }

  // Tests of `_time` alone only move the ends of the range. They are taken when nothing else is left of their filter,
  // which looks at the types of all tables that have rows.
  static Result<std::vector<std::string>> JudgeFilter(const plan::ScanSpec& scan,
                                                      std::span<const expr::Function> conjuncts) {
    std::vector<std::string> reasons(conjuncts.size());
    std::vector<size_t> of_time;
    bool is_whole = true;
    for (size_t i = 0; i < conjuncts.size(); ++i) {
      if (CanFilterSeries(conjuncts[i], reasons[i])) continue;
      if (NarrowByTime(conjuncts[i], scan.range)) {
        of_time.push_back(i);
      } else {
        is_whole = false;
      }
    }
    for (const size_t i : of_time) reasons[i] = is_whole ? "" : "it stays with the tests of values beside it";
    return reasons;
  }

  std::string ObstacleTo(const plan::Node& operation, const plan::ScanSpec& scan) {
    if (std::string obstacle = RowOperationObstacle(scan, operation); !obstacle.empty()) return obstacle;
    if (!DependsOnType(operation)) return {};
    if (scan.series.value_type) return TypeObstacle(operation, *scan.series.value_type);
    const ScanFilter filter(scan);
    const std::lock_guard lock(bucket_->mutex);
    for (const ColumnId id : ColumnsOf(filter)) {
      if (std::string obstacle = TypeObstacle(operation, bucket_->index.column(id).type); !obstacle.empty())
        return obstacle;
    }
    return {};
  }

  // The columns of the series that pass; the bucket must be locked.
  std::vector<ColumnId> ColumnsOf(const ScanFilter& filter) const {
    return SeriesFilter(bucket_->index, filter.on_series).Select();
  }

  // By the filter that stays directly above, chunks can be left out.
  static void SetSieve(const plan::Node& operation, SourceAnswer& answer) {
    const auto* filter = operation.As<plan::FilterSpec>();
    if (filter == nullptr || filter->fn.tree == nullptr || filter->keep_empty) return;
    if (!answer.scan.StagesBehindFilters().empty()) return;
    const expr::Function left = answer.rest.empty() ? *filter->fn.tree : expr::JoinConjuncts(answer.rest);
    if (CanSieve(left)) answer.scan.sieve = std::make_shared<const expr::Function>(left);
  }

  // Takes everything the scan needs of the bucket at one moment, columns in the order of their tables.
  Result<std::shared_ptr<const Selection>> Select(const plan::ScanSpec& spec, ScanContext& context) {
    const Time expiry = ExpiryOf(*store_, *bucket_);
    auto selection = std::make_shared<Selection>(Selection{store_, bucket_, spec, ScanFilter(spec, expiry)});
    FLUX_TRY_STATUS(SelectColumns(*selection, context.cancel));
    return selection;
  }

  Status SelectColumns(Selection& selection, const CancelToken& cancel) {
    std::vector<ScanColumn>& out = selection.columns;
    TableOrders orders(bucket_->index);
    std::vector<TableOrder> order;
    {
      const std::lock_guard lock(bucket_->mutex);
      if (bucket_->is_deleted) return DeletedError(*bucket_);
      selection.snapshot = store_->map->TakeSnapshot();
      std::vector<ColumnId> selected = ColumnsOf(selection.filter);
      // Those that do not fit came after the plan was made.
      SeriesCheck check(bucket_->index, selection.spec.series);
      std::erase_if(selected, [&](ColumnId id) { return !check.Fits(id); });
      if (IsMostColumns(selected.size(), *bucket_)) FLUX_TRY_STATUS(LoadAllChunks(*store_->map, *bucket_));
      out.reserve(selected.size());
      for (const ColumnId id : selected) {
        FLUX_TRY_STATUS(cancel.Check());
        const ColumnIdentity& identity = bucket_->index.column(id);
        // Made in its place: there are as many as series.
        ScanColumn& column = out.emplace_back();
        column.id = id;
        column.type = identity.type;
        column.tag_keys = identity.tag_keys;
        const plan::TimeRange range = selection.filter.RangeOf(column.type);
        FLUX_TRY(const ChunkList* chunks, ChunksOf(*store_->map, *bucket_, id));
        column.chunks = ChunksIn({chunks->begin(), chunks->end()}, range);
        std::vector<ChunkList>& lists = selection.lists;
        if (lists.empty() || !lists.back().SharesMemory(*chunks)) lists.push_back(*chunks);
        StoredColumn& stored = bucket_->columns[id];
        if (stored.holes != nullptr) {
          if (selection.holes.empty() || selection.holes.back() != stored.holes)
            selection.holes.push_back(stored.holes);
          column.holes = stored.holes.get();
        }
        if (stored.fresh != nullptr) {
          const std::shared_ptr<ColumnRows>& sorted = SortedFresh(stored);
          const RowsView fresh = FreshIn(*sorted, range);
          if (!fresh.empty()) column.fresh = &selection.fresh.emplace_back(sorted, fresh).rows;
        }
        if (column.chunks.empty() && column.fresh == nullptr) out.pop_back();
      }
      // Counting looks at all columns once, sorting at those of each scan.
      constexpr size_t kMany = 1000;
      if (out.size() > kMany || IsMostColumns(out.size(), *bucket_)) CountAscending(bucket_->index, bucket_->ascending);
      if (out.size() > 1 && out.back().id >= bucket_->ascending) {
        for (const ScanColumn& column : out) order.push_back(orders.Of(column.id));
      }
      FLUX_TRY_STATUS(bucket_->index.Check());
    }
    out = InOrder(std::move(out), order);
    return {};
  }

  std::shared_ptr<StoreState> store_;
  std::shared_ptr<BucketState> bucket_;
};

}  // namespace

std::shared_ptr<Source> MakeStoreSource(std::shared_ptr<StoreState> store, std::shared_ptr<BucketState> bucket) {
  return std::make_shared<StoreSource>(std::move(store), std::move(bucket));
}

}  // namespace flux::store
