#include <algorithm>
#include <array>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/catalogue.h"
#include "runtime/plan/specs/distinct.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/group.h"
#include "runtime/plan/specs/keys.h"
#include "runtime/plan/specs/project.h"
#include "runtime/plan/specs/range.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

// Whether the stream is `from |> range`, with filters that drop what they empty.
bool IsRead(const plan::NodeRef& node) {
  if (node->As<plan::ScanSpec>() != nullptr) return true;
  if (const auto* filter = node->As<plan::FilterSpec>()) return !filter->keep_empty && IsRead(node->inputs[0]);
  return node->As<plan::RangeSpec>() != nullptr && node->inputs[0]->As<plan::FromSpec>() != nullptr;
}

bool KeepsOnly(const plan::Node& node, std::string_view column) {
  const auto* project = node.As<plan::ProjectSpec>();
  return project != nullptr && project->is_keep && !project->fn && project->columns.size() == 1 &&
         project->columns[0] == column;
}

bool IsOneGroup(const plan::Node& node) {
  const auto* group = node.As<plan::GroupSpec>();
  return group != nullptr && group->mode == plan::GroupSpec::Mode::kBy && group->columns.empty();
}

// Columns of points, and bounds, which series are not called by.
bool IsTag(std::string_view column) {
  constexpr std::array<std::string_view, 4> kOthers = {"_value", "_time", "_start", "_stop"};
  return std::ranges::find(kOthers, column) == kOthers.end();
}

// The read whose keys are asked for, by `keys |> keep(columns: ["_value"]) |> distinct()`; null: it is something else.
plan::NodeRef ReadOfKeys(const plan::Node& distinct) {
  const plan::NodeRef& keep = distinct.inputs[0];
  if (distinct.As<plan::DistinctSpec>()->column != "_value" || !KeepsOnly(*keep, "_value")) return nullptr;
  const plan::NodeRef& keys = keep->inputs[0];
  const auto* spec = keys->As<plan::KeysSpec>();
  return spec != nullptr && spec->column == "_value" && IsRead(keys->inputs[0]) ? keys->inputs[0] : nullptr;
}

// The read of which values of a tag are asked for, by `keep(columns: [tag]) |> group() |> distinct(column: tag)`.
plan::NodeRef ReadOfValues(const plan::Node& distinct) {
  const std::string& tag = distinct.As<plan::DistinctSpec>()->column;
  const plan::NodeRef& group = distinct.inputs[0];
  if (!IsTag(tag) || !IsOneGroup(*group) || !KeepsOnly(*group->inputs[0], tag)) return nullptr;
  const plan::NodeRef& read = group->inputs[0]->inputs[0];
  return IsRead(read) ? read : nullptr;
}

}  // namespace

// The chains in which `schema` asks for tags mean what InfluxDB 2 answers them with: what there is in order, without a
// row for series that lack the tag. Only keys are looked at, so that no point need be read.
RuleResult CatalogueRule(const plan::NodeRef& node, RuleContext&) {
  const auto* distinct = node->As<plan::DistinctSpec>();
  if (distinct == nullptr) return nullptr;
  plan::CatalogueSpec spec;
  plan::NodeRef read = ReadOfKeys(*node);
  if (read == nullptr) {
    read = ReadOfValues(*node);
    spec.tag = distinct->column;
  }
  if (read == nullptr) return nullptr;
  return plan::MakeNode(std::move(spec), {std::move(read)}, node->position);
}

}  // namespace flux::opt
