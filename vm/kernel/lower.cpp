#include "vm/kernel/lower.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "runtime/plan/specs/pipeline.h"
#include "vm/kernel/lower_expression.h"

namespace flux::kernel {
namespace {

// Carries the row, as it is after the steps so far, through the chain.
class ChainLowering {
 public:
  ChainLowering(const Schema& input, const Registry* registry, Time now)
      : builder_(input), registry_(registry), now_(now), row_(RecordOf(builder_, input.columns(), 0)) {
    row_.is_row_ordered = true;
  }

  Status AddStep(const plan::ChainStep& step) {
    if (!step.fn.tree) return NotLowerable("has a body that is not one expression");
    const expr::Function& fn = *step.fn.tree;
    ExpressionLowering lowering(fn, {&row_, 1}, selection_, builder_, registry_, now_);
    FLUX_TRY(Lowered result, lowering.Lower(fn.body));
    return step.kind == plan::ChainStep::Kind::kFilter ? Filter(result) : Map(std::move(result));
  }

  std::map<std::string, ColumnType> FieldTypes(const expr::Function& map) {
    std::map<std::string, ColumnType> types;
    const expr::Node& record = map.at(map.body);
    if (record.kind != expr::NodeKind::kRecord) return types;
    ExpressionLowering lowering(map, {&row_, 1}, selection_, builder_, registry_, now_);
    for (size_t i = 0; i < record.names.size(); ++i) {
      const Result<Lowered> field = lowering.Lower(record.children[i + (record.has_base ? 1 : 0)]);
      const Result<ColumnType> type = ToColumnType(field ? KindOf(*field, builder_) : ValueKind::kNull);
      if (type) types.insert_or_assign(record.names[i], *type);
    }
    return types;
  }

  Program Finish() {
    std::vector<ColumnDef> columns;
    std::vector<Reg> outputs;
    for (size_t i = 0; i < row_.names.size(); ++i) {
      columns.push_back({row_.names[i], builder_.type(row_.items[i].reg)});
      outputs.push_back(row_.items[i].reg);
    }
    Program program = builder_.Finish(Schema(std::move(columns)), std::move(outputs), selection_);
    program.now = now_;
    return program;
  }

 private:
  Status Filter(const Lowered& predicate) {
    const bool is_bool_register = predicate.is_register() && builder_.type(predicate.reg) == ColumnType::kBool;
    const bool is_literal =
        predicate.is_literal() && (predicate.literal.kind() == ValueKind::kBool || predicate.is_unknown_null());
    if (!is_bool_register && !is_literal) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("row predicate function does not evaluate to a boolean, but to {}",
                              ValueKindName(KindOf(predicate, builder_))));
    }
    if (is_bool_register) {
      selection_ = builder_.BothMasks(selection_, builder_.IsTrue(predicate.reg));
    } else if (predicate.literal.is_null() || !predicate.literal.AsBool()) {
      selection_ = builder_.Constant(ColumnType::kBool, Value::Bool(false));
    }
    return {};
  }

  Status Map(Lowered record) {
    if (record.kind != Lowered::Kind::kRecord) {
      if (record.is_literal() && record.literal.kind() == ValueKind::kRecord) {
        return NotLowerable("maps to a record known before the row");
      }
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("map function must return an object, got {}; name the column: `({{r with _value: …}})`",
                              ValueKindName(KindOf(record, builder_))));
    }
    std::vector<size_t> order(record.names.size());
    std::iota(order.begin(), order.end(), size_t{0});
    // A record literal has no order of its own; tables list its columns by name.
    if (!record.is_row_ordered) std::ranges::sort(order, {}, [&](size_t i) { return record.names[i]; });
    Lowered row{.kind = Lowered::Kind::kRecord, .is_row_ordered = true};
    for (const size_t i : order) FLUX_TRY_STATUS(AddField(row, std::move(record.names[i]), record.items[i]));
    row_ = std::move(row);
    return {};
  }

  // A field whose type nobody knows is dropped.
  Status AddField(Lowered& row, std::string name, const Lowered& field) {
    if (field.is_unknown_null()) return {};
    if (!field.is_register()) {
      const ValueKind kind = KindOf(field, builder_);
      const Result<ColumnType> type = ToColumnType(kind);
      if (!type) {
        return Fail(ErrorCode::kInvalid,
                    fmt::format("column `{}` cannot hold values of type {}; a column is bool, int, "
                                "uint, float, string or time",
                                name, ValueKindName(kind)));
      }
      row.items.push_back(Lowered::Register(builder_.Constant(*type, field.literal)));
    } else {
      row.items.push_back(field);
    }
    row.names.push_back(std::move(name));
    return {};
  }

  IrBuilder builder_;
  const Registry* registry_;
  const Time now_;
  Lowered row_;
  Reg selection_ = kNoReg;
};

}  // namespace

Result<Program> Lower(std::span<const plan::ChainStep> chain, const Schema& input, const Registry* registry, Time now) {
  ChainLowering lowering(input, registry, now);
  for (const plan::ChainStep& step : chain) FLUX_TRY_STATUS(lowering.AddStep(step));
  return lowering.Finish();
}

std::map<std::string, ColumnType> FieldTypes(std::span<const plan::ChainStep> chain, const Schema& input,
                                             const Registry* registry, Time now) {
  const auto is_map = [](const plan::ChainStep& step) { return step.kind == plan::ChainStep::Kind::kMap; };
  const auto map = std::ranges::find_if(chain, is_map);
  if (std::ranges::count_if(chain, is_map) != 1 || !map->fn.tree) return {};
  return ChainLowering(input, registry, now).FieldTypes(*map->fn.tree);
}

}  // namespace flux::kernel
