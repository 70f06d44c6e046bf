#include <algorithm>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kPackage = "internal/debug";
constexpr std::string_view kParameters = "tables";
constexpr std::string_view kNullParameters = "type";
constexpr std::string_view kOptionParameters = "pkg name";
constexpr std::string_view kFeatureParameters = "key";

// Flags of the reference that scripts can notice. Here nothing can be switched: what they switch on is always so.
constexpr std::string_view kFeatures[] = {"labelPolymorphism", "optimizeAggregateWindow", "prettyError",
                                          "strictNullLogicalOps"};

struct SinkSpec final : plan::Spec {
  static constexpr std::string_view kName = "sink";
  void Describe(plan::Description&) const override {}
};

class SinkOperator final : public exec::UnaryOperator {
 public:
  SinkOperator(const SinkSpec&, exec::ExecContext&, TableSink& out) : UnaryOperator(out) {}
  Status Begin(TableHeaderRef) override { return {}; }
  Status Push(const Chunk&) override { return {}; }
  Status End() override { return {}; }
};

// What every stage of a plan reads is complete for the next one anyway, so nothing needs to be added.
Result<Value> Same(CallContext&, Args args) { return args[0]; }

Result<Value> Sink(CallContext& context, Args args) {
  FLUX_TRY(plan::NodeRef tables, ArgReader("debug.sink", kParameters, args).Stream(0));
  return AddNode(context, SinkSpec{}, {std::move(tables)});
}

Result<Value> Null(CallContext&, Args args) {
  const ArgReader in("debug.null", kNullParameters, args);
  if (!in.Has(0)) return Value();
  FLUX_TRY(const std::string type, in.String(0));
  for (const ValueKind kind :
       {ValueKind::kString, ValueKind::kBytes, ValueKind::kInt, ValueKind::kUint, ValueKind::kFloat, ValueKind::kBool,
        ValueKind::kTime, ValueKind::kDuration, ValueKind::kRegexp}) {
    if (type == ValueKindName(kind)) return Value::Null(kind);
  }
  return in.Invalid(0, "must be the name of a basic type, found `" + type + "`");
}

Result<Value> GetOption(CallContext& context, Args args) {
  const ArgReader in("debug.getOption", kOptionParameters, args);
  FLUX_TRY(const std::string package, in.String(0));
  FLUX_TRY(const std::string name, in.String(1));
  Result<Value> value = context.Option(package, name);
  if (!value) return std::unexpected(std::move(value.error()).WithContext("`debug.getOption`"));
  return value;
}

Result<Value> Feature(CallContext&, Args args) {
  const ArgReader in("debug.feature", kFeatureParameters, args);
  FLUX_TRY(const std::string key, in.String(0));
  return std::ranges::find(kFeatures, key) == std::end(kFeatures) ? Value() : Value::Bool(true);
}

ColumnSet NeedsNothing(const plan::Node&, const ColumnSet&) { return {}; }

plan::Properties NoTables(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  properties.max_tables = 0;
  return properties;
}

}  // namespace

void RegisterDebug(Registry& registry) {
  for (const std::string_view name : {"pass", "opaque", "slurp"}) {
    registry.Add(BuiltinDef{kPackage, name, kParameters, Same});
  }
  registry.Add(BuiltinDef{kPackage, "sink", kParameters, Sink});
  registry.Add(BuiltinDef{kPackage, "getOption", kOptionParameters, GetOption});
  registry.Add(BuiltinDef{kPackage, "feature", kFeatureParameters, Feature});
  registry.Add(BuiltinDef{kPackage, "null", kNullParameters, Null, true});
  registry.Add(OperationDef{.name = SinkSpec::kName,
                            .create = exec::CreateOperator<SinkOperator, SinkSpec>,
                            .needs = NeedsNothing,
                            .schema = exec::SameSchema,
                            .properties = NoTables,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
