// Functions that carry a record from row to row give the same as their definition in all tiers and for all chunk sizes.

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/unit/vm_jit/expression_generator.h"
#include "tests/unit/vm_jit/reference_evaluator.h"
#include "vm/kernel/factory.h"

namespace flux::jit_test {
namespace {

constexpr std::array kTypes = {ColumnType::kBool,  ColumnType::kInt,    ColumnType::kUint,
                               ColumnType::kFloat, ColumnType::kString, ColumnType::kTime};

// A function of a row of the sample and of a record with a field or two of each type.
struct RandomRecurrence {
  RandomRecurrence(const Schema& columns, uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<ColumnDef> readable = columns.columns();
    std::vector<RecordField> record;
    for (size_t i = 0; i < 1 + seed % 7; ++i) {
      const ColumnType type = kTypes[random() % kTypes.size()];
      const std::string name = "carried" + std::to_string(i);
      fields.push_back({name, type});
      // Twice, so that it is read more often.
      readable.insert(readable.end(), 2, {name, type});
      record.push_back({name, RandomValue(type, random)});
      if (record.back().value.is_null()) record.back().value = Value::Null(ToValueKind(type));
    }
    initial = MakeRecord(std::move(record));
    const Schema schema(std::move(readable));
    ExpressionGenerator generator(schema, seed);
    std::vector<std::pair<std::string, NodeId>> results;
    for (const ColumnDef& field : fields) results.emplace_back(field.name, generator.Make(field.type, 3));
    Tree tree = std::move(generator.tree);
    tree.fn.params = {"r", "accumulator"};
    for (const expr::Node& node : tree.fn.nodes) {
      const bool is_carried = node.kind == expr::NodeKind::kMember && node.name.starts_with("carried");
      if (is_carried) tree.fn.nodes[node.children[0]].index = 1;
    }
    tree.fn.body = tree.Record(false, results);
    for (const auto& [name, body] : results) bodies.push_back(body);
    fn.tree = std::make_shared<const expr::Function>(tree.fn);
  }

  std::vector<ColumnDef> fields;
  std::vector<NodeId> bodies;
  Value initial;
  plan::RowFunction fn;
};

// The record after each row, up to the first that fails or gives so much text that nobody wants to see where it leads.
struct Expected {
  std::vector<Value> records;
  bool fails = false;
};

bool HasLongText(const Value& record) {
  return std::ranges::any_of(record.AsRecord().fields, [](const RecordField& field) {
    const bool is_text = field.value.kind() == ValueKind::kString && !field.value.is_null();
    return is_text && field.value.AsString().size() > 10'000;
  });
}

Expected Evaluate(const RandomRecurrence& recurrence, const Sample& sample, const Registry& registry) {
  Expected expected;
  Value record = recurrence.initial;
  for (const Value& row : sample.rows) {
    std::vector<RecordField> readable = row.AsRecord().fields;
    readable.insert(readable.end(), record.AsRecord().fields.begin(), record.AsRecord().fields.end());
    const Value both = MakeRecord(std::move(readable));
    std::vector<RecordField> next;
    for (size_t i = 0; i < recurrence.fields.size(); ++i) {
      Result<Value> value = jit_test::Evaluate(*recurrence.fn.tree, recurrence.bodies[i], both, registry);
      if (!value) {
        expected.fails = true;
        return expected;
      }
      next.push_back({recurrence.fields[i].name, *std::move(value)});
    }
    record = MakeRecord(std::move(next));
    expected.records.push_back(record);
    if (HasLongText(record)) break;
  }
  return expected;
}

bool IsSameRecord(const Value& a, const Value& b) {
  for (size_t i = 0; i < a.AsRecord().fields.size(); ++i) {
    if (!IsSame(a.AsRecord().fields[i].value, b.AsRecord().fields[i].value)) return false;
  }
  return a.AsRecord().fields.size() == b.AsRecord().fields.size();
}

// Runs the rows in chunks of `size` and compares what is carried behind each. Gives whether native code ran.
bool Check(exec::KernelFactory& factory, const RandomRecurrence& recurrence, const Sample& sample,
           const Expected& expected, size_t size) {
  const auto compiled = factory.CompileRecurrence(recurrence.fn, recurrence.initial, sample.schema);
  const std::string text = expr::ToText(*recurrence.fn.tree);
  BOOST_REQUIRE_MESSAGE(compiled.has_value(), text << ": " << compiled.error().message);
  (*compiled)->Begin();
  bool is_native = false;
  const size_t rows = expected.records.size() + (expected.fails ? 1 : 0);
  for (size_t from = 0; from < rows; from += size) {
    const size_t to = std::min(from + size, rows);
    const Chunk chunk = SliceRows(sample.chunk, from, to - from);
    Status status = (*compiled)->Load(chunk);
    if (status) status = (*compiled)->Run(0, chunk.rows);
    is_native = is_native || (*compiled)->Tier() == "machine code";
    BOOST_REQUIRE_MESSAGE(status.has_value() == (to <= expected.records.size()),
                          text << ": rows up to " << to << " in chunks of " << size);
    if (!status) return is_native;
    const Value carried = (*compiled)->Carried();
    BOOST_REQUIRE_MESSAGE(IsSameRecord(carried, expected.records[to - 1]),
                          text << " behind row " << to - 1 << " in chunks of " << size << ": " << DebugText(carried)
                               << " is not " << DebugText(expected.records[to - 1]) << "\n"
                               << *factory.DumpRecurrence(recurrence.fn, recurrence.initial, sample.schema));
  }
  return is_native;
}

}  // namespace

BOOST_AUTO_TEST_CASE(random_recurrences_agree_in_all_tiers) {
  const Registry registry = MakeTestRegistry();
  const Sample sample = MakeSample(100, 11);
  const auto vector = MakeKernelFactory({.registry = &registry, .jit = JitMode::kNever});
  const auto jit = MakeKernelFactory({.registry = &registry, .jit = JitMode::kAlways});
  size_t native_runs = 0, complete = 0;
  constexpr uint64_t kSeeds = 160;
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const RandomRecurrence recurrence(sample.schema, seed);
    const Expected expected = Evaluate(recurrence, sample, registry);
    complete += expected.records.size() == sample.rows.size() ? 1 : 0;
    for (const size_t size : {size_t{1000}, size_t{3}, size_t{1}}) {
      Check(*vector, recurrence, sample, expected, size);
      native_runs += Check(*jit, recurrence, sample, expected, size) ? 1 : 0;
    }
  }
  BOOST_TEST(complete > kSeeds / 2);
  BOOST_TEST(native_runs > kSeeds / 4);
}

}  // namespace flux::jit_test
