#include "tests/unit/stdlib/stdlib_bench.h"

#include <boost/test/unit_test.hpp>

#include "runtime/base/check.h"
#include "stdlib/stdlib.h"

namespace flux::stdlib {

namespace {

class FakeFunctionValue final : public Callable {
 public:
  explicit FakeFunctionValue(std::function<Result<Value>(std::span<const NamedArg>)> b) : body(std::move(b)) {}
  std::span<const Parameter> parameters() const override { return {}; }
  std::string_view name() const override { return {}; }
  const std::function<Result<Value>(std::span<const NamedArg>)> body;
};

}  // namespace

Value Fn(std::function<Result<Value>(std::span<const NamedArg>)> body) {
  return Value::FromObject(ValueKind::kFunction, std::make_unique<FakeFunctionValue>(std::move(body)));
}

Value Floats(std::initializer_list<double> numbers) {
  std::vector<Value> elements;
  for (const double number : numbers) elements.push_back(Value::Float(number));
  return MakeArray(std::move(elements));
}

Value Strings(std::initializer_list<const char*> texts) {
  std::vector<Value> elements;
  for (const char* text : texts) elements.push_back(Value::String(text));
  return MakeArray(std::move(elements));
}

StdlibBench::StdlibBench() {
  RegisterStdlib(bench.registry);
  bench.call = [this](const Value& fn, std::span<const NamedArg> args) { return Call(fn, args); };
  bench.read_file = [this](std::string_view path) { return ReadFile(path); };
}

Result<Value> StdlibBench::Invoke(const std::string& name, std::vector<std::pair<std::string, Value>> args) {
  const size_t dot = name.rfind('.');
  const std::string package = dot == std::string::npos ? "universe" : name.substr(0, dot);
  const BuiltinDef* def = bench.registry.FindBuiltin(package, dot == std::string::npos ? name : name.substr(dot + 1));
  FLUX_CHECK(def != nullptr);
  std::vector<Value> values;
  for (std::string_view rest = def->parameters; !rest.empty();) {
    const std::string_view parameter = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(parameter.size() + 1, rest.size()));
    const auto given = std::ranges::find(args, parameter, &std::pair<std::string, Value>::first);
    values.push_back(given == args.end() ? Value::Absent() : given->second);
  }
  return def->fn(*this, Args(values));
}

std::string StdlibBench::Eval(const std::string& name, std::vector<std::pair<std::string, Value>> args) {
  const Result<Value> result = Invoke(name, std::move(args));
  return result ? DebugText(*result) : "error: " + result.error().message;
}

Value StdlibBench::Stream(std::vector<Table> tables) { return plan::MakeStream(exec::TablesNode(std::move(tables))); }

std::string StdlibBench::Run(const Result<Value>& stream) {
  if (!stream) return "error: " + stream.error().message;
  const std::string whole = bench.Run(plan::StreamNode(*stream));
  for (const size_t chunk_rows : {1, 3}) {
    BOOST_TEST_CONTEXT("chunks of " << chunk_rows << " rows") {
      BOOST_TEST(bench.Run(plan::StreamNode(*stream), chunk_rows) == whole);
    }
  }
  return whole;
}

Result<Value> StdlibBench::Call(const Value& fn, std::span<const NamedArg> args) {
  return static_cast<const FakeFunctionValue&>(fn.AsFunction()).body(args);
}

Result<plan::RowFunction> StdlibBench::ToRowFunction(const Value& fn) { return plan::RowFunction{nullptr, fn, "fn"}; }

Status StdlibBench::Execute(const plan::NodeRef& stream, TableSink& sink) {
  FLUX_TRY(const std::vector<ResultSet> sets, bench.Execute({stream}));
  for (const Table& table : sets.front().tables) {
    if (Status sent = SendTable(table, sink); !sent) return sent.error().code == ErrorCode::kEnough ? Status() : sent;
  }
  return sink.Finish();
}

Result<std::string> StdlibBench::ReadFile(std::string_view path) {
  const auto file = files.find(path);
  if (file == files.end()) return Fail(ErrorCode::kNotFound, "no file `" + std::string(path) + "`");
  return file->second;
}

}  // namespace flux::stdlib
