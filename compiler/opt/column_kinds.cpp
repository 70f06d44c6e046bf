#include "compiler/opt/column_kinds.h"

#include <algorithm>
#include <array>

#include "runtime/plan/map_columns.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/map.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

// Whether the column, where the output has it, is of the type that it has in the input: of whatever type it is there,
// the schema of the output says that.
bool KeepsType(const plan::Node& node, std::string_view column, const Registry& registry) {
  const OperationDef* def = registry.FindOperation(node.name);
  if (def == nullptr || def->schema == nullptr) return false;
  return std::ranges::all_of(std::array{ColumnType::kBool, ColumnType::kUint}, [&](ColumnType type) {
    plan::StreamFacts input;
    input.schema.Set(column, type);
    input.schema.Loosen();
    const plan::StreamSchema output = def->schema(node, std::array<const plan::StreamFacts*, 1>{&input});
    const plan::StreamSchema::Column* kept = output.Find(column);
    return kept != nullptr && kept->type == type;
  });
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
    if (KeepsType(**at, column, context.registry)) continue;
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
