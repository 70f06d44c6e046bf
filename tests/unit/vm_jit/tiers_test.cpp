// Every operation on every type in every encoding, alone and in random expressions, gives the same as its definition in
// all tiers and for all chunk sizes.

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <set>

#include "runtime/expr/scalar_ops.h"
#include "runtime/plan/specs/pipeline.h"
#include "runtime/registry/native_call.h"
#include "tests/unit/vm_jit/expression_generator.h"
#include "tests/unit/vm_jit/reference_evaluator.h"
#include "tests/unit/vm_jit/sample_columns.h"
#include "tests/unit/vm_kernel/chain_builder.h"
#include "vm/kernel/factory.h"

namespace flux::jit_test {
namespace {

using expr::NodeId;
using kernel_test::Tree;

// What a chain of an optional filter and a map to one column gives: a value per row, nothing for rows filtered out.
struct Expected {
  std::vector<std::optional<Value>> rows;
  bool fails = false;
};

class Tiers {
 public:
  Tiers() : registry_(MakeTestRegistry()), sample_(MakeSample(100, 7)) {
    vector_ = MakeKernelFactory({.registry = &registry_, .jit = JitMode::kNever});
    jit_ = MakeKernelFactory({.registry = &registry_, .jit = JitMode::kAlways});
  }
  const Sample& sample() const { return sample_; }

  // Checks the expression as a map, alone or after a filter. `filter` may be null.
  void Check(const Tree* filter, NodeId predicate, const Tree& map, NodeId body) {
    std::vector<plan::ChainStep> chain;
    if (filter) chain.push_back(Tree(*filter).Filter(predicate));
    Tree record = map;
    chain.push_back(record.Map(record.Record(false, {{"x", body}})));
    const Expected expected = Evaluate(filter, predicate, map, body);
    std::string text = expr::ToText(map.fn, body);
    if (filter) text = expr::ToText(filter->fn, predicate) + " => " + text;
    for (exec::KernelFactory* factory : {vector_.get(), jit_.get()}) {
      for (const size_t rows : {size_t{1000}, size_t{3}, size_t{1}}) Run(*factory, chain, rows, expected, text);
    }
  }
  size_t native_runs = 0;
  size_t runs = 0;

 private:
  Expected Evaluate(const Tree* filter, NodeId predicate, const Tree& map, NodeId body) const {
    Expected expected;
    for (const Value& row : sample_.rows) {
      if (filter) {
        const Result<Value> keeps = jit_test::Evaluate(filter->fn, predicate, row, registry_);
        expected.fails = expected.fails || !keeps;
        if (!keeps || keeps->is_null() || !keeps->AsBool()) {
          expected.rows.emplace_back();
          continue;
        }
      }
      const Result<Value> value = jit_test::Evaluate(map.fn, body, row, registry_);
      expected.fails = expected.fails || !value;
      expected.rows.emplace_back(value ? *value : Value());
    }
    return expected;
  }

  void Run(exec::KernelFactory& factory, std::span<const plan::ChainStep> chain, size_t slice, const Expected& expected,
           const std::string& text) {
    const Result<std::shared_ptr<exec::Kernel>> kernel = factory.Compile(chain, sample_.schema);
    BOOST_REQUIRE_MESSAGE(kernel.has_value(), text << ": " << kernel.error().message);
    bool has_failed = false;
    const bool has_column = (*kernel)->output_schema().size() == 1;
    for (size_t from = 0; from < sample_.chunk.rows; from += slice) {
      const size_t count = std::min(slice, sample_.chunk.rows - from);
      const Result<exec::KernelOutput> out = (*kernel)->Run(SliceRows(sample_.chunk, from, count));
      runs += 1;
      native_runs += (*kernel)->Tier() == "machine code" ? 1 : 0;
      if (!out) {
        has_failed = true;
        continue;
      }
      for (size_t i = 0; i < count; ++i) {
        const bool is_selected = !out->selection || (((*out->selection)[i / 64] >> (i % 64)) & 1) != 0;
        const std::optional<Value>& wanted = expected.rows[from + i];
        if (is_selected != wanted.has_value()) {
          BOOST_REQUIRE_MESSAGE(expected.fails, text << " row " << from + i << ": selected " << is_selected);
          continue;
        }
        if (!is_selected) continue;
        const Value got = has_column ? out->columns[0]->ValueAt(i) : Value();
        if (IsSame(got, *wanted)) continue;
        BOOST_FAIL(text << " row " << from + i << " in chunks of " << slice << " by " << (*kernel)->Tier() << ": "
                        << DebugText(got) << " is not " << DebugText(*wanted) << "\n"
                        << *factory.Dump(chain, sample_.schema) << factory.DumpNative(chain, sample_.schema));
      }
    }
    BOOST_REQUIRE_MESSAGE(has_failed == expected.fails, text << ": failed " << has_failed << " in chunks of " << slice
                                                             << " by " << (*kernel)->Tier());
  }

