#include <fmt/format.h>

#include "runtime/column/builder.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/table_source.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "start stop count fn";

Result<Value> From(CallContext& context, Args args) {
  const ArgReader in("generate.from", kParameters, args);
  FLUX_TRY(const Time start, in.Timeable(0, context.now()));
  FLUX_TRY(const Time stop, in.Timeable(1, context.now()));
  FLUX_TRY(const int64_t count, in.Int(2));
  FLUX_TRY(const Value fn, in.Function(3));
  if (count < 0) return in.Invalid(2, fmt::format("must not be negative, found {}", count));
  // Rounded down, as integers are.
  const int64_t step = count == 0 ? 0 : (stop.ns - start.ns) / count;
  FLUX_TRY_STATUS(CheckRoom(static_cast<size_t>(count), 2 * sizeof(int64_t)));
  ColumnBuilder times(ColumnType::kTime), values(ColumnType::kInt);
  for (int64_t n = 0; n < count; ++n) {
    const NamedArg argument{"n", Value::Int(n)};
    FLUX_TRY(const Value value, context.Call(fn, {&argument, 1}));
    if (value.kind() != ValueKind::kInt) {
      return in.Invalid(3, fmt::format("must return an int, returned {}", DescribeKind(value)));
    }
    times.AppendInt(start.ns + n * step);
    FLUX_TRY_STATUS(values.Append(value));
  }
  const auto rows = static_cast<size_t>(count);
  Chunk chunk{.columns = {times.Finish(), values.Finish()}, .rows = rows};
  TableSourceSpec spec;
  spec.origin = "generate.from";
  TableHeader header;
  header.schema = Schema({{"_time", ColumnType::kTime}, {"_value", ColumnType::kInt}});
  spec.tables.push_back({std::make_shared<const TableHeader>(std::move(header)), {std::move(chunk)}});
  return AddNode(context, std::move(spec), {});
}

}  // namespace

void RegisterGenerateFrom(Registry& registry) { registry.Add(BuiltinDef{"generate", "from", kParameters, From}); }

}  // namespace flux::stdlib
