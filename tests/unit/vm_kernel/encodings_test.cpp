// One kernel meets chunks whose columns are encoded differently; what it keeps between chunks must not show.

#include <boost/test/unit_test.hpp>
#include <random>

#include "runtime/plan/specs/pipeline.h"
#include "tests/unit/vm_kernel/chain_builder.h"
#include "vm/kernel/factory.h"

namespace flux::kernel_test {
namespace {

const Schema kSchema({{"s", ColumnType::kString}, {"t", ColumnType::kTime}, {"v", ColumnType::kFloat}});

std::shared_ptr<const StringBuffer> DictionaryOf(const std::vector<std::string>& entries) {
  StringBuffer buffer{{0}, ""};
  for (const std::string& entry : entries) {
    buffer.bytes += entry;
    buffer.offsets.push_back(static_cast<uint32_t>(buffer.bytes.size()));
  }
  return std::make_shared<const StringBuffer>(std::move(buffer));
}

ColumnRef RandomStrings(size_t rows, std::mt19937& random) {
  static const auto kSmall = DictionaryOf({"aa", "b", "abc"});
  switch (random() % 4) {
    case 0:
      return Column::Constant(
          ColumnType::kString,
          random() % 3 == 0 ? Value::Null(ValueKind::kString) : Value::String(random() % 2 == 0 ? "ax" : "y"), rows);
    case 1: {
      std::vector<Value> values;
      for (size_t i = 0; i < rows; ++i)
        values.push_back(random() % 5 == 0 ? Value() : Value::String("a" + std::to_string(i % 7)));
      return Flat(ColumnType::kString, values);
    }
    default: {
      // The same dictionary again and again, a new small one, or one with more entries than rows.
      std::vector<std::string> entries;
      const size_t count = random() % 2 == 0 ? 2 : rows * 3;
      for (size_t i = 0; i < count; ++i) entries.push_back((random() % 2 == 0 ? "a" : "z") + std::to_string(i));
      const auto dictionary = random() % 2 == 0 ? kSmall : DictionaryOf(entries);
      std::vector<uint32_t> codes;
      for (size_t i = 0; i < rows; ++i)
        codes.push_back(static_cast<uint32_t>(random() % (dictionary->offsets.size() - 1)));
      return Column::Dictionary(std::move(codes), dictionary);
    }
  }
}

Chunk RandomChunk(std::mt19937& random) {
  const size_t rows = random() % 3 == 0 ? 1 + random() % 5 : 60 + random() % 3000;
  std::vector<int64_t> times;
  std::vector<Value> values;
  for (size_t i = 0; i < rows; ++i) {
    times.push_back(static_cast<int64_t>(random() % 1000));
    values.push_back(random() % 4 == 0 ? Value() : Value::Float(static_cast<double>(random() % 100)));
  }
  const ColumnRef time = random() % 2 == 0 ? Column::Sequence(ColumnType::kTime, 0, 10, rows) : Column::FlatTime(times);
  const ColumnRef value =
      random() % 2 == 0 ? Column::Constant(ColumnType::kFloat, Value::Float(static_cast<double>(random() % 9)), rows)
                        : Flat(ColumnType::kFloat, values);
  return {{RandomStrings(rows, random), time, value}, rows};
}

// filter(s =~ /^a/ or v > 50) |> map({r with k: s + "!" + s, w: if exists s then v * 2 else v, late: t > 500 and v <
// 20})
std::vector<plan::ChainStep> MakeChain() {
  Tree filter, map, last;
  const NodeId match =
      filter.Binary(BinaryOp::kMatch, filter.Column("s"), filter.Literal(*RegexpObject::Compile("^a")));
  const NodeId large = filter.Binary(BinaryOp::kGreater, filter.Column("v"), filter.Float(50));
  const NodeId joined =
      map.Binary(BinaryOp::kAdd, map.Binary(BinaryOp::kAdd, map.Column("s"), map.Text("!")), map.Column("s"));
  const NodeId twice = map.Binary(BinaryOp::kMultiply, map.Column("v"), map.Float(2));
  const NodeId chosen = map.If(map.Unary(UnaryOp::kExists, map.Column("s")), twice, map.Column("v"));
  const NodeId late =
      map.Binary(BinaryOp::kAnd, map.Binary(BinaryOp::kGreater, map.Column("t"), map.Literal(Value::Of(Time{500}))),
                 map.Binary(BinaryOp::kLess, map.Column("v"), map.Float(20)));
  return {filter.Filter(filter.Binary(BinaryOp::kOr, match, large)),
          map.Map(map.Record(true, {{"k", joined}, {"w", chosen}, {"late", late}})),
          last.Filter(last.Binary(BinaryOp::kNotEqual, last.Column("w"), last.Float(4)))};
}

std::string Show(const Result<exec::KernelOutput>& out) {
  if (!out) return out.error().message;
  std::string text;
  for (size_t row = 0; row < out->rows; ++row) {
    if (out->selection && (((*out->selection)[row / 64] >> (row % 64)) & 1) == 0) continue;
    for (const ColumnRef& column : out->columns) text += DebugText(column->ValueAt(row)) + " ";
    text += "\n";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_a_kernel_keeps_between_chunks_does_not_show) {
  std::mt19937 random(11);
  const std::vector<plan::ChainStep> chain = MakeChain();
  for (const JitMode mode : {JitMode::kNever, JitMode::kAlways}) {
    const std::unique_ptr<exec::KernelFactory> factory = MakeKernelFactory({.jit = mode});
    const std::shared_ptr<exec::Kernel> kernel = *factory->Compile(chain, kSchema);
    for (int i = 0; i < 60; ++i) {
      const Chunk chunk = RandomChunk(random);
      Chunk flat{{}, chunk.rows};
      for (const ColumnRef& column : chunk.columns) flat.columns.push_back(column->Flatten());
      const std::shared_ptr<exec::Kernel> fresh = *factory->Compile(chain, kSchema);
      BOOST_REQUIRE_EQUAL(Show(kernel->Run(chunk)), Show(fresh->Run(flat)));
    }
  }
}

}  // namespace flux::kernel_test
