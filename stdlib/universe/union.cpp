#include "runtime/plan/specs/union.h"

#include <fmt/format.h>

#include <queue>

#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operation_facts.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::UnionSpec;

constexpr std::string_view kParameters = "tables";

constexpr plan::Algorithm kAlgorithms[] = {
    {"merges the tables of the inputs in order of their keys", plan::Kept::kStream, true},
    {"collects the tables of the inputs by their keys", plan::Kept::kStream, true},
};
constexpr const plan::Algorithm &kMerges = kAlgorithms[0], &kCollects = kAlgorithms[1];

plan::Choice Choose(const plan::Node&, plan::InputFacts inputs) {
  for (const plan::StreamFacts* input : inputs) {
    if (!input->properties.tables_ascend) return {&kCollects, "the tables of an input may come in any order"};
    if (!input->properties.keys_differ) return {&kCollects, "several tables of an input may have the same key"};
  }
  return {&kMerges,
          "the tables of every input come in order of their keys, and no key comes twice; the inputs are read one "
          "after the other"};
}

// Waits for the tables of all inputs, then sends them in order of their keys; the inputs' tables of one key become one.
class MergingUnionOperator final : public exec::Operator {
 public:
  MergingUnionOperator(size_t inputs, exec::ExecContext& context, TableSink& out)
      : context_(context), out_(out), unfinished_(inputs) {
    for (size_t i = 0; i < inputs; ++i) {
      tables_.push_back(std::make_unique<exec::KeyedTables>(context));
      inputs_.push_back(std::make_unique<Input>(*this, *tables_.back()));
    }
  }

  TableSink& input(size_t index) override { return *inputs_[index]; }

 private:
  class Input final : public exec::KeyedSink {
   public:
    Input(MergingUnionOperator& parent, exec::KeyedTables& tables) : exec::KeyedSink(tables), parent_(parent) {}
    Status Finish() override { return --parent_.unfinished_ == 0 ? parent_.Merge() : Status(); }

   private:
    MergingUnionOperator& parent_;
  };
  // The tables of one input, in order of their keys.
  struct Stream {
    std::vector<exec::StoredTable> tables;
    size_t next = 0;
    bool has_table() const { return next < tables.size(); }
    const exec::StoredTable& head() const { return tables[next]; }
    const GroupKey& key() const { return head().header->key; }
    void Drop() { tables[next++].Clear(); }
  };

  Status Merge() {
    std::vector<Stream> streams;
    for (const auto& tables : tables_) streams.push_back({tables->TakeAll()});
    const auto is_later = [&](size_t a, size_t b) {
      const auto order = streams[a].key() <=> streams[b].key();
      return order != 0 ? order > 0 : a > b;
    };
    std::priority_queue<size_t, std::vector<size_t>, decltype(is_later)> next(is_later);
    for (size_t i = 0; i < streams.size(); ++i) {
      if (streams[i].has_table()) next.push(i);
    }
    exec::KeyedTables same_key(context_);
    exec::KeyedSink sink(same_key);
    while (!next.empty()) {
      const GroupKey key = streams[next.top()].key();
      while (!next.empty() && streams[next.top()].key() == key) {
        const size_t i = next.top();
        next.pop();
        Stream& stream = streams[i];
        FLUX_TRY_STATUS(sink.Begin(stream.head().header));
        FLUX_TRY_STATUS(stream.head().ForEach([&](const Chunk& rows) { return sink.Push(rows); }));
        FLUX_TRY_STATUS(sink.End());
        stream.Drop();
        if (stream.has_table()) next.push(i);
      }
      FLUX_TRY_STATUS(same_key.Emit(out_, exec::KeyedTables::Order::kArrival));
    }
    return out_.Finish();
  }

  exec::ExecContext& context_;
  TableSink& out_;
  size_t unfinished_;
  std::vector<std::unique_ptr<exec::KeyedTables>> tables_;
  std::vector<std::unique_ptr<Input>> inputs_;
};

// Inputs are kept apart until all have ended, because their chunks may arrive interleaved; then their tables are merged
// input by input.
class UnionOperator final : public exec::Operator {
 public:
  UnionOperator(size_t inputs, exec::ExecContext& context, TableSink& out)
      : context_(context), out_(out), unfinished_(inputs) {
    for (size_t i = 0; i < inputs; ++i) {
      tables_.push_back(std::make_unique<exec::KeyedTables>(context));
      inputs_.push_back(std::make_unique<Input>(*this, *tables_.back()));
    }
  }

  TableSink& input(size_t index) override { return *inputs_[index]; }

 private:
  class Input final : public exec::KeyedSink {
   public:
    Input(UnionOperator& parent, exec::KeyedTables& tables) : exec::KeyedSink(tables), parent_(parent) {}
    Status Finish() override { return --parent_.unfinished_ == 0 ? parent_.EmitAll() : Status(); }

   private:
    UnionOperator& parent_;
  };

  Status EmitAll() {
    exec::KeyedTables merged(context_);
    exec::KeyedSink sink(merged);
    for (const auto& tables : tables_) FLUX_TRY_STATUS(tables->Emit(sink, exec::KeyedTables::Order::kArrival));
    FLUX_TRY_STATUS(merged.Emit(out_, exec::KeyedTables::Order::kAscendingKeys));
    return out_.Finish();
  }

  exec::ExecContext& context_;
  TableSink& out_;
  size_t unfinished_;
  std::vector<std::unique_ptr<exec::KeyedTables>> tables_;
  std::vector<std::unique_ptr<Input>> inputs_;
};

Result<std::unique_ptr<exec::Operator>> CreateUnion(const exec::PhysicalNode& node, exec::ExecContext& context,
                                                    TableSink& out, exec::OperatorStats&) {
  if (node.algorithm == &kMerges)
    return std::make_unique<MergingUnionOperator>(node.node().inputs.size(), context, out);
  return std::make_unique<UnionOperator>(node.node().inputs.size(), context, out);
}

ColumnSet Needs(const plan::Node&, const ColumnSet& out) { return out; }

Result<Value> Union(CallContext& context, Args args) {
  const ArgReader in("union", kParameters, args);
  if (args[0].is_null() || args[0].kind() != ValueKind::kArray) {
    return in.Invalid(0, fmt::format("must be an array of streams, found {}", DescribeKind(args[0])));
  }
  std::vector<plan::NodeRef> inputs;
  for (const Value& element : args[0].AsArray().elements) {
    if (element.is_null() || element.kind() != ValueKind::kStream) {
      return in.Invalid(0,
                        fmt::format("must be an array of streams, found an element of type {}", DescribeKind(element)));
    }
    inputs.push_back(plan::StreamNode(element));
  }
  if (inputs.empty()) return in.Invalid(0, "must hold at least one stream");
  return AddNode(context, UnionSpec{}, std::move(inputs));
}

plan::StreamSchema SchemaAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::StreamSchema schema = inputs[0]->schema;
  for (const plan::StreamFacts* input : inputs.subspan(1)) schema.Unite(input->schema);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  for (const plan::StreamFacts* input : inputs.subspan(1)) {
    properties = plan::UniteProperties(properties, input->properties);
  }
  properties.row_order.clear();
  properties.max_rows.reset();
  properties.tables_ascend = true;
  properties.keys_differ = true;
  return properties;
}

}  // namespace

void RegisterUnion(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "union", kParameters, Union});
  registry.Add(OperationDef{.name = UnionSpec::kName,
                            .create = CreateUnion,
                            .needs = Needs,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .has_rows = exec::HasRowsOfInputs,
                            .algorithms = kAlgorithms,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
