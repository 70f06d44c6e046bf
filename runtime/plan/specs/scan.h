#pragma once

// A read with what its source does itself.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/plan/plan.h"
#include "runtime/plan/specs/from.h"

namespace flux::plan {

// What all series that a scan reads have in common, by which the plan of what is above the scan is made. The default
// knows nothing.
struct SeriesFacts {
  // A tag that series may have.
  struct Tag {
    std::string name;
    bool is_certain = false;  // every series has it
    friend bool operator==(const Tag&, const Tag&) = default;
  };
  // Every `_value` is of this type.
  std::optional<ColumnType> value_type = std::nullopt;
  // The tags that series have, by name; none has others.
  std::optional<std::vector<Tag>> tags = std::nullopt;
  friend bool operator==(const SeriesFacts&, const SeriesFacts&) = default;
};

// A read from a source after pushdown: what the source itself does.
struct ScanSpec final : Spec {
  static constexpr std::string_view kName = "scan";
  FromSpec from;
  TimeRange range;
  // What the source makes of the points, one operation after the other. Operation, arguments and position of these
  // nodes count, their inputs do not.
  std::vector<NodeRef> stages = {};
  // Columns of the points that are read behind the filters; sources leave `_time` and `_value` out when they are not
  // among them. Nothing: all.
  std::optional<std::vector<std::string>> columns = std::nullopt;
  // Not: in which table a row comes does not count, so of the tags sources send only those among `columns`, and tables
  // may have equal keys. Only without stages behind the filters.
  bool keys_are_read = true;
  // Rows that do not pass this are dropped behind the scan, so the source need not send them. It runs there in any
  // case. Null: nothing is known.
  std::shared_ptr<const expr::Function> sieve = nullptr;
  // Holds for all series that pass the filters of the stages: see `Source::FactsOfSeries`.
  SeriesFacts series = {};

  // Whether a column of the points leaves the scan.
  bool Sends(std::string_view column) const;
  // Whether a tag of their series does.
  bool SendsTag(std::string_view tag) const { return keys_are_read || Sends(tag); }
  // The conjuncts of the filters with which the stages begin.
  std::vector<expr::Function> Predicates() const;
  // The stages behind these filters.
  std::span<const NodeRef> StagesBehindFilters() const;

  void Describe(Description& out) const override;
  std::optional<TimeRange> Bounds(std::optional<TimeRange>) const override;
};

// The plan of the stages one by one, on a scan that only reads; null when the scan has no stages.
NodeRef UnfoldScan(const Node& scan);

}  // namespace flux::plan
