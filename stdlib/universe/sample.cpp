#include <fmt/format.h>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables n pos column";

struct SampleSpec final : plan::Spec {
  static constexpr std::string_view kName = "sample";
  size_t n = 1;
  std::optional<size_t> position;
  std::string column = "_value";
  void Describe(plan::Description& out) const override {
    out.Add("n", fmt::format("{}", n));
    if (position) out.Add("pos", fmt::format("{}", *position));
  }
};

class SampleOperator final : public exec::UnaryOperator {
 public:
  SampleOperator(const SampleSpec& spec, exec::ExecContext&, TableSink& out) : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY([[maybe_unused]] const size_t index, exec::FindColumn("sample", *header, spec_.column));
    // An arbitrary position that is the same in every run.
    to_skip_ = spec_.position.value_or(KeyNumber(header->key) % spec_.n);
    return out_.Begin(std::move(header));
  }

  Status Push(const Chunk& chunk) override {
    std::vector<uint32_t> rows;
    size_t row = to_skip_;
    for (; row < chunk.rows; row += spec_.n) rows.push_back(static_cast<uint32_t>(row));
    to_skip_ = row - chunk.rows;
    if (rows.empty()) return {};
    return out_.Push(TakeRows(chunk, rows));
  }

 private:
  // FNV-1a of the key's text: the key's own hash may change between builds.
  static uint64_t KeyNumber(const GroupKey& key) {
    uint64_t hash = 0xCBF29CE484222325ull;
    for (const char c : key.DebugText()) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    return hash;
  }

  const SampleSpec& spec_;
  size_t to_skip_ = 0;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) { return Plus(out, {node.As<SampleSpec>()->column}); }

Result<Value> Sample(CallContext& context, Args args) {
  const ArgReader in("sample", kParameters, args);
  SampleSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const int64_t n, in.Int(1));
  FLUX_TRY(const int64_t position, in.IntOr(2, -1));
  FLUX_TRY(spec.column, in.StringOr(3, "_value"));
  if (n <= 0) return in.Invalid(1, fmt::format("must be a positive number of rows, found {}", n));
  if (position >= n) return in.Invalid(2, fmt::format("must be less than `n`, which is {}, found {}", n, position));
  spec.n = static_cast<size_t>(n);
  if (position >= 0) spec.position = static_cast<size_t>(position);
  return AddNode(context, std::move(spec), {std::move(tables)});
}

}  // namespace

void RegisterSample(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "sample", kParameters, Sample});
  registry.Add(OperationDef{.name = SampleSpec::kName,
                            .create = exec::CreateOperator<SampleOperator, SampleSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = exec::SameSchema,
                            .properties = exec::SameProperties,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
