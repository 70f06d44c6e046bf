#include "runtime/plan/specs/tail.h"

#include <fmt/format.h>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::TailSpec;

constexpr std::string_view kParameters = "tables n offset";

class TailOperator final : public exec::WholeTableOperator {
 public:
  TailOperator(const TailSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    const size_t end = rows.rows - std::min(spec_.offset, rows.rows);
    const size_t from = end - std::min(spec_.count, end);
    return Emit(header, SliceRows(rows, from, end - from));
  }

 private:
  const TailSpec& spec_;
};

ColumnSet Needs(const plan::Node&, const ColumnSet& out) { return out; }

Result<Value> Tail(CallContext& context, Args args) {
  const ArgReader in("tail", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const int64_t count, in.Int(1));
  FLUX_TRY(const int64_t offset, in.IntOr(2, 0));
  if (count < 0) return in.Invalid(1, fmt::format("must not be negative, found {}", count));
  if (offset < 0) return in.Invalid(2, fmt::format("must not be negative, found {}", offset));
  TailSpec spec;
  spec.count = static_cast<size_t>(count);
  spec.offset = static_cast<size_t>(offset);
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  const uint64_t count = node.As<TailSpec>()->count;
  properties.max_rows = std::min(properties.max_rows.value_or(count), count);
  return properties;
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const TailSpec& spec = *node.As<TailSpec>();
  plan::FluxCall call("tail");
  call.Add("n", spec.count);
  if (spec.offset > 0) call.Add("offset", spec.offset);
  return call.Text();
}

}  // namespace

void RegisterTail(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "tail", kParameters, Tail});
  registry.Add(OperationDef{.name = TailSpec::kName,
                            .create = exec::CreateOperator<TailOperator, TailSpec>,
                            .needs = Needs,
                            .schema = exec::SameSchema,
                            .properties = PropertiesAfter,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
