#include <boost/test/unit_test.hpp>

#include "runtime/plan/specs/pipeline.h"
#include "tests/unit/vm_kernel/chain_builder.h"
#include "vm/kernel/factory.h"
#include "vm/kernel/lower.h"

namespace flux::kernel_test {
namespace {

using Chain = std::vector<plan::ChainStep>;

const Schema kSchema({{"host", ColumnType::kString},
                      {"_time", ColumnType::kTime},
                      {"_value", ColumnType::kFloat},
                      {"n", ColumnType::kInt},
                      {"tag", ColumnType::kString}});

Chunk SampleChunk() {
  const Value null = Value::Null();
  Chunk chunk;
  chunk.rows = 5;
  chunk.columns = {
      Column::Constant(ColumnType::kString, Value::String("a"), 5), Column::Sequence(ColumnType::kTime, 100, 10, 5),
      Flat(ColumnType::kFloat, {Value::Float(1), Value::Float(2), null, Value::Float(4), Value::Float(5)}),
      Flat(ColumnType::kInt, {Value::Int(0), Value::Int(1), Value::Int(2), null, Value::Int(0)}),
      Column::Dictionary({0, 1, 0, 1, 0}, std::make_shared<const StringBuffer>(StringBuffer{{0, 1, 3}, "xyz"}))};
  return chunk;
}

// Lines `name=value,value,…` of the surviving rows, or the message of the failure.
std::string Show(const Chain& chain, size_t slice_rows = 1000) {
  const std::unique_ptr<exec::KernelFactory> factory = MakeKernelFactory({.jit = JitMode::kNever});
  Result<std::shared_ptr<exec::Kernel>> kernel = factory->Compile(chain, kSchema);
  if (!kernel) return kernel.error().message;
  const Chunk input = SampleChunk();
  std::vector<std::string> lines;
  for (const ColumnDef& column : (*kernel)->output_schema().columns()) lines.push_back(column.name + "=");
  for (size_t from = 0; from < input.rows; from += slice_rows) {
    const size_t count = std::min(slice_rows, input.rows - from);
    Result<exec::KernelOutput> out = (*kernel)->Run(SliceRows(input, from, count));
    if (!out) return out.error().message;
    for (size_t row = 0; row < count; ++row) {
      if (out->selection && (((*out->selection)[row / 64] >> (row % 64)) & 1) == 0) continue;
      for (size_t i = 0; i < lines.size(); ++i) lines[i] += DebugText(out->columns[i]->ValueAt(row)) + ",";
    }
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

void Check(const Chain& chain, std::string_view expected) {
  for (const size_t slice_rows : {1000, 1, 3}) BOOST_TEST(Show(chain, slice_rows) == expected);
}

}  // namespace

BOOST_AUTO_TEST_CASE(filter_then_map_runs_as_one_program) {
  Tree filter, map;
  const Chain chain = {
      filter.Filter(filter.Binary(BinaryOp::kGreater, filter.Column("_value"), filter.Float(1.5))),
      map.Map(map.Record(true, {{"_value", map.Binary(BinaryOp::kMultiply, map.Column("_value"), map.Float(10))},
                                {"k", map.Text("new")}}))};
  Check(chain,
        "host=\"a\",\"a\",\"a\",\n_time=1970-01-01T00:00:00.00000011Z,1970-01-01T00:00:00.00000013Z,1970-01-01T00:00:"
        "00.00000014Z,\n_value=20.0,40.0,50.0,\nn=1,null,0,\ntag=\"yz\",\"yz\",\"x\",\nk=\"new\",\"new\",\"new\",\n");
}

BOOST_AUTO_TEST_CASE(record_literals_are_sorted_and_unknown_nulls_dropped) {
  Tree map;
  const NodeId record =
      map.Record(false, {{"z", map.Column("n")}, {"b", map.Column("absent")}, {"a", map.Column("_value")}});
  Check({map.Map(record)}, "a=1.0,2.0,null,4.0,5.0,\nz=0,1,2,null,0,\n");
}

BOOST_AUTO_TEST_CASE(errors_concern_selected_rows_only) {
  const auto quotient = [](Tree& tree) { return tree.Binary(BinaryOp::kDivide, tree.Int(10), tree.Column("n")); };
  Tree bare;
  BOOST_TEST(Show({bare.Map(bare.Record(false, {{"q", quotient(bare)}}))}) ==
             "cannot evaluate `10 / r.n`: cannot divide by zero");
  Tree filter, map;
  Check({filter.Filter(filter.Binary(BinaryOp::kNotEqual, filter.Column("n"), filter.Int(0))),
         map.Map(map.Record(false, {{"q", quotient(map)}}))},
        "q=10,5,\n");
  Tree guarded;
  const NodeId test = guarded.Binary(BinaryOp::kEqual, guarded.Column("n"), guarded.Int(0));
  Check({guarded.Map(guarded.Record(false, {{"q", guarded.If(test, guarded.Int(-1), quotient(guarded))}}))},
        "q=-1,10,5,null,-1,\n");
  Tree both;
  const NodeId left = both.Binary(BinaryOp::kNotEqual, both.Column("n"), both.Int(0));
  const NodeId right = both.Binary(BinaryOp::kGreater, quotient(both), both.Int(5));
  Tree keep;
  Check(
      {both.Filter(both.Binary(BinaryOp::kAnd, left, right)), keep.Map(keep.Record(false, {{"n", keep.Column("n")}}))},
      "n=1,\n");
}

BOOST_AUTO_TEST_CASE(constant_and_dictionary_columns_keep_their_encodings) {
  Tree map;
  const NodeId joined = map.Binary(BinaryOp::kAdd, map.Column("tag"), map.Column("host"));
  const NodeId same = map.Binary(BinaryOp::kEqual, map.Column("host"), map.Text("a"));
  const Chain chain = {map.Map(map.Record(false, {{"joined", joined}, {"same", same}}))};
  Check(chain, "joined=\"xa\",\"yza\",\"xa\",\"yza\",\"xa\",\nsame=true,true,true,true,true,\n");
  const std::unique_ptr<exec::KernelFactory> factory = MakeKernelFactory({.jit = JitMode::kNever});
  const Result<exec::KernelOutput> out = (*factory->Compile(chain, kSchema))->Run(SampleChunk());
  BOOST_TEST((out->columns[0]->encoding() == Encoding::kDictionary));
  BOOST_TEST((out->columns[1]->encoding() == Encoding::kConstant));
}

BOOST_AUTO_TEST_CASE(a_false_predicate_on_a_constant_drops_everything) {
  Tree filter;
  const Chain chain = {filter.Filter(filter.Binary(BinaryOp::kEqual, filter.Column("host"), filter.Text("b")))};
  Check(chain, "host=\n_time=\n_value=\nn=\ntag=\n");
  Tree none;
  Check({none.Filter(none.Binary(BinaryOp::kEqual, none.Column("absent"), none.Text("b")))},
        "host=\n_time=\n_value=\nn=\ntag=\n");
}

BOOST_AUTO_TEST_CASE(strings_are_interpolated_and_matched) {
  Tree filter, map;
  const NodeId match =
      filter.Binary(BinaryOp::kMatch, filter.Column("tag"), filter.Literal(*RegexpObject::Compile("^y")));
  const NodeId text = map.Interpolate({map.Text("t="), map.Column("tag"), map.Text(" v="), map.Column("_value")});
  Check({filter.Filter(match), map.Map(map.Record(false, {{"text", text}}))}, "text=\"t=yz v=2\",\"t=yz v=4\",\n");
  Tree null;
  BOOST_TEST(Show({null.Map(null.Record(false, {{"t", null.Interpolate({null.Column("_value")})}}))}) ==
             "cannot evaluate `\"${r._value}\"`: interpolated expression produced a null value");
}

BOOST_AUTO_TEST_CASE(conditionals_choose_between_records) {
  Tree map;
  const NodeId test = map.Unary(UnaryOp::kExists, map.Column("_value"));
  const NodeId then = map.Record(false, {{"v", map.Column("_value")}, {"k", map.Int(1)}});
  const NodeId otherwise = map.Record(false, {{"k", map.Int(2)}, {"v", map.Float(-1)}});
  Check({map.Map(map.If(test, then, otherwise))}, "k=1,1,2,1,1,\nv=1.0,2.0,-1.0,4.0,5.0,\n");
}

BOOST_AUTO_TEST_CASE(static_conflicts_fail_before_running) {
  Tree sum;
  BOOST_TEST(
      Show({sum.Map(sum.Record(false, {{"x", sum.Binary(BinaryOp::kAdd, sum.Column("n"), sum.Column("tag"))}}))}) ==
      "type conflict: int != string; write numbers without quotes, or convert with `float(v: …)` or `string(v: …)`");
  Tree filter;
  BOOST_TEST(Show({filter.Filter(filter.Column("n"))}) ==
             "row predicate function does not evaluate to a boolean, but to int");
  Tree record;
  const NodeId inner = record.Record(false, {{"y", record.Int(1)}});
  BOOST_TEST(Show({record.Map(record.Record(true, {{"x", inner}}))}) ==
             "column `x` cannot hold values of type record; a column is bool, int, uint, float, string or time");
}

BOOST_AUTO_TEST_CASE(equal_subexpressions_are_shared) {
  Tree map;
  const auto twice = [&] { return map.Binary(BinaryOp::kMultiply, map.Column("_value"), map.Float(2)); };
  const Chain chain = {
      map.Map(map.Record(false, {{"a", twice()}, {"b", map.Binary(BinaryOp::kAdd, twice(), twice())}}))};
  const Result<kernel::Program> program = kernel::Lower(chain, kSchema, nullptr);
  BOOST_TEST(kernel::Dump(*program) ==
             "%0 float = column _value\n%1 float = constant 2.0\n%2 float = multiply %0, %1\n%3 float = add %2, "
             "%2\noutput a = %2\noutput b = %3\n");
}

}  // namespace flux::kernel_test
