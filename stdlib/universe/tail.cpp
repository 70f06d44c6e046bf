#include "runtime/plan/specs/tail.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::TailSpec;

constexpr std::string_view kParameters = "tables n offset";

// Keeps the last rows that came, and no more chunks than these are in.
class TailOperator final : public exec::UnaryOperator {
 public:
  TailOperator(const TailSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out),
        kept_(spec.count == 0 ? 0 : spec.count + spec.offset),
        offset_(spec.offset),
        chunk_rows_(context.chunk_rows) {}

  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    return {};
  }

  Status Push(const Chunk& chunk) override {
    if (chunk.rows == 0) return {};
    chunks_.push_back(chunk);
    held_ += chunk.rows;
    while (!chunks_.empty() && held_ - chunks_.front().rows >= kept_) {
      held_ -= chunks_.front().rows;
      chunks_.pop_front();
    }
    return {};
  }

  Status End() override {
    const std::vector<Chunk> held(chunks_.begin(), chunks_.end());
    const size_t to = held_ - std::min(offset_, held_);
    const size_t from = held_ - std::min(kept_, held_);
    chunks_.clear();
    held_ = 0;
    const Chunk rows =
        to <= from ? MakeKeyChunk(*header_, 0)
                   : SliceRows(held.size() == 1 ? held.front() : Concatenate(header_->schema, held), from, to - from);
    return exec::SendRows(std::move(header_), rows, chunk_rows_, out_);
  }

 private:
  const size_t kept_, offset_;  // kept: the last ones, of which the offset is left out in the end
  const size_t chunk_rows_;
  TableHeaderRef header_;
  std::deque<Chunk> chunks_;
  size_t held_ = 0;  // rows
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
