#include <fmt/format.h>

#include <algorithm>

#include "runtime/column/builder.h"
#include "runtime/exec/row_failure.h"
#include "runtime/exec/table_operator.h"
#include "runtime/expr/safe_kind.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "start stop count fn";

struct GenerateSpec final : plan::Spec {
  static constexpr std::string_view kName = "generate.from";
  Time start;
  int64_t step = 0;  // from row to row
  int64_t count = 0;
  plan::RowFunction fn;
  void Describe(plan::Description& out) const override {
    out.Add("count", fmt::format("{}", count));
    out.Add("fn", fn.text);
  }
};

class GenerateOperator final : public exec::Operator {
 public:
  GenerateOperator(const GenerateSpec& spec, exec::ExecContext& context, TableSink& out)
      : spec_(spec),
        context_(context),
        out_(out),
        may_fail_(spec.fn.tree == nullptr || expr::MayFailInRows(*spec.fn.tree)) {}

  TableSink& input(size_t) override { return out_; }

  Status Run() override {
    if (!context_.call) return Fail(ErrorCode::kUnimplemented, "`generate.from`: argument `fn` cannot be called here");
    TableHeader header;
    header.schema = Schema({{"_time", ColumnType::kTime}, {"_value", ColumnType::kInt}});
    header.is_time_ordered = spec_.step >= 0;
    FLUX_TRY_STATUS(out_.Begin(std::make_shared<const TableHeader>(std::move(header))));
    // Rows that can fail count, whoever wants them.
    for (int64_t n = 0; n < spec_.count && (may_fail_ || out_.WantsRows());) {
      FLUX_TRY_STATUS(context_.cancel.Check());
      const auto rows = std::min(spec_.count - n, static_cast<int64_t>(context_.chunk_rows));
      FLUX_TRY_STATUS(SendRows(n, rows));
      n += rows;
    }
    FLUX_TRY_STATUS(out_.End());
    return out_.Finish();
  }

 private:
  // Sends rows from number `first` on; where one of them fails, those before it.
  Status SendRows(int64_t first, int64_t rows) {
    ColumnBuilder times(ColumnType::kTime), values(ColumnType::kInt);
    Status status;
    size_t made = 0;
    for (int64_t n = first; n < first + rows; ++n, ++made) {
      const Result<int64_t> value = ValueOf(n);
      if (!value) {
        status = std::unexpected(value.error());
        break;
      }
      times.AppendInt(spec_.start.ns + n * spec_.step);
      values.AppendInt(*value);
    }
    if (made > 0) FLUX_TRY_STATUS(out_.Push({{times.Finish(), values.Finish()}, made}));
    return status;
  }

  Result<int64_t> ValueOf(int64_t n) const {
    const NamedArg argument{"n", Value::Int(n)};
    Result<Value> value = context_.call(spec_.fn.closure, {&argument, 1});
    if (!value) return std::unexpected(exec::NamingExpression(std::move(value.error()), spec_.fn, {&argument, 1}));
    if (!value->is_null() && value->kind() == ValueKind::kInt) return value->AsInt();
    return Fail(ErrorCode::kInvalid,
                fmt::format("`generate.from`: argument `fn` must return an int, returned {}", DescribeKind(*value)));
  }

  const GenerateSpec& spec_;
  exec::ExecContext& context_;
  TableSink& out_;
  const bool may_fail_;
};

Result<Value> From(CallContext& context, Args args) {
  const ArgReader in("generate.from", kParameters, args);
  GenerateSpec spec;
  FLUX_TRY(spec.start, in.Timeable(0, context.now()));
  FLUX_TRY(const Time stop, in.Timeable(1, context.now()));
  FLUX_TRY(spec.count, in.Int(2));
  FLUX_TRY(const Value fn, in.Function(3));
  if (spec.count < 0) return in.Invalid(2, fmt::format("must not be negative, found {}", spec.count));
  // Rounded down, as integers are.
  if (spec.count > 0) spec.step = (stop.ns - spec.start.ns) / spec.count;
  FLUX_TRY(plan::RowFunction row_function, context.ToRowFunction(fn));
  spec.fn = plan::WithConstantsFolded(std::move(row_function));
  return AddNode(context, std::move(spec), {});
}

plan::StreamSchema SchemaOf(const plan::Node& node, plan::InputFacts) {
  plan::StreamSchema schema;
  schema.Clear(&node);
  schema.Set("_time", ColumnType::kTime);
  schema.Set("_value", ColumnType::kInt);
  return schema;
}

plan::Properties PropertiesOf(const plan::Node& node, plan::InputFacts) {
  const GenerateSpec& spec = *node.As<GenerateSpec>();
  plan::Properties properties;
  properties.key.emplace();
  properties.max_tables = 1;
  properties.max_rows = static_cast<uint64_t>(spec.count);
  properties.keys_differ = properties.tables_ascend = true;
  if (spec.step >= 0) properties.row_order = {{"_time"}};
  return properties;
}

bool HasRows(const plan::Node& node, plan::InputFacts) { return node.As<GenerateSpec>()->count > 0; }

}  // namespace

void RegisterGenerateFrom(Registry& registry) {
  registry.Add(BuiltinDef{"generate", "from", kParameters, From});
  registry.Add(OperationDef{.name = GenerateSpec::kName,
                            .create = exec::CreateOperator<GenerateOperator, GenerateSpec>,
                            .schema = SchemaOf,
                            .properties = PropertiesOf,
                            .has_rows = HasRows,
                            .flow = plan::Flow::kSource,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
