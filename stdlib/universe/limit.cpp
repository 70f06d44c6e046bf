#include <fmt/format.h>

#include <utility>

#include "runtime/exec/operation_facts.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/table_operator.h"
#include "stdlib/universe/sort_limit.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables n offset";

struct LimitSpec final : plan::Spec {
  static constexpr std::string_view kName = "limit";
  size_t count = 0, offset = 0;
  void Describe(plan::Description& out) const override {
    out.Add("n", fmt::format("{}", count));
    if (offset > 0) out.Add("offset", fmt::format("{}", offset));
  }
};

class LimitOperator final : public exec::UnaryOperator {
 public:
  LimitOperator(const LimitSpec& spec, exec::ExecContext&, TableSink& out) : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    to_skip_ = spec_.offset;
    to_send_ = spec_.count;
    // Asking for no rows leaves empty tables; so does an empty table, but not one that the offset skips.
    return to_send_ == 0 ? BeginOutput() : Status();
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
    Chunk part{.columns = {}, .rows = count};
    for (const ColumnRef& column : chunk.columns) part.columns.push_back(column->Slice(from, count));
    return out_.Push(part);
  }

  Status End() override {
    if (header_ && !has_rows_) FLUX_TRY_STATUS(BeginOutput());
    has_rows_ = false;
    return std::exchange(header_, nullptr) ? Status() : out_.End();
  }

 private:
  Status BeginOutput() { return out_.Begin(std::exchange(header_, nullptr)); }

  const LimitSpec& spec_;
  // Set until the table's output begins.
  TableHeaderRef header_;
  bool has_rows_ = false;
  size_t to_skip_ = 0, to_send_ = 0;
};

ColumnSet Needs(const plan::Node&, const ColumnSet& out) { return out; }

Result<Value> Limit(CallContext& context, Args args) {
  const ArgReader in("limit", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const int64_t count, in.Int(1));
  FLUX_TRY(const int64_t offset, in.IntOr(2, 0));
  if (count < 0) return in.Invalid(1, fmt::format("must not be negative, found {}", count));
  if (offset < 0)
    return in.Invalid(2, fmt::format("must not be negative, found {}; `tail` counts from the end", offset));
  if (offset == 0) {
    plan::NodeRef sorted = LimitSort(tables, static_cast<size_t>(count), context.position());
    if (sorted) return plan::MakeStream(std::move(sorted));
  }
  LimitSpec spec;
  spec.count = static_cast<size_t>(count);
  spec.offset = static_cast<size_t>(offset);
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
  const uint64_t rows = out.rows ? std::min<uint64_t>(*out.rows, spec.count) : spec.count;
  return {.rows = spec.offset + rows, .tables = std::nullopt};
}

}  // namespace

void RegisterLimit(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "limit", kParameters, Limit});
  registry.Add(OperationDef{.name = LimitSpec::kName,
                            .create = CreateOperator<LimitOperator, LimitSpec>,
                            .needs = Needs,
                            .schema = exec::SameSchema,
                            .properties = PropertiesAfter,
                            .demand = DemandOf,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
