// Chains that kernel IR cannot hold run through the script, row by row.

#include <boost/test/unit_test.hpp>
#include <functional>

#include "runtime/plan/specs/pipeline.h"
#include "tests/unit/vm_kernel/chain_builder.h"
#include "vm/kernel/factory.h"

namespace flux::kernel_test {
namespace {

using RowFn = std::function<Result<Value>(const Value&)>;

class FnCallee final : public kernel::RowCallee {
 public:
  explicit FnCallee(const RowFn& fn) : fn_(fn) {}
  Result<Value> Call(Value row) override { return fn_(row); }

 private:
  const RowFn& fn_;
};

// Calls one C++ function, whatever closure it is given.
class FnCaller final : public kernel::RowCaller {
 public:
  explicit FnCaller(RowFn fn) : fn_(std::move(fn)) {}
  Result<std::unique_ptr<kernel::RowCallee>> Prepare(const Value&) override { return std::make_unique<FnCallee>(fn_); }

 private:
  RowFn fn_;
};

const Schema kSchema({{"n", ColumnType::kInt}});
const Chunk kChunk{{Column::FlatInt({1, 2, 3})}, 3};

Result<exec::KernelOutput> Run(plan::ChainStep::Kind kind, RowFn fn, Schema* schema = nullptr) {
  FnCaller caller(std::move(fn));
  const std::unique_ptr<exec::KernelFactory> factory = MakeKernelFactory({.row_caller = &caller});
  plan::ChainStep step;
  step.kind = kind;
  step.fn.closure = Value::Bool(true);  // whatever it is, the caller above calls its own
  FLUX_TRY(const std::shared_ptr<exec::Kernel> kernel, factory->Compile({&step, 1}, kSchema));
  BOOST_TEST(kernel->Tier() == "script, row by row");
  Result<exec::KernelOutput> out = kernel->Run(kChunk);
  if (schema) *schema = kernel->output_schema();
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(filters_select_rows) {
  const Result<exec::KernelOutput> out = Run(plan::ChainStep::Kind::kFilter, [](const Value& row) -> Result<Value> {
    return Value::Bool(row.AsRecord().Find("n")->AsInt() != 2);
  });
  BOOST_TEST((*out->selection)[0] == 5u);
  BOOST_TEST(out->columns[0] == kChunk.columns[0]);
}

BOOST_AUTO_TEST_CASE(maps_make_the_columns_of_the_first_row) {
  Schema schema;
  const Result<exec::KernelOutput> out = Run(
      plan::ChainStep::Kind::kMap,
      [](const Value& row) -> Result<Value> {
        const int64_t n = row.AsRecord().Find("n")->AsInt();
        return MakeRecord({{"half", n == 1 ? Value::Null(ValueKind::kFloat) : Value::Float(static_cast<double>(n) / 2)},
                           {"never", Value::Null()}});
      },
      &schema);
  BOOST_REQUIRE(schema.size() == 1u);
  BOOST_TEST((schema[0] == ColumnDef{"half", ColumnType::kFloat}));
  BOOST_TEST(out->columns[0]->IsNull(0));
  BOOST_TEST(out->columns[0]->FloatAt(2) == 1.5);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_fails) {
  const auto message = [](plan::ChainStep::Kind kind, RowFn fn) { return Run(kind, std::move(fn)).error().message; };
  using Kind = plan::ChainStep::Kind;
  BOOST_TEST(message(Kind::kFilter, [](const Value&) -> Result<Value> { return Value::Int(1); }) ==
             "row predicate function does not evaluate to a boolean, but to int");
  BOOST_TEST(message(Kind::kMap, [](const Value&) -> Result<Value> { return Value::Int(1); }) ==
             "map function must return an object, got int; name the column: `({r with _value: …})`");
  BOOST_TEST(message(Kind::kMap, [](const Value& row) -> Result<Value> {
               const bool is_first = row.AsRecord().Find("n")->AsInt() == 1;
               return MakeRecord({{"x", is_first ? Value::Int(1) : Value::String("a")}});
             }) == "column `x`: type conflict: int != string");
  BOOST_TEST(message(Kind::kMap, [](const Value& row) -> Result<Value> {
               const bool is_first = row.AsRecord().Find("n")->AsInt() == 1;
               return MakeRecord({{is_first ? "x" : "y", Value::Int(1)}});
             }) == "column `y` is not in the first row, or null there without a type; give every row the same columns");
  BOOST_TEST(message(Kind::kMap, [](const Value&) -> Result<Value> { return MakeRecord({{"x", MakeArray({})}}); }) ==
             "column `x` cannot hold values of type array; a column is bool, int, uint, float, string or time");
}

BOOST_AUTO_TEST_CASE(without_a_caller_such_chains_do_not_compile) {
  plan::ChainStep step;
  const auto kernel = MakeKernelFactory({})->Compile({&step, 1}, kSchema);
  BOOST_TEST(kernel.error().message ==
             "cannot compile the row function, because it has a body that is not one expression");
}

}  // namespace flux::kernel_test
