#include "compiler/opt/column_kinds.h"

#include <algorithm>

#include "runtime/plan/map_columns.h"
#include "runtime/plan/specs/duplicate.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/map.h"
#include "runtime/plan/specs/project.h"
#include "runtime/plan/specs/range.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/set.h"
#include "runtime/plan/specs/sort.h"
#include "runtime/plan/specs/tail.h"

namespace flux::opt {

namespace {

// Whether the operation hands the column on as it gets it, or without it.
bool PassesOn(const plan::Node& node, std::string_view column) {
  if (const auto* duplicate = node.As<plan::DuplicateSpec>()) return duplicate->as != column;
  if (const auto* set = node.As<plan::SetSpec>()) return set->column != column;
  if (const auto* map = node.As<plan::MapSpec>()) return plan::PreservesColumn(map->fn, column);
  return node.As<plan::FilterSpec>() != nullptr || node.As<plan::SortSpec>() != nullptr ||
         node.As<plan::LimitSpec>() != nullptr || node.As<plan::TailSpec>() != nullptr ||
         node.As<plan::RangeSpec>() != nullptr || node.As<plan::ProjectSpec>() != nullptr;
}

// The kind that a map computes the column of, as far as it certainly does.
std::optional<expr::SafeKind> FindField(const plan::NodeRef& node, std::string_view column, RuleContext& context) {
  const auto* map = node->As<plan::MapSpec>();
  const expr::Node* record = map != nullptr ? plan::RecordOf(map->fn) : nullptr;
  if (record == nullptr) return std::nullopt;
  const size_t first = record->has_base ? 1 : 0;
  for (size_t i = record->names.size(); i-- > 0;) {
    if (record->names[i] == column)
      return expr::FindSafeKind(*map->fn.tree, record->children[first + i], KindsOf(node->inputs[0], context));
  }
  return std::nullopt;
}

std::optional<expr::SafeKind> Find(const plan::NodeRef& stream, std::string_view column, RuleContext& context) {
  for (const plan::NodeRef* at = &stream;; at = &(*at)->inputs[0]) {
    const plan::StreamSchema& schema = context.facts.Of(*at).schema;
    if (!schema.MayHave(column)) return expr::SafeKind{ValueKind::kNull, true};
    const plan::StreamSchema::Column* known = schema.Find(column);
    // Further down it may be there in tables that lack it here.
    const bool may_lack_type = !context.facts.Of(stream).schema.MustHave(column);
    if (known != nullptr && known->type) return expr::SafeKind{ToValueKind(*known->type), may_lack_type};
    const bool is_series = (*at)->As<plan::FromSpec>() != nullptr || (*at)->As<plan::ScanSpec>() != nullptr;
    if (is_series && known == nullptr) return expr::SafeKind{ValueKind::kString, true};
    if ((*at)->inputs.size() != 1) return std::nullopt;
    if (PassesOn(**at, column)) continue;
    std::optional<expr::SafeKind> field = FindField(*at, column, context);
    if (field) field->may_lack_type |= may_lack_type;
    return field;
  }
}

}  // namespace

expr::KindOfColumn KindsOf(const plan::NodeRef& stream, RuleContext& context) {
  return [&stream, &context](std::string_view column) { return Find(stream, column, context); };
}

bool IsSafe(const expr::Function& predicate, const plan::NodeRef& stream, RuleContext& context) {
  return expr::IsSafePredicate(predicate, KindsOf(stream, context));
}

}  // namespace flux::opt
