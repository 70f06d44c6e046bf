#pragma once

// Scans as scripts for servers that run Flux.

#include <span>
#include <string>

#include "runtime/influx/exact_texts.h"
#include "runtime/influx/flux_client.h"
#include "runtime/influx/flux_condition.h"
#include "runtime/influx/servers.h"
#include "runtime/plan/aggregation.h"
#include "runtime/plan/specs/catalogue.h"
#include "runtime/plan/specs/group.h"
#include "runtime/plan/specs/scan.h"

namespace flux::influx {

// The columns of what a scan gives, in order, as its operations make them here: some first, then tags by name, then
// others.
struct ScanLayout {
  std::vector<std::string_view> first, last;
  bool is_by_series = true;  // not: tables are groups, of which those without a tag lack its column
  bool has_times = false;    // rows ascend by `_time`
  bool has_points = true;    // rows are points, or have at least their columns
};

// Whether a server that runs Flux does operations as they are done here, and what they give.
class FluxOperations {
 public:
  // `kind` of the server decides what its storage does itself.
  explicit FluxOperations(bool is_1x) : is_1x_(is_1x) {}

  // Why the server does not do the first of the operations on top of the scan; empty when it does. Those that follow
  // may make a difference.
  std::string Obstacle(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) const;
  // Whether the first of the operations, which the server does, gives the same only where all values are of one type.
  static bool NeedsOneType(const plan::Node& operation) { return operation.As<plan::GroupSpec>() != nullptr; }
  // Whether the first of the operations gives the same only where sums of the values, unless they are floats, are exact
  // as floats: the storage adds integers as such.
  static bool NeedsSmallSums(const plan::Node& operation);
  // What the scan gives.
  static ScanLayout LayoutOf(const plan::ScanSpec& scan);

 private:
  std::string AggregateObstacle(const plan::ScanSpec& scan, const plan::Aggregation& aggregate) const;
  std::string GroupObstacle(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) const;
  const bool is_1x_;
};

// The range as a server can store it.
plan::TimeRange StoredRange(const plan::TimeRange& range);

// The script of a scan, the condition of whose filters is given. What its stages are, `text` can write.
std::string ReadScript(const FluxAddress& address, const plan::ScanSpec& scan, const Condition& condition,
                       const StageText& text);

// The same for the texts of some fields alone, escaped (`exact_texts.h`).
std::string TextsScript(const FluxAddress& address, const plan::ScanSpec& scan, const Condition& condition,
                        const StageText& text, const FieldNames& fields);

// Whether an empty cell of `_value` may be a null: where windows without points have rows.
bool MayHaveNulls(const plan::ScanSpec& scan);

// What the scan asks of the names of series; null: nothing. Its script gives a text `_value` for each, in any order.
const plan::CatalogueSpec* CatalogueOf(const plan::ScanSpec& scan);

// A script that gives the least and the largest value of each of the scan's fields and how many there are, as results
// named by what they are.
std::string BoundsScript(const FluxAddress& address, const plan::TimeRange& range, const Condition& condition);

// A script that gives one value of each type that the fields have of the series that a condition leaves, with
// `_measurement` and `_field`.
std::string TypesScript(const FluxAddress& address, const plan::TimeRange& range, const Condition& condition);

}  // namespace flux::influx
