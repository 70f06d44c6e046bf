#include <fmt/format.h>

#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/table_operator.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables fn identity";

struct ReduceSpec final : plan::Spec {
  static constexpr std::string_view kName = "reduce";
  plan::RowFunction fn;
  Value identity;
  void Describe(plan::Description& out) const override {
    out.Add("fn", fn.text);
    out.Add("identity", DebugText(identity));
  }
};

// Folds each table with a script function, row by row; the record it ends with becomes the one row.
class ReduceOperator final : public exec::UnaryOperator {
 public:
  ReduceOperator(const ReduceSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context) {}

  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    accumulator_ = spec_.identity;
    return {};
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    if (!context_.call) return Fail(ErrorCode::kUnimplemented, "`reduce`: argument `fn` cannot be called here");
    for (size_t row = 0; row < chunk.rows; ++row) {
      std::vector<RecordField> fields;
      for (size_t i = 0; i < chunk.columns.size(); ++i)
        fields.push_back({header_->schema[i].name, chunk.columns[i]->ValueAt(row)});
      const NamedArg args[] = {{"r", MakeRecord(std::move(fields))}, {"accumulator", accumulator_}};
      FLUX_TRY(accumulator_, context_.call(spec_.fn.closure, args));
      if (accumulator_.is_null() || accumulator_.kind() != ValueKind::kRecord) {
        return Fail(ErrorCode::kInvalid, fmt::format("`reduce`: argument `fn` must return a record, returned {}",
                                                     DescribeKind(accumulator_)));
      }
    }
    return {};
  }

  Status End() override {
    std::vector<ColumnDef> defs;
    Chunk row{.columns = {}, .rows = 1};
    for (const GroupKeyEntry& entry : header_->key.entries()) {
      defs.push_back({entry.name, entry.type});
      row.columns.push_back(Column::Constant(entry.type, entry.value, 1));
    }
    for (const RecordField& field : accumulator_.AsRecord().fields) {
      const Result<ColumnType> type = ToColumnType(field.value.kind());
      if (!type) {
        return Fail(ErrorCode::kInvalid, fmt::format("`reduce`: property `{}` is of type {}, which cannot be a column",
                                                     field.name, DescribeKind(field.value)));
      }
      if (header_->key.Contains(field.name)) {
        if (DeepEqual(header_->key.Find(field.name)->value, field.value)) continue;
        return Fail(
            ErrorCode::kInvalid,
            fmt::format("`reduce`: property `{}` would change the group key; give it another name", field.name));
      }
      defs.push_back({field.name, *type});
      row.columns.push_back(Column::Constant(*type, field.value, 1));
    }
    return SendRows(std::make_shared<const TableHeader>(TableHeader{header_->key, Schema(std::move(defs)), false}), row,
                    1, out_);
  }

 private:
  const ReduceSpec& spec_;
  exec::ExecContext& context_;
  TableHeaderRef header_;
  Value accumulator_;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) {
  const ReduceSpec& spec = *node.As<ReduceSpec>();
  if (!spec.fn.tree) return {.all = true, .names = {}};
  const expr::ColumnUse use = expr::ColumnsRead(*spec.fn.tree);
  return {.all = use.reads_whole, .names = use.columns};
}

Result<Value> Reduce(CallContext& context, Args args) {
  const ArgReader in("reduce", kParameters, args);
  ReduceSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const Value fn, in.Function(1));
  FLUX_TRY(spec.fn, context.ToRowFunction(fn));
  if (in[2].is_null() || in[2].kind() != ValueKind::kRecord) {
    return in.Invalid(2, fmt::format("must be a record, found {}", DescribeKind(in[2])));
  }
  spec.identity = in[2];
  return AddNode(context, std::move(spec), {std::move(tables)});
}

}  // namespace

void RegisterReduce(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "reduce", kParameters, Reduce});
  registry.Add(OperationDef{ReduceSpec::kName, CreateOperator<ReduceOperator, ReduceSpec>, Needs});
}

}  // namespace flux::stdlib
