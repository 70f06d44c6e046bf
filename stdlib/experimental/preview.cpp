#include <fmt/format.h>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables nrows ntables";
constexpr int64_t kDefaultCount = 5;

struct PreviewSpec final : plan::Spec {
  static constexpr std::string_view kName = "experimental.preview";
  size_t rows = 0, tables = 0;
  void Describe(plan::Description& out) const override {
    out.Add("nrows", fmt::format("{}", rows));
    out.Add("ntables", fmt::format("{}", tables));
  }
};

class PreviewOperator final : public exec::UnaryOperator {
 public:
  PreviewOperator(const PreviewSpec& spec, exec::ExecContext&, TableSink& out)
      : UnaryOperator(out), spec_(spec), tables_left_(spec.tables) {}

  Status Begin(TableHeaderRef header) override {
    is_sent_ = tables_left_ > 0;
    if (!is_sent_) return {};
    --tables_left_;
    rows_left_ = spec_.rows;
    return out_.Begin(std::move(header));
  }

  Status Push(const Chunk& chunk) override {
    const size_t count = is_sent_ ? std::min(rows_left_, chunk.rows) : 0;
    if (count == 0) return {};
    rows_left_ -= count;
    if (count == chunk.rows) return out_.Push(chunk);
    return out_.Push(SliceRows(chunk, 0, count));
  }

  Status End() override { return is_sent_ ? out_.End() : Status(); }

 private:
  const PreviewSpec& spec_;
  size_t tables_left_, rows_left_ = 0;
  bool is_sent_ = false;
};

ColumnSet Needs(const plan::Node&, const ColumnSet& out) { return out; }

Result<Value> Preview(CallContext& context, Args args) {
  const ArgReader in("experimental.preview", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const int64_t row_count, in.IntOr(1, kDefaultCount));
  FLUX_TRY(const int64_t table_count, in.IntOr(2, kDefaultCount));
  if (row_count < 0) return in.Invalid(1, fmt::format("must not be negative, found {}", row_count));
  if (table_count < 0) return in.Invalid(2, fmt::format("must not be negative, found {}", table_count));
  PreviewSpec spec;
  spec.rows = static_cast<size_t>(row_count);
  spec.tables = static_cast<size_t>(table_count);
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const PreviewSpec& spec = *node.As<PreviewSpec>();
  plan::Properties properties = inputs[0]->properties;
  properties.max_rows = std::min<uint64_t>(properties.max_rows.value_or(spec.rows), spec.rows);
  properties.max_tables = std::min<uint64_t>(properties.max_tables.value_or(spec.tables), spec.tables);
  return properties;
}

plan::Demand DemandOf(const plan::Node& node, const plan::Demand&) {
  const PreviewSpec& spec = *node.As<PreviewSpec>();
  return {.rows = spec.rows, .tables = spec.tables};
}

}  // namespace

void RegisterPreview(Registry& registry) {
  registry.Add(BuiltinDef{"experimental", "preview", kParameters, Preview});
  registry.Add(OperationDef{.name = PreviewSpec::kName,
                            .create = exec::CreateOperator<PreviewOperator, PreviewSpec>,
                            .needs = Needs,
                            .schema = exec::SameSchema,
                            .properties = PropertiesAfter,
                            .demand = DemandOf,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
