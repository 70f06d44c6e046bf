#pragma once

// Specifications of the operations that optimizer rules know. Operations that no rule mentions keep their spec beside
// their implementation in stdlib.

#include <algorithm>
#include <optional>
#include <vector>

#include "runtime/base/time.h"
#include "runtime/plan/plan.h"

namespace flux::plan {

// `from(bucket:)` before planning. Host empty: the embedded store.
struct FromSpec final : Spec {
  static constexpr std::string_view kName = "from";
  std::string bucket, host, org, token;
  void Describe(Description& out) const override;
};

struct RangeSpec final : Spec {
  static constexpr std::string_view kName = "range";
  TimeRange range;
  void Describe(Description& out) const override;
  // The intersection; [0, 0) when there is none.
  std::optional<TimeRange> Bounds(std::optional<TimeRange> input) const override {
    if (!input) return range;
    const TimeRange both{std::max(range.start, input->start), std::min(range.stop, input->stop)};
    return both.start < both.stop ? both : TimeRange{};
  }
};

struct FilterSpec final : Spec {
  static constexpr std::string_view kName = "filter";
  RowFunction fn;
  bool keep_empty = false;
  void Describe(Description& out) const override;
};

struct MapSpec final : Spec {
  static constexpr std::string_view kName = "map";
  RowFunction fn;
  void Describe(Description& out) const override;
};

// `keep`, `drop`: which columns stay. With `fn` set, it decides per column name instead of `columns`.
struct ProjectSpec final : Spec {
  static constexpr std::string_view kName = "project";
  bool is_keep = true;
  std::vector<std::string> columns;
  std::optional<Value> fn;  // (column: string) => bool
  void Describe(Description& out) const override;
};

// What `window` needs to know of its windows. `every` infinite (kForever) means one window over the range bounds.
struct WindowShape {
  static constexpr int64_t kForever = INT64_MAX;
  Duration every, period, offset;
  Location location;
};

struct WindowSpec final : Spec {
  static constexpr std::string_view kName = "window";
  WindowShape shape;
  std::string time_column = "_time", start_column = "_start", stop_column = "_stop";
  bool create_empty = false;
  void Describe(Description& out) const override;
};

enum class AggregateKind : uint8_t { kCount, kSum, kMean, kMin, kMax, kFirst, kLast };
std::string_view AggregateName(AggregateKind kind);

// Aggregates (count, sum, mean) and selectors (min, max, first, last) of one column per table.
struct AggregateSpec final : Spec {
  static constexpr std::string_view kName = "aggregate";
  AggregateKind kind = AggregateKind::kMean;
  std::string column = "_value";
  void Describe(Description& out) const override;
};

struct DuplicateSpec final : Spec {
  static constexpr std::string_view kName = "duplicate";
  std::string column, as;
  void Describe(Description& out) const override;
};

// `experimental/table.fill`: one null row for empty tables.
struct TableFillSpec final : Spec {
  static constexpr std::string_view kName = "tableFill";
  void Describe(Description& out) const override;
};

// The fusion of window, aggregate, fill, duplicate and window(every: inf).
struct AggregateWindowSpec final : Spec {
  static constexpr std::string_view kName = "aggregateWindow";
  WindowShape shape;
  AggregateKind kind = AggregateKind::kMean;
  std::string column = "_value";
  bool time_is_start = false;  // timeSrc is "_start", else "_stop"; timeDst is "_time"
  bool create_empty = true;
  void Describe(Description& out) const override;
};

// One step of a fused chain.
struct ChainStep {
  enum class Kind : uint8_t { kFilter, kMap } kind = Kind::kFilter;
  RowFunction fn;
  bool keep_empty = false;
  SourcePosition position = {};  // of the step's own call, for messages
};

// A maximal chain of filters and maps, optionally ending in a fused window aggregate, run chunk by chunk.
struct PipelineSpec final : Spec {
  static constexpr std::string_view kName = "pipeline";
  std::vector<ChainStep> steps;
  std::shared_ptr<const AggregateWindowSpec> aggregate;  // may be null
  void Describe(Description& out) const override;
};

// A read from a source after pushdown: what the source itself does.
struct ScanSpec final : Spec {
  static constexpr std::string_view kName = "scan";
  FromSpec from;
  TimeRange range;
  // Conjuncts the source evaluates: over tags, `_measurement`, `_field`, and `_value` where it said it can.
  std::vector<expr::Function> predicates;
  // Columns that are needed besides the group key; empty optional means all. `_value` and `_time` may be missing.
  std::optional<std::vector<std::string>> columns;
  // A window aggregate the source computes; the scan's output is then that of `aggregateWindow`.
  std::shared_ptr<const AggregateWindowSpec> aggregate;
  void Describe(Description& out) const override;
  std::optional<TimeRange> Bounds(std::optional<TimeRange>) const override { return range; }
};

struct YieldSpec final : Spec {
  static constexpr std::string_view kName = "yield";
  std::string result_name = "_result";
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