  Registry registry_;
  Sample sample_;
  std::unique_ptr<exec::KernelFactory> vector_, jit_;
};

// The expression on rows where the divisor is not zero, so that both outcomes are tested.
void CheckBinary(Tiers& tiers, BinaryOp op, const ColumnDef& left, const ColumnDef& right) {
  if (!expr::BinaryResultKind(op, ToValueKind(left.type), ToValueKind(right.type))) return;
  Tree map;
  const NodeId body = map.Binary(op, map.Column(left.name), map.Column(right.name));
  tiers.Check(nullptr, 0, map, body);
  const bool is_division = op == BinaryOp::kDivide || op == BinaryOp::kModulo;
  if (!is_division || right.type == ColumnType::kFloat) return;
  Tree filter;
  const Value zero = right.type == ColumnType::kInt ? Value::Int(0) : Value::Uint(0);
  const NodeId predicate = filter.Binary(BinaryOp::kNotEqual, filter.Column(right.name), filter.Literal(zero));
  tiers.Check(&filter, predicate, map, body);
}

}  // namespace

BOOST_AUTO_TEST_CASE(binary_operators_on_all_types_and_encodings) {
  Tiers tiers;
  const std::vector<ColumnDef>& columns = tiers.sample().schema.columns();
  for (const BinaryOp op : kBinaryOps) {
    for (const ColumnDef& left : columns) {
      for (const ColumnDef& right : columns) CheckBinary(tiers, op, left, right);
    }
  }
  BOOST_TEST(tiers.native_runs > tiers.runs / 10);
}

BOOST_AUTO_TEST_CASE(unary_operators_and_functions_on_all_types_and_encodings) {
  Tiers tiers;
  constexpr std::array kCalls = {"universe.int", "universe.uint", "universe.float", "universe.time", "test.upper"};
  for (const ColumnDef& column : tiers.sample().schema.columns()) {
    for (const UnaryOp op : {UnaryOp::kNot, UnaryOp::kExists, UnaryOp::kNegate, UnaryOp::kPlus}) {
      if (!expr::UnaryResultKind(op, ToValueKind(column.type))) continue;
      Tree map;
      tiers.Check(nullptr, 0, map, map.Unary(op, map.Column(column.name)));
    }
    for (const std::string call : kCalls) {
      if ((call == "test.upper") != (column.type == ColumnType::kString)) continue;
      if (call == "universe.time" && column.type != ColumnType::kInt && column.type != ColumnType::kUint) continue;
      if (call == "universe.float" && column.type == ColumnType::kTime) continue;
      Tree map;
      tiers.Check(nullptr, 0, map, map.Call(call, {"v"}, {map.Column(column.name)}));
    }
    if (column.type != ColumnType::kString) continue;
    for (const BinaryOp op : {BinaryOp::kMatch, BinaryOp::kNotMatch}) {
      Tree map;
      const NodeId pattern = map.Literal(*RegexpObject::Compile("^a|z"));
      tiers.Check(nullptr, 0, map, map.Binary(op, map.Column(column.name), pattern));
    }
  }
}

namespace {

// The columns of the type, of all encodings.
std::vector<std::string> ColumnsOf(const Schema& schema, ColumnType type) {
  std::vector<std::string> names;
  for (const ColumnDef& column : schema.columns()) {
    if (column.type == type) names.push_back(column.name);
  }
  return names;
}

// Calls the builtin with columns of every encoding, by themselves, with a constant as the last argument, and on some
// rows only.
void CheckFunction(Tiers& tiers, const BuiltinDef& def) {
  const std::vector<std::string_view> parameters = SplitNames(def.parameters);
  const std::vector<std::string> names(parameters.begin(), parameters.end());
  const std::string name = fmt::format("{}.{}", def.package, def.name);
  const std::span<const ColumnType> types = def.on_arrays->takes;
  const Schema& schema = tiers.sample().schema;
  std::mt19937_64 random(1);
  for (size_t turn = 0; turn < ColumnsOf(schema, types[0]).size(); ++turn) {
    Tree map;
    std::vector<NodeId> arguments;
    for (const ColumnType type : types) {
      const std::vector<std::string> columns = ColumnsOf(schema, type);
      arguments.push_back(map.Column(columns[(turn + arguments.size()) % columns.size()]));
    }
    const NodeId call = map.Call(name, names, arguments);
    tiers.Check(nullptr, 0, map, call);
    if (turn == 0) tiers.Check(nullptr, 0, map, map.If(map.Column("bool_nulls"), call, map.Literal(Value::Null())));
    if (arguments.size() < 2) continue;
    arguments.back() = map.Literal(RandomValue(types.back(), random));
    tiers.Check(nullptr, 0, map, map.Call(name, names, arguments));
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(functions_of_plain_values_on_all_encodings) {
  Tiers tiers;
  const Registry registry = MakeTestRegistry();
  size_t count = 0;
  for (const auto& [member, def] : registry.builtins()) {
    // Bessel functions of large orders, of which the sample is full, take seconds for a value.
    const bool takes_long = def.package == "math" && (def.name == "jn" || def.name == "yn");
    if (def.on_arrays == nullptr || takes_long) continue;
    CheckFunction(tiers, def);
    ++count;
  }
  BOOST_TEST(count > 50u);
  BOOST_TEST(tiers.native_runs > 0u);
}

// What native code is made of must be known as a function of plain values, or kernels would never apply it.
BOOST_AUTO_TEST_CASE(native_functions_run_on_arrays) {
  std::set<NativeCall> on_arrays;
  const Registry registry = MakeTestRegistry();
  for (const auto& [member, def] : registry.builtins()) {
    if (def.on_arrays != nullptr && def.native) on_arrays.insert(*def.native);
  }
  const std::set<NativeCall> wanted = {
#define FLUX_NATIVE_CONVERSION(name)
#define FLUX_NATIVE_FUNCTION(name) NativeCall::name,
#define FLUX_NATIVE_CALL(name)
#include "runtime/registry/native_calls.def"
  };
  BOOST_TEST((on_arrays == wanted));
}

BOOST_AUTO_TEST_CASE(random_expressions_agree_in_all_tiers) {
  Tiers tiers;
  constexpr std::array kTypes = {ColumnType::kBool,  ColumnType::kInt,    ColumnType::kUint,
                                 ColumnType::kFloat, ColumnType::kString, ColumnType::kTime};
  for (uint64_t seed = 0; seed < 300; ++seed) {
    ExpressionGenerator filter(tiers.sample().schema, seed * 2 + 1);
    ExpressionGenerator map(tiers.sample().schema, seed * 2);
    const NodeId predicate = filter.Make(ColumnType::kBool, 3);
    const NodeId body = map.Make(kTypes[seed % kTypes.size()], 4);
    tiers.Check(seed % 2 == 0 ? nullptr : &filter.tree, predicate, map.tree, body);
  }
  BOOST_TEST(tiers.native_runs > tiers.runs / 4);
}

}  // namespace flux::jit_test
