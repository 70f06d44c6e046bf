#include "runtime/plan/specs/limit.h"

#include <fmt/format.h>

#include <utility>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "runtime/plan/specs/sort.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::LimitSpec;

constexpr std::string_view kParameters = "tables n offset";

class LimitOperator final : public exec::UnaryOperator {
 public:
  LimitOperator(const LimitSpec& spec, exec::ExecContext&, TableSink& out) : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    to_skip_ = spec_.offset;
    to_send_ = spec_.count;
    return to_send_ == 0 && !spec_.drops_empty ? BeginOutput() : Status();
  }

  Status Push(const Chunk& chunk) override {
    has_rows_ |= chunk.rows > 0;
    const size_t from = std::min(to_skip_, chunk.rows);
    const size_t count = std::min(to_send_, chunk.rows - from);
    to_skip_ -= from;
    to_send_ -= count;
    if (count == 0) return {};
    if (header_) FLUX_TRY_STATUS(BeginOutput());
    if (count == chunk.rows) return out_.Push(chunk);
    return out_.Push(SliceRows(chunk, from, count));
  }

  Status End() override {
    if (header_ && !has_rows_ && !spec_.drops_empty) FLUX_TRY_STATUS(BeginOutput());
    has_rows_ = false;
    return std::exchange(header_, nullptr) ? Status() : out_.End();
  }

  bool WantsRows() const override { return to_send_ > 0 && (header_ != nullptr || out_.WantsRows()); }

 private:
  Status BeginOutput() { return out_.Begin(std::exchange(header_, nullptr)); }

  const LimitSpec& spec_;
  // Set until the table's output begins.
  TableHeaderRef header_;
  bool has_rows_ = false;
  size_t to_skip_ = 0, to_send_ = 0;
};

// Another `limit` directly behind a pair of `sort` and `limit` belongs to it.
bool IsLimitOfSort(const plan::Node& node) {
  const auto* limit = node.As<LimitSpec>();
  return limit != nullptr && limit->drops_empty;
}

bool HasRows(const plan::Node& node, plan::InputFacts inputs) {
  const LimitSpec& spec = *node.As<LimitSpec>();
  return spec.drops_empty || (inputs[0]->properties.has_rows && spec.count > 0);
}

ColumnSet Needs(const plan::Node&, const ColumnSet& out) { return out; }

Result<Value> Limit(CallContext& context, Args args) {
  const ArgReader in("limit", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const int64_t count, in.Int(1));
  FLUX_TRY(const int64_t offset, in.IntOr(2, 0));
  if (count < 0) return in.Invalid(1, fmt::format("must not be negative, found {}", count));
  if (offset < 0)
    return in.Invalid(2, fmt::format("must not be negative, found {}; `tail` counts from the end", offset));
  LimitSpec spec;
  spec.count = static_cast<size_t>(count);
  spec.offset = static_cast<size_t>(offset);
  // Part of what the script means, not of how it runs: such a pair drops tables without rows, however it is planned.
  spec.drops_empty = offset == 0 && (tables->As<plan::SortSpec>() != nullptr || IsLimitOfSort(*tables));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  const uint64_t count = node.As<LimitSpec>()->count;
  properties.max_rows = std::min(properties.max_rows.value_or(count), count);
  return properties;
}

plan::Demand DemandOf(const plan::Node& node, const plan::Demand& out) {
  const LimitSpec& spec = *node.As<LimitSpec>();
  // A table of which no row is left is not sent at all.
  const uint64_t rows = std::max<uint64_t>(1, std::min<uint64_t>(out.rows.value_or(spec.count), spec.count));
  return {.rows = spec.offset + rows, .tables = std::nullopt};
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const LimitSpec& spec = *node.As<LimitSpec>();
  plan::FluxCall call("limit");
  call.Add("n", spec.count);
  if (spec.offset > 0) call.Add("offset", spec.offset);
  return call.Text();
}

}  // namespace

void RegisterLimit(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "limit", kParameters, Limit});
  registry.Add(OperationDef{.name = LimitSpec::kName,
                            .create = exec::CreateOperator<LimitOperator, LimitSpec>,
                            .needs = Needs,
                            .schema = exec::SameSchema,
                            .properties = PropertiesAfter,
                            .has_rows = HasRows,
                            .demand = DemandOf,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
